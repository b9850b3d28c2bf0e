"""The figures of this day by officer or by sector: a line each, every number opens its list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from commune_desk.domain.desk.dossier_list import DossierView
from commune_desk.domain.figures.today import FIGURES, FiguresOf, ListOf
from commune_desk.ui.look.theme import size, space
from commune_desk.ui.widgets.tables.count_item import CountItem
from commune_desk.ui.widgets.tables.filled_at_once import filled_at_once
from commune_desk.ui.widgets.text import two_by_two

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SharesTable(QTableWidget):
    """As tall as its lines.

    Signals:
        opened: the list behind a number (`ListOf`).
    """

    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(0, len(FIGURES) + 1)
        self._shown: tuple[FiguresOf, ...] = ()
        self._titles: list[str] = []
        self.setProperty("kind", "shares")
        self.setAccessibleName(f"{name}: Enter mở danh sách hồ sơ của một số")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(size("row"))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        header.sectionResized.connect(lambda *_widths: self._soon.start())
        self.cellClicked.connect(self._open)

    def show_shares(self, shares: Sequence[FiguresOf], name: Callable[[DossierView], str]) -> None:
        """Show these lines; what did not change stays as it is."""
        titles = ["", *(two_by_two(name(view)) for view in FIGURES)]
        if titles != self._titles:
            self._titles = titles
            self.setHorizontalHeaderLabels(titles)
        if tuple(shares) == self._shown:
            return
        self._shown = tuple(shares)
        with filled_at_once(self):
            self.setRowCount(len(shares))
            for place, share in enumerate(shares):
                self.setItem(place, 0, QTableWidgetItem(share.name))
                for number, view in enumerate(FIGURES, 1):
                    count = share.counts[view]
                    item = CountItem(str(count), opens=bool(count))
                    item.setToolTip(f"{share.name}: {name(view)}" if count else "")
                    self.setItem(place, number, item)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Long names take a second line where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens like a click."""
        if event.key() in _ENTER:
            self._open(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        header = self.horizontalHeader()
        lines = 1 + max((title.count("\n") for title in self._titles), default=0)
        header.setFixedHeight(lines * header.fontMetrics().lineSpacing() + 2 * space("s"))
        for place in range(self.rowCount()):
            self.setRowHeight(place, max(size("row"), self._height_of(self._shown[place].name)))
        heights = sum(map(self.rowHeight, range(self.rowCount())))
        self.setFixedHeight(header.height() + heights + size("focus"))

    def _height_of(self, name: str) -> int:
        """What a name needs; Qt's own measure leaves out what the style keeps free beside it."""
        room = QRect(0, 0, self.columnWidth(0) - 2 * space("m"), 0)
        needed = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, name)
        return needed.height() + space("s")

    def _open(self, row: int, column: int) -> None:
        if row < 0 or column < 1:
            return
        share, view = self._shown[row], FIGURES[column - 1]
        if share.counts[view]:
            self.opened.emit(ListOf(view, share.name, share.officer_id))
