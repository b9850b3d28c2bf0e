"""What people read of moving an office to another database."""

from collections.abc import Mapping
from typing import Any

from commune_desk.domain import moving_errors as errors
from commune_desk.domain.errors import UserError

_AS_BEFORE = "Chưa có gì thay đổi; chương trình vẫn dùng dữ liệu cũ."

MOVE, GO_ON = "Chuyển dữ liệu lên máy chủ", "Mở chương trình"
ADDRESS = "Địa chỉ cơ sở dữ liệu trống trên máy chủ"
ABOUT = (
    "Mọi bảng được chép sang cơ sở dữ liệu PostgreSQL trống và đếm hai bên; bằng nhau thì máy này "
    "mới dùng nơi mới. Địa chỉ do người trông máy chủ cho, như "
    "postgresql://tên:mật-khẩu@máy-chủ/tên-csdl. Cần tên và mật khẩu của người quản trị."
)
MOVING = "Đang chép và đếm…"
MOVED = "Đã chuyển {rows} dòng của {tables} bảng đến {place}; số dòng hai bên bằng nhau."
KEPT = "Dữ liệu cũ được giữ ở {place}. Xóa khi đã chắc chắn."
OTHER_PCS = (
    "Máy khác vẫn đang trỏ vào nơi cũ: làm tệp nhập máy mới cho từng máy ở "
    "Cơ quan → Kiểm tra máy → Thêm máy."
)


def moved_words(moved: Any) -> tuple[str, ...]:
    """What a move did, for people; it has the counts, the new place, and where the old data are."""
    rows, tables = sum(moved.counts.values()), len(moved.counts)
    said = MOVED.format(rows=rows, tables=tables, place=moved.place)
    return (said, KEPT.format(place=moved.kept) if moved.kept else OTHER_PCS)


SENTENCES: Mapping[type[UserError], str] = {
    errors.AlreadyThere: "Dữ liệu đang ở đúng nơi đó rồi. Không cần chuyển gì.",
    errors.OfficeThere: (
        f"Nơi đến ({{there}}) đã có dữ liệu của một cơ quan. Chọn cơ sở dữ liệu trống. {_AS_BEFORE}"
    ),
    errors.RowsMissing: (
        "Bảng {name} có {before} dòng nhưng nơi mới chỉ nhận {after} dòng. "
        f"{_AS_BEFORE} Gửi tệp nhật ký cho người hỗ trợ kỹ thuật."
    ),
    errors.WorkedMeanwhile: (
        f"Có máy khác vẫn làm việc trong lúc chuyển. {_AS_BEFORE} Đóng chương trình ở mọi máy rồi "
        "chuyển lại."
    ),
}
