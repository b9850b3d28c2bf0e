# language: vi
Tính năng: Chứng thực và bốn sổ chứng thực
  Mỗi loại giấy tờ một số, một lượt là một hồ sơ; phí bản sao tính theo trang; sổ ghi liên tục, khóa cuối
  năm. Căn cứ: Điều 13, Điều 20 Nghị định 23/2015/NĐ-CP; Điều 4 Thông tư 01/2020/TT-BTP; Thông tư
  226/2016/TT-BTC.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026

  Kịch bản: Ba loại giấy tờ của một người là ba số, một hồ sơ
    Khi chứng thực bản sao "Căn cước của ông A; Căn cước của bà B; Sổ hộ khẩu" theo biên lai "1"
    Thì sổ bản sao ghi đến số 3
    Và tháng này có 1 hồ sơ

  Kịch bản: Nhiều bản sao của một bản chính cùng lúc là một số
    Khi chứng thực bản sao "Bằng tốt nghiệp 1x20" theo biên lai "1"
    Thì sổ bản sao ghi đến số 1
    Và số 1 thu 40000 đồng

  Kịch bản: Từ trang thứ ba thu 1.000 đồng, không quá 200.000 đồng một bản
    Khi chứng thực bản sao "Học bạ 10x1; Hồ sơ gốc 500x1" theo biên lai "1"
    Thì số 1 thu 12000 đồng
    Và số 2 thu 200000 đồng

  Kịch bản: Không có biên lai thì không có số nào được cấp
    Khi chứng thực bản sao "Bằng tốt nghiệp 1x1" theo biên lai ""
    Thì chương trình từ chối: chưa có số biên lai
    Và sổ bản sao ghi đến số 0

  Kịch bản: Được miễn thì ghi rõ căn cứ
    Khi chứng thực bản sao "Hợp đồng vay vốn 4x1" được miễn theo "Nghị định 55/2015/NĐ-CP"
    Thì số 1 thu 0 đồng
    Và cột ghi chú của số 1 là "Nghị định 55/2015/NĐ-CP"

  Kịch bản: Số ghi nhầm bị gạch, không cấp lại
    Biết đã chứng thực bản sao "Bằng tốt nghiệp 1x1; Học bạ 2x1" theo biên lai "1"
    Khi gạch số 2 vì "ghi nhầm số trang"
    Và chứng thực bản sao "Học bạ 3x1" theo biên lai "2"
    Thì sổ bản sao ghi đến số 3
    Và số 2 đã gạch bỏ vì "ghi nhầm số trang"

  Kịch bản: Sang quyển mới thì số chạy tiếp, sang năm mới thì từ số 01
    Biết đã chứng thực bản sao "Bằng tốt nghiệp 1x1" theo biên lai "1"
    Khi sang quyển mới
    Và chứng thực bản sao "Học bạ 2x1" theo biên lai "2"
    Thì số 2 ở quyển 2
    Khi đến 09:00 ngày 04/01/2027
    Và chứng thực bản sao "Học bạ 2x1" theo biên lai "3"
    Thì sổ bản sao ghi đến số 1
    Và sổ bản sao năm 2026 còn chờ khóa

  Kịch bản: Sổ viết tay ghi tiếp bằng máy
    Biết sổ bản sao viết tay đã ghi đến số 1234, quyển 3
    Khi chứng thực bản sao "Bằng tốt nghiệp 1x1" theo biên lai "1"
    Thì sổ bản sao ghi đến số 1235

  Kịch bản: Chưa hết năm thì chưa khóa được sổ, khóa rồi thì không ghi thêm
    Biết đã chứng thực bản sao "Bằng tốt nghiệp 1x2; Học bạ 2x1" theo biên lai "1"
    Khi khóa sổ bản sao năm 2026
    Thì chương trình từ chối: chưa hết năm
    Khi đến 16:00 ngày 31/12/2026
    Và khóa sổ bản sao năm 2026
    Thì sổ bản sao năm 2026 khóa với 2 việc, 3 bản
    Khi chứng thực bản sao "Học bạ 2x1" theo biên lai "2"
    Thì chương trình từ chối: đã khóa
