"""Who was asked for a rating, by officer: so that asking only the happy shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from commune_desk.domain.asking import ASKING
from commune_desk.ui.look.theme import ink, size
from commune_desk.ui.pages.report.figures_table import OPENS
from commune_desk.words.figures import ASKING_TITLES, SUM, asked_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commune_desk.domain.asking import OfficerAsking

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AskingTable(QTableWidget):
    """A line an officer and the sum; a figure opens its dossiers.

    Signals:
        opened: the name of a figure (`domain.asking.ASKING`) and the login of an officer, empty for
            the sum.
    """

    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(0, 1 + len(ASKING))
        self._logins: list[str] = []
        self.setAccessibleName("Mời đánh giá theo cán bộ: Enter mở danh sách hồ sơ của một số liệu")
        self.setHorizontalHeaderLabels(["Cán bộ trả kết quả", *ASKING_TITLES.values()])
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
        rows = [
            (each.login, each.officer_name, {name: len(getattr(each, name)) for name in ASKING})
            for each in officers
        ]
        total = {name: sum(counts[name] for _, _, counts in rows) for name in ASKING}
        rows.append(("", SUM, total))
        self._logins = [login for login, _, _ in rows]
        self.setRowCount(len(rows))
        for place, (_, name, counts) in enumerate(rows):
            self.setItem(place, 0, QTableWidgetItem(name))
            for at, figure in enumerate(ASKING, 1):
                item = QTableWidgetItem(asked_words(counts, figure))
                item.setTextAlignment(_RIGHT)
                item.setForeground(QBrush(ink("primary" if counts[figure] else "faint")))
                item.setData(Qt.ItemDataRole.UserRole, counts[figure])
                item.setToolTip(OPENS if counts[figure] else "")
                self.setItem(place, at, item)
        lines = self.rowCount() * size("row")
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines + size("focus"))

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
