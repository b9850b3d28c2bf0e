# language: vi
Tính năng: Trả kết quả và đánh giá trên cửa sổ
  Quét giấy tiếp nhận, xem đúng người, F9, xác nhận tên là trả. Người dân tự chấm trên màn hình của họ; cán bộ
  chỉ biết là đã có người chấm.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và "Võ Thị Ánh Nguyệt", số 087185004321, đã nộp "khai sinh"

  Kịch bản: Quét giấy, trả kết quả, người dân chạm một khuôn mặt
    Biết đã có kết quả
    Và cửa sổ của "mai" mở
    Khi sang trang trả kết quả và quét giấy tiếp nhận
    Và bấm F9 và xác nhận trả cho "Võ Thị Ánh Nguyệt"
    Và bấm Ctrl+Shift+M
    Và người dân chạm "Rất hài lòng"
    Thì cửa sổ báo "Người dân đã đánh giá."
    Và trong tháng có 1 đánh giá "Rất hài lòng"
    Và kết quả đã trả, danh sách chờ trống

  Kịch bản: Không hài lòng thì được hỏi vì sao, không bắt buộc trả lời
    Biết đã có kết quả
    Và cửa sổ của "mai" mở
    Khi sang trang trả kết quả và quét giấy tiếp nhận
    Và bấm F9 và xác nhận trả cho "Võ Thị Ánh Nguyệt"
    Và bấm Ctrl+Shift+M
    Và người dân chạm "Không hài lòng"
    Thì màn hình của người dân hỏi "Điều gì chưa làm Ông/Bà hài lòng?"
    Khi người dân chạm "Bỏ qua"
    Thì trong tháng có 1 đánh giá "Không hài lòng"

  Kịch bản: Không ai chấm thì màn hình tự đóng, không có đánh giá nào
    Biết đã có kết quả
    Và cửa sổ của "mai" mở
    Khi sang trang trả kết quả và quét giấy tiếp nhận
    Và bấm F9 và xác nhận trả cho "Võ Thị Ánh Nguyệt"
    Và bấm Ctrl+Shift+M
    Và 20 giây trôi qua
    Thì màn hình của người dân đã đóng
    Và trong tháng có 0 đánh giá "Hài lòng"

  Kịch bản: Chưa có kết quả thì chưa trả được
    Biết cửa sổ của "mai" mở
    Khi sang trang trả kết quả và quét giấy tiếp nhận
    Và bấm F9
    Thì hồ sơ ở trạng thái "Mới tiếp nhận"
    Và không ai được mời đánh giá

  Kịch bản: Tìm theo tên không dấu khi người dân quên giấy
    Biết đã có kết quả
    Và cửa sổ của "mai" mở
    Khi sang trang trả kết quả và gõ "anh nguyet"
    Và bấm F9 và xác nhận trả cho "Võ Thị Ánh Nguyệt"
    Thì kết quả đã trả, danh sách chờ trống

  Kịch bản: Một màn hình thì không tự che việc đang làm
    Biết đã có kết quả
    Và cửa sổ của "mai" mở
    Khi sang trang trả kết quả và quét giấy tiếp nhận
    Và bấm F9 và xác nhận trả cho "Võ Thị Ánh Nguyệt"
    Thì không ai được mời đánh giá
    Và kết quả đã trả, danh sách chờ trống

  Kịch bản: Bàn phím của cán bộ không chấm điểm được
    Biết đã có kết quả
    Và cửa sổ của "mai" mở
    Khi sang trang trả kết quả và quét giấy tiếp nhận
    Và bấm F9 và xác nhận trả cho "Võ Thị Ánh Nguyệt"
    Và bấm Ctrl+Shift+M
    Và cán bộ bấm Tab, phím cách, Enter, 1 trên màn hình đó
    Thì màn hình của người dân hỏi "Ông/Bà có hài lòng với lần phục vụ này không?"
    Và trong tháng có 0 đánh giá "Rất hài lòng"

  Kịch bản: Cán bộ lấy lại màn hình bằng tổ hợp phím rồi Enter
    Biết đã có kết quả
    Và cửa sổ của "mai" mở
    Khi sang trang trả kết quả và quét giấy tiếp nhận
    Và bấm F9 và xác nhận trả cho "Võ Thị Ánh Nguyệt"
    Và bấm Ctrl+Shift+M
    Và cán bộ lấy lại màn hình
    Thì màn hình của người dân đã đóng
    Và trong tháng có 0 đánh giá "Hài lòng"

  Kịch bản: Giải quyết ngay trong phiên cũng được mời đánh giá
    Biết cửa sổ của "mai" mở
    Khi quét thẻ "087073052838|341632473|Trần Quốc Nam|17071973|Nam|Ấp Cà Vàng, xã Tràm Chim, Đồng Tháp|10122024"
    Và chọn thủ tục "tlht"
    Và công dân mang theo tờ khai đã viết
    Và điền "Số điện thoại" là "0912345678"
    Và bấm F10
    Và bấm Ctrl+Shift+M
    Và người dân chạm "Hài lòng"
    Thì trong tháng có 1 đánh giá "Hài lòng"

  Kịch bản: Trong ngày vẫn mở lại được từ trang hồ sơ
    Biết đã có kết quả
    Và cửa sổ của "mai" mở
    Khi sang trang trả kết quả và quét giấy tiếp nhận
    Và bấm F9 và xác nhận trả cho "Võ Thị Ánh Nguyệt"
    Và bấm Ctrl+Shift+M
    Và 20 giây trôi qua
    Và đóng cửa sổ, mở lại, mở trang hồ sơ đó
    Và bấm Ctrl+Shift+M
    Và người dân chạm "Rất hài lòng"
    Thì trong tháng có 1 đánh giá "Rất hài lòng"

  Kịch bản: Phiếu giấy trong hòm thư nhập cả xấp, mỗi phiếu một phím, tính vào ngày trên phiếu
    Biết cửa sổ của "mai" mở
    Khi sang trang trả kết quả và nhập phiếu giấy ngày 30/09/2026: F5 F5 F6
    Thì cửa sổ báo "Đã lưu 3 phiếu đánh giá."
    Và ngày 30/09/2026 có 2 đánh giá "Rất hài lòng" bằng phiếu giấy
