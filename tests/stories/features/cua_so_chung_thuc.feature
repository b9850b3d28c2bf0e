# language: vi
Tính năng: Chứng thực trên cửa sổ
  Quét thẻ, ghi giấy tờ, số biên lai, một phím: số, phí và lời chứng của cả lô. Ba mươi giấy tờ một màn hình.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và cửa sổ của "mai" mở

  Kịch bản: Ba loại giấy tờ của một người, một phím
    Khi sang trang chứng thực và quét thẻ
    Và gõ các giấy tờ "Bằng tốt nghiệp 1x3; Học bạ 10x2; Căn cước 2x1"
    Thì trang chứng thực cộng "3 giấy tờ · 6 bản · 34.000 đồng"
    Khi ghi biên lai "0000129" và nhấn F9
    Thì sổ bản sao có 3 số của một hồ sơ
    Và biên lai tiếp theo đã ghi sẵn là "0000130"

  Kịch bản: Ba mươi giấy tờ trên một màn hình
    Khi sang trang chứng thực và quét thẻ
    Và gõ 30 giấy tờ, mỗi giấy một trang một bản
    Và ghi biên lai "1" và nhấn F9
    Thì sổ bản sao có 30 số của một hồ sơ

  Kịch bản: Quên số biên lai thì không mất gì
    Khi sang trang chứng thực và quét thẻ
    Và gõ các giấy tờ "Bằng tốt nghiệp 1x3"
    Và ghi biên lai "" và nhấn F9
    Thì cạnh số biên lai ghi "chưa có số biên lai"
    Và trang chứng thực cộng "1 giấy tờ · 3 bản · 6.000 đồng"

  Kịch bản: Đang nhập lô thì mất điện
    Khi sang trang chứng thực và quét thẻ
    Và gõ các giấy tờ "Bằng tốt nghiệp 1x3; Học bạ 10x2"
    Và 2 giây trôi qua, máy mất điện rồi mở lại cửa sổ của "mai"
    Và sang trang chứng thực và mở lại lô của "Võ Thị Ánh Nguyệt"
    Thì trang chứng thực cộng "2 giấy tờ · 5 bản · 30.000 đồng"

  Kịch bản: Chọn việc chứng thực ở trang Tiếp nhận thì sang trang Chứng thực, không có bản sao nào thiếu số
    Khi quét thẻ "087185004321|341632473|VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim|03052022||||"
    Và chọn thủ tục "chứng thực bản sao"
    Và bấm F10
    Thì trang chứng thực mở, người yêu cầu là "Võ Thị Ánh Nguyệt"
    Và không có hồ sơ nào được ghi
    Khi gõ các giấy tờ "Bằng tốt nghiệp 1x3"
    Và ghi biên lai "1" và nhấn F9
    Thì sổ bản sao có 1 số của một hồ sơ

  Kịch bản: Sang tháng mới, chương trình nhắc in sổ tháng trước
    Khi sang trang chứng thực và quét thẻ
    Và gõ các giấy tờ "Bằng tốt nghiệp 1x3"
    Và ghi biên lai "1" và nhấn F9
    Thì trang chứng thực không nhắc gì về sổ
    Khi đến ngày 03/11/2026 mở lại trang chứng thực
    Thì trang chứng thực nhắc "Chưa in để đóng quyển: Sổ chứng thực bản sao tháng 10/2026."
    Khi in sổ bản sao tháng 10/2026
    Thì trang chứng thực không nhắc gì về sổ
