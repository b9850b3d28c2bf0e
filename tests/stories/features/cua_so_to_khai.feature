# language: vi
Tính năng: Tờ khai hộ tịch trên cửa sổ tiếp nhận
  Quét thẻ, chọn thủ tục, gõ vài ô chưa ai biết, F9: tờ khai in ra để người dân đọc và ký.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở

  Kịch bản: Xác nhận tình trạng hôn nhân cho mình, gõ ba ô
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "xác nhận tình trạng hôn nhân"
    Và điền "Người được cấp: dân tộc" là "Kinh"
    Và điền "Người được cấp: tình trạng hôn nhân" là "Hiện tại chưa đăng ký kết hôn với ai"
    Và điền "Nội dung đề nghị: mục đích sử dụng" là "Vay vốn ngân hàng"
    Và bấm F9 và đóng giấy vừa in
    Thì tờ khai của hồ sơ ghi:
      | Họ, chữ đệm, tên người yêu cầu: Võ Thị Ánh Nguyệt |
      | Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân: Bản thân |
      | Hiện tại chưa đăng ký kết hôn với ai |
      | Vay vốn ngân hàng |

  Kịch bản: Mẹ khai sinh cho con
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "khai sinh"
    Và bấm nút "Người mẹ: như người nộp"
    Và điền "Người được khai sinh: họ, chữ đệm, tên" là "Lê Gia Hân"
    Và điền "Người được khai sinh: ngày, tháng, năm sinh" là "20/9/2026"
    Và điền "Người được khai sinh: giới tính" là "Nữ"
    Và điền "Họ, chữ đệm, tên người cha" là "Lê Văn Hùng"
    Và bấm F9
    Thì bên ô "Giấy chứng nhận kết hôn của cha, mẹ: số" có lời nhắc "Chưa có thông tin kết hôn của cha, mẹ"
    Khi điền "Giấy chứng nhận kết hôn của cha, mẹ: số" là "12/2012"
    Và bấm F9 và đóng giấy vừa in
    Thì tờ khai của hồ sơ ghi:
      | Quan hệ với người được khai sinh: Mẹ |
      | Họ, chữ đệm, tên: Lê Gia Hân |
      | Ngày hai mươi tháng chín năm hai nghìn không trăm hai mươi sáu |
      | Họ, chữ đệm, tên người mẹ: Võ Thị Ánh Nguyệt |
      | Họ, chữ đệm, tên người cha: Lê Văn Hùng |
      | Làm tại: Tràm Chim |
