# language: vi
Tính năng: Thủ tục liên thông trên cửa sổ tiếp nhận
  Người dân khai một lần; mỗi việc là một hồ sơ có thời hạn riêng, nhận hoặc từ chối riêng.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở

  Kịch bản: Khai tử, xóa đăng ký thường trú và mai táng phí, khai một lần
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "1.000656"
    Và đánh dấu "Xóa đăng ký thường trú"
    Và điền "Người yêu cầu: quan hệ với người đã chết" là "Con"
    Và điền "Người đã chết: họ, chữ đệm, tên" là "Võ Văn Sáu"
    Và điền "Người đã chết: ngày, tháng, năm sinh" là "1940"
    Và điền "Người đã chết: giới tính" là "Nam"
    Và điền "Người đã chết: giấy tờ tùy thân" là "087040000123"
    Và điền "Người đã chết: ngày chết" là "28/9/2026"
    Và điền "Người đã chết: nơi chết" là "Ấp Tân Hưng, xã Tràm Chim, tỉnh Đồng Tháp"
    Và điền "Nội dung đề nghị" là "Xóa đăng ký thường trú của ông Võ Văn Sáu"
    Và bấm F9
    Và điền "Người đã chết: giờ chết" là "05:30"
    Và điền "Giấy báo tử: số Giấy báo tử hoặc giấy tờ thay thế" là "12/2026"
    Và bấm F9 và đóng giấy vừa in
    Thì hồ sơ "Đăng ký khai tử" và hồ sơ "Xóa đăng ký thường trú" đã tiếp nhận
    Và tờ khai "ct01_2026" của hồ sơ "Xóa đăng ký thường trú" ghi "Võ Văn Sáu"
    Và trang hồ sơ "Đăng ký khai tử" nêu hồ sơ liên thông "Xóa đăng ký thường trú"
