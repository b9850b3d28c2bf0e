"""What people read of moving an office to another database."""

from collections.abc import Mapping
from typing import Any

from commune_desk.domain.errors import UserError
from commune_desk.domain.upkeep import moving_errors as errors
from commune_desk.domain.upkeep.moving import MoveKind
from commune_desk.words.upkeep.restoring import RESTORE
from commune_desk.words.values import count_words

_AS_BEFORE = "Chưa có gì thay đổi; chương trình vẫn dùng dữ liệu cũ."

TITLE, GO_ON = "Chuyển dữ liệu", "Mở chương trình"
KINDS: Mapping[MoveKind, str] = {
    MoveKind.SERVER: "Chuyển dữ liệu lên máy chủ",
    MoveKind.HERE: "Chuyển dữ liệu về máy này",
    MoveKind.NEW_PC: "Chuyển dữ liệu sang máy mới",
    MoveKind.BACK: "Dùng lại máy này",
}
MOVE, BACK = KINDS[MoveKind.SERVER], KINDS[MoveKind.BACK]
ADDRESS = "Địa chỉ cơ sở dữ liệu trống trên máy chủ"
TO_FOLDER = "USB hoặc thư mục để ghi tệp"
_WHO = "Cần tên và mật khẩu của người quản trị."
ABOUT: Mapping[MoveKind, str] = {
    MoveKind.SERVER: (
        "Mọi bảng được chép sang cơ sở dữ liệu PostgreSQL trống và đếm hai bên; bằng nhau thì máy "
        "này mới dùng nơi mới. Địa chỉ do người trông máy chủ cho, như "
        f"postgresql://tên:mật-khẩu@máy-chủ/tên-csdl. {_WHO}"
    ),
    MoveKind.HERE: (
        "Mọi bảng trên máy chủ được chép về một tệp mã hóa của máy này và đếm hai bên; bằng nhau "
        f"thì máy này mới dùng tệp đó. Dữ liệu trên máy chủ để nguyên. {_WHO}"
    ),
    MoveKind.NEW_PC: (
        "Ghi toàn bộ dữ liệu vào một tệp, đọc lại và đếm từng bảng. Sau đó máy này thôi dùng, để "
        f"hai máy không cấp trùng số. Máy mới mở tệp bằng phiếu khôi phục. {_WHO}"
    ),
    MoveKind.BACK: (
        "Chỉ khi máy mới không mở được tệp đã chuyển. Hai máy cùng tiếp nhận thì số hồ sơ trùng "
        f"nhau, không gộp lại được. {_WHO}"
    ),
}
MOVING = "Đang chép và đếm…"
MOVED = "Đã chuyển {rows} dòng của {tables} bảng đến {place}; số dòng hai bên bằng nhau."
KEPT = "Dữ liệu cũ được giữ ở {place}. Xóa khi đã chắc chắn."
OTHER_PCS = (
    "Máy khác vẫn đang trỏ vào nơi cũ: làm tệp nhập máy mới cho từng máy ở "
    "Cơ quan → Kiểm tra máy → Thêm máy."
)


LEFT = (
    "Đã ghi {file}: {rows} dòng của {tables} bảng, đọc lại đúng như dữ liệu. Máy này thôi dùng từ "
    "bây giờ."
)
NEXT_AT_NEW_PC = (
    "Ở máy mới: cài chương trình, lần mở đầu chọn “{restore}”, chọn tệp trên USB và gõ mã trên "
    "phiếu khôi phục số {sheet_no}. Máy mới đếm lại từng bảng trước khi dùng."
)
CAME_BACK = "Cơ quan lại ở máy này. Không mở tệp đã chuyển ở máy khác nữa."
COUNTED = "Trong đó: {counts}."
TABLES: Mapping[str, str] = {
    "dossier": "hồ sơ",
    "citizen": "công dân",
    "organisation": "tổ chức",
    "declaration": "tờ khai",
    "payment": "lần thu",
    "event": "dòng của lịch sử",
}
"""The tables of which people read how much is in them, in this order."""


def counted_words(counts: Mapping[str, int]) -> str:
    """How much was counted of what people know."""
    known = (
        f"{count_words(counts[name])} {words}" for name, words in TABLES.items() if name in counts
    )
    return COUNTED.format(counts=", ".join(known))


def left_words(left: Any) -> tuple[str, ...]:
    """What leaving did, for people; it has the file, the counts and the number of the sheet."""
    rows, tables = sum(left.counts.values()), len(left.counts)
    said = LEFT.format(file=left.file, rows=count_words(rows), tables=tables)
    way_on = NEXT_AT_NEW_PC.format(restore=RESTORE, sheet_no=left.sheet_no)
    return (said, counted_words(left.counts), way_on)


def moved_words(moved: Any) -> tuple[str, ...]:
    """What a move did, for people; it has the counts, the new place, and where the old data are."""
    rows, tables = sum(moved.counts.values()), len(moved.counts)
    said = MOVED.format(rows=count_words(rows), tables=tables, place=moved.place)
    return (
        said,
        counted_words(moved.counts),
        KEPT.format(place=moved.kept) if moved.kept else OTHER_PCS,
    )


def ended_words(kind: MoveKind, outcome: Any) -> tuple[str, ...]:
    """What a move of a kind did, for people."""
    if kind is MoveKind.BACK:
        return (CAME_BACK,)
    return left_words(outcome) if kind is MoveKind.NEW_PC else moved_words(outcome)


SENTENCES: Mapping[type[UserError], str] = {
    errors.AlreadyThere: "Dữ liệu đang ở đúng nơi đó rồi. Không cần chuyển gì.",
    errors.OfficeThere: (
        f"Nơi đến ({{there}}) đã có dữ liệu của một cơ quan. Chọn cơ sở dữ liệu trống. {_AS_BEFORE}"
    ),
    errors.RowsMissing: (
        "Bảng {name} có {before} dòng nhưng nơi mới chỉ nhận {after} dòng. "
        f"{_AS_BEFORE} Gửi tệp nhật ký cho người hỗ trợ kỹ thuật."
    ),
    errors.OfficeMovedAway: (
        "Cơ quan đã chuyển sang máy khác lúc {left_at}, trong tệp {file}. Làm việc ở máy mới. Máy "
        "mới không mở được tệp thì người quản trị dùng lại máy này (lệnh: commune-desk move back)."
    ),
    errors.OfficeNotAway: "Cơ quan vẫn ở máy này. Mở chương trình và làm việc như thường.",
    errors.ServerStays: (
        "Dữ liệu ở máy chủ {host}, không ở máy này. Máy mới chỉ cần một tệp nhập máy: "
        "Cơ quan → Kiểm tra máy → Thêm máy."
    ),
    errors.NoSheetToMove: (
        "Chưa có phiếu khôi phục, máy mới sẽ không mở được dữ liệu. In phiếu ở trang Cài đặt rồi "
        "chuyển lại."
    ),
    errors.WorkedMeanwhile: (
        f"Có máy khác vẫn làm việc trong lúc chuyển. {_AS_BEFORE} Đóng chương trình ở mọi máy rồi "
        "chuyển lại."
    ),
}
