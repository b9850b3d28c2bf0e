# language: vi
Tính năng: Tra cứu trên cửa sổ
  Ctrl+K tìm được mọi thứ: người, hồ sơ, thủ tục, trang; gõ không dấu hay vài chữ cái đầu đều được.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và "Nguyễn Văn Đạt", số 087090001234, đã nộp "lập hộ kinh doanh"
    Và "Võ Thị Ánh Nguyệt", số 087185004321, đã nộp "xác nhận tình trạng hôn nhân"
    Và cửa sổ của "mai" mở

  Kịch bản: Tìm người, mở hồ sơ cũ của họ, lập hồ sơ mới cho họ
    Khi bấm Ctrl+K rồi gõ "anh nguyet"
    Thì thông tin công dân "Võ Thị Ánh Nguyệt" mở ra
    Khi bấm F9
    Thì ô "Họ, chữ đệm, tên" có "Võ Thị Ánh Nguyệt"
    Và ô "Số điện thoại" có "0912 345 678"

  Kịch bản: Tìm mã hồ sơ thì mở đúng hồ sơ
    Khi bấm Ctrl+K rồi gõ "000.99.99.H20-261001-0001"
    Thì cửa sổ báo "Hồ sơ 000.99.99.H20-261001-0001"
    Và cửa sổ báo "Nguyễn Văn Đạt"

  Kịch bản: Tìm thủ tục thì danh mục mở đúng thủ tục
    Khi bấm Ctrl+K rồi gõ "1.001193"
    Thì danh mục nói về "Đăng ký khai sinh"
    Và cửa sổ báo "Trong ngày, nhận trước 15:00"

  Kịch bản: Gõ tên thường gọi thì thủ tục mang đúng tên đó đứng đầu
    Khi bấm Ctrl+K rồi gõ "khai sinh"
    Thì danh mục nói về "Đăng ký khai sinh"

  Kịch bản: Chép mã trên thẻ vào ô tìm thì ra người, ra hồ sơ của họ
    Khi mở ô tìm và gõ "087185004321|341632473|Võ Thị Ánh Nguyệt|09031985|Nữ|Ấp Tân Hưng, Tràm Chim|03052022||||"
    Thì ô tìm có "Công dân · 09/03/1985"
    Và ô tìm ghi hạn "Còn 3 ngày"

  Kịch bản: Đọc số cuối của mã hồ sơ qua điện thoại là đủ
    Khi mở ô tìm và gõ "261001-0002"
    Thì ô tìm có "Hồ sơ · Võ Thị Ánh Nguyệt"

  Kịch bản: Gõ phần ngày của mã thì thấy hồ sơ của ngày đó, mới nhất trước
    Khi mở ô tìm và gõ "261001"
    Thì ô tìm có lần lượt "000.99.99.H20-261001-0002" và "000.99.99.H20-261001-0001"
    Và ô tìm nói "2 kết quả"

  Kịch bản: Ngày có nhiều hồ sơ thì ô tìm nói còn nữa và cách tìm tiếp
    Biết hôm nay đã nhận thêm 25 hồ sơ
    Khi mở ô tìm và gõ "261001"
    Thì ô tìm nói "20 hồ sơ mới nhất ngày 01/10/2026, còn nữa"

  Kịch bản: Phím sang trang bấm ngay khi đang tìm
    Khi mở ô tìm và gõ "nguyet"
    Và bấm F4 khi đang tìm
    Thì cửa sổ ở trang "Trả kết quả"

  Kịch bản: Phím của trang bấm khi đang tìm không làm gì, và nói vì sao
    Khi mở ô tìm và gõ "nguyet"
    Và bấm F9 khi đang tìm
    Thì ô tìm nói "Phím này không dùng khi đang tìm"

  Kịch bản: Chưa gõ gì thì thấy việc vừa làm
    Khi mở ô tìm và gõ ""
    Thì ô tìm có "Hồ sơ · Võ Thị Ánh Nguyệt"
    Và ô tìm có "Thủ tục · 1.004873"

  Kịch bản: Gõ chữ cái đầu thì sang trang
    Khi bấm Ctrl+K rồi gõ "bc"
    Thì cửa sổ ở trang "Báo cáo"

  Kịch bản: Danh sách hồ sơ lọc theo hạn, nói bằng chữ
    Biết bây giờ là 08:00 ngày 07/10/2026
    Khi sang trang hồ sơ, xem "Quá hạn"
    Thì danh sách có 2 hồ sơ, đều ghi "Trễ 1 ngày"

  Kịch bản: Tra danh mục theo lĩnh vực và đọc giấy tờ phải nộp
    Khi sang trang danh mục, lọc "dkks"
    Và đọc thủ tục "Đăng ký khai sinh"
    Thì cửa sổ báo "Thành phần hồ sơ"
    Và cửa sổ báo "Tờ khai đăng ký khai sinh"

  Kịch bản: Gõ đúng tên gọi tắt thì là thủ tục đó, không phải thủ tục hay dùng hơn
    Khi bấm Ctrl+K rồi gõ "ket hon"
    Thì danh mục nói về "Đăng ký kết hôn"
    Khi bấm Ctrl+K rồi gõ "tách hộ"
    Thì danh mục nói về "Tách hộ"

  Kịch bản: Danh sách đang lọc được xuất ra Excel, đúng những gì đang hiện
    Khi sang trang hồ sơ, lọc "dat"
    Và xuất danh sách đang hiện
    Thì tệp Excel có 1 dòng của "Nguyễn Văn Đạt"
    Và tên tệp không có tên ai
    Và lịch sử ghi việc xuất danh sách
