# language: vi
Tính năng: Đánh giá mức độ hài lòng
  Người dân tự đánh giá sau khi nhận kết quả, mỗi hồ sơ một lần; cán bộ không sửa được.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và hồ sơ "khai sinh" đã tiếp nhận

  Kịch bản: Chưa trả kết quả thì chưa mời đánh giá
    Khi người dân đánh giá "Hài lòng"
    Thì chương trình từ chối: chưa trả kết quả
    Và trong tháng có 0 đánh giá "Hài lòng"

  Kịch bản: Mỗi hồ sơ chỉ đánh giá một lần
    Biết kết quả đã trả
    Và người dân đã đánh giá "Không hài lòng"
    Khi người dân đánh giá "Rất hài lòng"
    Thì chương trình từ chối: đã được đánh giá. Mỗi hồ sơ chỉ đánh giá một lần.
    Và trong tháng có 1 đánh giá "Không hài lòng"
    Và trong tháng có 0 đánh giá "Rất hài lòng"

  Kịch bản: Đánh giá không được mang giờ trước lúc trả kết quả
    Biết kết quả đã trả
    Và bây giờ là 08:00 ngày 01/10/2026
    Khi người dân đánh giá "Hài lòng"
    Thì chương trình từ chối: là trước việc gần nhất của hồ sơ
