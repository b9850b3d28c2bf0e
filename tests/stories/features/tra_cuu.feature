# language: vi
Tính năng: Tra cứu
  Gõ gì cũng tìm được: tên không dấu, số định danh, mã hồ sơ, tên thủ tục. Mở hồ sơ của người khác thì
  lịch sử có một dòng.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và "Võ Thị Ánh Nguyệt", số 087185004321, đã nộp "xác nhận tình trạng hôn nhân"
    Và "Nguyễn Văn Đạt", số 087090001234, đã nộp "lập hộ kinh doanh"

  Khung kịch bản: Tìm thấy <loại> dù gõ thế nào
    Khi tìm "<gõ>"
    Thì kết quả đầu tiên là <loại> "<tên>"

    Dữ liệu:
      | gõ                       | loại      | tên                      |
      | anh nguyet               | người     | Võ Thị Ánh Nguyệt        |
      | ÁNH NGUYỆT               | người     | Võ Thị Ánh Nguyệt        |
      | van dat                  | người     | Nguyễn Văn Đạt           |
      | 087090001234             | người     | Nguyễn Văn Đạt           |
      | 001234                   | người     | Nguyễn Văn Đạt           |
      | 000.99.99.H20-261001-0002 | hồ sơ     | 000.99.99.H20-261001-0002 |
      | 1.001193                 | thủ tục   | Đăng ký khai sinh        |

  Khung kịch bản: Chọn thủ tục bằng vài phím
    Khi gõ "<gõ>" để chọn thủ tục
    Thì thủ tục đầu tiên là "<tên>"

    Dữ liệu:
      | gõ               | tên                                  |
      | dkks             | Đăng ký khai sinh                    |
      | khai sinh        | Đăng ký khai sinh                    |
      | 1.004873         | Cấp Giấy xác nhận tình trạng hôn nhân |
      | tinh trang hon nhan | Cấp Giấy xác nhận tình trạng hôn nhân |

  Kịch bản: Thủ tục đã bãi bỏ không hiện ra để chọn
    Khi gõ "2.001009" để chọn thủ tục
    Thì không có thủ tục nào

  Kịch bản: Danh sách lọc theo hạn
    Biết bây giờ là 08:00 ngày 05/10/2026
    Thì có 2 hồ sơ đang giải quyết, 2 sắp đến hạn, 0 quá hạn
    Biết bây giờ là 08:00 ngày 07/10/2026
    Thì có 2 hồ sơ đang giải quyết, 0 sắp đến hạn, 2 quá hạn

  Kịch bản: Mã hồ sơ không có
    Khi mở hồ sơ 000.99.99.H20-261001-0099
    Thì chương trình từ chối: Không có hồ sơ mã 000.99.99.H20-261001-0099
