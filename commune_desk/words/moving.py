"""What people read of moving an office to another database."""

from collections.abc import Mapping

from commune_desk.domain import moving_errors as errors
from commune_desk.domain.errors import UserError

_AS_BEFORE = "Chưa có gì thay đổi; chương trình vẫn dùng dữ liệu cũ."

MOVED = "Đã chuyển {rows} dòng của {tables} bảng đến {place}; số dòng hai bên bằng nhau."
KEPT = "Dữ liệu cũ được giữ ở {place}. Xóa khi đã chắc chắn."
OTHER_PCS = (
    "Máy khác vẫn đang trỏ vào nơi cũ: làm tệp nhập máy mới cho từng máy ở "
    "Cơ quan → Kiểm tra máy → Thêm máy."
)

SENTENCES: Mapping[type[UserError], str] = {
    errors.AlreadyThere: "Dữ liệu đang ở đúng nơi đó rồi; không cần chuyển.",
    errors.OfficeThere: (
        f"{{there}} đã có dữ liệu của một cơ quan. Chọn cơ sở dữ liệu trống. {_AS_BEFORE}"
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
