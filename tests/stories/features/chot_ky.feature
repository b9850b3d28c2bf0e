# language: vi
Tính năng: Chốt kỳ báo cáo
  Báo cáo nhìn từ cuối kỳ: hỏi lúc nào cũng ra cùng số liệu, việc xảy ra sau không làm đổi. Kỳ đã chốt
  giữ nguyên số liệu, danh sách hồ sơ và tệp đã ký; việc nhập muộn vào kỳ đã chốt phải có lý do, hiện
  thành chênh lệch bên cạnh, ở cả kỳ sau. Ngày chốt số liệu: Điều 12 Nghị định 09/2019/NĐ-CP.

  Kịch bản: Báo cáo tháng 10 không đổi vì việc của tháng 11
    Biết bây giờ là 09:00 ngày 29/10/2026
    Và đã tiếp nhận 2 hồ sơ
    Khi lập báo cáo tháng 10/2026 vào 08:00 ngày 01/11/2026
    Và hồ sơ thứ nhất có kết quả lúc 09:00 ngày 02/11/2026
    Thì báo cáo tháng 10/2026 lập lại vẫn như cũ
    Và tháng 11/2026 có 2 hồ sơ kỳ trước chuyển sang

  Kịch bản: Kỳ chưa kết thúc thì chưa chốt được
    Biết bây giờ là 09:00 ngày 29/10/2026
    Và người làm việc là "tung"
    Khi chốt kỳ tháng 10/2026
    Thì chương trình từ chối: Kỳ từ 01/10/2026 đến 31/10/2026 chưa kết thúc.

  Kịch bản: Nhập muộn vào kỳ đã chốt phải có lý do
    Biết bây giờ là 09:00 ngày 29/10/2026
    Và đã tiếp nhận 2 hồ sơ
    Và bây giờ là 08:00 ngày 02/11/2026
    Và người làm việc là "tung"
    Khi chốt kỳ tháng 10/2026
    Và nhập một hồ sơ nhận lúc 09:00 ngày 30/10/2026
    Thì chương trình từ chối: thuộc kỳ từ 01/10/2026 đến 31/10/2026 đã chốt

  Kịch bản: Việc nhập muộn hiện thành chênh lệch, cả ở kỳ sau
    Biết bây giờ là 09:00 ngày 29/10/2026
    Và đã tiếp nhận 2 hồ sơ
    Và bây giờ là 08:00 ngày 02/11/2026
    Và người làm việc là "tung"
    Khi chốt kỳ tháng 10/2026
    Và nhập một hồ sơ nhận lúc 09:00 ngày 30/10/2026 vì "mất điện, ghi sổ giấy"
    Thì báo cáo tháng 10/2026 vẫn có 2 hồ sơ và ghi "sau khi chốt: +1 tiếp nhận trong kỳ, trực tiếp"
    Và báo cáo tháng 11/2026 có 3 hồ sơ và ghi "sau khi chốt: +1 tiếp nhận trong kỳ, trực tiếp"
