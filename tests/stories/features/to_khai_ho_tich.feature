# language: vi
Tính năng: Tờ khai hộ tịch tự điền
  Người dân không phải viết: tờ khai lấy điều đã biết từ thẻ và từ cơ quan, chỉ hỏi điều chưa ai biết,
  và nói ngay bên ô khi có điều không đúng. Căn cứ: Thông tư 04/2024/TT-BTP; Nghị định 123/2015/NĐ-CP.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026

  Kịch bản: Mẹ khai sinh cho con, chỉ gõ điều chưa ai biết
    Khi làm tờ khai cho "đăng ký khai sinh"
    Và "Người mẹ" là người nộp
    Và gõ vào tờ khai:
      | Người được khai sinh  | Họ, chữ đệm, tên                       | Bùi Gia Hân                      |
      | Người được khai sinh  | Ngày, tháng, năm sinh                  | 20/9/2026                        |
      | Người được khai sinh  | Giới tính                              | Nữ                               |
      | Người được khai sinh  | Dân tộc                                | Kinh                             |
      | Người được khai sinh  | Nơi sinh                               | Trung tâm Y tế Tam Nông, Đồng Tháp |
      | Người được khai sinh  | Quê quán                               | Xã Tràm Chim, tỉnh Đồng Tháp     |
      | Người cha             | Họ, chữ đệm, tên người cha             | Bùi Thanh Toàn                   |
      | Người cha             | Năm sinh                               | 02/4/1984                        |
      | Người cha             | Giấy tờ tùy thân                       | 087084610926                     |
      | Giấy chứng nhận kết hôn của cha, mẹ | Số | 12/2012 |
    Thì tờ khai không còn ô nào trống
    Và đã gõ không quá 12 ô
    Và không có điều gì sai hoặc còn ngờ
    Và "Quan hệ với người được khai sinh" của "Người yêu cầu" là "Mẹ"
    Và "Nơi cư trú" của "Người mẹ" để trống, vì đã có số giấy tờ
    Và trường hợp lệ phí là "đăng ký đúng hạn"

  Kịch bản: Quá 60 ngày mới khai sinh
    Khi làm tờ khai cho "đăng ký khai sinh"
    Và gõ vào tờ khai:
      | Người được khai sinh | Ngày, tháng, năm sinh | 01/8/2026 |
    Thì trường hợp lệ phí là "đăng ký quá hạn"

  Kịch bản: Người đã có thẻ xin xác nhận tình trạng hôn nhân cho mình
    Khi làm tờ khai cho "xác nhận tình trạng hôn nhân"
    Và gõ vào tờ khai:
      | Người được cấp    | Dân tộc            | Kinh                                       |
      | Người được cấp    | Tình trạng hôn nhân | Hiện tại chưa đăng ký kết hôn với ai      |
      | Nội dung đề nghị  | Mục đích sử dụng   | Vay vốn ngân hàng                          |
    Thì tờ khai không còn ô nào trống
    Và đã gõ không quá 4 ô
    Và "Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân" của "Người yêu cầu" là "Bản thân"
    Và không có điều gì sai hoặc còn ngờ

  Kịch bản: Con xin xác nhận tình trạng hôn nhân cho mẹ thì không mang giấy tờ của mình sang
    Khi làm tờ khai cho "xác nhận tình trạng hôn nhân"
    Và gõ vào tờ khai:
      | Người được cấp | Họ, chữ đệm, tên | Lê Thị Bảy |
    Thì tờ khai còn hỏi "Giấy tờ tùy thân" của "Người được cấp"
    Và tờ khai còn hỏi "Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân" của "Người yêu cầu"

  Kịch bản: Hai bên chưa đủ tuổi kết hôn
    Khi làm tờ khai cho "đăng ký kết hôn"
    Và gõ vào tờ khai:
      | Bên nữ  | Ngày, tháng, năm sinh | 02/10/2008 |
      | Bên nam | Ngày, tháng, năm sinh | 02/10/2006 |
    Thì tờ khai bị từ chối ở "Bên nữ": Bên nữ chưa đủ 18 tuổi
    Và tờ khai bị từ chối ở "Bên nam": Bên nam chưa đủ 20 tuổi

  Kịch bản: Khai tử có ngày không khớp và thiếu giấy báo tử
    Khi làm tờ khai cho "đăng ký khai tử"
    Và gõ vào tờ khai:
      | Người đã chết | Ngày, tháng, năm sinh | 1990      |
      | Người đã chết | Ngày chết             | 31/12/1989 |
    Thì tờ khai bị từ chối ở "Người đã chết": Ngày chết trước ngày sinh
    Và tờ khai nhắc ở "Giấy báo tử": Chưa có số Giấy báo tử

  Kịch bản: Đổi tên cho trẻ từ đủ 9 tuổi cần ý kiến của cha mẹ và của trẻ
    Khi làm tờ khai cho "cải chính"
    Và gõ vào tờ khai:
      | Nội dung đề nghị              | Việc đề nghị (thay đổi, cải chính, bổ sung, xác định lại) | thay đổi chữ đệm |
      | Người được thay đổi, cải chính | Ngày, tháng, năm sinh | 01/10/2017 |
    Thì tờ khai nhắc ở "Cha, mẹ": cha, mẹ ghi ý kiến đồng ý
    Và tờ khai nhắc ở "Người được thay đổi, cải chính": phải có sự đồng ý của chính người đó

  Kịch bản: Chỉ đăng ký lại việc đã đăng ký trước năm 2016
    Khi làm tờ khai cho "đăng ký lại khai sinh"
    Và gõ vào tờ khai:
      | Người được khai sinh | Ngày, tháng, năm sinh | 15/3/2016 |
    Thì tờ khai bị từ chối ở "Lần đăng ký trước": trước ngày 01/01/2016
