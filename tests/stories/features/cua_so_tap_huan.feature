# language: vi
Tính năng: Tập huấn
  Người mới tập ở một cơ quan riêng, có sẵn một tháng việc bịa ra, màu khác hẳn, giấy nào cũng có chữ TẬP
  HUẤN. Tập xong thì về cơ quan thật, ở đó không có gì thay đổi.

  Kịch bản: Vào tập huấn từ màn hình đăng nhập, tiếp nhận, in giấy, về cơ quan thật
    Khi mở chương trình, chọn vào tập huấn, ngồi chỗ "Công chức một cửa · Trần Thị Tuyết Mai"
    Thì cửa sổ ghi "TẬP HUẤN", màu khác cửa sổ thật
    Và có sẵn một tháng hồ sơ để tập
    Khi tập tiếp nhận "Võ Thị Ánh Nguyệt", số "087185004321", thủ tục "khai sinh"
    Thì giấy tiếp nhận của hồ sơ đó có chữ "TẬP HUẤN" trên mọi trang
    Khi rời tập huấn, chọn "Về cơ quan thật"
    Thì màn hình đăng nhập của cơ quan thật hiện ra, màu như cũ
    Và dữ liệu thật không đổi một chữ nào
