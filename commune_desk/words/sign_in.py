"""What the sign-in window says; it stands before all else is imported, so this imports nothing."""

LOGIN = "Tên đăng nhập"
PASSWORD = "Mật khẩu"
AGAIN = "Gõ lại mật khẩu"
NO_LOGIN = "Chưa điền tên đăng nhập."
NO_PASSWORD = "Chưa điền mật khẩu."
FIRST_CODE = "Mã lần đầu"
"""What an administrator tells a new officer; see `domain/office/first_codes.py`."""
NOTED = "Đã ghi lại mã"
DELAYED = (
    "Sai tên hoặc mật khẩu nhiều lần. Thử lại sau {seconds} giây; "
    "quên mật khẩu thì nhờ người quản trị đặt lại."
)
LOCKED = "Màn hình đã khóa"
WHO_GOES_ON = "Người làm việc tiếp"
UNLOCK = "Mở khóa"
PASSWORDS_DIFFER = "Hai mật khẩu chưa giống nhau. Gõ lại mật khẩu."
NO_PASSWORD_HERE = "Tập huấn: không cần mật khẩu, chọn người rồi mở khóa."
ROLE_CHANGED = (
    "Người quản trị vừa đổi vai trò của bạn từ {before} thành {now}. Cửa sổ mở lại theo vai trò "
    "mới; phần đang nhập được giữ làm bản nháp."
)
GO_ON_AS = "Làm tiếp: {role}"
OTHER_OFFICER = "Đổi người dùng"
CONNECTING = "Đang kết nối máy chủ {host}…"
STOP = "Hủy kết nối"
