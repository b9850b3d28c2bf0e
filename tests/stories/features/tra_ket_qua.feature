# language: vi
Tính năng: Giải quyết và trả kết quả
  Trả sớm thì càng tốt; trễ hạn phải ghi lý do; bước nào cũng ghi ai làm, lúc nào.
  Căn cứ: Nghị định 118/2025/NĐ-CP, Điều 18, 19 và 22.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận

  Khung kịch bản: Kết quả được xếp trước hạn, đúng hạn, quá hạn theo ngày
    Biết bây giờ là <lúc có kết quả>
    Khi có kết quả, lý do trễ "<lý do>"
    Và trả kết quả
    Thì báo cáo tháng đếm 1 hồ sơ <loại>

    Dữ liệu:
      | lúc có kết quả        | lý do          | loại      |
      | 16:00 ngày 05/10/2026 |                | trước hạn |
      | 08:00 ngày 06/10/2026 |                | đúng hạn  |
      | 08:00 ngày 07/10/2026 | Mất điện 1 ngày | quá hạn   |

  Kịch bản: Trễ hạn mà không ghi lý do thì chương trình không cho qua
    Biết bây giờ là 08:00 ngày 07/10/2026
    Khi có kết quả, lý do trễ ""
    Thì chương trình từ chối: Bước “Ghi nhận kết quả” cần ghi
    Và hồ sơ ở trạng thái "Mới tiếp nhận"

  Kịch bản: Chưa có kết quả thì chưa trả được
    Khi trả kết quả
    Thì chương trình từ chối: đang “Mới tiếp nhận” nên không thể “Trả kết quả”

  Kịch bản: Kết quả chỉ trả một lần
    Biết đã có kết quả và đã trả
    Khi trả kết quả
    Thì chương trình từ chối: đang “Đã trả kết quả” nên không thể “Trả kết quả”

  Kịch bản: Việc ghi sau không được mang giờ trước việc đã ghi
    Biết bây giờ là 08:59 ngày 01/10/2026
    Khi chuyển giải quyết
    Thì chương trình từ chối: 08:59 ngày 01/10/2026 là trước việc gần nhất của hồ sơ

  Kịch bản: Công chức chuyên môn giải quyết, không trả kết quả cho dân
    Biết đã có kết quả
    Và người làm việc là "phuc"
    Khi trả kết quả
    Thì chương trình từ chối: Công chức chuyên môn không được làm bước “Trả kết quả”

  Kịch bản: Người dân xin dừng thì dừng
    Khi dừng vì "Người nộp không còn nhu cầu"
    Thì hồ sơ ở trạng thái "Dừng theo yêu cầu"
    Và báo cáo tháng đếm 1 hồ sơ trước hạn

  Kịch bản: Phiếu kiểm soát ghi mọi lần giao nhận
    Khi chuyển giải quyết
    Và có kết quả, lý do trễ ""
    Và trả kết quả
    Thì phiếu kiểm soát có 3 lần giao nhận, lần cuối giao cho "Võ Thị Ánh Nguyệt"
