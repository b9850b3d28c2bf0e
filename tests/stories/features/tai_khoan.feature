# language: vi
Tính năng: Tài khoản và phân quyền
  Mỗi người một tài khoản, tự đặt mật khẩu; ai làm gì đều có tên. Không có mật khẩu mặc định.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và người làm việc là "quantri"

  Kịch bản: Chưa đặt mật khẩu thì không đăng nhập được
    Khi "mai" đăng nhập với mật khẩu ""
    Thì chương trình từ chối: Tên đăng nhập hoặc mật khẩu không đúng

  Kịch bản: Mật khẩu ngắn không được nhận
    Khi "mai" đặt mật khẩu lần đầu "123456"
    Thì chương trình từ chối: Mật khẩu cần ít nhất

  Kịch bản: Đặt xong thì người khác không đặt đè được
    Biết "mai" đã đặt mật khẩu "sen hồng Tháp Mười"
    Khi "mai" đặt mật khẩu lần đầu "mật khẩu của kẻ gian"
    Thì chương trình từ chối: Tên đăng nhập hoặc mật khẩu không đúng

  Kịch bản: Cán bộ nghỉ việc không đăng nhập được nữa, việc đã làm vẫn còn tên
    Biết "mai" đã đặt mật khẩu "sen hồng Tháp Mười"
    Khi quản trị khóa tài khoản "mai"
    Và "mai" đăng nhập với mật khẩu "sen hồng Tháp Mười"
    Thì chương trình từ chối: Tên đăng nhập hoặc mật khẩu không đúng

  Kịch bản: Phải luôn còn một người quản trị
    Khi quản trị khóa tài khoản "quantri"
    Thì chương trình từ chối: là quản trị duy nhất

  Kịch bản: Chỉ người quản trị lập tài khoản
    Biết người làm việc là "mai"
    Khi lập tài khoản "lan" cho "Đỗ Thị Lan"
    Thì chương trình từ chối: Việc này chỉ người quản trị được làm

  Kịch bản: Hai người không dùng chung một tên đăng nhập
    Khi lập tài khoản "mai" cho "Đỗ Thị Mai"
    Thì chương trình từ chối: Tên đăng nhập “mai” đã có người dùng
