"""The procedures: find one, read all that is known of it."""

from tests.ui.drivers.screen import Area

FILTER, SECTOR, REPEALED = "Lọc thủ tục", "Lĩnh vực", "Cả thủ tục đã bãi bỏ"
LIST, NAME = "Danh sách thủ tục", "Thủ tục"
SHEET = "Nội dung thủ tục"
LOAD = "Nạp danh mục kèm chương trình"


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
