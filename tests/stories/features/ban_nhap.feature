# language: vi
Tính năng: Bản nháp
  Đang gõ mà mất điện thì không mất gì; đồng nghiệp ở quầy khác làm tiếp được.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026

  Kịch bản: Mất điện giữa chừng, mở lại vẫn còn
    Biết đang gõ dở tên "Bùi Thanh Toàn"
    Khi máy tắt đột ngột rồi mở lại
    Thì còn bản nháp có tên "Bùi Thanh Toàn" của "Trần Thị Tuyết Mai"

  Kịch bản: Gõ tiếp thì bản nháp cũ được thay, không sinh bản mới
    Biết đang gõ dở tên "Bùi"
    Khi gõ tiếp thành "Bùi Thanh Toàn"
    Thì còn bản nháp có tên "Bùi Thanh Toàn" của "Trần Thị Tuyết Mai"

  Kịch bản: Bản nháp đã tiếp nhận ở quầy khác thì không nhận tiếp được nữa
    Biết đang gõ dở tên "Bùi Thanh Toàn"
    Và bản nháp đã bỏ
    Khi nhận tiếp bản nháp
    Thì chương trình từ chối: quầy khác đã tiếp nhận hoặc bỏ
    Và không còn bản nháp nào
