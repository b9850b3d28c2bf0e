# language: vi
Tính năng: Giờ máy
  Ngày hẹn trả tính từ giờ máy; giờ máy đáng ngờ thì nói ngay và chưa tiếp nhận, đến khi quản trị xác nhận.

  Bối cảnh:
    Biết một cơ quan thật đã tiếp nhận hồ sơ sáng thứ Năm 01/10/2026

  Kịch bản: Giờ máy lùi thì chưa tiếp nhận
    Khi giờ máy là "2026-09-30T09:00"
    Thì tiếp nhận bị từ chối và nói "lùi về trước việc cuối cùng"

  Kịch bản: Giờ máy nhảy qua ngày làm việc thì quản trị xác nhận, lịch sử giữ lý do
    Khi giờ máy là "2026-10-06T09:00"
    Thì tiếp nhận bị từ chối và nói "nhảy qua ít nhất một ngày làm việc"
    Khi quản trị xác nhận giờ máy vì "Cơ quan mất điện ba ngày"
    Thì tiếp nhận được hồ sơ
    Và lịch sử ghi "Cơ quan mất điện ba ngày"

  Kịch bản: Không có hồ sơ nào của năm 2099
    Khi giờ máy là "2099-10-01T09:00"
    Thì tiếp nhận bị từ chối và nói "không thể đúng"
    Và không ai xác nhận được giờ ấy

  Kịch bản: Qua cuối tuần thì không có gì phải ngờ
    Khi giờ máy là "2026-10-02T09:00"
    Thì tiếp nhận được hồ sơ
    Khi giờ máy là "2026-10-05T07:30"
    Thì tiếp nhận được hồ sơ
