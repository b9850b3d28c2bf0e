# language: vi
Tính năng: Giải quyết hồ sơ trên cửa sổ
  Trang của một hồ sơ chỉ đưa ra những bước đang được phép, bước thường làm nhất là F9. Bước cần ghi gì
  thì hỏi đúng điều đó; giấy tờ kèm theo in ra ngay. Căn cứ: Nghị định 118/2025/NĐ-CP, Điều 18 đến 22.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và bây giờ là 10:00 ngày 02/10/2026

  Kịch bản: Chuyển giải quyết bằng một phím
    Biết cửa sổ của "mai" mở
    Khi mở hồ sơ và bấm phím của bước "Chuyển giải quyết"
    Thì hồ sơ ở trạng thái "Đang giải quyết"
    Và lịch sử trên trang ghi "Chuyển giải quyết" của "Trần Thị Tuyết Mai"

  Kịch bản: Phiếu yêu cầu bổ sung ghi đúng những gì cần, in ra ngay
    Biết cửa sổ của "mai" mở
    Khi mở hồ sơ và làm bước "Yêu cầu bổ sung", ghi:
      | Cần bổ sung những gì   | Bản sao quyết định ly hôn      |
      | Lý do yêu cầu bổ sung | Tờ khai ghi đã ly hôn năm 2024 |
    Thì phiếu yêu cầu bổ sung hiện ra
    Và hồ sơ ở trạng thái "Chờ bổ sung"
    Và phiếu yêu cầu bổ sung đã in ghi "Bản sao quyết định ly hôn"
    Và phiếu yêu cầu bổ sung đã in ghi "Tờ khai ghi đã ly hôn năm 2024"
    Và phiếu yêu cầu bổ sung đã in ghi "hoàn thiện hồ sơ đến hết ngày 19 tháng 10 năm 2026"

  Kịch bản: Chưa ghi cần bổ sung gì thì phiếu chưa in, hồ sơ chưa đổi
    Biết cửa sổ của "mai" mở
    Khi mở hồ sơ và làm bước "Yêu cầu bổ sung", ghi:
      | Cần bổ sung những gì |  |
    Thì cửa sổ hỏi lại: "Chưa điền cần bổ sung những gì."
    Và hồ sơ ở trạng thái "Mới tiếp nhận"
    Và chưa in phiếu yêu cầu bổ sung

  Kịch bản: Đủ giấy tờ thì thời hạn tính lại từ đầu, và không yêu cầu bổ sung lần nữa
    Biết đã yêu cầu bổ sung "Bản sao quyết định ly hôn"
    Và bây giờ là 08:00 ngày 12/10/2026
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ, làm bước "Nhận giấy tờ bổ sung" và xác nhận
    Thì giấy tiếp nhận hiện ra
    Và trang hồ sơ hẹn trả "17:00 ngày 15/10/2026"
    Và trang hồ sơ có 2 lần tính thời hạn
    Và không còn bước "Yêu cầu bổ sung"

  Kịch bản: Quá 15 ngày không bổ sung thì đóng hồ sơ
    Biết đã yêu cầu bổ sung "Bản sao quyết định ly hôn"
    Và bây giờ là 08:00 ngày 20/10/2026
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ, làm bước "Đóng do quá hạn bổ sung" và xác nhận
    Thì hồ sơ ở trạng thái "Đóng do quá hạn bổ sung"

  Kịch bản: Xin lỗi và hẹn lại một lần, hạn theo luật vẫn còn đó
    Biết cửa sổ của "mai" mở
    Khi mở hồ sơ và làm bước "Xin lỗi và hẹn lại", ghi:
      | Lý do chậm   | Chờ văn bản xác minh của xã cũ |
      | Ngày hẹn mới | 08/10/2026                     |
    Thì văn bản xin lỗi hiện ra
    Và trang hồ sơ hẹn trả "17:00 ngày 06/10/2026 · đã hẹn lại 17:00 ngày 08/10/2026"
    Và văn bản xin lỗi đã in ghi "Chờ văn bản xác minh của xã cũ"
    Và văn bản xin lỗi đã in ghi "TM. ỦY BAN NHÂN DÂN"
    Và văn bản xin lỗi đã in ghi "PHÓ CHỦ TỊCH"
    Và văn bản xin lỗi đã in ghi "Nguyễn Thanh Tùng"
    Và không còn bước "Xin lỗi và hẹn lại"

  Kịch bản: Giờ hẹn lại luôn nằm trong giờ làm việc của cơ quan
    Biết cơ quan làm việc đến 11:30
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ và làm bước "Xin lỗi và hẹn lại", ghi:
      | Lý do chậm   | Mất điện   |
      | Ngày hẹn mới | 08/10/2026 |
    Thì văn bản xin lỗi hiện ra
    Và giờ hẹn lại nằm trong giờ làm việc

  Kịch bản: Ngày hẹn mới phải sau ngày đã hẹn
    Biết cửa sổ của "mai" mở
    Khi mở hồ sơ và làm bước "Xin lỗi và hẹn lại", ghi:
      | Lý do chậm   | Chờ xác minh |
      | Ngày hẹn mới | 05/10/2026   |
    Thì cửa sổ hỏi lại: "Ngày hẹn mới phải sau"
    Và hồ sơ chưa hẹn lại

  Kịch bản: Từ chối thì có phiếu từ chối với lý do
    Biết cửa sổ của "mai" mở
    Khi mở hồ sơ và làm bước "Từ chối giải quyết", ghi:
      | Lý do từ chối | Không thuộc thẩm quyền của xã |
    Thì phiếu từ chối hiện ra
    Và hồ sơ ở trạng thái "Từ chối giải quyết"
    Và phiếu từ chối đã in ghi "Không thuộc thẩm quyền của xã"

  Kịch bản: Người dân xin dừng thì dừng, hồ sơ không còn bước nào
    Biết cửa sổ của "mai" mở
    Khi mở hồ sơ và làm bước "Dừng theo yêu cầu của người nộp", ghi:
      | Lý do dừng | Người nộp không còn nhu cầu |
    Thì hồ sơ ở trạng thái "Dừng theo yêu cầu"
    Và cửa sổ báo "không còn bước nào"

  Kịch bản: Trễ hạn mà không ghi lý do thì chương trình không cho qua
    Biết bây giờ là 08:00 ngày 07/10/2026
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ và làm bước "Ghi nhận kết quả", ghi:
      | Lý do trễ hạn |  |
    Thì cửa sổ hỏi lại: "Chưa điền lý do trễ hạn."
    Và hồ sơ ở trạng thái "Mới tiếp nhận"
    Khi mở hồ sơ và làm bước "Ghi nhận kết quả", ghi:
      | Lý do trễ hạn | Mất điện 1 ngày |
    Thì hồ sơ ở trạng thái "Có kết quả, chờ trả"
    Và cửa sổ báo "lý do trễ: Mất điện 1 ngày"

  Kịch bản: Bấm nhầm thì hoàn tác được, có ghi lý do
    Biết cửa sổ của "mai" mở
    Khi mở hồ sơ và làm bước "Ghi nhận kết quả"
    Và hoàn tác bằng Ctrl+Z vì "Bấm nhầm hồ sơ"
    Thì hồ sơ ở trạng thái "Mới tiếp nhận"
    Và lịch sử trên trang ghi "Hoàn tác bước vừa làm: Bấm nhầm hồ sơ" của "Trần Thị Tuyết Mai"

  Kịch bản: Công chức chuyên môn giải quyết, không trả kết quả cho dân
    Biết đã có kết quả
    Và cửa sổ của "phuc" mở
    Khi mở hồ sơ
    Thì không còn bước "Trả kết quả"

  Kịch bản: Mở hồ sơ để xem thì lịch sử ghi lại ai đã mở
    Biết cửa sổ của "tung" mở
    Khi mở hồ sơ
    Thì lịch sử hồ sơ ghi "Nguyễn Thanh Tùng" đã mở
