"""What is wrong with a form file, by the keys that its errors carry."""

from collections.abc import Mapping

PAPER_FAULTS: Mapping[str, str] = {
    "block": "không có khối dòng dùng chung nào tên như vậy",
    "long": "dòng dài hơn một trang giấy",
    "end": "khối mở ở đây chưa có dòng @end",
    "depth": "các khối lồng nhau quá sâu",
    "columns": "số phần không khớp với tỷ lệ chiều rộng hoặc với hàng đầu",
    "rows": "bảng chưa có hàng nào",
    "part": "sau @when là tên một ô đánh dấu; phần đó không nằm trong khối khác",
    "row": "mỗi hàng của bảng phải bắt đầu bằng dấu |",
    "section": "chưa ghi tên của phần được lặp lại",
    "at_least": "at_least phải là một số từ 0 đến 40",
    "command": "không có lệnh như vậy hoặc lệnh viết chưa đúng",
    "shares": "tỷ lệ chiều rộng phải viết như 1:2:1",
    "stars": "dấu * mở chữ đậm, chữ nghiêng chưa được đóng đúng chỗ",
    "braces": "dấu ngoặc nhọn còn thừa",
    "place": "tên ô trong ngoặc nhọn viết chưa đúng",
    "option": "trong ngoặc nhọn chỉ dùng được lines=… (1 đến 40) và width=…",
    "view": "không có cách ghi giá trị nào tên như vậy",
}
EXPRESSION_FAULTS: Mapping[str, str] = {
    "long": "dài quá 500 chữ",
    "syntax": "viết chưa đúng",
    "deep": "lồng nhau quá sâu",
    "node": "dùng phép không được phép",
    "constant": "giá trị “{what}” không dùng được",
    "place": "không có ô nào tên “{what}”",
    "function": "không có hàm nào tên “{what}”",
    "arguments": "hàm “{what}” nhận số giá trị khác",
    "truth": "chỗ này phải là đúng hoặc sai",
    "number": "chỗ này phải là một số",
    "sorts": "hai vế khác loại",
    "chain": "mỗi lần chỉ so sánh hai giá trị",
    "list": "sau in phải là danh sách như ('a', 'b')",
}
FORM_FAULTS: Mapping[str, str] = {
    "code": "mã của mẫu phải trùng tên tệp “{what}”",
    "margins": "lề giấy là bốn số từ 5 đến 60 mm: trái, phải, trên, dưới",
    "many": "mẫu có hơn {what} ô; tách thành nhiều mẫu",
    "limits": "ô “{what}”: giới hạn chỉ đặt cho ô số, số nhỏ đứng trước số lớn",
    "default": "ô “{what}”: chữ điền sẵn không đúng loại của ô",
    "dates": "ngày hết hiệu lực đứng trước ngày có hiệu lực",
    "empty": "mẫu chưa có ô nào để điền",
    "view": "không có cách ghi giá trị nào tên “{what}”",
    "file": "máy này chưa có tệp {what} của mẫu",
    "page": "tệp PDF không có trang {what}",
    "letters": "mã mẫu chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới",
    "label": "ô “{what}” chưa có tên để hiện trên màn hình",
    "kind": "không có loại ô nào tên “{what}”",
    "choices": "ô “{what}” chưa có đủ danh sách lựa chọn",
    "rule": "mỗi quy tắc có đúng một trong hai: refuse hoặc warn",
    "rows": "phần “{what}” không có ô nào",
    "section": "tên “{what}” vừa là phần lặp lại vừa là tên người",
    "place": "quy tắc phải đứng cạnh một ô có trên giấy, không phải “{what}”",
    "no_id": "ô “{what}” để trống khi có số định danh, nhưng người đó không có ô giấy tờ",
    "unknown_place": "trên giấy không có ô “{what}”",
    "unknown_person": "trên giấy không có ô nào của “{what}”",
}
LONGER_THAN_PLACE = (
    "Dài hơn chỗ trên mẫu nên in ở phụ lục, chỗ đó ghi “(xem phụ lục)”. Viết gọn lại nếu được."
)
PACK_FAULTS: Mapping[str, str] = {
    "place": "có tệp ngoài chỗ của nó “{what}”",
    "zip": "không phải gói dữ liệu, bị cắt hoặc đã hỏng",
    "large": "lớn hơn mọi gói",
    "twice": "có hai tệp cùng tên",
    "format": "do bản chương trình mới hơn tạo ra",
    "signature": "chữ ký không đúng: gói đã bị sửa sau khi ký",
    "changed": "tệp “{what}” đã bị sửa sau khi ký",
    "missing": "thiếu tệp “{what}”",
}
