"""A list on the screen: sorted, its columns chosen and kept, copied as text, opened by Enter.

What can be done with a row is told once, by `offer`; its menu asks for it (`row_menu`).

Its columns share the width that there is, the words giving way first, until the officer has given
one of them another width; only what has no room even so is reached by scrolling sideways. A column
that is seldom filled takes no room while no row of the list has anything in it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
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
from commune_desk.ui.widgets.tables.row_delegate import RowDelegate
from commune_desk.ui.widgets.tables.row_menu import MenuLine, RowMenu, Verb
from commune_desk.ui.widgets.tables.table_model import PAGE, WHOLE_ROLE, Column, RowsModel
from commune_desk.words.verbs import COPY_ROWS

OWN = "own"
"""What is remembered of a list whose columns the officer has drawn to their widths."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Table(QTableView):
    """The table itself: Enter opens, Ctrl+C copies the chosen rows."""

    opened = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The chosen rows to the clipboard, as text."""
        QGuiApplication.clipboard().setText(self.chosen_text())

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
        marks_changed: other rows are marked, one or several.
    """

    opened = Signal(object)
    chosen = Signal(object)
    marks_changed = Signal()

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
        self._menu = RowMenu(table, name)
        self.offer()
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

        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setFixedHeight(size("row"))
        self._widths = _widths(model.columns, table.fontMetrics().averageCharWidth())
        self._is_fitting, self._left_out = False, set[int]()
        self._empty_columns, self._known = set[int](), ""
        for place, (column, width) in enumerate(zip(model.columns, self._widths, strict=True)):
            header.resizeSection(place, width[1])
            header.setSectionHidden(place, not column.is_shown)
        self._unsort()
        header.setSortIndicatorClearable(True)  # the third click gives the list its own order
        names = " ".join(column.name for column in model.columns)
        if remembered.text(f"{self._key}.names") == names:  # kept by a version with the same ones
            header.restoreState(remembered.state(self._key))
        else:
            remembered.remember(f"{self._key}.widths", "")
        remembered.remember(f"{self._key}.names", names)
        table.setSortingEnabled(True)
        model.stayed_unsorted.connect(self._unsort)

        self._connect()
        self.setCurrentIndex(0)

    def _connect(self) -> None:
        """What the officer does with the columns and the rows, and what the rows tell."""
        table, header = self._table, self._table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._keep_columns)
        header.sortIndicatorChanged.connect(self._keep_columns)
        header.sortIndicatorChanged.connect(self._choose_again)
        table.opened.connect(self._open)
        table.doubleClicked.connect(self._open)
        table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        table.selectionModel().selectionChanged.connect(lambda *_marks: self.marks_changed.emit())
        table.viewport().installEventFilter(self)
        for changed in (self.model.modelReset, self.model.rowsInserted):
            changed.connect(self._follow_rows)

    def hasHeightForWidth(self) -> bool:
        """The table scrolls; what stands there instead while it is empty has lines that wrap."""
        return self.currentIndex() == 1

    def heightForWidth(self, width: int) -> int:
        """The height of those lines."""
        return self._empty.heightForWidth(width)

    def offer(self, *verbs: Verb, opens: str = "", copies: str = "") -> None:
        """Tell what can be done with the chosen row, for its menu; copying rows always can.

        Args:
            verbs: the actions and buttons that do it elsewhere, on or off as they are there.
            opens: what Enter does, in words, where none of them does the same.
            copies: in words that the identities of the rows are copied, where people know them.
        """
        table = self._table
        opening = MenuLine(opens, lambda: self._open(table.currentIndex()), "Enter")
        copying = MenuLine(copies, self._copy_ids)
        whole = MenuLine(COPY_ROWS, table.copy, "Ctrl+C")
        last = [copying, whole] if copies else [whole]
        self._menu.offer(*verbs, first=[opening] if opens else (), last=last)

    def _copy_ids(self) -> None:
        places = sorted({index.row() for index in self._table.selectionModel().selectedRows()})
        QGuiApplication.clipboard().setText("\n".join(map(self.model.id_at, places)))

    def refresh(self, *, is_another: bool = False) -> None:
        """Fetch again; the chosen row stays chosen where it still is in the list.

        Args:
            is_another: whether it is a list of something else now; it begins at its first page,
                however far the one before was read.
        """
        current = self._table.currentIndex()
        known = self.model.id_at(current.row()) if current.isValid() else ""
        # How many rows keep what is chosen and what is in sight, though some came before them. Of a
        # list of years that was read to its end all would be fetched anew for one row
        last = self._table.rowAt(self._table.viewport().height() - 1)
        in_sight = last if last >= 0 else self.model.rowCount() - 1
        self.model.refresh(is_another=is_another, needed=max(current.row(), in_sight) + 1 + PAGE)
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
        """Arrow down in the box above the list; another width of the list itself."""
        if watched is self._table.viewport():
            if event.type() is QEvent.Type.Resize:
                self._fit()
            return False
        is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if is_down and event.type() is QEvent.Type.KeyPress and self.model.rowCount():
            if self.current_row() is None:
                self._table.selectRow(0)
            self._table.setFocus()
            return True
        return super().eventFilter(watched, event)

    def select_first(self, *, takes_focus: bool = True) -> None:
        """Choose the first row and take the focus, unless the officer is elsewhere."""
        if self.model.rowCount():
            self._table.selectRow(0)
        if takes_focus:
            self._table.setFocus()

    def shown_columns(self) -> tuple[Column[Any], ...]:
        """The columns that the officer wants to see, from left to right."""
        return tuple(self.model.columns[place] for place in self._chosen_places())

    def _chosen_places(self) -> list[int]:
        """The places of those columns, also of such as have no room now."""
        header = self._table.horizontalHeader()
        order = sorted(range(len(self.model.columns)), key=header.visualIndex)
        left_out = self._left_out
        return [one for one in order if one in left_out or not header.isSectionHidden(one)]

    def _unsort(self) -> None:
        """Its own order, also where the list is too long for another: the head says none."""
        self._table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _choose_columns(self, at: QPoint) -> None:
        header, menu = self._table.horizontalHeader(), QMenu(self)
        for place, column in enumerate(self.model.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(place in self._chosen_places())
            action.toggled.connect(self._shower(place))
        menu.popup(header.mapToGlobal(at))

    def _shower(self, place: int) -> Callable[[bool], None]:
        def show(is_shown: bool) -> None:
            self._left_out.discard(place)
            self._hide([place], is_hidden=not is_shown)
            self._keep_columns()
            self._fit()

        return show

    def _follow_rows(self) -> None:
        """Other rows are there: what is seldom filled comes with the first that has it."""
        seldom = [place for place, one in enumerate(self.model.columns) if one.is_seldom]
        rows = self.model.rows
        texts = {place: self.model.columns[place].text for place in seldom}
        empty = {place for place in seldom if not any(map(texts[place], rows))}
        if empty != self._empty_columns:
            self._empty_columns = empty
            self._fit()

    def _fit(self) -> None:
        """Share the width: each column has what it wants, or less of what it can do without.

        What is left over goes where something may be cut, not behind the numbers at the end.
        """
        if self._remembered.text(f"{self._key}.widths") == OWN:
            return
        header, has = self._table.horizontalHeader(), self._table.viewport().width()
        chosen = self._chosen_places()
        shown = [one for one in chosen if one not in self._empty_columns]
        ranks = {one: self.model.columns[one].gives_way for one in shown}
        yielding = sorted((one for one in shown if ranks[one]), key=ranks.__getitem__)
        while yielding and sum(self._widths[one][0] for one in shown) > has:
            shown.remove(yielding.pop(0))
        self._hide(self._left_out & set(shown), is_hidden=False)
        self._left_out = set(chosen) - set(shown)
        self._hide(self._left_out, is_hidden=True)
        wanted = sum(self._widths[one][1] for one in shown)
        spared = sum(self._widths[one][1] - self._widths[one][0] for one in shown)
        lacking = wanted - has
        share = min(max(lacking / spared, 0.0), 1.0) if spared else 0.0
        columns = self.model.columns
        takers = [one for one in shown if columns[one].takes_rest]
        takers = takers or [one for one in shown if columns[one].fewest < columns[one].characters]
        left_over = max(-lacking, 0) // max(len(takers), 1)
        with self._fitting():
            for one in shown:
                least, wide = self._widths[one]
                rest = left_over if one in takers else 0
                header.resizeSection(one, wide - ceil(share * (wide - least)) + rest)

    def _on_resized(self, place: int, _before: int, _now: int) -> None:
        """The officer gave a column its width; the last one takes what is left by itself."""
        shown = [one for one in self._chosen_places() if one not in self._left_out]
        if self._is_fitting or place not in shown[:-1]:
            return
        self._remembered.remember(f"{self._key}.widths", OWN)
        self._keep_columns()

    def _keep_columns(self, *_places: int) -> None:
        """Remember what was chosen; what only has no room now is chosen."""
        self._hide(self._left_out, is_hidden=False)
        self._remembered.remember(self._key, self._table.horizontalHeader().saveState())
        self._hide(self._left_out, is_hidden=True)

    def _hide(self, places: Iterable[int], *, is_hidden: bool) -> None:
        """Hide columns or show them, as no officer does."""
        with self._fitting():
            for place in tuple(places):
                self._table.horizontalHeader().setSectionHidden(place, is_hidden)

    @contextmanager
    def _fitting(self) -> Iterator[None]:
        """What happens to the columns now is not the officer's; it may bring a bar that scrolls."""
        before, self._is_fitting = self._is_fitting, True
        try:
            yield
        finally:
            self._is_fitting = before

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.row_at(index.row()))

    def _choose_again(self) -> None:
        """In another order the chosen row is the same one; the table itself forgets it."""
        if self._known and not self._table.currentIndex().isValid():
            self.select(self._known)

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._known = self.model.id_at(current.row()) if current.isValid() else ""
        self.chosen.emit(self.model.row_at(current.row()) if current.isValid() else None)


def _widths(columns: Sequence[Column[Any]], letter: int) -> list[tuple[int, int]]:
    """How wide each column is at least, and by itself; its title and its arrow have room."""
    heading = QFontMetrics(type_font("second", is_bold=True))
    found = []
    for column in columns:
        title = heading.horizontalAdvance(column.title) + size("control") + space("l")
        found.append((max(letter * column.fewest, title), max(letter * column.characters, title)))
    return found
