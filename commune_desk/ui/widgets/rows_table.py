"""A list on the screen: sorted, its columns chosen and kept, copied as text, opened by Enter."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTableView,
)

from commune_desk.ui.look.remembered import Remembered
from commune_desk.ui.look.theme import size, space, type_font
from commune_desk.ui.widgets.empty_state import EmptyState
from commune_desk.ui.widgets.row_delegate import RowDelegate
from commune_desk.ui.widgets.table_model import WHOLE_ROLE, Column, RowsModel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Table(QTableView):
    """The table itself: Enter opens, Ctrl+C copies the chosen rows."""

    opened = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.chosen_text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab makes the first row current: it is seen to be chosen, as it is."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    def chosen_text(self) -> str:
        """The chosen rows, a line each, cells apart by tabs."""
        model, header = self.model(), self.horizontalHeader()
        order = sorted(range(model.columnCount()), key=header.visualIndex)
        shown = [column for column in order if not header.isSectionHidden(column)]
        rows = sorted({index.row() for index in self.selectedIndexes()})
        lines = (
            "\t".join(str(model.index(row, column).data(WHOLE_ROLE)) for column in shown)
            for row in rows
        )
        return "\n".join(lines)


class RowsTable(QStackedWidget):
    """The table of a `RowsModel`, or its empty state.

    Args:
        model: the rows; `refresh` fills it for the first time.
        name: what the list is, for screen readers.
        empty: what stands there while the list is empty.
        remembered: keeps columns under `key`.

    Attributes:
        name: what the list is.

    Signals:
        opened: the row that Enter or a double click opens.
        chosen: the row that is current, None where there is none.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        model: RowsModel[Any],
        *,
        name: str,
        empty: EmptyState,
        remembered: Remembered,
        key: str,
    ) -> None:
        super().__init__()
        self.name = name
        self.model = model
        self._remembered, self._key = remembered, f"columns/{key}"
        table = self._table = _Table()
        table.setAccessibleName(name)
        self.setFocusProxy(table)
        self.addWidget(table)
        self.addWidget(empty)
        self._empty = empty
        table.setModel(model)
        table.setItemDelegate(RowDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(size("row"))

        header, letter = table.horizontalHeader(), table.fontMetrics().averageCharWidth()
        heading = QFontMetrics(type_font("second", is_bold=True))
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setFixedHeight(size("row"))
        for place, column in enumerate(model.columns):
            title = (
                heading.horizontalAdvance(column.title) + size("control") + space("l")
            )  # with the arrow
            header.resizeSection(place, max(letter * column.characters, title))
            header.setSectionHidden(place, not column.is_shown)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)  # the third click gives the list its own order
        names = " ".join(column.name for column in model.columns)
        if remembered.text(f"{self._key}.names") == names:  # kept by a version with the same ones
            header.restoreState(remembered.state(self._key))
        remembered.remember(f"{self._key}.names", names)
        table.setSortingEnabled(True)
        model.stayed_unsorted.connect(self._unsort)

        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        header.sectionResized.connect(self._keep_columns)
        header.sectionMoved.connect(self._keep_columns)
        header.sortIndicatorChanged.connect(self._keep_columns)
        table.opened.connect(self._open)
        table.doubleClicked.connect(self._open)
        table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.setCurrentIndex(0)

    def hasHeightForWidth(self) -> bool:
        """The table scrolls; what stands there instead while it is empty has lines that wrap."""
        return self.currentIndex() == 1

    def heightForWidth(self, width: int) -> int:
        """The height of those lines."""
        return self._empty.heightForWidth(width)

    def refresh(self, *, is_another: bool = False) -> None:
        """Fetch again; the chosen row stays chosen where it still is in the list.

        Args:
            is_another: whether it is a list of something else now; it begins at its first page,
                however far the one before was read.
        """
        current = self._table.currentIndex()
        known = self.model.id_at(current.row()) if current.isValid() else ""
        self.model.refresh(is_another=is_another)
        self.setCurrentIndex(0 if self.model.rowCount() else 1)
        if known and not self.select(known):
            self.chosen.emit(None)

    def select(self, row_id: str) -> bool:
        """Choose the row of that identity; returns whether the list has it."""
        place = self.model.place_of(row_id)
        if place is not None:
            self._table.selectRow(place)
        return place is not None

    def current_row(self) -> Any:
        """The chosen row, None where there is none."""
        current = self._table.currentIndex()
        return self.model.row_at(current.row()) if current.isValid() else None

    def marked_rows(self) -> list[Any]:
        """The rows that are marked, in the order of the list."""
        places = {index.row() for index in self._table.selectionModel().selectedRows()}
        return [self.model.row_at(place) for place in sorted(places)]

    def begin_from(self, box: QLineEdit) -> None:
        """Let the arrow down of the box above lead into the list."""
        box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow down in the box above the list."""
        is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if is_down and event.type() is QEvent.Type.KeyPress and self.model.rowCount():
            if self.current_row() is None:
                self._table.selectRow(0)
            self._table.setFocus()
            return True
        return super().eventFilter(watched, event)

    def select_first(self) -> None:
        """Choose the first row and take the focus."""
        if self.model.rowCount():
            self._table.selectRow(0)
        self._table.setFocus()

    def shown_columns(self) -> tuple[Column[Any], ...]:
        """The columns that are shown, from left to right."""
        header = self._table.horizontalHeader()
        order = sorted(range(len(self.model.columns)), key=header.visualIndex)
        return tuple(
            self.model.columns[place] for place in order if not header.isSectionHidden(place)
        )

    def _unsort(self) -> None:
        """The list is too long for that order: its head does not say otherwise."""
        self._table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _choose_columns(self, at: QPoint) -> None:
        header, menu = self._table.horizontalHeader(), QMenu(self)
        for place, column in enumerate(self.model.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(place))
            action.toggled.connect(self._shower(place))
        menu.popup(header.mapToGlobal(at))

    def _shower(self, place: int) -> Callable[[bool], None]:
        def show(is_shown: bool) -> None:
            self._table.horizontalHeader().setSectionHidden(place, not is_shown)
            self._keep_columns()

        return show

    def _keep_columns(self, *_places: int) -> None:
        self._remembered.remember(self._key, self._table.horizontalHeader().saveState())

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.row_at(index.row()))

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.model.row_at(current.row()) if current.isValid() else None)
