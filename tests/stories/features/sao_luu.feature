# language: vi
Tính năng: Sao lưu và khôi phục
  Một tệp đưa cả cơ quan trở lại như lúc sao lưu; tệp hỏng thì nói ngay, không đụng vào dữ liệu đang có.

  Bối cảnh:
    Biết một cơ quan mới lập
    Và đã tiếp nhận hồ sơ của "Bùi Thanh Toàn"
    Và đã sao lưu

  Kịch bản: Khôi phục đưa lại mọi hồ sơ đã có lúc sao lưu
    Biết đã tiếp nhận hồ sơ của "Lý Thị Hoa"
    Khi khôi phục từ bản sao lưu
    Thì tìm "thanh toan" thấy 1 người
    Và tìm "thi hoa" thấy 0 người

  Kịch bản: Việc làm sau bản sao lưu được kể ra, số đã cấp không cấp lại
    Biết đã tiếp nhận hồ sơ của "Lý Thị Hoa"
    Khi khôi phục từ bản sao lưu
    Thì chương trình báo "261001-0002 · Lý Thị Hoa"
    Và hồ sơ tiếp theo của "Lê Văn Ba" mang số "261001-0003"

  Kịch bản: Bản sao lưu còn nguyên thì kiểm tra đạt
    Khi kiểm tra bản sao lưu
    Thì chương trình báo "còn nguyên vẹn"

  Kịch bản: Bản sao lưu bị hỏng thì không được dùng, dữ liệu đang có giữ nguyên
    Biết bản sao lưu bị hỏng một chỗ
    Khi khôi phục từ bản sao lưu
    Thì chương trình từ chối với mã 1 và nói "bị hỏng"
    Và tìm "thanh toan" thấy 1 người

  Kịch bản: Chương trình đang mở thì chưa khôi phục
    Biết cửa sổ chương trình đang mở
    Khi khôi phục từ bản sao lưu
    Thì chương trình từ chối với mã 1 và nói "đang mở"

  Kịch bản: Thiếu tệp khóa thì nói rõ thiếu gì
    Biết tệp khóa không còn ở chỗ cũ
    Khi khôi phục từ bản sao lưu
    Thì chương trình từ chối với mã 1 và nói "tệp khóa"

  Kịch bản: Máy hỏng, bản sao lưu và phiếu khôi phục mở lại tất cả trên máy trống
    Biết đã lập phiếu khôi phục
    Và đã sao lưu
    Khi khôi phục trên máy trống bằng mã trên phiếu
    Thì tìm "thanh toan" thấy 1 người

  Kịch bản: Diễn tập máy hỏng: quét mã trên phiếu đã in, từng dòng và từng giấy giống hệt máy cũ
    Biết đã lập phiếu khôi phục
    Và đã tiếp nhận và in giấy cho 3 người
    Và đã sao lưu ra USB rồi máy hỏng
    Khi khôi phục trên máy trống bằng mã QR quét từ phiếu đã in
    Thì từng dòng dữ liệu giống hệt máy cũ
    Và từng giấy đã in giống hệt máy cũ
    Và lịch sử của máy mới nguyên vẹn và ghi việc khôi phục
    Và phiếu in lại của hồ sơ giống giấy đã in

  Kịch bản: Máy trống không có phiếu thì nói cần phiếu nào
    Biết đã lập phiếu khôi phục
    Và đã sao lưu
    Khi khôi phục trên máy trống không có mã
    Thì chương trình từ chối với mã 1 và nói "phiếu khôi phục số"

  Kịch bản: Hạn trả bị sửa ngoài chương trình thì kiểm tra lịch sử nói hồ sơ nào
    Khi chạy "history verify"
    Thì chương trình báo "Lịch sử nguyên vẹn"
    Và chương trình báo "Niêm phong đúng từ"
    Khi có người sửa hạn trả ngoài chương trình
    Và chạy "history verify"
    Thì chương trình từ chối với mã 1 và nói "bị sửa ngoài chương trình"
    Và chương trình từ chối với mã 1 và nói "261001-0001"
