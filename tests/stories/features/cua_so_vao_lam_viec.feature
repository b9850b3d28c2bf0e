# language: vi
Tính năng: Vào làm việc, khóa màn hình, đổi người ở quầy
  Sai mật khẩu thì phải chờ lâu dần; rời quầy thì khóa; người khác làm tiếp mà không mất gì.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và "mai" đã có mật khẩu "sen hồng Tháp Mười"
    Và "tung" đã có mật khẩu "lúa mùa nước nổi"

  Kịch bản: Lần sau chỉ còn phải gõ mật khẩu
    Khi chương trình mở và "mai" đăng nhập với mật khẩu "sen hồng Tháp Mười"
    Thì lần mở sau ô tên đăng nhập đã có "mai"

  Kịch bản: Sai ba lần thì phải chờ, mở lại chương trình cũng không hết chờ
    Khi "mai" gõ sai mật khẩu 3 lần
    Thì màn hình báo phải chờ 5 giây
    Khi mở lại chương trình
    Và "mai" đăng nhập lại với mật khẩu "sen hồng Tháp Mười"
    Thì màn hình báo phải chờ 5 giây
    Khi 5 giây trôi qua
    Và mở lại chương trình
    Và "mai" đăng nhập lại với mật khẩu "sen hồng Tháp Mười"
    Thì "mai" được vào

  Kịch bản: Khóa màn hình giữ nguyên phần đang gõ
    Biết cửa sổ của "mai" mở
    Khi quét thẻ "087096610926|341632473|Bùi Thanh Toàn|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
    Và bấm Ctrl+Shift+L
    Thì màn hình đã khóa
    Khi mở khóa bằng mật khẩu "sen trắng"
    Thì màn hình đã khóa
    Khi mở khóa bằng mật khẩu "sen hồng Tháp Mười"
    Thì người nộp vẫn là "Bùi Thanh Toàn"

  Kịch bản: Đồng nghiệp làm tiếp bằng một phím và mật khẩu của mình
    Biết ở quầy này "mai" và "tung" vẫn thay nhau
    Và cửa sổ của "mai" mở
    Khi quét thẻ "087096610926|341632473|Bùi Thanh Toàn|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
    Và bấm Ctrl+Shift+D
    Và mở khóa bằng mật khẩu "lúa mùa nước nổi"
    Thì quầy giao cho "tung"
    Và bản nháp của "Bùi Thanh Toàn" còn nguyên

  Kịch bản: Mở chương trình lần nữa thì cửa sổ đang mở hiện lên trước
    Biết chương trình đang mở ở máy này, cửa sổ bị che
    Khi bấm mở chương trình lần nữa
    Thì lần mở thứ hai tự đóng, không báo lỗi
    Và cửa sổ đang mở hiện lên trước
