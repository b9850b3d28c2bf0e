"""The procedures: find one, read all that is known of it."""

from tests.ui.drivers.screen import Area

FILTER, SECTOR, REPEALED = "Lọc thủ tục", "Lĩnh vực", "Cả thủ tục đã bãi bỏ"
LIST, NAME = "Danh sách thủ tục", "Thủ tục"
SHEET = "Nội dung thủ tục"
LOAD = "Nạp danh mục kèm chương trình"
REVIEW = "Lưu ý"
ONLY_REVIEW = "Cần xem lại"
CORRECT, VERSIONS = "Sửa", "Các phiên bản"
COMPARE, WRITE, BACK = "Xem khác biệt", "Ghi phiên bản mới", "Quay lại sửa"
TIMES, FEES, FROM, REASON = "Thời hạn giải quyết", "Phí, lệ phí", "Ngày hiệu lực", "Lý do sửa"


class Catalogue(Area):
    """The catalogue page."""

    def names(self) -> list[str]:
        """The procedures that are listed."""
        return self.column(LIST, NAME) if self.has(LIST) else []

    def filter(self, text: str) -> None:
        """Type into the filter."""
        self.enter(FILTER, text)

    def read(self, name: str) -> list[str]:
        """Choose a procedure; what the sheet beside the list says of it."""
        self.choose_row(LIST, name)
        return self.sheet()

    def sheet(self) -> list[str]:
        """What is said of the chosen procedure."""
        return self.part(SHEET).texts()

    def correct(self, **changes: str) -> Area:
        """Open the correction of the chosen procedure and fill it in; the dialog."""
        self.choose(CORRECT)
        names = {"times": TIMES, "fees": FEES, "effective_from": FROM, "reason": REASON}
        dialog = self.dialog("Sửa")
        dialog.fill_in({names[name]: text for name, text in changes.items()})
        return dialog
