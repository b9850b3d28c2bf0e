# language: vi
Tính năng: Trợ giúp
  Đang ở trang nào bấm F1 thì đọc về trang đó, có hình; tìm bằng chữ không dấu; in được bảng phím để dán
  cạnh màn hình; lên bản mới thì những thay đổi hiện ra một lần.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "quantri" mở

  Kịch bản: F1 ở mỗi trang mở đúng trang trợ giúp, Esc quay lại chỗ đang làm
    Thì F1 ở mỗi trang mở trợ giúp của trang đó, có hình, Esc về lại trang đó

  Kịch bản: Tìm trong trợ giúp không cần dấu
    Khi bấm F1
    Và tìm trong trợ giúp "xin loi hen lai"
    Thì danh sách trợ giúp có "Một hồ sơ"

  Kịch bản: In bảng phím
    Khi bấm F1
    Và bấm Ctrl+P
    Thì có bảng phím để in, ghi "Tiếp nhận và in"

  Kịch bản: Sau khi lên bản mới, những thay đổi hiện ra một lần
    Khi máy này vừa lên bản mới và cửa sổ của "mai" mở
    Thì cửa sổ đọc "Những thay đổi"
    Khi đóng cửa sổ rồi mở lại
    Thì cửa sổ ở trang "Hôm nay"
