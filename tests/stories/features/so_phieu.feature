# language: vi
Tính năng: Số của phiếu, quyển số và sổ theo dõi
  Mỗi loại phiếu có dãy số riêng, chạy từ 01 trong năm; in lại vẫn số cũ. Xem trước không phải là in.
  Sổ theo dõi giữ hạn theo luật; ngày hẹn lại ghi bên cạnh, không thay hạn.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026

  Kịch bản: Hai hồ sơ liền nhau, in lại hồ sơ đầu
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và giấy tiếp nhận đã in
    Và một hồ sơ khác đã tiếp nhận
    Thì giấy tiếp nhận mang số "1" và là bản in lại lần 1
    Và giấy tiếp nhận của hồ sơ kia mang số "2"

  Kịch bản: Chỉ xem thì chưa tính là in
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Khi xem giấy tiếp nhận mà không in
    Thì giấy tiếp nhận mang số "1" và là bản in lại lần 0

  Kịch bản: Cơ quan có lập sổ giấy thì giấy tiếp nhận ghi quyển số, số thứ tự
    Biết cơ quan lập một sổ giấy, mỗi quyển 1 hồ sơ
    Và hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và một hồ sơ khác đã tiếp nhận
    Thì giấy tiếp nhận ghi quyển "01/2026", số thứ tự "01"
    Và giấy tiếp nhận của hồ sơ kia ghi quyển "02/2026", số thứ tự "02"

  Kịch bản: Nhập muộn thì lấy số tiếp theo trong năm, số đã ghi giữ nguyên
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và một hồ sơ khác đã tiếp nhận
    Khi nhập muộn một hồ sơ nhận lúc 09:00 ngày 15/09/2026
    Thì sổ tháng 10/2026 ghi các số thứ tự "1, 2"
    Và sổ tháng 9/2026 ghi các số thứ tự "3"

  Kịch bản: Xin lỗi và hẹn lại không đổi hạn trong sổ
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và đã hẹn lại 17:00 ngày 20/10/2026
    Thì sổ tháng 10/2026 ghi hạn 17:00 ngày 06/10/2026, hẹn lại 17:00 ngày 20/10/2026
