# language: vi
Tính năng: Dùng chương trình không cần màn hình
  Việc hẹn giờ, hỗ trợ qua điện thoại và nhập ngày ghi giấy khi mất điện đều chạy bằng dòng lệnh; câu
  trả lời là tiếng Việt, lệnh bị từ chối thì nói rõ vì sao và phải làm gì.

  Bối cảnh:
    Biết một cơ quan mới lập

  Kịch bản: Một hồ sơ từ lúc nhận đến lúc đánh giá
    Khi tiếp nhận hồ sơ của "Bùi Thanh Toàn" lúc 2026-10-01T09:00
    Và chạy "step {mã} finish --at 2026-10-02T09:00"
    Và chạy "return {mã} --at 2026-10-02T10:00"
    Và chạy "rate {mã} very_satisfied --at 2026-10-02T10:05"
    Thì chương trình báo "Rất hài lòng"

  Kịch bản: Hỏi ngày hẹn trả thì được giải thích từng bước
    Khi chạy "due 1.001193 --received 2026-10-02T15:20"
    Thì chương trình báo "Nhận sau 15:00"
    Và chương trình báo "17:00 ngày 05/10/2026"

  Kịch bản: Nhập cả tháng ghi giấy, một dòng sai thì không nhập dòng nào
    Biết tháng ghi giấy có dòng thứ 2 sai
    Khi nhập tháng ghi giấy
    Thì chương trình từ chối với mã 1 và nói "Dòng 2"
    Và tìm "thanh toan" thấy 0 người

  Kịch bản: Kiểm tra lịch sử có còn nguyên vẹn không
    Khi chạy "history verify"
    Thì chương trình báo "Lịch sử nguyên vẹn"
