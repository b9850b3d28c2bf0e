# language: vi
Tính năng: Sửa danh mục thủ tục
  Danh mục sửa được thành phiên bản mới, có lý do và ngày hiệu lực; hồ sơ đã nhận giữ phiên bản cũ;
  bản cập nhật của chương trình không ghi đè. Căn cứ: Nghị định 118/2025/NĐ-CP, Điều 17 khoản 3;
  Luật Hộ tịch số 03/2026/QH16, Điều 29 và Điều 30.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và người làm việc là "tung"
    Và hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận

  Kịch bản: Phiên bản mới chỉ áp dụng cho hồ sơ nhận sau
    Khi sửa thời hạn thành "5 ngày làm việc" từ ngày 01/10/2026 vì "Nghị quyết của tỉnh"
    Thì thủ tục có 2 phiên bản
    Và hồ sơ đã nhận vẫn hẹn trả ngày 06/10/2026
    Và hồ sơ nhận bây giờ hẹn trả ngày 08/10/2026

  Kịch bản: Phiên bản mới không được bắt đầu trước phiên bản mà nó thay
    Khi sửa thời hạn thành "5 ngày làm việc" từ ngày 01/01/2020 vì "Nghị quyết của tỉnh"
    Thì chương trình từ chối: trước phiên bản mà nó thay
    Và thủ tục có 1 phiên bản

  Kịch bản: Sửa danh mục phải ghi lý do
    Khi sửa thời hạn thành "5 ngày làm việc" từ ngày 01/10/2026 vì ""
    Thì chương trình từ chối: phải ghi lý do
    Và thủ tục có 1 phiên bản

  Kịch bản: Lấy lại phiên bản cũ
    Biết đã sửa thời hạn thành "15 ngày" từ ngày 01/10/2026 vì "gõ nhầm"
    Khi lấy lại phiên bản 1 vì "sửa lại cho đúng"
    Thì thủ tục có 3 phiên bản
    Và hồ sơ nhận bây giờ hẹn trả ngày 06/10/2026

  Kịch bản: Luật thay đổi thì nhắc cán bộ, không dừng tiếp nhận
    Biết bây giờ là 09:00 ngày 02/03/2027
    Thì thủ tục cần xem lại vì "Luật Hộ tịch số 03/2026/QH16"
    Và vẫn tiếp nhận được hồ sơ
    Khi xác nhận thủ tục vẫn đúng vì "đã đối chiếu quyết định công bố"
    Thì thủ tục không còn phải xem lại

  Kịch bản: Khai sinh quá hạn không được miễn lệ phí
    Thì đăng ký khai sinh "đăng ký đúng hạn" hết 0 đồng
    Và đăng ký khai sinh "đăng ký quá hạn" chưa biết mức, phải nhập theo nghị quyết của tỉnh
    Và đăng ký khai sinh "đăng ký quá hạn" của người thuộc hộ nghèo hết 0 đồng
