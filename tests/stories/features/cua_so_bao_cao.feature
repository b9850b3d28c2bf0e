# language: vi
Tính năng: Báo cáo tháng trên cửa sổ
  Bấm vào mỗi số liệu để xem danh sách hồ sơ tương ứng; báo cáo ra tệp bằng một phím.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và "Nguyễn Văn Đạt", số 087090001234, đã nộp "lập hộ kinh doanh"
    Và "Võ Thị Ánh Nguyệt", số 087185004321, đã nộp "xác nhận tình trạng hôn nhân"
    Và đã có kết quả

  Kịch bản: Mở một con số ra đúng những hồ sơ phía sau, rồi mở hồ sơ
    Biết cửa sổ của "mai" mở
    Khi sang trang báo cáo
    Thì dòng "Tổng cộng" có tiếp nhận 2, trước hạn 1, đang giải quyết 1
    Khi mở số "solved_early" của dòng "Tổng cộng"
    Thì danh sách phía sau là hồ sơ này, Enter mở ra nó

  Kịch bản: Đổi sang tháng báo cáo, kỳ 15 – 14, bằng một lần bấm
    Biết cửa sổ của "mai" mở
    Khi sang trang báo cáo
    Và bấm nút "Tháng báo cáo"
    Thì cửa sổ báo "từ 15/09/2026 đến hết 14/10/2026"

  Kịch bản: Báo cáo ra PDF, bảng tính và lời báo cáo bằng Word
    Biết cửa sổ của "mai" mở
    Khi sang trang báo cáo
    Và bấm F9
    Thì có tệp báo cáo ".pdf", ".xlsx" và ".docx", chỗ để tệp được nói rõ

  Kịch bản: Ai đã mời đánh giá, ai chưa mời, theo từng cán bộ
    Biết kết quả đã trả mà không ai được mời đánh giá
    Và cửa sổ của "tung" mở
    Khi sang trang báo cáo
    Thì cán bộ "Trần Thị Tuyết Mai" đã trả 1, đã mời 0, chưa mời 1, trả lời 0
    Khi mở số chưa mời của "Trần Thị Tuyết Mai"
    Thì danh sách phía sau là hồ sơ này, Enter mở ra nó
