"""Who was asked for a rating, by officer: so that asking only the happy shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from commune_desk.domain.figures.asking import ASKING, lines
from commune_desk.ui.look.theme import size
from commune_desk.ui.pages.report.figures_table import OPENS
from commune_desk.ui.widgets.tables.count_item import CountItem
from commune_desk.ui.widgets.tables.filled_at_once import filled_at_once
from commune_desk.ui.widgets.text import two_by_two
from commune_desk.words.figures.figures import ASKING_OFFICER, ASKING_TITLES, asking_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commune_desk.domain.figures.asking import OfficerAsking

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AskingTable(QTableWidget):
    """A line an officer and the sum; a figure opens its dossiers.

    Signals:
        opened: the name of a figure (`domain.figures.asking.ASKING`) and the login of an officer,
            empty for the sum.
    """

    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(0, 1 + len(ASKING))
        self._logins: list[str] = []
        self.setAccessibleName("Mời đánh giá theo cán bộ: Enter mở danh sách hồ sơ của một số liệu")
        titles = (ASKING_OFFICER, *ASKING_TITLES.values())
        self.setHorizontalHeaderLabels([two_by_two(title) for title in titles])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(size("row"))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        self.cellClicked.connect(self._open)

    def show_officers(self, officers: Sequence[OfficerAsking]) -> None:
        """Fill the lines; the sum stands last."""
        rows = lines(officers)
        self._logins = [line.login for line in rows]
        with filled_at_once(self):
            self.setRowCount(len(rows))
            for place, line in enumerate(rows):
                name, *figures = asking_texts(line)
                self.setItem(place, 0, QTableWidgetItem(name))
                for at, (figure, words) in enumerate(zip(ASKING, figures, strict=True), 1):
                    count = line.counts[figure]
                    item = CountItem(words, opens=bool(count))
                    item.setData(Qt.ItemDataRole.UserRole, count)
                    item.setToolTip(OPENS if count else "")
                    self.setItem(place, at, item)
        height = self.rowCount() * size("row")
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + height + size("focus"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens like a click."""
        if event.key() in _ENTER:
            self._open(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if column > 0 and item is not None and item.data(Qt.ItemDataRole.UserRole):
            self.opened.emit(ASKING[column - 1], self._logins[row])
