"""The form of dossiers on the screen: a line a sector and the sum; a figure opens its dossiers.

Its columns lie apart where there is room and close together where there is little, so that all
thirteen figures of a form are seen at once on the screens of most offices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from commune_desk.ui.look.theme import size, space, type_font
from commune_desk.ui.widgets.tables.count_item import CountItem
from commune_desk.ui.widgets.text import two_by_two
from commune_desk.words.figures.figures import SECTOR, SUM, screen_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commune_desk.domain.law.report_form import FilledReportForm, FormColumn

OPENS = "Bấm để xem các hồ sơ"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FiguresTable(QTableWidget):
    """The table, as tall as its lines: the sum is never out of sight.

    Signals:
        opened: the column of a figure (`FormColumn`) and its sector, empty for the sum.
    """

    opened = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(0, 0)
        self._columns: tuple[FormColumn, ...] = ()
        self._sectors: list[str] = []
        self.setProperty("kind", "figures")
        self.setAccessibleName("Biểu số liệu: Enter mở danh sách hồ sơ của một số liệu")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(size("row"))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cellClicked.connect(self._open)

    def show_form(self, filled: FilledReportForm) -> None:
        """Fill the columns of the form and its lines, the sum last."""
        assert filled.total is not None, "a form of dossiers has a sum"
        self._show_columns(filled.form.figures)
        rows = (*filled.lines, filled.total)
        self._sectors = [row.name for row in rows]
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            is_sum = place == len(rows) - 1
            font = type_font("body", is_bold=is_sum)
            self.setItem(place, 0, _item(SUM if is_sum else row.name, font))
            for number, column in enumerate(self._columns, 1):
                figure = row.cells[column.name]
                item = CountItem(str(figure), opens=bool(figure))
                item.setFont(font)
                item.setToolTip(OPENS if figure else "")
                self.setItem(place, number, item)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long names of sectors take a second line where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as tall as the heading and all lines, the sectors as wide as there is room."""
        self._share_width()
        for place in range(self.rowCount()):
            self.setRowHeight(place, max(size("row"), self.sizeHintForRow(place)))
        header, lines = self.horizontalHeader(), sum(map(self.rowHeight, range(self.rowCount())))
        bar = self.horizontalScrollBar().sizeHint().height()
        below = bar if header.length() > self.viewport().width() else 0
        self.setFixedHeight(header.height() + lines + size("focus") + below)

    def _share_width(self) -> None:
        """Give each figure what it needs, and some distance where there is room for that."""
        header = self.horizontalHeader()
        least = {
            place: max(header.sectionSizeFromContents(place).width(), self.sizeHintForColumn(place))
            for place in range(1, header.count())
        }
        if not least:
            return
        heading = header.sectionSizeFromContents(0).width() + space("xxl")
        sectors = max(heading, min(self.sizeHintForColumn(0), size("field")))
        spare = self.viewport().width() - sectors - sum(least.values())
        apart = min(max(spare // len(least), 0), 2 * space("xxl"))
        for place, width in least.items():
            header.resizeSection(place, width + apart)
        give_rest_to_first(self)

    def _show_columns(self, columns: tuple[FormColumn, ...]) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        self.setColumnCount(len(columns) + 1)
        titles = [screen_heading(column) for column in columns]
        self.setHorizontalHeaderLabels(["", *titles])
        header = self.horizontalHeader()
        fit_heading(header, titles)
        sector = QTableWidgetItem(two_by_two(SECTOR))
        sector.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalHeaderItem(0, sector)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens like a click."""
        if event.key() in _ENTER:
            self._open(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if column > 0 and item is not None and item.text() != "0":
            self.opened.emit(self._columns[column - 1], self._sectors[row])


def give_rest_to_first(table: QTableWidget) -> None:
    """Give the first column the room that the others leave, and its title at least."""
    header = table.horizontalHeader()
    if header.count():
        others = sum(map(header.sectionSize, range(1, header.count())))
        least = header.sectionSizeFromContents(0).width()
        header.resizeSection(0, max(least, table.viewport().width() - others))


def fit_heading(header: QHeaderView, titles: Sequence[str]) -> None:
    """Make a heading as high as the most lines of a title, which Qt does not do by itself."""
    lines = 1 + max((title.count("\n") for title in titles), default=0)
    header.setFixedHeight(lines * header.fontMetrics().lineSpacing() + 2 * space("s"))


def _item(text: str, font: QFont) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setFont(font)
    return item
