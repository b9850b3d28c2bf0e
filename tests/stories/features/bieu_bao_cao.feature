# language: vi
Tính năng: Biểu báo cáo theo ngày cuối kỳ
  Từ 01/8/2026 xã báo cáo theo biểu 07a mọi kỳ, thêm 06a và 08b ở quý, 6 tháng, năm; trước đó là biểu
  II.06a. Lời báo cáo viết từ số liệu, cán bộ sửa được trước khi chốt. Căn cứ: Thông tư
  09/2026/TT-BTP, Điều 9, 11, 12, 17 và Phụ lục (đề cương 01-ĐC, mục I.5, I.6, IV).

  Khung kịch bản: Ngày cuối kỳ chọn biểu
    Biết bây giờ là 08:00 ngày 01/12/2026
    Khi lập báo cáo từ <đầu> đến <cuối>
    Thì báo cáo có các biểu <biểu>

    Dữ liệu:
      | đầu        | cuối       | biểu          |
      | 01/06/2026 | 30/06/2026 | II.06a        |
      | 15/07/2026 | 14/08/2026 | 07a           |
      | 01/10/2026 | 31/10/2026 | 07a           |
      | 15/06/2026 | 14/09/2026 | 07a, 06a, 08b |

  Kịch bản: Nộp trực tuyến một phần đứng riêng một cột
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và một hồ sơ nộp trực tuyến toàn trình, một hồ sơ trực tuyến một phần, một hồ sơ tại quầy
    Khi lập báo cáo từ 01/10/2026 đến 31/10/2026
    Thì biểu 07a có tiếp nhận 3: toàn trình 1, một phần 1, bưu chính 0, trực tiếp 1, kỳ trước 0

  Kịch bản: Không ai nhập phản ánh, kiến nghị thì biểu 06a để trống, không tự ghi số 0
    Biết bây giờ là 08:00 ngày 01/12/2026
    Khi lập báo cáo từ 15/06/2026 đến 14/09/2026
    Thì biểu 06a để trống
    Và lời báo cáo nói "Chưa nhập số liệu phản ánh, kiến nghị"

  Kịch bản: Cán bộ xác nhận kỳ này không có phản ánh, kiến nghị
    Biết bây giờ là 08:00 ngày 01/12/2026
    Khi cán bộ xác nhận từ 15/06/2026 đến 14/09/2026 không có phản ánh, kiến nghị
    Và lập báo cáo từ 15/06/2026 đến 14/09/2026
    Thì biểu 06a ghi số 0
    Và lời báo cáo nói "không tiếp nhận phản ánh, kiến nghị nào"

  Kịch bản: Lời đã sửa được in đúng như đã sửa
    Biết bây giờ là 08:00 ngày 01/12/2026
    Khi cán bộ sửa kiến nghị của kỳ 01/10/2026 đến 31/10/2026 thành "Đề nghị cấp thêm máy quét."
    Và lập báo cáo từ 01/10/2026 đến 31/10/2026
    Thì lời báo cáo nói "Đề nghị cấp thêm máy quét."

  Kịch bản: Kỳ đã chốt thì không sửa lời báo cáo được nữa
    Biết bây giờ là 08:00 ngày 01/12/2026
    Và người làm việc là "tung"
    Và kỳ 01/10/2026 đến 31/10/2026 đã chốt
    Khi cán bộ sửa kiến nghị của kỳ 01/10/2026 đến 31/10/2026 thành "Đề nghị khác."
    Thì chương trình từ chối: đã chốt
