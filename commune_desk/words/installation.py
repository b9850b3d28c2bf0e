"""What people read of the installed program: why something about it was refused."""

from collections.abc import Mapping

from commune_desk.domain import installation_errors
from commune_desk.domain.errors import UserError

SENTENCES: Mapping[type[UserError], str] = {
    installation_errors.SelfTestEndedEarly: (
        "Việc kiểm tra dừng giữa chừng (mã {exit_code}). Đóng bớt chương trình khác rồi kiểm tra "
        "lại; vẫn dừng thì cài lại chương trình, dữ liệu của cơ quan không mất."
    ),
}
