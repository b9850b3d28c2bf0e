# language: vi
Tính năng: Cài đặt không làm hỏng máy
  Mục có thể làm dừng việc chỉ người quản trị thấy, được thử trước khi lưu; nếu lần sửa cuối vẫn làm hỏng
  thì lần mở sau có đường về, không hiện lỗi máy, không chờ mãi.

  Kịch bản: Máy chủ không trả lời thì địa chỉ không được lưu, nói ngay bên ô
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "quantri" mở
    Khi sang trang cài đặt, gõ địa chỉ máy chủ "postgresql://mai:bi-mat@127.0.0.1:9/motcua"
    Thì bên ô địa chỉ sẽ có lời nhắc "Không kết nối được máy chủ dữ liệu 127.0.0.1"
    Và máy này vẫn dùng dữ liệu trên máy

  Kịch bản: Cán bộ tiếp nhận không thấy mục có thể làm dừng máy, biết phải nhờ ai
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở
    Khi sang trang cài đặt
    Thì trang không có ô địa chỉ máy chủ
    Và cửa sổ báo "Cần đổi thì nhờ: Võ Minh Khang."

  Kịch bản: Địa chỉ hỏng thì lần mở sau chọn dùng lại cài đặt trước
    Biết "mai" vẫn đăng nhập ở máy này với mật khẩu "một mật khẩu dài"
    Và địa chỉ máy chủ trong cài đặt của máy bị đổi thành "postgresql://mai:bi-mat@127.0.0.1:9/motcua"
    Khi mở chương trình, chọn "Dùng lại cài đặt trước" rồi "mai" đăng nhập với mật khẩu "một mật khẩu dài"
    Thì chương trình đã nói "Không kết nối được máy chủ dữ liệu 127.0.0.1", không nói mật khẩu "bi-mat"
    Và "mai" được vào, lần mở sau không hỏi gì nữa

  Kịch bản: Tệp cài đặt hỏng hẳn thì cất sang bên, vẫn vào được
    Biết "mai" vẫn đăng nhập ở máy này với mật khẩu "một mật khẩu dài"
    Và tệp cài đặt của máy không đọc được nữa
    Khi mở chương trình, bỏ qua tệp hỏng rồi "mai" đăng nhập với mật khẩu "một mật khẩu dài"
    Thì "mai" được vào, tệp hỏng vẫn còn để xem lại
