# language: vi
Tính năng: Một thẻ, một người
  Máy quét gõ như bàn phím nên bộ gõ, kiểu bàn phím, phím Caps Lock có thể làm hỏng chữ trên thẻ. Điều
  gì không chắc thì chương trình nhắc đối chiếu với thẻ; khi không biết là số của ai thì không nhận.

  Kịch bản: Hai thẻ trong một lần quét thì không nhận
    Khi quét thẻ của ông Toàn rồi thẻ của bà Nguyệt trong một lần
    Thì chương trình không nhận: Mã quét có dữ liệu của hai thẻ. Quét lại từng thẻ một.

  Kịch bản: Quét một thẻ hai lần thì vẫn là một người
    Khi quét thẻ của ông Toàn hai lần liền
    Thì thẻ ghi "Bùi Thanh Toàn", số "087096610926"
    Và không nhắc gì

  Kịch bản: Mã có 8 đến 10 phần thì không nhận, vì các phần có thể lệch chỗ
    Khi quét "087096610926|341632473|BÙI|THANH TOÀN|02041996|Nam|Ấp Tân Hưng, Đồng Tháp|10122021"
    Thì chương trình không nhận: Mã quét có 8 phần; thẻ chỉ có 7 hoặc 11 phần

  Kịch bản: Bàn phím kiểu Pháp thì nói phải đổi sang kiểu nào
    Khi quét "à_èàç--&àçé-µµBÙI THANH TOÀNµàéàʼ&çç-µNq,"
    Thì chương trình không nhận: Bàn phím đang ở kiểu tiếng Pháp (AZERTY)

  Kịch bản: Bàn phím kiểu Anh (Anh) vẫn đọc được, nhưng được nhắc
    Khi quét "087096610926~341632473~BÙI THANH TOÀN~02041996~Nam~Ấp Tân Hưng, Đồng Tháp~10122021"
    Thì thẻ ghi "Bùi Thanh Toàn", số "087096610926"
    Và nhắc: Bàn phím đang ở kiểu tiếng Anh (Anh)

  Kịch bản: Caps Lock đang bật thì chữ được đổi lại
    Khi quét "087096610926|341632473|bùi tHANH tOÀN|02041996|nAM|ấP tÂN hưNG, đồNG tHÁP|10122021"
    Thì thẻ ghi "Bùi Thanh Toàn", số "087096610926"
    Và nhắc: Phím Caps Lock đang bật

  Khung kịch bản: Họ tên bị mất chữ thì nhắc, tên đúng của các dân tộc thì không
    Khi quét thẻ có họ tên "<họ tên>"
    Thì <kết quả>

    Dữ liệu:
      | họ tên         | kết quả                               |
      | Bi Thanh Ton   | nhắc: Họ tên trong mã bị sai chữ      |
      | Ang Quoc Bao   | nhắc: Họ tên trong mã bị sai chữ      |
      | Bui Thanh Toan | nhắc: Họ tên trong mã không có dấu    |
      | H'Niê Êban     | không nhắc gì                         |
      | Neang Sóc Kha  | không nhắc gì                         |
      | Thạch Sô Phia  | không nhắc gì                         |
      | Giàng A Páo    | không nhắc gì                         |

  Kịch bản: Năm sinh và giới tính phải khớp với số định danh
    Khi quét "087096610926||BÙI THANH TOÀN|02041969|Nữ|Ấp Tân Hưng, Đồng Tháp|10122021"
    Thì nhắc: Giới tính không khớp với số định danh
    Và nhắc: Năm sinh không khớp với số định danh

  Kịch bản: Ngày cấp dính vào địa chỉ thì được tách ra
    Khi quét "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Ấp Tân Hưng, Đồng Tháp10122021"
    Thì nơi cư trú là "Ấp Tân Hưng, Đồng Tháp"
    Và nhắc: Mã quét bị thiếu thông tin
