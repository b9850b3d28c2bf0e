# language: vi
Tính năng: Sửa điều đã nhận nhầm, trên cửa sổ
  Ai cũng có lúc gõ nhầm. Sau F9 vẫn sửa được, có lý do; giá trị cũ và mới cùng nằm trong lịch sử, người
  dân nhận giấy ghi "bản sửa đổi". Điều kết quả đã dựa vào, hạn đã qua và đánh giá của người dân thì
  không sửa cho mất đi được.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026

  Kịch bản: Sai tên thì sửa, giấy tiếp nhận thành bản sửa đổi
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ, sửa "Họ, chữ đệm, tên" thành "Võ Thị Ánh Nguyên" vì "Gõ nhầm"
    Thì trước khi lưu thấy "“Võ Thị Ánh Nguyệt” → “Võ Thị Ánh Nguyên”"
    Khi lưu nội dung sửa
    Thì giấy tiếp nhận đã in ghi "Bản sửa đổi lần 1"
    Và giấy tiếp nhận đã in ghi "Võ Thị Ánh Nguyên"
    Và trang hồ sơ ghi người nộp "Võ Thị Ánh Nguyên"
    Và lịch sử trên trang có "“Võ Thị Ánh Nguyệt” → “Võ Thị Ánh Nguyên”" và "Gõ nhầm"

  Kịch bản: Sửa xong lập lại luôn tờ khai, không phải khai lại từ đầu
    Biết hồ sơ khai sinh của con "Võ Gia Hân" đã tiếp nhận, tờ khai đã in
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ, sửa "Họ, chữ đệm, tên" thành "Võ Thị Ánh Nguyên" vì "Gõ nhầm"
    Thì trước khi lưu thấy "Tờ khai đã lập không đổi theo"
    Khi lập lại tờ khai
    Thì tờ khai mới ghi "Võ Thị Ánh Nguyên" và "Võ Gia Hân"
    Và tờ khai mới không ghi "Võ Thị Ánh Nguyệt"
    Và trong các giấy đã in, tờ khai cũ ghi "bản đã thay"
    Và lịch sử trên trang có "lập lại tờ khai đăng ký khai sinh" và "Gõ nhầm"

  Kịch bản: Sai thủ tục thì hạn được tính lại và nói rõ vì sao
    Biết hồ sơ "khai sinh" đã tiếp nhận
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ, đổi thủ tục thành "xác nhận tình trạng hôn nhân" vì "Chọn nhầm thủ tục"
    Thì trước khi lưu thấy "Hẹn trả: 17:00 ngày 01/10/2026 → 17:00 ngày 06/10/2026"
    Và trước khi lưu thấy "Không tính ngày tiếp nhận"
    Khi lưu nội dung sửa
    Thì trang hồ sơ hẹn trả "17:00 ngày 06/10/2026"
    Và lịch sử trên trang có "17:00 ngày 06/10/2026" và "Chọn nhầm thủ tục"

  Kịch bản: Hạn đã qua thì đổi thủ tục không làm hồ sơ hết trễ, cũng không hủy được
    Biết hồ sơ "khai sinh" đã tiếp nhận
    Và bây giờ là 08:00 ngày 05/10/2026
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ, đổi thủ tục thành "xác nhận tình trạng hôn nhân" vì "Chọn nhầm thủ tục"
    Thì trước khi lưu thấy "Hẹn trả vẫn là 17:00 ngày 01/10/2026"
    Và trước khi lưu thấy "Xin lỗi và hẹn lại"
    Khi lưu nội dung sửa
    Thì trang hồ sơ hẹn trả "17:00 ngày 01/10/2026"
    Và báo cáo tháng 10/2026 có 1 hồ sơ đang giải quyết quá hạn
    Và không hủy tiếp nhận được

  Kịch bản: Có kết quả rồi thì tên giữ nguyên, số điện thoại vẫn sửa được
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và đã có kết quả
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ và bấm sửa
    Thì không hỏi "Họ, chữ đệm, tên"
    Và không hỏi "Thủ tục"
    Và có hỏi "Số điện thoại"

  Kịch bản: Nhận nhầm thì hủy: số hồ sơ được giữ, không tính vào đâu
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ, hủy tiếp nhận vì "Nhận nhầm người"
    Thì hồ sơ ở trạng thái "Đã hủy tiếp nhận"
    Và lịch sử trên trang có "Hủy tiếp nhận" và "Nhận nhầm người"
    Và báo cáo tháng 10/2026 không có hồ sơ nào
    Và hồ sơ tiếp nhận sau mang số khác

  Kịch bản: Trả nhầm người thì hoàn tác trong ngày
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và đã có kết quả
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ, làm bước "Trả kết quả" và xác nhận
    Và hoàn tác bước vừa làm vì "Đưa nhầm người"
    Thì hồ sơ ở trạng thái "Có kết quả, chờ trả"
    Và lịch sử trên trang có "Hoàn tác bước vừa làm" và "Đưa nhầm người"

  Kịch bản: Quên ghi người được ủy quyền thì thêm sau, giấy tiếp nhận ghi cả hai người
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ, thêm người nộp thay "Lê Văn Tám", số "087090001234", vì "Quên ghi khi nhận"
    Thì trước khi lưu thấy "Nộp thay (ủy quyền): không → có"
    Và trước khi lưu thấy "Họ tên người nộp thay: (trống) → “Lê Văn Tám”"
    Khi lưu nội dung sửa
    Thì giấy tiếp nhận đã in ghi "Bản sửa đổi lần 1"
    Và giấy tiếp nhận đã in ghi "Lê Văn Tám"
    Và lịch sử trên trang có "Lê Văn Tám" và "Quên ghi khi nhận"
    Và hồ sơ có người nộp thay "Lê Văn Tám", người ấy nay có hồ sơ công dân

  Kịch bản: Ghi nhầm có người nộp thay thì bỏ dấu
    Biết hồ sơ của "Võ Thị Ánh Nguyệt" do "Lê Văn Tám", số "087090001234", nộp thay
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ, bỏ người nộp thay vì "Đi cùng chứ không nộp thay"
    Thì trước khi lưu thấy "Nộp thay (ủy quyền): có → không"
    Khi lưu nội dung sửa
    Thì hồ sơ không có người nộp thay

  Kịch bản: Công chức chuyên môn bấm sửa thì được nói ai sửa được
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và cửa sổ của "phuc" mở
    Khi mở hồ sơ
    Và bấm Ctrl+E
    Thì cửa sổ báo "Công chức chuyên môn không được làm bước “Sửa thông tin hồ sơ”"

  Kịch bản: Sang ngày hôm sau thì không hoàn tác trả kết quả được
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và đã có kết quả
    Và cửa sổ của "mai" mở
    Khi mở hồ sơ, làm bước "Trả kết quả" và xác nhận
    Và sang 08:00 ngày 02/10/2026 bấm hoàn tác
    Thì không có gì được hỏi
    Và hồ sơ ở trạng thái "Đã trả kết quả"

  Kịch bản: Sửa hồ sơ công dân, hồ sơ đã nhận giữ như lúc nhận
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và cửa sổ của "mai" mở
    Khi mở công dân của hồ sơ, sửa "Họ, chữ đệm, tên" thành "Võ Thị Ánh Nguyên" vì "Theo thẻ mới"
    Và lưu nội dung sửa
    Thì hồ sơ công dân ghi "Võ Thị Ánh Nguyên"
    Và hồ sơ công dân ghi "“Võ Thị Ánh Nguyệt” → “Võ Thị Ánh Nguyên”; lý do: Theo thẻ mới"
    Và người nộp của hồ sơ vẫn là "Võ Thị Ánh Nguyệt"

  Kịch bản: Cùng thủ tục trong 30 ngày được nói trước khi bấm F9
    Biết hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và bây giờ là 09:00 ngày 20/10/2026
    Và cửa sổ của "mai" mở
    Khi quét thẻ "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
    Và chọn thủ tục "1.004873"
    Thì dưới tên thủ tục có số hồ sơ đã nhận
