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

  Kịch bản: Khai tử, xóa đăng ký thường trú, mai táng phí: một lần khai, ba hồ sơ, ba ngày hẹn
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "1.000656"
    Và đánh dấu "Xóa đăng ký thường trú"
    Và đánh dấu "Hỗ trợ chi phí mai táng đối tượng hưởng trợ cấp hưu trí xã hội"
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
    Thì các hồ sơ đã tiếp nhận, mỗi hồ sơ một ngày hẹn:
      | Đăng ký khai tử                                                |
      | Xóa đăng ký thường trú                                         |
      | Hỗ trợ chi phí mai táng đối tượng hưởng trợ cấp hưu trí xã hội |
    Và tờ khai "pension_funeral" của hồ sơ "Hỗ trợ chi phí mai táng đối tượng hưởng trợ cấp hưu trí xã hội" ghi "Võ Văn Sáu"

  Kịch bản: Khai sinh, thẻ bảo hiểm y tế được nhận, đăng ký thường trú bị từ chối
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "ks"
    Và đánh dấu "Tờ khai tham gia, điều chỉnh thông tin bảo hiểm xã hội, bảo hiểm y tế (TK1-TS)"
    Và đánh dấu "Đăng ký thường trú"
    Và từ chối "Đăng ký thường trú" vì "Chưa có chỗ ở hợp pháp"
    Và điền "Người yêu cầu: quan hệ với người được khai sinh" là "mẹ"
    Và điền "Người được khai sinh: họ, chữ đệm, tên" là "Võ Gia Hân"
    Và điền "Người được khai sinh: ngày, tháng, năm sinh" là "20/9/2026"
    Và điền "Người được khai sinh: giới tính" là "Nữ"
    Và bấm F9 và đóng giấy vừa in
    Thì các hồ sơ đã tiếp nhận, mỗi hồ sơ một ngày hẹn:
      | Đăng ký khai sinh |
    Và tờ khai "tk1_ts" của hồ sơ "Đăng ký khai sinh" ghi "Võ Gia Hân"
    Và lượt "Đăng ký thường trú" bị từ chối vì "Chưa có chỗ ở hợp pháp"
