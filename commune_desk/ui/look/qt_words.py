"""Vietnamese for the few words that Qt itself puts on the screen: it ships no Vietnamese."""

from PySide6.QtCore import QTranslator

WORDS = {
    "&Undo": "Hoàn tác",
    "&Redo": "Làm lại",
    "Cu&t": "Cắt",
    "&Copy": "Sao chép",
    "&Paste": "Dán",
    "Delete": "Xóa",
    "Select All": "Chọn tất cả",
    "Copy &Link Location": "Sao chép địa chỉ",
    "&Step up": "Tăng",
    "Step &down": "Giảm",
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Hủy",
    "&Cancel": "Hủy",
    "Close": "Đóng",
    "&Close": "Đóng",
    "&Yes": "Có",
    "&No": "Không",
    "Open": "Mở",
    "Save": "Lưu",
    "&Save": "Lưu",
    "&Open": "Mở",
    "&Choose": "Chọn",
    "Directory:": "Thư mục:",
    "File &name:": "Tên tệp:",
    "Files of type:": "Loại tệp:",
    "Look in:": "Tìm trong:",
    "< &Back": "Quay lại",
    "&Next": "Tiếp",
    "&Next >": "Tiếp",
    "&Finish": "Xong",
    "Clear": "Xóa trắng",
    "Left edge": "Lề trái",
    "Right edge": "Lề phải",
    "Top": "Lề trên",
    "Bottom": "Lề dưới",
}


class QtWords(QTranslator):
    """Answers Qt's requests for words from the table above."""

    def isEmpty(self) -> bool:
        """It has words; Qt asks no empty translator."""
        return False

    def translate(
        self,
        _context: str,
        source: str,
        _comment: str | None = None,
        _n: int = -1,
    ) -> str:
        """The Vietnamese word, or the word itself where the table has none."""
        return WORDS.get(source, source)
