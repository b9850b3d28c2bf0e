# language: vi
Tính năng: Tờ khai cư trú, hộ kinh doanh trên cửa sổ tiếp nhận
  Quét thẻ, chọn thủ tục, gõ vài ô chưa ai biết, F9: tờ khai in ra để người dân đọc và ký.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở

  Kịch bản: Chủ hộ đăng ký tạm trú, gõ một ô
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "tạm trú"
    Và bấm nút "Chủ hộ: như người nộp"
    Và điền "Nội dung đề nghị" là "Đăng ký tạm trú tại số 8, ấp 2, xã Tràm Chim"
    Và bấm F9 và đóng giấy vừa in
    Thì tờ khai của hồ sơ ghi:
      | Thông tư số 116/2026/TT-BCA |
      | Họ, chữ đệm và tên khai sinh: Võ Thị Ánh Nguyệt |
      | Họ, chữ đệm và tên chủ hộ(2): Võ Thị Ánh Nguyệt |
      | Mối quan hệ với chủ hộ: Chủ hộ |
      | Đăng ký tạm trú tại số 8, ấp 2, xã Tràm Chim |

  Kịch bản: Đổi tên hộ kinh doanh, chỉ trang đổi tên được hỏi và in
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "đăng ký thay đổi nội dung đăng ký hộ kinh doanh"
    Và điền "Tên hộ kinh doanh" là "Tạp hóa Mỹ Lệ"
    Và điền "Mã số hộ kinh doanh" là "087190004512"
    Và đánh dấu "Nội dung đề nghị: đổi tên hộ kinh doanh"
    Thì trang không hỏi "Ngành, nghề bổ sung: thêm dòng"
    Khi đánh dấu "Nội dung đề nghị: đổi ngành, nghề kinh doanh"
    Thì trang hỏi "Ngành, nghề bổ sung: thêm dòng"
    Khi bỏ dấu "Nội dung đề nghị: đổi ngành, nghề kinh doanh"
    Và điền "Hộ kinh doanh sau khi thay đổi: tên mới bằng tiếng Việt" là "Siêu thị nhỏ Mỹ Lệ"
    Và bấm F9 và đóng giấy vừa in
    Thì tờ khai của hồ sơ ghi:
      | ĐĂNG KÝ THAY ĐỔI TÊN HỘ KINH DOANH |
      | SIÊU THỊ NHỎ MỸ LỆ |
    Và tờ khai của hồ sơ không ghi "ĐĂNG KÝ THAY ĐỔI VỐN KINH DOANH"
