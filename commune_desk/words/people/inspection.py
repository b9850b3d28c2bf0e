"""What an inspector of personal data reads: measures, looks, the columns of the lists."""

from collections.abc import Mapping

from commune_desk.domain.identifiers.personal_id import mask
from commune_desk.domain.upkeep.inspection import Inspection, KeptKind, Measure, MeasureKind
from commune_desk.domain.upkeep.looks import Look
from commune_desk.domain.vietnamese import format_date
from commune_desk.words.people.personal_data import UNVERIFIED
from commune_desk.words.values import moment_text

INSPECTION = "Bản kê dữ liệu cá nhân"
KINDS_TITLE = "Đang giữ gì, để làm gì, bao lâu"
LOOKS_TITLE = "Ai đã xem"
PEOPLE_TITLE = "Được xem nhiều nhất"
MEASURES_TITLE = "Biện pháp bảo vệ"
VERIFY_HISTORY = "Đối chiếu lịch sử"
OFFICERS_TITLE = "Theo cán bộ"
TAKEN_TITLE = "Đã xuất, đã xóa"
NOBODY = "—"
SHOW_LOOKS = "Các lần xem của cán bộ này"
WHO = "Cán bộ được xem xét"
EVERYBODY = "Mọi cán bộ"

MEASURES: Mapping[str, str] = {
    MeasureKind.ENGINE: "Nơi lưu dữ liệu",
    MeasureKind.ENCRYPTION: "Mã hóa tại chỗ",
    MeasureKind.BACKUP: "Bản sao lưu mới nhất, được mã hóa",
    MeasureKind.RECOVERY: "Bản sao lưu mở được bằng phiếu",
    MeasureKind.CHECK: "Đọc lại toàn bộ cơ sở dữ liệu",
    MeasureKind.REHEARSAL: "Khôi phục thử bản sao lưu",
    MeasureKind.LOADED: "Nạp thử bản sao lưu ở máy chủ",
    MeasureKind.SEAL: "Niêm phong từng dòng lịch sử",
    MeasureKind.VERIFIED: "Đối chiếu lịch sử với dữ liệu",
}
_GOOD: Mapping[str, str] = {
    MeasureKind.ENCRYPTION: "có: SQLCipher, khóa 256 bit để ngoài tệp",
    MeasureKind.RECOVERY: "có phiếu khôi phục",
    MeasureKind.SEAL: "có khóa riêng",
}
_LACKING: Mapping[str, str] = {
    MeasureKind.ENCRYPTION: "chương trình không mã hóa đĩa của máy chủ; phải dùng đĩa mã hóa",
    MeasureKind.BACKUP: "chưa có bản sao lưu mã hóa trên máy này; sao lưu ngay",
    MeasureKind.RECOVERY: "chưa có phiếu khôi phục trong bản sao lưu; lập phiếu rồi sao lưu",
    MeasureKind.CHECK: "chưa đọc lại lần nào; chương trình tự đọc mỗi ngày",
    MeasureKind.REHEARSAL: "chưa khôi phục thử lần nào; chương trình tự thử mỗi tuần",
    MeasureKind.LOADED: "chưa nạp thử; tài khoản cần quyền TEMPORARY ở cơ sở dữ liệu",
    MeasureKind.SEAL: "máy này chưa có khóa niêm phong",
    MeasureKind.VERIFIED: f"chưa đối chiếu trên máy này; dùng nút “{VERIFY_HISTORY}”",
}
_WRONG: Mapping[str, str] = {
    MeasureKind.CHECK: "{at} thấy hỏng; khôi phục từ bản sao lưu",
    MeasureKind.REHEARSAL: "{at} thấy khác với dữ liệu; sao lưu lại rồi thử lại",
    MeasureKind.VERIFIED: "{at} thấy bị sửa ngoài chương trình; giữ nguyên các bản sao lưu",
}
"""Of what was done and did not end well."""
ENGINES: Mapping[str, str] = {
    "sqlite": "SQLite, tệp trên máy này",
    "postgres": "PostgreSQL, trên máy chủ của cơ quan",
}


def about_words(value: Inspection) -> str:
    """Whose looks alone are listed; empty where everybody's are."""
    return f"Chỉ cán bộ: {value.asked_about} (các mục 3 đến 6)" if value.asked_about else ""


def measure_words(measure: Measure) -> str:
    """How a measure stands."""
    if measure.kind is MeasureKind.ENGINE:
        return ENGINES[measure.detail]
    if not measure.is_good and measure.at is not None and measure.kind in _WRONG:
        return _WRONG[measure.kind].format(at=moment_text(measure.at))
    if not measure.is_good:
        return _LACKING[measure.kind]
    if measure.at is not None:
        return moment_text(measure.at)
    return _GOOD[measure.kind]


def retention_words(kept: KeptKind) -> str:
    """How long a kind is kept; what no source was read for is marked."""
    law = kept.law
    return law.retention if law.is_verified else f"{law.retention} {UNVERIFIED}"


def oldest_words(kept: KeptKind) -> str:
    """Since when there is something of a kind."""
    return format_date(kept.oldest.date()) if kept.oldest else NOBODY


def whose_words(whose: str, number: str) -> str:
    """Whose data, the number with most of it hidden; a list has nobody's name.

    >>> whose_words("Võ Thị Ánh Nguyệt", "087185004321"), whose_words("", "")
    ('Võ Thị Ánh Nguyệt · 087•••••4321', '—')
    """
    if not whose:
        return NOBODY
    is_of_person = len(number) in (9, 12)
    shown = mask(number) if number and is_of_person else number
    return f"{whose} · {shown}" if shown else whose


def detail_words(look: Look) -> str:
    """The dossier that was opened, or how much was handed on or deleted."""
    if look.dossier_no:
        return look.dossier_no
    facts = look.facts
    if "lines" in facts:
        return f"{facts['lines']} dòng"
    if "number" in facts:
        return f"số {facts['number']}"
    return str(facts.get("reason", ""))
