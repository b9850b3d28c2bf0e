# language: vi
Tính năng: Máy chủ dữ liệu mất giữa buổi
  Nhiều quầy chung một máy chủ: dây mạng tuột hay máy chủ tắt thì cửa sổ nói ngay, không đứng im, không
  mất chữ đã gõ; máy chủ có lại thì làm tiếp, không phải đăng nhập lại.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở

  Kịch bản: Máy chủ im lặng lúc đang tiếp nhận
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "1.004873"
    Và công dân mang theo tờ khai đã viết
    Và máy chủ im lặng
    Và bấm F9 lúc máy chủ im lặng
    Thì chưa đến 6 giây cửa sổ đã báo "Không kết nối được máy chủ dữ liệu"
    Và người nộp vẫn là "Võ Thị Ánh Nguyệt"
    Và các trang khác vẫn mở được
    Khi máy chủ có lại
    Thì cửa sổ tự báo "Máy chủ dữ liệu đã có lại"
    Khi bấm F2
    Và bấm F9 và đóng giấy vừa in
    Thì trên máy chủ có 1 hồ sơ của "Võ Thị Ánh Nguyệt"
