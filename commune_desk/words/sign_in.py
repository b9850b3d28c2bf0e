"""What the sign-in window says; it stands before all else is imported, so this imports nothing."""

LOGIN = "Tên đăng nhập"
PASSWORD = "Mật khẩu"
AGAIN = "Gõ lại mật khẩu"
PASSWORDS_DIFFER = "Hai mật khẩu chưa giống nhau. Gõ lại mật khẩu."
