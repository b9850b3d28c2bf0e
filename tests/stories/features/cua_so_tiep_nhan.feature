# language: vi
Tính năng: Tiếp nhận trên cửa sổ
  Người dân đứng trước quầy, phía sau còn hàng chờ: một lần quét, vài phím, giấy đã in.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và bà "Võ Thị Ánh Nguyệt" có thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022" đã từng nộp hồ sơ
    Và cửa sổ mở ở trang tiếp nhận

  Kịch bản: Người đã từng nộp, việc trong ngày: một lần quét, không quá sáu phím là có giấy in
    Khi quét thẻ của bà
    Và gõ "ks" rồi Enter
    Và bấm F9
    Thì giấy tiếp nhận và phiếu kiểm soát "Đăng ký khai sinh" của bà đã in
    Và đã bấm không quá 6 phím
    Và đóng giấy lại thì ô quét sẵn sàng cho người tiếp theo

  Kịch bản: Việc giải quyết ngay không cần hẹn
    Khi quét thẻ của bà
    Và gõ "tlht" rồi Enter
    Và bấm F10
    Thì việc của bà đã trả kết quả trong ngày
    Và đã bấm không quá 6 phím

  Kịch bản: Bấm Esc thì phần đang nhập còn nguyên trong bản nháp
    Khi quét thẻ của bà
    Và gõ "ks" rồi Enter
    Và bấm Esc
    Thì trang trống, bản nháp mang tên "Võ Thị Ánh Nguyệt"
    Khi mở lại bản nháp
    Thì thủ tục vẫn là "Đăng ký khai sinh"

  Kịch bản: Mất điện giữa chừng thì mở lại vẫn còn
    Khi quét thẻ của bà
    Và 2 giây trôi qua rồi mất điện
    Và cửa sổ mở ở trang tiếp nhận
    Thì trang trống, bản nháp mang tên "Võ Thị Ánh Nguyệt"
