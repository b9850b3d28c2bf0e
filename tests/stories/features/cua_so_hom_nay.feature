# language: vi
Tính năng: Hôm nay
  Đăng nhập xong thì thấy ngay việc gì đang chờ; bấm vào con số nào cũng mở ra đúng những hồ sơ đó.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 28/09/2026
    Và "Nguyễn Văn Đạt", số 087090001234, đã nộp "xác nhận tình trạng hôn nhân"
    Và bây giờ là 08:00 ngày 06/10/2026
    Và "Võ Thị Ánh Nguyệt", số 087185004321, đã nộp "khai sinh"

  Kịch bản: Sáng ra, mở đúng hồ sơ trễ hạn
    Khi "mai" bắt đầu ngày làm việc
    Thì cửa sổ ở trang "Hôm nay"
    Và số "Quá hạn" là 1
    Và số "Đến hạn hôm nay" là 1
    Khi mở số "Quá hạn"
    Thì cửa sổ ở trang "Hồ sơ"
    Và danh sách có 1 hồ sơ, đều ghi "Trễ 3 ngày"

  Kịch bản: Con số không nằm trong các nhóm của trang hồ sơ cũng mở đúng danh sách
    Khi "mai" bắt đầu ngày làm việc
    Và mở số "Đến hạn hôm nay"
    Thì danh sách đang mở là "Đến hạn hôm nay"
    Và danh sách có 1 hồ sơ, đều ghi "Hôm nay 17:00"

  Kịch bản: Bản nháp mở từ trang Hôm nay
    Khi cửa sổ của "mai" mở
    Và quét thẻ "087185004321|341632473|Võ Thị Ánh Nguyệt|09031985|Nữ|Ấp Tân Hưng, Tràm Chim|03052022||||"
    Và chọn thủ tục "ks"
    Và bấm Esc
    Và về trang Hôm nay
    Thì bản nháp của tôi có "Võ Thị Ánh Nguyệt · 08:00 · Đăng ký khai sinh"
    Khi mở bản nháp "Võ Thị Ánh Nguyệt"
    Thì cửa sổ ở trang "Tiếp nhận"
    Và ô "Họ, chữ đệm, tên" có "Võ Thị Ánh Nguyệt"

  Kịch bản: Lãnh đạo xem theo cán bộ
    Khi "tung" bắt đầu ngày làm việc
    Thì cửa sổ báo "Theo cán bộ tiếp nhận"
    Và cửa sổ báo "Theo lĩnh vực"
    Khi "phuc" bắt đầu ngày làm việc
    Thì số "Quá hạn" là 1

  Kịch bản: Ai đang chờ, chờ từ bao giờ, gọi số nào
    Biết "Lê Văn Tám", số 087080005555, đã nộp "xác nhận tình trạng hôn nhân"
    Và hồ sơ đó đang chờ bổ sung từ 08:30 ngày 06/10/2026
    Và "Trần Quốc Nam", số 087073052838, đã nộp "xác nhận tình trạng hôn nhân"
    Và đã có kết quả
    Và bây giờ là 08:00 ngày 09/10/2026
    Khi "mai" bắt đầu ngày làm việc
    Thì số "Chờ bổ sung" là 1
    Và mục "Chờ bổ sung" có "từ 06/10, 3 ngày"
    Và mục "Kết quả chờ trả" có "0912 345 678"
    Khi mở dòng "Trần Quốc Nam" của mục "Kết quả chờ trả"
    Thì cửa sổ báo "Cấp Giấy xác nhận tình trạng hôn nhân"

  Kịch bản: Việc lịch nhắc mở đúng nơi giải quyết
    Biết bây giờ là 08:00 ngày 19/10/2026
    Khi "tung" bắt đầu ngày làm việc
    Thì mục "Cần lưu ý" có "Chưa chốt kỳ"
    Khi mở dòng "Chưa chốt kỳ" của mục "Cần lưu ý"
    Thì cửa sổ ở trang "Báo cáo"

  Kịch bản: Bản nháp để quên hơn một tuần được đề nghị dọn, dọn rồi thì hết
    Khi cửa sổ của "mai" mở
    Và quét thẻ "087185004321|341632473|Võ Thị Ánh Nguyệt|09031985|Nữ|Ấp Tân Hưng, Tràm Chim|03052022||||"
    Và chọn thủ tục "ks"
    Và bấm Esc
    Và sang 08:00 ngày 15/10/2026, "mai" bắt đầu ngày làm việc
    Và bấm Ctrl+D
    Thì cửa sổ đề nghị dọn bản nháp của "Võ Thị Ánh Nguyệt"
    Khi đồng ý dọn
    Thì không còn bản nháp nào

  Kịch bản: Sao lưu và ghi sổ ngay tại trang
    Khi "mai" bắt đầu ngày làm việc
    Thì cửa sổ báo "Chưa sao lưu"
    Khi bấm Ctrl+B
    Thì có một bản sao lưu, trang không còn báo "Chưa sao lưu"
