# language: vi
Tính năng: Tiếp nhận hồ sơ
  Người dân không phải viết: cán bộ quét thẻ, chọn thủ tục; mã hồ sơ, ngày hẹn trả và giấy tiếp nhận
  có ngay. Căn cứ: Nghị định 118/2025/NĐ-CP, Điều 17 và Điều 18; Luật Hộ tịch, Điều 5.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026

  Kịch bản: Quét thẻ là đủ để có mã hồ sơ và ngày hẹn trả
    Khi quét thẻ "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
    Và tiếp nhận "xác nhận tình trạng hôn nhân"
    Thì mã hồ sơ là 000.99.99.H20-261001-0001
    Và hẹn trả lúc 17:00 ngày 06/10/2026
    Và giấy tiếp nhận ghi tên "Bùi Thanh Toàn", số 087096610926

  Kịch bản: Hồ sơ thứ hai trong ngày có số thứ tự tiếp theo, sang ngày khác đếm lại từ đầu
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Khi tiếp nhận "khai sinh"
    Thì mã hồ sơ là 000.99.99.H20-261001-0002
    Biết bây giờ là 07:45 ngày 02/10/2026
    Khi tiếp nhận "khai sinh"
    Thì mã hồ sơ là 000.99.99.H20-261002-0001

  Kịch bản: Việc giải quyết trong ngày được trả ngay, không cần hẹn, và vẫn vào sổ
    Khi giải quyết và trả ngay "trích lục hộ tịch"
    Thì hồ sơ ở trạng thái "Đã trả kết quả"
    Và không in giấy tiếp nhận
    Và tra cứu thấy hồ sơ trong sổ

  Kịch bản: Việc cần nhiều ngày không thể trả ngay
    Khi giải quyết và trả ngay "thường trú"
    Thì chương trình từ chối: “Đăng ký thường trú” không phải việc giải quyết trong ngày. Tiếp nhận và hẹn trả kết quả (F9).
    Và không có hồ sơ nào được ghi

  Khung kịch bản: Nhận sau 15 giờ thì trả trong ngày làm việc tiếp theo
    Biết bây giờ là <nhận>
    Khi tiếp nhận "<thủ tục>"
    Thì hẹn trả lúc <hẹn>

    Dữ liệu:
      | thủ tục            | nhận                  | hẹn                   |
      | khai sinh          | 14:59 ngày 01/10/2026 | 17:00 ngày 01/10/2026 |
      | khai sinh          | 15:01 ngày 01/10/2026 | 17:00 ngày 02/10/2026 |
      | chứng thực bản sao | 15:20 ngày 02/10/2026 | 17:00 ngày 05/10/2026 |
      | khai tử            | 15:20 ngày 31/12/2026 | 17:00 ngày 04/01/2027 |

  Khung kịch bản: Hình thức nộp được ghi lại để báo cáo tách trực tuyến và trực tiếp
    Khi tiếp nhận "tạm trú" nộp <hình thức nộp>
    Thì báo cáo tháng đếm <trực tuyến> hồ sơ trực tuyến, <trực tiếp> hồ sơ trực tiếp

    Dữ liệu:
      | hình thức nộp       | trực tuyến | trực tiếp |
      | trực tiếp           | 0          | 1         |
      | trực tuyến          | 1          | 0         |
      | trực tuyến một phần | 1          | 0         |
      | qua bưu chính       | 0          | 1         |
      | tại nhà             | 0          | 1         |
      | lưu động            | 0          | 1         |

  Kịch bản: Nhận hồ sơ tại nhà cho người không đến được, kết quả mang trả tại nhà
    Khi tiếp nhận "mai táng bảo trợ xã hội" tại nhà, trả kết quả tại nhà
    Thì giấy tiếp nhận hẹn trả "địa chỉ người nộp (giao tại nhà)"

  Kịch bản: Mã quét hỏng hẳn
    Khi quét thẻ "Nguyễn Văn An"
    Thì chương trình từ chối: Không đọc được mã trên thẻ. Tắt bộ gõ tiếng Việt, chuyển bàn phím sang tiếng Anh (Mỹ) rồi quét lại

  Kịch bản: Thủ tục đã bãi bỏ không được tiếp nhận
    Khi tiếp nhận thủ tục mã 2.001009
    Thì chương trình từ chối: đã bị bãi bỏ, hết hiệu lực sau 31/10/2025. Chọn thủ tục thay thế.
    Và không có hồ sơ nào được ghi
