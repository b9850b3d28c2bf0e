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

  Kịch bản: Yêu cầu bổ sung đúng hạn thì lượt trước không tính, quá hạn đã hết
    Biết đã yêu cầu bổ sung "Bản sao quyết định ly hôn"
    Và bây giờ là 08:00 ngày 12/10/2026
    Và người nộp đã bổ sung
    Và bây giờ là 10:00 ngày 14/10/2026
    Khi có kết quả
    Thì báo cáo tháng đếm 1 hồ sơ trước hạn

  Kịch bản: Yêu cầu bổ sung khi đã quá hạn thì hồ sơ vẫn là quá hạn
    Biết bây giờ là 10:00 ngày 08/10/2026
    Khi yêu cầu bổ sung "Bản sao quyết định ly hôn"
    Thì chương trình từ chối: Bước “Yêu cầu bổ sung” cần ghi lý do trễ hạn
    Khi yêu cầu bổ sung "Bản sao quyết định ly hôn", lý do trễ "Mất điện"
    Biết bây giờ là 08:00 ngày 12/10/2026
    Và người nộp đã bổ sung
    Và bây giờ là 10:00 ngày 14/10/2026
    Khi có kết quả
    Thì báo cáo tháng đếm 1 hồ sơ quá hạn
    Và lý do trễ của hồ sơ là "Mất điện"

  Kịch bản: Yêu cầu bổ sung sau 3 ngày làm việc thì được làm, nhưng lịch sử ghi là muộn
    Biết bây giờ là 18:00 ngày 06/10/2026
    Khi yêu cầu bổ sung "Bản sao quyết định ly hôn"
    Thì lịch sử không ghi "muộn"
    Biết hồ sơ "đăng ký kết hôn có yếu tố nước ngoài" đã tiếp nhận
    Và bây giờ là 08:00 ngày 12/10/2026
    Khi yêu cầu bổ sung "Bản sao quyết định ly hôn"
    Thì lịch sử ghi "yêu cầu bổ sung muộn: hạn chót là ngày 09/10/2026"

  Kịch bản: Hết 15 ngày người nộp không bổ sung thì đóng, không phải lỗi của cơ quan
    Biết đã yêu cầu bổ sung "Bản sao quyết định ly hôn"
    Và bây giờ là 08:00 ngày 20/10/2026
    Khi đóng hồ sơ vì không bổ sung
    Thì hồ sơ ở trạng thái "Đóng do quá hạn bổ sung"
    Và báo cáo tháng đếm 1 hồ sơ đúng hạn

  Kịch bản: Giấy tiếp nhận mới có ngày mới, nhắc ngày cũ và giấy tờ vừa nộp
    Biết đã yêu cầu bổ sung "Bản sao quyết định ly hôn"
    Thì giấy tiếp nhận ghi "không còn hiệu lực"
    Biết bây giờ là 08:00 ngày 12/10/2026
    Và người nộp đã bổ sung
    Thì giấy tiếp nhận ghi "Thay giấy tiếp nhận lập lúc 09 giờ 00 phút, ngày 01 tháng 10 năm 2026"
    Và giấy tiếp nhận ghi "Bản sao quyết định ly hôn"
