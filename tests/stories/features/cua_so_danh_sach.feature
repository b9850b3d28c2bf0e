# language: vi
Tính năng: Danh sách trên cửa sổ
  Nhìn dòng nào cũng thấy ngay còn bao lâu; mở hồ sơ rồi quay lại vẫn đứng đúng dòng; cột, thứ tự do mỗi
  máy tự chọn và được giữ; nhiều hồ sơ in hoặc trả một lần.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và "Nguyễn Văn Đạt", số 087090001234, đã nộp "khai sinh"
    Và "Trần Quốc Nam", số 087073052838, đã nộp "xác nhận tình trạng hôn nhân"
    Và "Võ Thị Ánh Nguyệt", số 087185004321, đã nộp "xác nhận tình trạng hôn nhân"

  Kịch bản: Hạn nói bằng chữ, mã hồ sơ hiện phần khác nhau, chép ra đủ cả mã
    Biết cửa sổ của "mai" mở
    Khi sang trang hồ sơ
    Thì cột "Hạn" từ trên xuống là "Còn 3 ngày; Còn 3 ngày; Hôm nay 17:00"
    Và cột "Mã hồ sơ" từ trên xuống là "261001-0003; 261001-0002; 261001-0001"
    Và dưới danh sách ghi "3 hồ sơ"
    Khi chọn dòng "Trần Quốc Nam" và bấm Ctrl+C
    Thì nội dung chép có "000.99.99.H20-261001-0002"

  Kịch bản: Từ ô lọc bấm mũi tên xuống, Enter mở hồ sơ, Esc về đúng dòng đó
    Biết cửa sổ của "mai" mở
    Khi sang trang hồ sơ
    Và bấm các phím "Down Down"
    Thì con trỏ ở "Danh sách hồ sơ", dòng "Trần Quốc Nam"
    Khi bấm các phím "Return"
    Thì cửa sổ báo "Hồ sơ 000.99.99.H20-261001-0002"
    Khi bấm các phím "Esc"
    Thì con trỏ ở "Danh sách hồ sơ", dòng "Trần Quốc Nam"

  Kịch bản: Bấm đầu cột thì xếp, bỏ cột thì cột ẩn, mở lại cửa sổ vẫn như đã chọn
    Biết cửa sổ của "mai" mở
    Khi sang trang hồ sơ
    Và bấm đầu cột "Người nộp"
    Và bỏ cột "Ghi chú"
    Thì cột "Người nộp" từ trên xuống là "Nguyễn Văn Đạt; Trần Quốc Nam; Võ Thị Ánh Nguyệt"
    Khi đóng cửa sổ rồi mở lại
    Và sang trang hồ sơ
    Thì cột "Người nộp" từ trên xuống là "Nguyễn Văn Đạt; Trần Quốc Nam; Võ Thị Ánh Nguyệt"
    Và danh sách không có cột "Ghi chú"

  Kịch bản: Cán bộ khác đăng nhập trên cùng máy thì danh sách của ai theo ý người ấy
    Biết cửa sổ của "mai" mở
    Khi sang trang hồ sơ
    Và bấm đầu cột "Người nộp"
    Và bỏ cột "Thủ tục"
    Khi "quantri" đăng nhập thay
    Và sang trang hồ sơ
    Thì cột "Người nộp" từ trên xuống là "Võ Thị Ánh Nguyệt; Trần Quốc Nam; Nguyễn Văn Đạt"
    Và danh sách có cột "Thủ tục"
    Khi "mai" đăng nhập thay
    Và sang trang hồ sơ
    Thì cột "Người nộp" từ trên xuống là "Nguyễn Văn Đạt; Trần Quốc Nam; Võ Thị Ánh Nguyệt"
    Và danh sách không có cột "Thủ tục"

  Kịch bản: Đánh dấu nhiều hồ sơ, in giấy của tất cả một lần
    Biết cửa sổ của "mai" mở
    Khi sang trang hồ sơ
    Và bấm các phím "Down Shift+Down Ctrl+I"
    Thì bảng in có giấy của 2 hồ sơ

  Kịch bản: Một người đến nhận thay, trả nhiều kết quả một lần
    Biết mọi hồ sơ đã có kết quả
    Và cửa sổ của "mai" mở
    Khi sang trang trả kết quả
    Và đánh dấu 3 dòng rồi bấm F9
    Thì cửa sổ hỏi ai nhận, có tên "Nguyễn Văn Đạt", "Trần Quốc Nam", "Võ Thị Ánh Nguyệt"
    Khi xác nhận trả 3 kết quả
    Thì danh sách chờ trả trống
