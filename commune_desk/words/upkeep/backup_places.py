"""What people read where it is asked where backups go besides this PC."""

TITLE = "Bản sao lưu cất thêm ở đâu"
ABOUT = (
    "Ổ đĩa của máy này hỏng thì bản sao lưu trên máy hỏng theo. Chọn ít nhất một nơi khác: mỗi giờ "
    "có việc và lúc đóng chương trình, bản sao lưu và giấy đã in được chép sang đó, mã hóa."
)
NO_STICK = (
    "Chưa thấy USB nào có nhãn. Cắm USB (đặt nhãn cho nó, ví dụ SAOLUU) rồi bấm “Tìm lại”, hoặc "
    "điền thư mục."
)
STICK = "USB “{label}”"
DISK = "Ổ đĩa {disk}"
FURTHER = "Thư mục khác: ổ thứ hai, thư mục mạng"
FURTHER_HINT = r"ví dụ E:\mot-cua hoặc \\may-chu\sao-luu; nhiều nơi thì cách nhau dấu chấm phẩy"
CHOOSE_FOLDER, LOOK_AGAIN = "Chọn thư mục…", "Tìm lại"
KEEP, LATER = "Thử và giữ", "Để sau"
NOTHING_CHOSEN = "Chọn một nơi, hoặc bấm “Để sau”."
TRYING = "Đang thử ghi vào nơi cất…"
KEPT = "Từ nay bản sao lưu được chép thêm sang: {places}."
NOT_YET = "chưa có nơi cất thêm"
"""For the strip, behind when the last backup was made."""
CHOOSE = "Chọn nơi cất"
"""What the button beside it does."""
