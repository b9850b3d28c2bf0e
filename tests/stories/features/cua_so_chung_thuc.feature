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
