# language: vi
Tính năng: Báo cáo tháng
  Biểu II.06a lập từ chính các hồ sơ: 3=4+5+6=7+11, 7=8+9+10, 11=12+13. Số nào cũng mở ra được những hồ
  sơ làm nên nó. Căn cứ: Thông tư 01/2020/TT-VPCP, biểu II.06a.

  Kịch bản: Tháng 10/2026 của văn phòng mẫu
    Biết bây giờ là 08:00 ngày 01/11/2026
    Và tháng mẫu 2026-10 đã nhập
    Khi lập báo cáo tháng 10/2026
    Thì có 50 hồ sơ: 43 trước hạn, 4 đúng hạn, 0 quá hạn, 3 đang giải quyết
    Và có 8 hồ sơ trực tuyến, 42 hồ sơ trực tiếp, 0 hồ sơ kỳ trước chuyển sang
    Và đánh giá: 31 rất hài lòng, 10 hài lòng, 1 không hài lòng
    Và mỗi số trong biểu có đúng ngần ấy hồ sơ phía sau
    Và các đẳng thức của biểu đều đúng ở từng lĩnh vực

  Kịch bản: Hồ sơ chưa xong của tháng trước là kỳ trước chuyển sang của tháng sau
    Biết bây giờ là 08:00 ngày 01/11/2026
    Và tháng mẫu 2026-10 đã nhập
    Khi lập báo cáo tháng 11/2026
    Thì có 3 hồ sơ: 0 trước hạn, 0 đúng hạn, 0 quá hạn, 3 đang giải quyết
    Và có 0 hồ sơ trực tuyến, 0 hồ sơ trực tiếp, 3 hồ sơ kỳ trước chuyển sang

  Kịch bản: Kỳ báo cáo từ ngày 15 tháng trước đến ngày 14 tháng này
    Khi chọn kỳ báo cáo 10/2026
    Thì kỳ báo cáo từ 15/09/2026 đến 14/10/2026

  Kịch bản: Báo cáo ra PDF, bảng tính và lời báo cáo bằng Word
    Biết bây giờ là 08:00 ngày 01/11/2026
    Và tháng mẫu 2026-10 đã nhập
    Khi xuất báo cáo tháng 10/2026
    Thì có tệp "bao-cao-07a-2026-10-01-2026-10-31.pdf"
    Và có tệp "bao-cao-07a-2026-10-01-2026-10-31.xlsx"
    Và có tệp "bao-cao-07a-2026-10-01-2026-10-31.docx"
