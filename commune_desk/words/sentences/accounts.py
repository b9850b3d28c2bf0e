"""What is said of accounts, passwords and signing in."""

from commune_desk.domain.account_errors import (
    AdministratorNeeded,
    FirstCodeNeeded,
    FirstCodeWrong,
    LastAdministrator,
    LoginAlreadyInUse,
    OfficerNotFound,
    OldPasswordWrong,
    PasswordsDiffer,
    PasswordTooEasy,
    PasswordTooShort,
    SignInDelayed,
    SignInRefused,
)
from commune_desk.words.sentence_table import Sentences
from commune_desk.words.sign_in import DELAYED, PASSWORDS_DIFFER

SENTENCES: Sentences = {
    SignInDelayed: DELAYED,
    SignInRefused: "Tên đăng nhập hoặc mật khẩu không đúng. Gõ lại hoặc nhờ quản trị.",
    OldPasswordWrong: (
        "Mật khẩu đang dùng không đúng. Gõ lại, hoặc nhờ quản trị đặt lại mật khẩu."
    ),
    FirstCodeNeeded: (
        "Tài khoản này đặt mật khẩu lần đầu bằng mã 8 số quản trị đã báo riêng. "
        "Gõ mã vào ô “Mã lần đầu”."
    ),
    FirstCodeWrong: (
        "Tên đăng nhập hoặc mã lần đầu không đúng. Gõ lại; mất mã thì nhờ quản trị cấp mã mới."
    ),
    PasswordsDiffer: PASSWORDS_DIFFER,
    PasswordTooEasy: (
        "Mật khẩu này ai cũng đoán ra: ít chữ khác nhau, lặp lại hoặc theo thứ tự phím. "
        "Đặt một câu dài dễ nhớ với mình."
    ),
    PasswordTooShort: "Mật khẩu cần ít nhất {minimum} ký tự. Đặt mật khẩu dài hơn.",
    LoginAlreadyInUse: "Tên đăng nhập “{login}” đã có người dùng. Chọn tên khác.",
    LastAdministrator: (
        "“{login}” là quản trị duy nhất. Giao quyền quản trị cho một người khác trước."
    ),
    AdministratorNeeded: (
        "Việc này chỉ người quản trị được làm; đang dùng vai trò {role}. Nhờ người quản trị."
    ),
    OfficerNotFound: "Không có cán bộ “{login}”. Kiểm tra lại tên đăng nhập.",
}
