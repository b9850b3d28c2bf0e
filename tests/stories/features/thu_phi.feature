# language: vi
Tính năng: Thu phí, lệ phí
  Số tiền tính theo danh mục lúc tiếp nhận, theo trường hợp, đối tượng và hình thức nộp; khoản đã thu
  ghi số biên lai. Căn cứ: Nghị định 118/2025/NĐ-CP, Điều 8 và Điều 24.

  Bối cảnh:
    Biết bây giờ là 09:00 ngày 01/10/2026

  Kịch bản: Khoản thu đúng mức chỉ cần số biên lai
    Biết hồ sơ thủ tục 2.000635 đã tiếp nhận
    Khi thu 8000 đồng theo biên lai "0012345"
    Thì hồ sơ đã thu 8000 đồng

  Kịch bản: Thu tiền phải có số biên lai
    Biết hồ sơ thủ tục 2.000635 đã tiếp nhận
    Khi thu 8000 đồng theo biên lai ""
    Thì chương trình từ chối: chưa có số biên lai
    Và hồ sơ đã thu 0 đồng

  Kịch bản: Thu khác danh mục phải ghi lý do
    Biết hồ sơ thủ tục 2.000635 đã tiếp nhận
    Khi thu 10000 đồng theo biên lai "0012345"
    Thì chương trình từ chối: Theo danh mục thu 8.000 đồng, đang ghi 10.000 đồng
    Và hồ sơ đã thu 0 đồng

  Kịch bản: Khai sinh quá hạn không được miễn
    Biết hồ sơ thủ tục 1.001193 đã tiếp nhận
    Khi thu 0 đồng trường hợp "đăng ký quá hạn" vì ""
    Thì chương trình từ chối: Danh mục chưa có mức thu
    Khi thu 8000 đồng trường hợp "đăng ký quá hạn" vì "Nghị quyết của tỉnh"
    Thì hồ sơ đã thu 8000 đồng

  Kịch bản: Một biên lai chỉ ghi cho một khoản thu
    Biết hồ sơ thủ tục 2.000635 đã tiếp nhận
    Và đã thu 8000 đồng theo biên lai "0012345"
    Khi thu 8000 đồng theo biên lai "0012345"
    Thì chương trình từ chối: Biên lai số 0012345 đã ghi cho hồ sơ
    Và hồ sơ đã thu 8000 đồng

  Kịch bản: Khoản ghi nhầm thì hủy, có lý do
    Biết hồ sơ thủ tục 2.000635 đã tiếp nhận
    Và đã thu 8000 đồng theo biên lai "0012345"
    Khi hủy khoản thu theo biên lai "0012345" vì "ghi nhầm số"
    Thì hồ sơ đã thu 0 đồng

  Kịch bản: Mức thu của tỉnh ghi một lần theo nghị quyết, áp dụng từ ngày hiệu lực
    Biết người làm việc là "tung"
    Và nghị quyết "12/2026/NQ-HĐND" thu 8000 đồng khi "đăng ký quá hạn" thủ tục 1.001193, trực tuyến 0 đồng
    Và hồ sơ thủ tục 1.001193 đã tiếp nhận
    Thì trường hợp "đăng ký quá hạn" phải thu 8000 đồng

  Kịch bản: Người được miễn không phải nộp, căn cứ được giữ cùng khoản thu
    Biết hồ sơ thủ tục 1.001193 đã tiếp nhận
    Khi miễn cho người thuộc hộ nghèo trường hợp "đăng ký quá hạn"
    Thì hồ sơ đã thu 0 đồng
    Và căn cứ miễn là "khoản 1 Điều 11 Luật Hộ tịch số 60/2014/QH13"
