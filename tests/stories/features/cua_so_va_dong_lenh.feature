# language: vi
Tính năng: Cửa sổ và dòng lệnh tiếp nhận như nhau
  Cùng một hồ sơ, dù cán bộ gõ trên cửa sổ hay gửi vào bằng dòng lệnh, phải ra cùng những giấy ấy và
  để lại cùng một dòng lịch sử.

  Khung kịch bản: Giấy của hợp tác xã ghi địa chỉ hợp tác xã, không ghi nhà riêng của người đại diện
    Khi hợp tác xã "Hợp tác xã Sen Hồng" ở "Ấp Tân Hưng, xã Tràm Chim" nộp hồ sơ bằng <cách>
    Thì giấy tiếp nhận ghi "Hợp tác xã Sen Hồng", địa chỉ "Ấp Tân Hưng, xã Tràm Chim"
    Và giấy tiếp nhận không ghi nhà riêng, điện thoại riêng của người đại diện
    Và vẫn biết số điện thoại của người đại diện để báo khi có kết quả

    Dữ liệu:
      | cách      |
      | cửa sổ    |
      | dòng lệnh |

  Kịch bản: Thẻ hỏng chữ nhận bằng dòng lệnh thì lịch sử ghi lại chỗ chưa ai đối chiếu
    Khi người có thẻ bị bộ gõ làm hỏng họ tên nộp hồ sơ bằng dòng lệnh
    Thì lịch sử hồ sơ ghi: họ tên trên thẻ chưa đối chiếu

  Kịch bản: Thẻ hỏng chữ nhận trên cửa sổ thì hỏi đối chiếu trước, lịch sử ghi ai đã đối chiếu
    Khi người có thẻ bị bộ gõ làm hỏng họ tên nộp hồ sơ bằng cửa sổ
    Thì chưa có hồ sơ nào
    Khi người có thẻ bị bộ gõ làm hỏng họ tên nộp hồ sơ bằng cửa sổ, cán bộ xem thẻ rồi Enter
    Thì lịch sử hồ sơ ghi: họ tên trên thẻ đã đối chiếu

  Khung kịch bản: Họ tên đã đối chiếu và sửa lại thì không còn gì phải ngờ
    Khi người có thẻ bị bộ gõ làm hỏng họ tên nộp hồ sơ bằng <cách>, cán bộ gõ lại "Bùi Thanh Toàn"
    Thì lịch sử hồ sơ không ghi gì về thẻ
    Và giấy tiếp nhận ghi tên "Bùi Thanh Toàn"

    Dữ liệu:
      | cách      |
      | cửa sổ    |
      | dòng lệnh |

  Khung kịch bản: Tiếp nhận xong in cả giấy tiếp nhận lẫn phiếu kiểm soát
    Khi người có thẻ lành lặn nộp hồ sơ bằng <cách>
    Thì đã in giấy tiếp nhận và phiếu kiểm soát, mỗi thứ một lần

    Dữ liệu:
      | cách      |
      | cửa sổ    |
      | dòng lệnh |
