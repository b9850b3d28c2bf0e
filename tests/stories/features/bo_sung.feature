# language: vi
Tính năng: Yêu cầu bổ sung hồ sơ
  Thiếu giấy tờ thì yêu cầu một lần, ghi rõ cần gì; đủ giấy tờ thì tính lại thời hạn từ đầu; quá 15
  ngày không bổ sung thì đóng hồ sơ. Căn cứ: Nghị định 118/2025/NĐ-CP, Điều 11 và Điều 19 khoản 5.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và bây giờ là 10:00 ngày 02/10/2026

  Kịch bản: Phải ghi rõ cần bổ sung gì
    Khi yêu cầu bổ sung ""
    Thì chương trình từ chối: Bước “Yêu cầu bổ sung” cần ghi
    Và hồ sơ ở trạng thái "Mới tiếp nhận"

  Kịch bản: Chỉ được yêu cầu bổ sung một lần
    Biết đã yêu cầu bổ sung "Bản sao quyết định ly hôn"
    Và bây giờ là 08:00 ngày 05/10/2026
    Và người nộp đã bổ sung
    Khi yêu cầu bổ sung "Thêm giấy khác"
    Thì chương trình từ chối: đã được yêu cầu bổ sung lúc 10:00 ngày 02/10/2026; chỉ được yêu cầu một lần
    Và hồ sơ ở trạng thái "Mới tiếp nhận"

  Kịch bản: Ngày thứ 15 là thứ Bảy thì người nộp còn đến hết thứ Hai
    Biết đã yêu cầu bổ sung "Bản sao quyết định ly hôn"
    Và bây giờ là 16:00 ngày 19/10/2026
    Khi đóng hồ sơ vì không bổ sung
    Thì chương trình từ chối: Người nộp còn thời gian bổ sung đến hết ngày 19/10/2026. Được đóng từ ngày 20/10/2026
    Và hồ sơ ở trạng thái "Chờ bổ sung"
