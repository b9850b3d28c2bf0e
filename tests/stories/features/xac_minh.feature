# language: vi
Tính năng: Gửi xác minh
  Trong lĩnh vực hộ tịch, thời gian gửi văn bản xác minh và chờ trả lời không tính vào thời hạn. Căn
  cứ: Nghị định 123/2015/NĐ-CP, Điều 3 khoản 4. Lĩnh vực khác thì thời hạn vẫn chạy.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026

  Kịch bản: Thời gian chờ xác minh không tính, ngày hẹn lùi theo số ngày còn lại
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và bây giờ là 10:00 ngày 02/10/2026
    Khi gửi xác minh "UBND xã Mẫu: tình trạng hôn nhân"
    Thì hồ sơ ở trạng thái "Chờ xác minh"
    Biết bây giờ là 14:00 ngày 12/10/2026
    Khi có kết quả xác minh
    Thì hồ sơ ở trạng thái "Đang giải quyết"
    Và hẹn trả lúc 17:00 ngày 14/10/2026
    Và giấy tiếp nhận ghi "thời gian xác minh không tính vào thời hạn"

  Kịch bản: Rút hồ sơ khi đang chờ xác minh thì không ai trễ hạn
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và bây giờ là 10:00 ngày 02/10/2026
    Khi gửi xác minh "UBND xã Mẫu"
    Biết bây giờ là 08:00 ngày 20/10/2026
    Khi dừng vì "Xin rút"
    Thì báo cáo tháng đếm 1 hồ sơ đúng hạn

  Kịch bản: Gửi xác minh khi đã quá hạn thì phải ghi lý do, và vẫn là quá hạn
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và bây giờ là 10:00 ngày 08/10/2026
    Khi gửi xác minh "UBND xã Mẫu"
    Thì chương trình từ chối: Bước “Gửi xác minh” cần ghi lý do trễ hạn
    Khi gửi xác minh "UBND xã Mẫu", lý do trễ "Mất điện"
    Biết bây giờ là 14:00 ngày 12/10/2026
    Khi có kết quả xác minh
    Thì hẹn trả lúc 17:00 ngày 06/10/2026

  Kịch bản: Lĩnh vực khác không dừng thời hạn
    Biết hồ sơ "đăng ký tạm trú" đã tiếp nhận
    Khi gửi xác minh "Công an xã Mẫu"
    Thì chương trình từ chối: Thời gian xác minh chỉ không tính vào thời hạn ở lĩnh vực Hộ tịch
    Và hồ sơ ở trạng thái "Mới tiếp nhận"
