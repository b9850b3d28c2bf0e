# language: vi
Tính năng: Đơn, giấy không thuộc thủ tục nào, viết hộ trên cửa sổ tiếp nhận
  Người dân khiếu nại, tố cáo, kiến nghị, xin xác nhận, cam kết cũng không phải viết: quét thẻ, chọn tên
  đơn ở ô thủ tục, gõ điều người dân nói, F9: đơn in ra để đọc và ký. Đơn không thành hồ sơ.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"

  Kịch bản: Đơn khiếu nại
    Khi chọn thủ tục "đơn khiếu nại"
    Thì dòng thủ tục ghi "viết hộ, không thành hồ sơ"
    Và có nút "Viết hộ và in", không có nút "Vì sao"
    Khi bấm F9
    Thì bên ô "Nội dung khiếu nại: giải trình vụ việc cần khiếu nại" có lời nhắc "giải trình vụ việc"
    Khi điền các ô:
      | Nội dung khiếu nại: người, cơ quan bị khiếu nại (tên, địa chỉ) | Trạm Y tế xã Tràm Chim |
      | Nội dung khiếu nại: giải trình vụ việc cần khiếu nại | Ba lần đến khám đều không ai tiếp. |
      | Nội dung khiếu nại: yêu cầu giải quyết khiếu nại | Trả lời bằng văn bản. |
    Và bấm F9 và đóng đơn vừa in
    Thì đơn in ra ghi:
      | ĐƠN KHIẾU NẠI |
      | Tên tôi là: Võ Thị Ánh Nguyệt |
      | Trạm Y tế xã Tràm Chim |
      | Ba lần đến khám đều không ai tiếp. |
      | Trả lời bằng văn bản. |
    Và không có hồ sơ nào, trang sẵn sàng cho người tiếp theo
    Và hồ sơ viết hộ có "Đơn khiếu nại" của mô hình "tổ viết hộ"

  Kịch bản: Đơn tố cáo
    Khi chọn thủ tục "đơn tố cáo"
    Và điền các ô:
      | Người tố cáo: số điện thoại liên hệ | 0912345678 |
      | Người bị tố cáo | Trần Văn Bách |
      | Nội dung tố cáo: hành vi vi phạm pháp luật | đổ chất thải xuống kênh |
      | Nội dung tố cáo: sự việc cụ thể như sau | Đêm 20/9/2026 tại kênh ấp Tân Hưng, người này cho xe đổ chất thải xuống kênh, có nhiều người thấy. |
    Và bấm F9 và đóng đơn vừa in
    Thì đơn in ra ghi:
      | ĐƠN TỐ CÁO |
      | Võ Thị Ánh Nguyệt |
      | Trần Văn Bách |
      | đổ chất thải xuống kênh |
    Và hồ sơ viết hộ có "Đơn tố cáo" của mô hình "tổ viết hộ"

  Kịch bản: Đơn kiến nghị
    Khi chọn thủ tục "đơn kiến nghị"
    Và điền các ô:
      | Nội dung kiến nghị: về việc | sửa đường ấp Tân Hưng |
      | Nội dung kiến nghị: tôi xin trình bày lý do cụ thể vì sao làm đơn này | Đường hỏng, mưa là ngập. |
    Và bấm F9 và đóng đơn vừa in
    Thì đơn in ra ghi:
      | (V/v: sửa đường ấp Tân Hưng) |
      | Đường hỏng, mưa là ngập. |
    Và hồ sơ viết hộ có "Đơn kiến nghị, đề nghị (chung)" của mô hình "tổ viết hộ"

  Kịch bản: Đơn xin xác nhận
    Khi chọn thủ tục "đơn xin xác nhận"
    Và điền "Đề nghị xác nhận" là "Nhà bị lũ cuốn ngày 12/9/2026."
    Và bấm F9 và đóng đơn vừa in
    Thì đơn in ra ghi:
      | Đề nghị xác nhận: Nhà bị lũ cuốn ngày 12/9/2026. |
      | XÁC NHẬN CỦA ỦY BAN NHÂN DÂN |
    Và hồ sơ viết hộ có "Đơn xin xác nhận" của mô hình "tổ viết hộ"

  Kịch bản: Giấy cam kết; mở lại để sửa, bản trước được đóng
    Khi chọn thủ tục "giấy cam kết"
    Và điền "Nội dung cam kết: tôi cam kết các nội dung sau đây" là "Tháo mái che."
    Và bấm F9 và đóng đơn vừa in
    Và mở lại đơn của "Võ Thị Ánh Nguyệt"
    Và điền "Nội dung cam kết: tôi cam kết các nội dung sau đây" là "Tháo mái che, dỡ hàng rào."
    Và bấm F9 và đóng đơn vừa in
    Thì đơn in ra ghi:
      | Tháo mái che, dỡ hàng rào. |
    Và hồ sơ viết hộ có "Giấy cam kết" của mô hình "tổ viết hộ"
