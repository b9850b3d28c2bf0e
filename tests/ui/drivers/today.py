"""Hôm nay: the figures, the lines below them, what is to be seen to."""

from PySide6.QtWidgets import QAbstractButton, QListWidget, QTableWidget

from tests.ui.drivers.screen import Area

FIRST, WAITING, READY = "Làm trước", "Chờ bổ sung", "Kết quả chờ trả"
DRAFTS, SEE_TO = "Bản nháp của tôi", "Cần lưu ý"
OFFICERS, SECTORS = "Theo cán bộ tiếp nhận", "Theo lĩnh vực"


class Today(Area):
    """The page of this day."""

    def figure(self, name: str) -> int:
        """How many dossiers a figure counts, as it is seen and heard."""
        made = self.find_a(QAbstractButton, name)
        count = made.accessibleDescription().partition(" ")[0]
        assert count in Area(made).texts()
        return int(count)

    def open_figure(self, name: str) -> None:
        """Press a figure: its list opens."""
        self.choose(name)

    def said(self, name: str) -> list[str]:
        """The lines of a list as they are heard: who, how urgent, what; none where it is hidden."""
        if not self.has(name):
            return []
        listed = self.find_a(QListWidget, name)
        return [listed.item(place).toolTip() for place in range(listed.count())]

    def open_line(self, name: str, text: str) -> None:
        """Choose a line and press Enter on it."""
        self.choose_row(name, text)

    def shares(self, name: str) -> dict[str, list[str]]:
        """The numbers of each officer or sector."""
        return {whose: numbers for whose, *numbers in self._cells(name)}

    def open_share(self, name: str, whose: str, column: int) -> None:
        """Enter on a number of an officer or a sector."""
        table = self._shares(name)
        [row] = [row for row, texts in enumerate(self._cells(name)) if texts[0] == whose]
        table.setFocus()
        table.setCurrentCell(row, column)
        self.press("Return")

    def _cells(self, name: str) -> list[list[str]]:
        model = self._shares(name).model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def _shares(self, name: str) -> QTableWidget:
        found = [one for one in self.shown(QTableWidget) if one.accessibleName().startswith(name)]
        assert found, f"no table {name!r}"
        return found[0]
