# language: vi
Tính năng: Lần mở đầu tiên
  Cơ quan mới điền từng bước. Ai quen tên xã cũ vẫn tìm ra xã hiện nay; thiếu gì thì nói ngay dưới ô đó.

  Kịch bản: Gõ tên xã cũ thì ra xã hiện nay
    Biết chương trình mở lần đầu
    Khi gõ tên xã "tân công sính"
    Thì danh sách có "Xã Tân Công Sính (Huyện Tam Nông, Đồng Tháp) → Xã Tràm Chim · Tỉnh Đồng Tháp"
    Và chương trình nhắc "Xã Tân Công Sính từ 01/7/2025 thuộc Xã Tràm Chim · Tỉnh Đồng Tháp."
    Khi bấm Tiếp
    Thì "Tên cơ quan" là "Ủy ban nhân dân xã Tràm Chim"

  Kịch bản: Tên không có trong danh sách thì chỉ cách đi tiếp
    Biết chương trình mở lần đầu
    Khi gõ tên xã "một nơi không có"
    Thì chương trình nhắc "xem nghị quyết sắp xếp đơn vị hành chính của tỉnh rồi gõ tên xã hiện nay"
    Khi bấm Tiếp
    Thì dưới ô "Xã, phường, đặc khu" ghi "Chưa điền xã, phường, đặc khu."

  Kịch bản: Thiếu ô nào thì nói ngay dưới ô đó
    Biết chương trình mở lần đầu
    Khi gõ tên xã "tràm chim"
    Và bấm Tiếp
    Và bấm Tiếp
    Thì dưới ô "Mã định danh cơ quan" ghi "Chưa điền mã định danh cơ quan."
