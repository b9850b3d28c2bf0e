# language: vi
Tính năng: Tờ khai trợ giúp xã hội tự điền
  Người già, người khuyết tật, gia đình có tang không phải viết: tờ khai lấy điều đã biết từ thẻ và từ
  cơ quan, và nhắc ngay khi người đó có thể chưa đủ điều kiện. Căn cứ: Nghị định 20/2021/NĐ-CP; Nghị
  định 176/2025/NĐ-CP; Thông tư 01/2019/TT-BLĐTBXH.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026

  Kịch bản: Con làm văn bản đề nghị hưu trí xã hội cho mẹ
    Khi làm tờ khai cho "thực hiện trợ cấp hưu trí xã hội"
    Và "Người giám hộ, người được ủy quyền" là người nộp
    Và gõ vào tờ khai:
      | Người đề nghị trợ cấp | Họ, chữ đệm, tên | Trần Thị Năm |
      | Người đề nghị trợ cấp | Ngày, tháng, năm sinh | 30/9/1951 |
      | Người đề nghị trợ cấp | Giới tính | Nữ |
      | Người đề nghị trợ cấp | Dân tộc | Kinh |
      | Người đề nghị trợ cấp | Thẻ Căn cước hoặc số định danh cá nhân | 087151004321 |
      | Người đề nghị trợ cấp | Nơi cư trú | Ấp 2, xã Tràm Chim, tỉnh Đồng Tháp |
      | Người đề nghị trợ cấp | Địa chỉ liên lạc | Ấp 2, xã Tràm Chim, tỉnh Đồng Tháp |
      | Người đề nghị trợ cấp | Số điện thoại | 0912345678 |
      | Người giám hộ, người được ủy quyền | Quan hệ với người đề nghị hưởng trợ cấp hưu trí xã hội | Con |
      | Hộ gia đình | Tình trạng hộ | Không thuộc hộ nghèo, cận nghèo |
      | Trợ cấp hưu trí xã hội | Nơi đề nghị nhận trợ cấp | Bưu điện xã Tràm Chim |
    Thì tờ khai không còn ô nào trống
    Và đã gõ không quá 12 ô
    Và không có điều gì sai hoặc còn ngờ

  Kịch bản: Chưa đủ 75 tuổi thì phải thuộc hộ nghèo, hộ cận nghèo
    Khi làm tờ khai cho "thực hiện trợ cấp hưu trí xã hội"
    Và gõ vào tờ khai:
      | Người đề nghị trợ cấp | Ngày, tháng, năm sinh | 02/10/1951 |
      | Hộ gia đình | Tình trạng hộ | Không thuộc hộ nghèo, cận nghèo |
    Thì tờ khai nhắc ở "Hộ gia đình": Chưa đủ 75 tuổi và không thuộc hộ nghèo, hộ cận nghèo

  Kịch bản: Người hưởng lương hưu cao hơn mức trợ cấp
    Khi làm tờ khai cho "thực hiện trợ cấp hưu trí xã hội"
    Và gõ vào tờ khai:
      | Người đề nghị trợ cấp | Đang hưởng: Lương hưu | Có |
      | Người đề nghị trợ cấp | Lương hưu: mức (đồng/tháng) | 3.200.000 |
    Thì tờ khai nhắc ở "Người đề nghị trợ cấp": không thấp hơn mức trợ cấp hưu trí xã hội

  Kịch bản: Hỗ trợ mai táng cho người chưa thể hưởng hưu trí xã hội
    Khi làm tờ khai cho "mai táng hưu trí xã hội"
    Và gõ vào tờ khai:
      | Người chết được tổ chức mai táng | Ngày, tháng, năm sinh | 05/4/1960 |
      | Người chết được tổ chức mai táng | Ngày chết | 28/9/2026 |
      | Giấy báo tử | Ngày cấp Giấy báo tử | 27/9/2026 |
    Thì tờ khai bị từ chối ở "Giấy báo tử": Giấy báo tử cấp trước ngày chết
    Và tờ khai nhắc ở "Người chết được tổ chức mai táng": chưa đủ 70 tuổi

  Kịch bản: Trẻ em phải có người đại diện khi xác định mức độ khuyết tật
    Khi làm tờ khai cho "xác định mức độ khuyết tật"
    Và gõ vào tờ khai:
      | Người được xác định mức độ khuyết tật | Sinh ngày | 12/3/2022 |
      | Nội dung đề nghị | Nội dung đề nghị | Xác định mức độ khuyết tật |
      | Tình trạng khuyết tật | Khuyết tật vận động | Có |
    Thì tờ khai nhắc ở "Người đại diện hợp pháp": khai người đại diện hợp pháp

  Kịch bản: Trợ cấp xã hội có nhiều mẫu, cán bộ chọn mẫu theo đối tượng
    Khi làm mẫu "người khuyết tật (mẫu 1đ)" cho "trợ cấp xã hội hàng tháng"
    Và gõ vào tờ khai:
      | Đối tượng | Mức độ khuyết tật | nhẹ |
      | Đối tượng | Số con | 1 |
      | Đối tượng | Số con dưới 36 tháng tuổi | 2 |
    Thì tờ khai nhắc ở "Đối tượng": Chỉ người khuyết tật nặng, đặc biệt nặng mới thuộc diện hưởng
    Và tờ khai bị từ chối ở "Đối tượng": Số con dưới 36 tháng tuổi nhiều hơn số con

  Kịch bản: Người đơn thân không còn con đang nuôi
    Khi làm mẫu "người đơn thân nuôi con" cho "trợ cấp xã hội hàng tháng"
    Và gõ vào tờ khai:
      | Đối tượng | Số con dưới 16 tuổi | 0 |
      | Đối tượng | Số con từ 16 đến 22 tuổi đang học | 0 |
      | Hộ gia đình | Hộ nghèo, hộ cận nghèo | Không |
    Thì tờ khai nhắc ở "Đối tượng": Không có con dưới 16 tuổi
    Và tờ khai nhắc ở "Hộ gia đình": Chỉ người đơn thân thuộc hộ nghèo, hộ cận nghèo
