# language: vi
Tính năng: Tờ khai cư trú, hộ kinh doanh và đơn từ tự điền
  Người dân không phải viết: tờ khai cư trú, giấy đề nghị hộ kinh doanh, đơn và giấy ủy quyền lấy điều đã
  biết từ thẻ và từ cơ quan. Căn cứ: Luật Cư trú (06/VBHN-VPQH 2026); Thông tư 116/2026/TT-BCA; Thông tư
  68/2025/TT-BTC; Nghị định 69/2024/NĐ-CP; Nghị định 63/2024/NĐ-CP.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026

  Kịch bản: Người đã có thẻ xin xác nhận thông tin về cư trú
    Khi làm tờ khai cho "xác nhận cư trú"
    Và gõ vào tờ khai:
      | Đề nghị                         | Nội dung đề nghị           | Xác nhận thông tin về cư trú để nộp hồ sơ cho con đi học |
      | Chủ hộ                          | Họ, chữ đệm và tên chủ hộ  | Bùi Thanh Toàn |
      | Chủ hộ                          | Số định danh cá nhân của chủ hộ | 087084610926 |
      | Chủ hộ                          | Mối quan hệ với chủ hộ     | Vợ |
    Thì tờ khai không còn ô nào trống
    Và đã gõ không quá 5 ô
    Và không có điều gì sai hoặc còn ngờ

  Kịch bản: Chủ hộ tự đăng ký tạm trú
    Khi làm tờ khai cho "tạm trú"
    Và "Chủ hộ" là người nộp
    Và gõ vào tờ khai:
      | Đề nghị                         | Nội dung đề nghị       | Đăng ký tạm trú tại số 8 đường Hòa Bình, xã Tràm Chim |
    Thì tờ khai không còn ô nào trống
    Và đã gõ không quá 2 ô
    Và không có điều gì sai hoặc còn ngờ

  Kịch bản: Hồ sơ trước ngày 01/7/2026 dùng mẫu CT01 cũ
    Biết bây giờ là 09:00 ngày 30/06/2026
    Khi làm tờ khai cho "thường trú"
    Thì tờ khai là "Tờ khai thay đổi thông tin cư trú (CT01, mẫu cũ)"

  Kịch bản: Hồ sơ từ ngày 01/7/2026 dùng mẫu CT01 mới
    Biết bây giờ là 09:00 ngày 01/07/2026
    Khi làm tờ khai cho "thường trú"
    Thì tờ khai là "Tờ khai thay đổi thông tin cư trú (CT01)"

  Kịch bản: Người chưa thành niên cần ý kiến của cha, mẹ
    Khi làm tờ khai cho "thường trú"
    Và gõ vào tờ khai:
      | Người thay đổi thông tin cư trú | Ngày, tháng, năm sinh | 02/10/2010 |
    Thì tờ khai nhắc ở "Cha, mẹ hoặc người giám hộ (chỉ khi đồng ý qua VNeID)": cha, mẹ hoặc người giám hộ ghi ý kiến đồng ý

  Kịch bản: Người chưa đủ 18 tuổi không tách hộ một mình
    Khi làm tờ khai cho "tách hộ"
    Và gõ vào tờ khai:
      | Người thay đổi thông tin cư trú | Ngày, tháng, năm sinh | 02/10/2010 |
      | Đề nghị                         | Nội dung đề nghị      | Tách hộ tại số 8 đường Hòa Bình |
    Thì tờ khai bị từ chối ở "Đề nghị": năng lực hành vi dân sự đầy đủ

  Kịch bản: Mở cửa hàng tạp hóa
    Khi làm tờ khai cho "đăng ký thành lập hộ kinh doanh"
    Và gõ vào tờ khai:
      | Hộ kinh doanh | Tên hộ kinh doanh      | Tạp hóa Mỹ Lệ |
      | Hộ kinh doanh | Số nhà, đường, thôn    | Số 15, ấp 2 |
      | Hộ kinh doanh | Vốn kinh doanh (đồng)  | 50.000.000 |
      | Hộ kinh doanh | Ngày bắt đầu hoạt động | 12/10/2026 |
      | Hộ kinh doanh | Tổng số lao động (dự kiến) | 2 |
      | Hộ kinh doanh | Phương pháp tính thuế GTGT | Phương pháp kê khai |
      | Hộ kinh doanh | Chủ thể thành lập hộ kinh doanh | Cá nhân |
    Thì tờ khai không còn ô nào trống
    Và đã gõ không quá 8 ô
    Và không có điều gì sai hoặc còn ngờ

  Kịch bản: Đổi tên hộ kinh doanh chỉ hỏi phần đổi tên
    Khi làm tờ khai cho "đăng ký thay đổi nội dung đăng ký hộ kinh doanh"
    Thì tờ khai bị từ chối ở "Nội dung đề nghị": Chọn ít nhất một nội dung đề nghị
    Và tờ khai hỏi "Đổi tên hộ kinh doanh" của "Nội dung đề nghị"
    Khi gõ vào tờ khai:
      | Hộ kinh doanh    | Tên hộ kinh doanh      | Tạp hóa Mỹ Lệ |
      | Hộ kinh doanh    | Mã số hộ kinh doanh    | 087190004512 |
      | Nội dung đề nghị | Đổi tên hộ kinh doanh  | true |
      | Hộ kinh doanh sau khi thay đổi | Tên mới bằng tiếng Việt | Siêu thị nhỏ Mỹ Lệ |
    Thì tờ khai không còn ô nào trống
    Và đã gõ không quá 4 ô
    Và không có điều gì sai hoặc còn ngờ

  Kịch bản: Tạm ngừng kinh doanh có ngày cuối trước ngày đầu
    Khi làm tờ khai cho "tạm ngừng kinh doanh"
    Và gõ vào tờ khai:
      | Tạm ngừng kinh doanh | Tạm ngừng từ ngày | 12/10/2026 |
      | Tạm ngừng kinh doanh | Đến hết ngày      | 01/10/2026 |
    Thì tờ khai bị từ chối ở "Tạm ngừng kinh doanh": trước ngày bắt đầu tạm ngừng

  Kịch bản: Cha đề nghị tài khoản định danh cho con dưới 6 tuổi
    Khi làm tờ khai cho "định danh điện tử mức độ 02"
    Và gõ vào tờ khai:
      | Người dưới 14 tuổi, người được đại diện, người được giám hộ | Ngày, tháng, năm sinh | 02/10/2021 |
    Thì tờ khai nhắc ở "Người dưới 14 tuổi, người được đại diện, người được giám hộ": Công dân dưới 6 tuổi chỉ được cấp tài khoản mức độ 01

  Kịch bản: Mẹ khai điện tử liên thông khai sinh cho con
    Khi làm tờ khai cho "liên thông khai sinh"
    Và "Người mẹ" là người nộp
    Và gõ vào tờ khai:
      | Người được khai sinh | Ngày, tháng, năm sinh | 20/9/2020 |
    Thì tờ khai bị từ chối ở "Người được khai sinh": chỉ dành cho trẻ em dưới 6 tuổi

  Kịch bản: Ủy quyền hết hạn trước khi nộp
    Khi làm mẫu "Giấy ủy quyền" cho "đăng ký thành lập hộ kinh doanh"
    Và gõ vào tờ khai:
      | Nội dung ủy quyền | Ủy quyền từ ngày  | 01/9/2026 |
      | Nội dung ủy quyền | Ủy quyền đến ngày | 15/9/2026 |
    Thì tờ khai nhắc ở "Nội dung ủy quyền": Ủy quyền đã hết hạn
