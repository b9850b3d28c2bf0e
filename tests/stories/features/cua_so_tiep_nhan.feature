# language: vi
Tính năng: Tiếp nhận trên cửa sổ
  Người dân đứng trước quầy, phía sau còn hàng chờ: một lần quét, vài phím, giấy đã in. Thiếu gì, sai gì
  thì nói ngay bên ô; đang nhập dở thì không mất.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026

  Kịch bản: Người đã từng nộp, việc trong ngày: một lần quét, không quá năm phím là có giấy in
    Biết bà "Võ Thị Ánh Nguyệt" đã từng nộp hồ sơ
    Và cửa sổ của "mai" mở
    Khi quét thẻ của bà
    Và gõ "ks" rồi Enter
    Và công dân mang theo tờ khai đã viết
    Và bấm F9
    Thì giấy tiếp nhận và phiếu kiểm soát "Đăng ký khai sinh" của bà đã in
    Và đã bấm không quá 5 phím
    Và đóng giấy lại thì ô quét sẵn sàng cho người tiếp theo

  Kịch bản: Việc giải quyết ngay không cần hẹn
    Biết bà "Võ Thị Ánh Nguyệt" đã từng nộp hồ sơ
    Và cửa sổ của "mai" mở
    Khi quét thẻ của bà
    Và gõ "cb" rồi Enter
    Và bấm F10
    Thì việc của bà đã trả kết quả trong ngày
    Và đã bấm không quá 5 phím

  Kịch bản: Người mới đến lần đầu, từ lúc quét thẻ đến lúc có giấy
    Biết cửa sổ của "mai" mở
    Khi quét thẻ "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
    Và chọn thủ tục "xác nhận tình trạng hôn nhân"
    Và điền "Số điện thoại" là "0912345678"
    Và công dân mang theo tờ khai đã viết
    Và bấm F9 và đóng giấy vừa in
    Thì giấy tiếp nhận đã in ghi "Bùi Thanh Toàn"
    Và giấy tiếp nhận đã in ghi "087096610926"
    Và giấy tiếp nhận đã in ghi "0912345678"
    Và giấy tiếp nhận đã in ghi "000.99.99.H20-261001-0001"
    Và cửa sổ báo "hẹn trả 17:00 ngày 06/10/2026"

  Kịch bản: Người dân đã từng nộp không phải khai lại số điện thoại
    Biết bà "Võ Thị Ánh Nguyệt" đã từng nộp hồ sơ
    Và cửa sổ của "mai" mở
    Khi quét thẻ của bà
    Thì ô "Số điện thoại" có "0912 345 678"
    Và cửa sổ báo "đã có 1 hồ sơ"

  Kịch bản: Tổ chức nộp qua người đại diện, giấy tiếp nhận mang tên và địa chỉ của tổ chức
    Biết cửa sổ của "mai" mở
    Khi quét thẻ "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
    Và nộp cho tổ chức "Hợp tác xã Sen Hồng", mã số thuế "1400123455", địa chỉ "Ấp Tân Hưng, xã Tràm Chim"
    Và chọn thủ tục "lập hộ kinh doanh"
    Và công dân mang theo tờ khai đã viết
    Và bấm F9 và đóng giấy vừa in
    Thì giấy tiếp nhận đã in ghi "Hợp tác xã Sen Hồng"
    Và giấy tiếp nhận đã in ghi "1400123455"
    Và giấy tiếp nhận đã in ghi "Ấp Tân Hưng, xã Tràm Chim"

  Kịch bản: Có người nộp thay thì hồ sơ ghi cả hai người
    Biết cửa sổ của "mai" mở
    Khi quét thẻ "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
    Và người nộp thay quét thẻ "087073052838|342446091|TRẦN QUỐC NAM|17071973|Nam|Ấp Cà Vàng, Đồng Tháp|03052022"
    Và chọn thủ tục "tạm trú"
    Và công dân mang theo tờ khai đã viết
    Và bấm F9 và đóng giấy vừa in
    Thì trang hồ sơ ghi người nộp "Bùi Thanh Toàn", người nộp thay "Trần Quốc Nam"

  Kịch bản: Thẻ bị bộ gõ làm hỏng họ tên thì giữ chữ số và nhắc đối chiếu với thẻ
    Biết cửa sổ của "mai" mở
    Khi quét thẻ "087096610926||Buafi Thanh Toafn|02041996|Nam|Phường 2, Đồng Tháp|10122024"
    Thì ô "Số định danh cá nhân" có "087096610926"
    Và bên ô "Họ, chữ đệm, tên" có lời nhắc "Họ tên trong mã bị sai chữ"
    Khi điền "Họ, chữ đệm, tên" là "Bùi Thanh Toàn"
    Và chọn thủ tục "tạm trú"
    Và công dân mang theo tờ khai đã viết
    Và bấm F9 và đóng giấy vừa in
    Thì giấy tiếp nhận đã in ghi "Bùi Thanh Toàn"

  Kịch bản: Thẻ chỉ còn số định danh thì chưa tiếp nhận được khi chưa gõ họ tên
    Biết cửa sổ của "mai" mở
    Khi quét thẻ "087096610926"
    Và chọn thủ tục "tạm trú"
    Và bấm F9
    Thì bên ô "Họ, chữ đệm, tên" có lời nhắc "Chưa có tên người nộp"
    Và không có hồ sơ nào được ghi

  Kịch bản: Gõ thiếu một chữ số thì được nhắc ngay bên ô, chưa tiếp nhận
    Biết cửa sổ của "mai" mở
    Khi quét thẻ "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
    Và điền "Số định danh cá nhân" là "08709661092"
    Và chọn thủ tục "tạm trú"
    Và bấm F9
    Thì bên ô "Số định danh cá nhân" có lời nhắc "đang có 11"
    Và không có hồ sơ nào được ghi

  Kịch bản: Hồ sơ trực tuyến giữ cả mã của hệ thống tỉnh
    Biết cửa sổ của "mai" mở
    Khi quét thẻ "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
    Và chọn thủ tục "tạm trú"
    Và chọn cách nộp "Trực tuyến toàn trình", mã của tỉnh "H20.26-261001-7788"
    Và công dân mang theo tờ khai đã viết
    Và bấm F9 và đóng giấy vừa in
    Thì gõ "H20.26-261001-7788" ở ô tìm thì ra hồ sơ này

  Kịch bản: Vì sao hẹn ngày này, hỏi là có câu trả lời
    Biết bây giờ là 15:20 ngày 02/10/2026
    Và cửa sổ của "mai" mở
    Khi chọn thủ tục "khai sinh"
    Và bấm F11
    Thì cửa sổ hỏi lại: "Nhận sau 15:00"
    Và cửa sổ báo "17:00 ngày 05/10/2026"

  Kịch bản: Thủ tục đã bãi bỏ không hiện ra để chọn
    Biết cửa sổ của "mai" mở
    Khi chọn thủ tục "2.001009"
    Thì cửa sổ báo "Không thấy thủ tục hoặc đơn nào"

  Kịch bản: Máy in kẹt giấy thì in lại được, bản in lại nói rõ là in lại
    Biết bà "Võ Thị Ánh Nguyệt" đã từng nộp hồ sơ
    Và cửa sổ của "mai" mở
    Khi quét thẻ của bà
    Và chọn thủ tục "ks"
    Và công dân mang theo tờ khai đã viết
    Và bấm F9 và đóng giấy vừa in
    Và bấm Ctrl+P
    Thì giấy tiếp nhận hiện ra
    Và giấy tiếp nhận đã in ghi "in lại"

  Kịch bản: Bấm Esc thì phần đang nhập còn nguyên trong bản nháp
    Biết bà "Võ Thị Ánh Nguyệt" đã từng nộp hồ sơ
    Và cửa sổ của "mai" mở
    Khi quét thẻ của bà
    Và gõ "ks" rồi Enter
    Và bấm Esc
    Thì trang trống, bản nháp mang tên "Võ Thị Ánh Nguyệt"
    Khi mở lại bản nháp "Võ Thị Ánh Nguyệt"
    Thì thủ tục vẫn là "Đăng ký khai sinh"

  Kịch bản: Mất điện giữa chừng thì mở lại vẫn còn
    Biết bà "Võ Thị Ánh Nguyệt" đã từng nộp hồ sơ
    Và cửa sổ của "mai" mở
    Khi quét thẻ của bà
    Và chọn thủ tục "ks"
    Và 2 giây trôi qua rồi mất điện
    Và cửa sổ của "mai" mở
    Thì trang trống, bản nháp mang tên "Võ Thị Ánh Nguyệt"

  Kịch bản: Chỉ mới quét thẻ rồi bấm Esc thì không để lại bản nháp
    Biết cửa sổ của "mai" mở
    Khi quét thẻ "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
    Và bấm Esc
    Thì trang trống và không có bản nháp nào

  Kịch bản: Đồng nghiệp ở quầy khác nhận tiếp bản nháp
    Biết bà "Võ Thị Ánh Nguyệt" đã từng nộp hồ sơ
    Và cửa sổ của "mai" mở
    Khi quét thẻ của bà
    Và chọn thủ tục "ks"
    Và bấm Esc
    Và cửa sổ của "tung" mở
    Và mở lại bản nháp "Võ Thị Ánh Nguyệt"
    Thì thủ tục vẫn là "Đăng ký khai sinh"
    Và lịch sử ghi "Nguyễn Thanh Tùng" nhận tiếp bản nháp

  Kịch bản: Số đã ghi cho người tên khác thì hỏi lại; là người khác thì chưa tiếp nhận
    Biết bà "Võ Thị Ánh Nguyệt" đã từng nộp hồ sơ
    Và cửa sổ của "mai" mở
    Khi quét thẻ "087185004321||LÊ THỊ MAI|02041985|Nữ|Phường 2, Đồng Tháp|10122024"
    Và chọn thủ tục "tạm trú"
    Và công dân mang theo tờ khai đã viết
    Và bấm F9
    Thì cửa sổ hỏi "Có phải cùng một người?", đã có "Võ Thị Ánh Nguyệt, sinh ngày 09/03/1985", đang nhập "Lê Thị Mai, sinh ngày 02/04/1985"
    Khi trả lời "Người khác"
    Thì bên ô "Số định danh cá nhân" có lời nhắc "087•••••4321 đã ghi cho “Võ T. Á. N.”, sinh năm 1985. Khác người thì đối chiếu lại số trên thẻ."
    Và chỉ có 1 hồ sơ trong sổ

  Kịch bản: Mã số thuế đã ghi cho tổ chức tên khác thì hỏi về tổ chức, không hỏi về người
    Biết "Công ty TNHH Lúa Vàng", mã số thuế "1400123455", đã nộp hồ sơ
    Và cửa sổ của "mai" mở
    Khi quét thẻ của bà
    Và nộp cho tổ chức "Hợp tác xã Sen Hồng", mã số thuế "1400123455", địa chỉ "Ấp Tân Hưng, xã Tràm Chim"
    Và chọn thủ tục "tạm trú"
    Và công dân mang theo tờ khai đã viết
    Và bấm F9
    Thì cửa sổ hỏi "Có phải cùng một tổ chức?", đã có "Công ty TNHH Lúa Vàng", đang nhập "Hợp tác xã Sen Hồng"
    Khi trả lời "Tổ chức khác" về tổ chức
    Thì bên ô "Mã số thuế" có lời nhắc "Khác tổ chức thì đối chiếu lại mã số thuế"
    Và chỉ có 1 hồ sơ trong sổ

  Kịch bản: Cùng một người đổi tên thì tiếp nhận, tên cũ và tên mới còn trong lịch sử
    Biết bà "Võ Thị Ánh Nguyệt" đã từng nộp hồ sơ
    Và cửa sổ của "mai" mở
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGỌC|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|10092026"
    Và chọn thủ tục "xác nhận tình trạng hôn nhân"
    Và công dân mang theo tờ khai đã viết
    Và bấm F9
    Và trả lời "Cùng một người"
    Và đóng giấy vừa in
    Thì giấy tiếp nhận đã in ghi "Võ Thị Ánh Ngọc"
    Và trang hồ sơ ghi trong lịch sử "họ tên người nộp “Võ Thị Ánh Nguyệt” → “Võ Thị Ánh Ngọc”"
    Và hồ sơ trước vẫn mang tên "Võ Thị Ánh Nguyệt"

  Kịch bản: Thiếu giấy tờ thì hướng dẫn một lần, chưa tính là tiếp nhận; đủ giấy thì một phím là tiếp nhận
    Biết cửa sổ của "mai" mở
    Khi quét thẻ "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
    Và chọn thủ tục "khai sinh"
    Và hướng dẫn bổ sung "Giấy chứng sinh có đóng dấu", lý do "Bản nộp chưa có dấu"
    Thì phiếu số "01/PBS-TTPVHCC" đã in, ghi "Giấy chứng sinh có đóng dấu"
    Và không có hồ sơ nào được ghi
    Biết bây giờ là 08:00 ngày 05/10/2026
    Khi quét thẻ "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
    Và chọn thủ tục "khai sinh"
    Và hướng dẫn bổ sung "Thêm giấy khác", lý do "Chưa đủ"
    Thì cửa sổ hỏi lại: "Đã hướng dẫn bổ sung theo phiếu số 1"
    Khi mở danh sách chưa tiếp nhận và tiếp nhận lượt của "Bùi Thanh Toàn"
    Và công dân mang theo tờ khai đã viết
    Và bấm F9 và đóng giấy vừa in
    Thì giấy tiếp nhận đã in ghi "000.99.99.H20-261005-0001"
    Và lượt của "Bùi Thanh Toàn" đã thành hồ sơ này

  Kịch bản: Không thuộc thẩm quyền thì từ chối, nêu rõ lý do trên phiếu
    Biết cửa sổ của "mai" mở
    Khi quét thẻ "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
    Và chọn thủ tục "khai sinh"
    Và từ chối tiếp nhận vì "Việc này do Ủy ban nhân dân tỉnh giải quyết"
    Thì phiếu số "01/PTC-TTPVHCC" đã in, ghi "Việc này do Ủy ban nhân dân tỉnh giải quyết"
    Và không có hồ sơ nào được ghi

  Kịch bản: Người dân nói tên xã cũ thì chương trình gợi ý xã hiện nay, không ép
    Biết cửa sổ của "mai" mở
    Khi gõ "Nguyễn Văn Ẩn" rồi Enter
    Và điền "Nơi cư trú" là "Ấp 2, Tân Công Sính"
    Thì chương trình gợi ý ghi địa chỉ "Ấp 2, Tràm Chim"
    Và ô "Nơi cư trú" có "Ấp 2, Tân Công Sính"
