"""One model for every list: columns are declared, rows are fetched a page at a time.

A column says what it shows of a row; the fetch function gives the next page and the cursor behind
it. The model holds the rows it has seen and asks for more when the view comes near their end, so a
list of any length scrolls at once.

A click on a head sorts all rows of the list by that column, where they are at most `MOST_SORTED`;
a longer list keeps its own order (the store walks an index, and there is one for few orders only).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from commune_desk.domain.vietnamese import sort_key
from commune_desk.ui.look.theme import type_font

R = TypeVar("R")
Value = str | int | date | datetime | None
Index = QModelIndex | QPersistentModelIndex

PAGE = 100
"""How many rows are fetched at once."""

MOST_SORTED = 1_000
"""More rows nobody reads in another order: a filter comes first."""

LONG, NARROWED = 18, 0.7
"""A column of words from so many characters on can do with this part of its width."""

MARK_ROLE = int(Qt.ItemDataRole.UserRole)
"""The `DeadlineMark` of a cell, which the delegate paints with colour, word and sign."""

ROW_ROLE = MARK_ROLE + 1
"""The whole row, for whoever opens it."""

WHOLE_ROLE = MARK_ROLE + 3
"""The text of a cell as it is copied."""

IS_FADED_ROLE = MARK_ROLE + 2
"""Whether the row is out of use and stands back."""

# Plain numbers, as Qt asks: each cell that is painted is asked ten times, mostly for what it lacks.
_WORDS = frozenset(map(int, (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)))
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_KNOWN = _WORDS | {_TIP, _ALIGNMENT, MARK_ROLE, ROW_ROLE, WHOLE_ROLE, IS_FADED_ROLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """One column of a list.

    Attributes:
        name: under which its width and place are remembered.
        title: what its head says.
        text: what a cell shows.
        mark: the deadline mark of a cell: its text is painted in the colour and with the sign.
        is_number: right-aligned.
        value: a cell as a value: what it is sorted by and what a workbook gets; None where that is
            the whole text.
        order: what the list is sorted by, where that is not the value.
        characters: how wide it is at first, in characters of the body text.
        least: how narrow it may become where the list has no room, in characters; None is a part of
            `characters` for long words, and the whole for numbers, codes and marks.
        gives_way: in which order it is left out where the list has no room even so; 0 stays.
        is_seldom: whether it is left out while no row of the list has anything in it.
        takes_rest: whether it gets what is left of the width; without one, those get it that may
            be narrowed, and without such the last.
        is_shown: whether it is shown until the officer chooses otherwise.
        tip: what a cell says when the pointer rests on it; the text itself where none is given.
        whole: what is copied of a cell that shows a part of it; None copies what it shows.
    """

    name: str
    title: str
    text: Callable[[R], str] = str
    mark: Callable[[R], str | None] | None = None
    is_number: bool = False
    value: Callable[[R], Value] | None = None
    order: Callable[[R], Any] | None = None
    characters: int = 16
    least: int | None = None
    gives_way: int = 0
    is_seldom: bool = False
    takes_rest: bool = False
    is_shown: bool = True
    tip: Callable[[R], str] | None = None
    whole: Callable[[R], str] | None = None

    @property
    def fewest(self) -> int:
        """How narrow it may become, in characters."""
        if self.least is not None:
            return self.least
        is_whole = self.is_number or self.mark is not None or self.characters < LONG
        return self.characters if is_whole else round(self.characters * NARROWED)

    def value_of(self, row: R) -> Value:
        """What a cell holds."""
        return (self.value or self.whole or self.text)(row)

    def place_of(self, row: R) -> tuple[bool, Any]:
        """Where a row stands among others by this column; what is empty comes last."""
        if self.order is not None:
            return False, self.order(row)
        value = self.value_of(row)
        is_empty = value is None or value == ""
        return is_empty, sort_key(value) if isinstance(value, str) else value or 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list asks for: so many rows behind `cursor`.

    Attributes:
        or_none: whether nothing is wanted where there are more rows than that; the answer has a
            cursor then, and no row of it was made.
    """

    cursor: Any = None
    limit: int = PAGE
    or_none: bool = False


@dataclass(frozen=True, slots=True)
class RowsPage(Generic[R]):
    """One page of rows; `cursor` leads to the next, None where there is none."""

    rows: Sequence[R]
    cursor: Any = None


Fetch = Callable[[Asked], RowsPage[R]]


