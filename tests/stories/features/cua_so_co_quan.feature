# language: vi
Tính năng: Tài khoản, lịch nghỉ và cài đặt trên cửa sổ
  Người quản trị sửa tại chỗ, có hiệu lực ngay với hồ sơ tiếp theo; mỗi người tự đổi mật khẩu của mình.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026

  Kịch bản: Người mới tự đặt mật khẩu ở lần đăng nhập đầu rồi vào làm việc
    Biết màn hình đăng nhập mở
    Khi "mai" đặt mật khẩu lần đầu "sen hồng Tháp Mười"
    Thì "Trần Thị Tuyết Mai" vào làm việc

  Kịch bản: Sai mật khẩu thì được báo, gõ lại đúng thì vào
    Biết "mai" đã đặt mật khẩu "sen hồng Tháp Mười"
    Và màn hình đăng nhập mở
    Khi "mai" đăng nhập với mật khẩu "sen trắng"
    Thì màn hình đăng nhập báo "Tên đăng nhập hoặc mật khẩu không đúng"
    Khi "mai" đăng nhập với mật khẩu "sen hồng Tháp Mười"
    Thì "Trần Thị Tuyết Mai" vào làm việc

  Kịch bản: Đổi mật khẩu của mình
    Biết "mai" đã đặt mật khẩu "sen hồng Tháp Mười"
    Và cửa sổ của "mai" mở
    Khi đổi mật khẩu từ "sen hồng Tháp Mười" thành "lúa mùa nước nổi"
    Thì cửa sổ báo "Đã đổi mật khẩu"
    Khi màn hình đăng nhập mở
    Và "mai" đăng nhập với mật khẩu "lúa mùa nước nổi"
    Thì "Trần Thị Tuyết Mai" vào làm việc

  Kịch bản: Thêm cán bộ, rồi khóa tài khoản khi người đó nghỉ việc
    Biết cửa sổ của "quantri" mở
    Khi sang phần "Cán bộ" của trang cơ quan
    Và thêm cán bộ "Đỗ Thị Lan", tên đăng nhập "lan", mật khẩu "sen hồng Tháp Mười"
    Thì cửa sổ báo "Đã thêm cán bộ Đỗ Thị Lan"
    Khi khóa tài khoản "lan"
    Và màn hình đăng nhập mở
    Và "lan" đăng nhập với mật khẩu "sen hồng Tháp Mười"
    Thì màn hình đăng nhập báo "Tên đăng nhập hoặc mật khẩu không đúng"

  Kịch bản: Thêm một ngày nghỉ thì hồ sơ tiếp theo hẹn muộn hơn một ngày
    Biết cửa sổ của "quantri" mở
    Khi sang phần "Lịch nghỉ trong năm" của trang cơ quan
    Và thêm ngày nghỉ "06/10/2026", tên "Nghỉ tránh lũ"
    Và sang trang tiếp nhận
    Và chọn thủ tục "xác nhận tình trạng hôn nhân"
    Thì cửa sổ báo "17:00 ngày 07/10/2026"

  Kịch bản: Đổi số liên giấy tiếp nhận thì lần in sau theo số mới
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và cửa sổ của "quantri" mở
    Khi sang trang cài đặt, sửa "Số liên giấy tiếp nhận" thành "1"
    Thì cửa sổ báo "Đã lưu: Số liên giấy tiếp nhận"
    Và giấy tiếp nhận in ra 1 liên
