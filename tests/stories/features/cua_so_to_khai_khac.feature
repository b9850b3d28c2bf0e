# language: vi
Tính năng: Tờ khai trợ giúp xã hội, đất đai, xây dựng, nuôi con nuôi, ủy quyền trên cửa sổ tiếp nhận
  Quét thẻ, chọn thủ tục, gõ vài ô chưa ai biết, F9: tờ khai in ra để người dân đọc và ký.

  Kịch bản: Cụ bà 76 tuổi đề nghị hưởng trợ cấp hưu trí xã hội, gõ hai ô
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở
    Khi quét thẻ "087150004326||NGUYỄN THỊ LÀNH|02031950|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "1.014027"
    Và bấm F9
    Thì bên ô "Hộ gia đình: tình trạng hộ" có lời nhắc "tình trạng hộ"
    Khi điền "Hộ gia đình: tình trạng hộ" là "Hộ nghèo"
    Và điền "Trợ cấp hưu trí xã hội: nơi đề nghị nhận trợ cấp" là "Nhà văn hóa ấp Tân Hưng"
    Và bấm F9 và đóng giấy vừa in
    Thì tờ khai của hồ sơ ghi:
      | NGUYỄN THỊ LÀNH |
      | 9. Nơi đề nghị nhận trợ cấp hưu trí xã hội: Nhà văn hóa ấp Tân Hưng |

  Kịch bản: Yêu cầu hòa giải tranh chấp ranh đất
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "1.012812"
    Và điền "Người bị tranh chấp" là "Lê Văn Thạnh"
    Và điền "Người bị tranh chấp: địa chỉ" là "ấp 2, xã Tràm Chim, Đồng Tháp"
    Và điền "Nội dung tranh chấp" là "Ranh giữa hai thửa đất lúa"
    Và bấm F9 và đóng giấy vừa in
    Thì tờ khai của hồ sơ ghi:
      | Người làm đơn: Võ Thị Ánh Nguyệt |
      | Người bị tranh chấp: Lê Văn Thạnh |
      | Ranh giữa hai thửa đất lúa |

  Kịch bản: Xin giấy phép xây nhà trước khi mẫu cũ hết hiệu lực
    Biết bây giờ là 09:00 ngày 18/05/2026
    Và cửa sổ của "mai" mở
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "1.013225"
    Và điền "Địa điểm xây dựng: lô đất số" là "115, tờ 12"
    Và điền "Nhà ở riêng lẻ (4.4): cấp công trình" là "Cấp IV"
    Và điền "Nội dung đề nghị: dự kiến hoàn thành trong (tháng)" là "8"
    Và bấm F9 và đóng giấy vừa in
    Thì tờ khai của hồ sơ ghi:
      | 1. Tên chủ đầu tư (Chủ hộ): Võ Thị Ánh Nguyệt |
      | Lô đất số: 115, tờ 12 |
      | 5. Dự kiến thời gian hoàn thành công trình: 8 |

  Kịch bản: Một người nhận con nuôi, quét thẻ rồi gõ phần của trẻ
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "2.001263"
    Và bấm nút "Bà: như người nộp"
    Và điền "Người được nhận làm con nuôi: họ, chữ đệm, tên" là "Trần Bảo Ngọc"
    Và điền "Người được nhận làm con nuôi: giới tính" là "Nữ"
    Và điền "Người được nhận làm con nuôi: ngày, tháng, năm sinh" là "05/6/2024"
    Và bấm F9 và đóng giấy vừa in
    Thì tờ khai của hồ sơ ghi:
      | Võ Thị Ánh Nguyệt |
      | Họ, chữ đệm, tên: Trần Bảo Ngọc |

  Kịch bản: Giấy ủy quyền đi cùng hồ sơ, khi cần mới thêm
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "1.001612"
    Và bấm Ctrl+Shift+I
    Và đánh dấu "Giấy ủy quyền nộp hồ sơ, nhận kết quả"
    Và bấm F9
    Thì bên ô "Bên được ủy quyền (Bên B): họ và tên" có lời nhắc "họ và tên"

  Kịch bản: Phiếu yêu cầu chứng thực đi cùng hồ sơ, cộng số bản và số trang
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "2.000815"
    Và bấm Ctrl+Shift+I
    Và đánh dấu "Phiếu yêu cầu chứng thực bản sao từ bản chính"
    Và bấm F9
    Thì bên ô "Giấy tờ cần chứng thực" có lời nhắc "Ghi ít nhất một giấy tờ cần chứng thực bản sao"
    Khi bấm nút "Giấy tờ cần chứng thực: thêm dòng"
    Và điền "Giấy tờ cần chứng thực 1: Tên giấy tờ (bản chính)" là "Bằng tốt nghiệp đại học"
    Và điền "Giấy tờ cần chứng thực 1: Số bản sao" là "150"
    Và điền "Giấy tờ cần chứng thực 1: Số trang/bản" là "2"
    Và bấm F9
    Thì bên ô "Giấy tờ cần chứng thực" có lời nhắc "Trên 100 bản sao"
    Khi điền "Lý do: Giấy tờ cần chứng thực" là "Nộp hồ sơ dự thầu"
    Và bấm F9 và đóng giấy vừa in
    Thì tờ khai của hồ sơ ghi:
      | Võ Thị Ánh Nguyệt |
      | Bằng tốt nghiệp đại học |
      | Tổng số bản sao đề nghị chứng thực: 150 bản |

  Kịch bản: Đề nghị xác định mức độ khuyết tật cho chính mình
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "1.001699"
    Và điền "Nội dung đề nghị" là "Xác định mức độ khuyết tật"
    Và điền "Tình trạng khuyết tật: khuyết tật vận động" là "Có"
    Và bấm F9 và đóng giấy vừa in
    Thì tờ khai của hồ sơ ghi:
      | Võ Thị Ánh Nguyệt |
      | Ấp Tân Hưng |

  Kịch bản: Con gái liệt sĩ đề nghị hưởng trợ cấp thờ cúng
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "1.010803"
    Và điền "Người đề nghị: mối quan hệ với liệt sĩ" là "Con"
    Và điền "Họ và tên liệt sĩ" là "Võ Văn Bảy"
    Và bấm F9 và đóng giấy vừa in
    Thì tờ khai của hồ sơ ghi:
      | Võ Thị Ánh Nguyệt |
      | Võ Văn Bảy |