class RowsModel(QAbstractTableModel, Generic[R]):
    """The rows of a list.

    Args:
        columns: what is shown.
        fetch: gives a page of rows.
        row_id: what tells one row from another, so that a selection survives a refresh.
        is_faded: whether a row is out of use.

    Signals:
        stayed_unsorted: the list is too long to be sorted by that column and keeps its order.
    """

    stayed_unsorted = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        fetch: Fetch[R],
        *,
        row_id: Callable[[R], str],
        is_faded: Callable[[R], bool] = lambda _row: False,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._fetch = fetch
        self._row_id = row_id
        self._is_faded = is_faded
        self._rows: list[R] = []
        self._sorted_by: Column[R] | None = None
        self._is_descending = False
        self._is_filled = False
        self._next: Any = None

    # --- rows ----------------------------------------------------------------------------------

    def refresh(self, *, is_another: bool = False, needed: int | None = None) -> None:
        """Fetch again, unless it is another list now at least as many rows as are needed.

        Args:
            is_another: whether it is a list of something else now.
            needed: up to where one is in it; as many as were seen where that is not known.
        """
        self._is_filled = True
        column = self._sorted_by
        in_order = self._in_order_of(column) if column is not None else None
        if in_order is None:
            seen = len(self._rows)
            kept = seen if needed is None else min(needed, seen)
            # At least so many rows, in the list's own order, asked for at once
            wanted = 0 if is_another else kept
            page = self._fetch(Asked(limit=max(PAGE, wanted)))
            rows = list(page.rows)
            while page.cursor is not None and len(rows) < wanted:
                page = self._fetch(Asked(page.cursor, max(PAGE, wanted - len(rows))))
                rows.extend(page.rows)
            self._take(rows, page.cursor)
        else:
            self._take(in_order, None)
        if column is not None and in_order is None:
            self._sorted_by = None
            self.stayed_unsorted.emit()

    def row_at(self, row: int) -> R:
        """The row in that place."""
        return self._rows[row]

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows seen so far, in their order."""
        return tuple(self._rows)

    @property
    def has_more(self) -> bool:
        """Whether there are rows that were not fetched yet."""
        return self._next is not None

    def place_of(self, row_id: str) -> int | None:
        """Where a row stands now, None where it is not (or not yet) in the list."""
        ids = (self._row_id(row) for row in self._rows)
        return next((place for place, known in enumerate(ids) if known == row_id), None)

    def id_at(self, row: int) -> str:
        """What tells the row in that place from another."""
        return self._row_id(self._rows[row])

    def _take(self, rows: list[R], cursor: Any) -> None:
        self.beginResetModel()
        self._rows, self._next = rows, cursor
        self.endResetModel()

    def _in_order_of(self, column: Column[R]) -> list[R] | None:
        """All rows in the order of a column; None where they are too many."""
        page = self._fetch(Asked(limit=MOST_SORTED, or_none=True))
        if page.cursor is not None:
            return None
        filled = [row for row in page.rows if not column.place_of(row)[0]]
        empty = [row for row in page.rows if column.place_of(row)[0]]
        filled.sort(key=column.place_of, reverse=self._is_descending)
        return [*filled, *empty]

    # --- Qt's questions ------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """The rows seen so far."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """The declared columns."""
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether the last page had a cursor."""
        return not parent.isValid() and self._next is not None

    def fetchMore(self, parent: Index) -> None:
        """Add the next page below."""
        if not self.canFetchMore(parent):
            return
        page = self._fetch(Asked(self._next))
        self._next = page.cursor
        if page.rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page.rows) - 1)
            self._rows.extend(page.rows)
            self.endInsertRows()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by none (-1) the list takes its own order again."""
        wanted = self.columns[column] if 0 <= column < len(self.columns) else None
        before, self._sorted_by = self._sorted_by, wanted
        self._is_descending = order is Qt.SortOrder.DescendingOrder
        if wanted is before is None or not self._is_filled:  # a page reads nothing before it shows
            return
        if wanted is None or before is not None:
            self.refresh()
        elif (in_order := self._in_order_of(wanted)) is not None:
            self._take(in_order, None)
        else:
            self._sorted_by = None  # the rows stay as they are
            self.stayed_unsorted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell shows in one role."""
        if role not in _KNOWN or not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role in _WORDS:
            return column.text(row)
        if role == _ALIGNMENT:
            return _alignment(column)
        if role == _TIP:
            return column.tip(row) if column.tip else column.text(row)
        if role == MARK_ROLE:
            return column.mark(row) if column.mark else None
        if role == WHOLE_ROLE:
            return (column.whole or column.text)(row)
        if role == IS_FADED_ROLE:
            return self._is_faded(row)
        return row if role == ROW_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The head of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.FontRole:
            return type_font("second", is_bold=True)
        return _alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


def all_at_once(rows: Sequence[R]) -> RowsPage[R]:
    """A list that is short enough to have no second page."""
    return RowsPage(rows)


def read_whole(read: Callable[[], Sequence[R]]) -> Fetch[R]:
    """What fetches such a list anew each time."""
    return lambda _asked: RowsPage(read())


def _alignment(column: Column[R]) -> int:
    return _RIGHT if column.is_number else _LEFT
