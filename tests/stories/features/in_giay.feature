# language: vi
Tính năng: In giấy
  Cán bộ đặt máy in, khay, độ dịch và số bản của từng loại giấy một lần; từ đó chương trình in mà không
  hỏi lại. Máy đã chọn mà không còn thì chương trình nói rõ, không tự in sang máy khác. In nhiều giấy
  một lượt, hỏng giữa chừng thì biết giấy nào đã in, giấy nào chưa, và in tiếp chỉ in phần còn lại.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026
    Và phòng có máy in "may-quay-2" và máy in "may-giay-to"
    Và hồ sơ "xác nhận tình trạng hôn nhân" đã tiếp nhận
    Và cửa sổ của "mai" mở

  Kịch bản: Mỗi loại giấy ra đúng máy in và khay của nó
    Biết mọi giấy in ở "may-quay-2"
    Và phiếu kiểm soát in ở "may-giay-to", khay "Khay 2", mỗi lần 2 bản
    Khi in mọi giấy của hồ sơ
    Thì "may-quay-2" in 2 giấy
    Và "may-giay-to" in 1 giấy, lấy ở khay "Manual", 2 bản
    Và mỗi giấy được ghi đã in một lần

  Kịch bản: Chỉnh độ dịch theo thước, bản lưu không đổi
    Biết mọi giấy in ở "may-quay-2"
    Và giấy tiếp nhận dịch ngang "1,5" mm, dịch dọc "-0,8" mm
    Khi in mọi giấy của hồ sơ
    Thì giấy tiếp nhận in ra lệch sang phải 1,5 mm và lên trên 0,8 mm so với bản lưu

  Kịch bản: Máy in không còn thì nói rõ và không in sang máy khác
    Biết mọi giấy in ở "may-quay-2"
    Và phiếu kiểm soát in ở "may-giay-to"
    Và máy in "may-giay-to" bị gỡ
    Khi in mọi giấy của hồ sơ
    Thì bảng in ghi "Đã in 1 trong 3 giấy, còn 2 giấy chưa in"
    Và bảng in ghi "Không thấy máy in “may-giay-to”. Bật máy in, hoặc chọn máy khác"
    Và "may-quay-2" in 1 giấy

  Kịch bản: Chọn máy khác rồi in tiếp thì chỉ in phần còn lại
    Biết mọi giấy in ở "may-quay-2"
    Và phiếu kiểm soát in ở "may-giay-to"
    Và máy in "may-giay-to" bị gỡ
    Khi in mọi giấy của hồ sơ
    Và chọn cho phiếu kiểm soát máy "may-quay-2" rồi in tiếp
    Thì "may-quay-2" in 3 giấy
    Và mỗi giấy được ghi đã in một lần

  Kịch bản: In giấy tiếp nhận của cả ngày, giấy đã in thì không in lại
    Biết mọi giấy in ở "may-quay-2"
    Và hồ sơ ấy đã in giấy tiếp nhận
    Và hôm nay còn tiếp nhận thêm 2 hồ sơ
    Khi in mọi giấy tiếp nhận hôm nay
    Thì "may-quay-2" in 2 giấy

  Kịch bản: Dòng lệnh in mọi giấy của hồ sơ vào thư mục
    Khi dòng lệnh in mọi giấy của hồ sơ vào một thư mục
    Thì thư mục có 3 giấy của hồ sơ
    Và mỗi giấy được ghi đã in một lần
