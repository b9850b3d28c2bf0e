"""What is said where a list is counted and handed on as a workbook."""

from collections.abc import Mapping

from commune_desk.domain.figures.shown_list import ListKind, ListTooLong
from commune_desk.words.sentence_table import Sentences
from commune_desk.words.values import count_words

PERSONAL_DATA = (
    "Tệp có dữ liệu cá nhân: chỉ dùng cho công việc của cơ quan, không gửi ra ngoài, xóa khi xong "
    "việc (Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15)."
)
TOO_LONG_TO_SORT = "lọc bớt rồi mới sắp xếp được"
UNITS: Mapping[ListKind, str] = {
    ListKind.DOSSIERS: "hồ sơ",
    ListKind.RESULTS: "kết quả",
    ListKind.CITIZENS: "người",
    ListKind.CERTIFICATIONS: "việc",
    ListKind.VISITS: "lượt",
    ListKind.PREPARED: "hồ sơ",
}
"""What the lines of a list are, counted."""


TYPED_LISTS: Mapping[ListKind, tuple[str, str]] = {
    ListKind.VISITS: ("Các lượt chưa tiếp nhận", "Lọc: tên, số định danh, số phiếu"),
    ListKind.PREPARED: ("Các hồ sơ viết hộ", "Lọc: tên, số định danh"),
}
"""The lists in windows of their own: what they are called, and what can be typed above them."""


def counted(kind: ListKind, count: int, *, has_more: bool = False) -> str:
    """How many lines a list has, as far as it was looked through."""
    return f"{'Hơn ' if has_more else ''}{count_words(count)} {UNITS[kind]}" if count else ""


SENTENCES: Sentences = {
    ListTooLong: lambda error: (
        f"Danh sách có hơn {count_words(error.most)} dòng. Lọc theo ngày tiếp nhận hoặc lĩnh vực "
        "rồi xuất; cả tháng, cả năm thì dùng sổ theo dõi (F7)."
    ),
}
