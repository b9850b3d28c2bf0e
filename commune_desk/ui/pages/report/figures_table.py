"""Biểu II.06a on the screen: a line a sector and the sum; every figure opens its dossiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from commune_desk.ui.look.theme import ink, size, type_font
from commune_desk.words.figures import SUM

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commune_desk.domain.reporting import PeriodReport

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FiguresTable(QTableWidget):
    """The table, as tall as its lines: the sum is never out of sight.

    Args:
        titles: the columns by the names of `SectorRow.figures`.

    Signals:
        opened: the name of a figure and its sector, empty for the sum.
    """

    opened = Signal(str, str)

    def __init__(self, titles: Mapping[str, str]) -> None:
        super().__init__(0, len(titles) + 1)
        self._names = tuple(titles)
        self._sectors: list[str] = []
        self.setAccessibleName("Biểu II.06a: Enter mở danh sách hồ sơ của một số liệu")
        self.setHorizontalHeaderLabels(["", *titles.values()])
        sector = QTableWidgetItem("Lĩnh vực")
        sector.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalHeaderItem(0, sector)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(size("row"))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setFixedHeight(size("touch"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cellClicked.connect(self._open)

    def show_report(self, report: PeriodReport) -> None:
        """Fill the lines, the sum last."""
        rows = (*report.rows, report.total)
        self._sectors = [row.sector for row in rows]
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            is_sum = place == len(rows) - 1
            font = type_font("body", is_bold=is_sum)
            self.setItem(place, 0, _item(SUM if is_sum else row.sector, font))
            figures = row.figures()
            for number, name in enumerate(self._names, 1):
                figure = figures[name]
                item = _item(str(figure), font)
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setForeground(QBrush(ink("primary" if figure else "faint")))
                item.setToolTip("Bấm để xem các hồ sơ" if figure else "")
                self.setItem(place, number, item)
        self.setFixedHeight(size("touch") + len(rows) * size("row") + size("focus"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens like a click."""
        if event.key() in _ENTER:
            self._open(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if column > 0 and item is not None and item.text() != "0":
            self.opened.emit(self._names[column - 1], self._sectors[row])


def _item(text: str, font: QFont) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setFont(font)
    return item
