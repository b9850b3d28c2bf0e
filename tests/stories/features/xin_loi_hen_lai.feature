# language: vi
Tính năng: Xin lỗi và hẹn lại
  Cán bộ không hẹn: hẹn lại là ngoại lệ, chỉ một lần, có lý do, thủ trưởng ký xin lỗi; hạn theo luật
  vẫn giữ nguyên để thống kê. Căn cứ: Nghị định 118/2025/NĐ-CP, Điều 19 khoản 6.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và bây giờ là 09:00 ngày 05/10/2026

  Kịch bản: Chỉ được hẹn lại một lần
    Biết đã xin lỗi và hẹn lại đến 17:00 ngày 08/10/2026 vì "Chờ xác minh"
    Khi xin lỗi và hẹn lại đến 17:00 ngày 12/10/2026 vì "Vẫn chờ"
    Thì chương trình từ chối: đã hẹn lại đến 17:00 ngày 08/10/2026; chỉ được hẹn lại một lần
    Và ngày hẹn mới là 17:00 ngày 08/10/2026

  Kịch bản: Ngày hẹn mới phải sau ngày đã hẹn
    Khi xin lỗi và hẹn lại đến 11:00 ngày 06/10/2026 vì "Chờ xác minh"
    Thì chương trình từ chối: Ngày hẹn mới phải sau ngày đã hẹn (17:00 ngày 06/10/2026)

  Kịch bản: Ngày hẹn mới phải là lúc cơ quan làm việc
    Khi xin lỗi và hẹn lại đến 03:00 ngày 08/10/2026 vì "Chờ xác minh"
    Thì chương trình từ chối: Cơ quan không làm việc lúc 03:00 ngày 08/10/2026
    Khi xin lỗi và hẹn lại đến 09:00 ngày 10/10/2026 vì "Chờ xác minh"
    Thì chương trình từ chối: Ngày hẹn mới 10/10/2026 là ngày nghỉ
    Và hồ sơ chưa hẹn lại

  Kịch bản: Không có lý do thì không hẹn lại
    Khi xin lỗi và hẹn lại đến 17:00 ngày 08/10/2026 vì ""
    Thì chương trình từ chối: Bước “Xin lỗi và hẹn lại” cần ghi
    Và hồ sơ chưa hẹn lại

  Kịch bản: Hẹn lại không biến hồ sơ trễ thành đúng hạn
    Biết đã xin lỗi và hẹn lại đến 17:00 ngày 08/10/2026 vì "Chờ xác minh"
    Và bây giờ là 10:00 ngày 08/10/2026
    Khi có kết quả, lý do trễ "Chờ xác minh"
    Thì báo cáo tháng đếm 1 hồ sơ quá hạn

  Kịch bản: Không hẹn lại vào lúc đã qua
    Biết bây giờ là 10:00 ngày 09/10/2026
    Khi xin lỗi và hẹn lại đến 17:00 ngày 08/10/2026 vì "Chờ xác minh"
    Thì chương trình từ chối: Ngày hẹn mới (17:00 ngày 08/10/2026) đã qua
    Và hồ sơ chưa hẹn lại

  Kịch bản: Báo trước một ngày thì văn bản xin lỗi nói sẽ không kịp
    Biết đã xin lỗi và hẹn lại đến 17:00 ngày 08/10/2026 vì "Chờ xác minh"
    Thì văn bản xin lỗi ghi "sẽ không kịp trả kết quả"
    Và lịch sử không ghi "muộn"

  Kịch bản: Báo trong ngày hết hạn hoặc sau đó là báo muộn
    Biết bây giờ là 08:00 ngày 07/10/2026
    Và đã xin lỗi và hẹn lại đến 17:00 ngày 08/10/2026 vì "Chờ xác minh"
    Thì văn bản xin lỗi ghi "chưa trả kết quả"
    Và lịch sử ghi "xin lỗi muộn: phải thông báo chậm nhất ngày 05/10/2026"
    Và báo cáo tháng nói "Xin lỗi và hẹn lại ngày trả kết quả: 1 hồ sơ, trong đó 1 hồ sơ thông báo muộn"

  Kịch bản: Yêu cầu bổ sung sau đó làm ngày hẹn lại hết hiệu lực
    Biết đã xin lỗi và hẹn lại đến 17:00 ngày 08/10/2026 vì "Chờ xác minh"
    Và đã yêu cầu bổ sung "Bản sao quyết định ly hôn"
    Thì hồ sơ chưa hẹn lại
    Và không in lại được văn bản xin lỗi
