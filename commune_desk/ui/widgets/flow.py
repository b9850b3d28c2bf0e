"""Boxes that flow: as many beside each other as the width has room for, and never one that is cut.

Qt's grid has a fixed number of columns; here the width chooses it, so that a page lies well on a
wide screen and at 150 % on a small one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QWidget,
)

from commune_desk.ui.look.theme import size, space

MOST_COLUMNS = 4
LONG = 2
"""How many columns a long box takes, where there are that many."""


class Flow(QWidget):
    """A grid whose number of columns follows its width; what is hidden takes no room.

    Args:
        least: the named size that a column has at least.
        align: where a box stands in its row; without one it fills the height.
        most: how many columns there are at most.
        gap: the named distance between two rows.
        is_even: whether the rows are of about the same length: seven boxes where there is room for
            five stand four and three, not five and two.

    Attributes:
        columns: how many there are now.
    """

    def __init__(
        self,
        least: str = "field",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
        *,
        most: int = MOST_COLUMNS,
        gap: str = "s",
        is_even: bool = False,
    ) -> None:
        super().__init__()
        self._most, self._is_even = most, is_even
        self._align = align
        self._least = size(least)
        self._boxes: list[tuple[QWidget, int]] = []
        self.columns = 1
        self._lying: tuple[int, list[QWidget]] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space("m"))
        self._grid.setVerticalSpacing(space(gap))

    def take(self, boxes: Sequence[tuple[QWidget, bool]]) -> None:
        """Hold these boxes and no others, in this order, each with whether it is a long one.

        Call `arrange` when it is known which of them are shown.
        """
        self._lying = None
        self._boxes = [(box, LONG if is_long else 1) for box, is_long in boxes]
        for box, _span in self._boxes:
            if box.parentWidget() is not self:
                box.setParent(self)

    def arrange(self) -> None:
        """Lay out the boxes that are not hidden; where they lie so already, nothing is done.

        Why each is removed by name: an item that is only taken out of a layout lives on and is told
        of changes in the place of the new one, whose height then stays what it was.
        """
        shown = [box for box, _span in self._boxes if not box.isHidden()]
        if self._lying == (self.columns, shown):
            return
        self._lying = self.columns, shown
        items = [self._grid.itemAt(place) for place in range(self._grid.count())]
        for held in [item.widget() for item in items if item is not None]:
            if held is not None:
                self._grid.removeWidget(held)
        row = place = 0
        for box, span in self._boxes:
            if box.isHidden():
                continue
            wide = min(span, self.columns)
            if place + wide > self.columns:
                row, place = row + 1, 0
            self._grid.addWidget(box, row, place, 1, wide, self._align)
            place += wide
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < self.columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More width has room for more columns."""
        super().resizeEvent(event)
        fitting = (event.size().width() + space("m")) // (self._least + space("m"))
        columns = self._wanted_columns(max(1, min(self._most, fitting)))
        if columns != self.columns:
            self.columns = columns
            self.arrange()

    def _wanted_columns(self, fitting: int) -> int:
        """How many columns there are where so many have room."""
        shown = sum(not box.isHidden() for box, _span in self._boxes)
        if not self._is_even or not shown:
            return fitting
        rows = -(-shown // fitting)
        return -(-shown // rows)


class ItemsLayout(QLayout):
    """What Qt asks of every layout of one's own: it has items, and its height follows its width."""

    def __init__(self, gap: str) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = space(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more, at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them; None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """One of them, which goes."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True


class _Part(NamedTuple):
    """What is asked of a part again and again while a page is laid out.

    Attributes:
        item: the part.
        wanted: the size that it would have if there were room.
        most: the greatest width that it can make use of.
        has_height_for_width: whether it is higher where it is narrower.
    """

    item: QLayoutItem
    wanted: QSize
    most: int
    has_height_for_width: bool

    def height(self, width: int) -> int:
        """How high it is at that width."""
        if self.has_height_for_width:
            return self.item.heightForWidth(width)
        return self.wanted.height()


class Wrapped(ItemsLayout):
    """Buttons side by side, as wide as they want to be, going on in the next line like words.

    None takes what its line has left: what follows stands at the right.

    Qt asks for the height of a page's lines a hundred times until all of it has its place, so what
    the parts say of themselves is kept until one of them is another.
    """

    def __init__(self, *widgets: QWidget | None, gap: str = "s") -> None:
        super().__init__(gap)
        self._parts: list[_Part] | None = None
        self._heights: dict[int, int] = {}
        for widget in widgets:
            self.addWidget(widget or _spare())

    def invalidate(self) -> None:
        """A part came, went, or wants another size."""
        self._parts = None
        self._heights = {}
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """How high the lines are at that width."""
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), moves=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._lay(rect, moves=True)

    def sizeHint(self) -> QSize:
        """One line, if there is room."""
        hints = [part.wanted for part in self._shown()]
        width = sum(hint.width() + self._gap for hint in hints) - self._gap
        return QSize(max(0, width), max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """No narrower than the widest."""
        hints = [part.item.minimumSize() for part in self._shown()]
        width = max((hint.width() for hint in hints), default=0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def _shown(self) -> list[_Part]:
        """The parts that are not hidden."""
        if self._parts is None:
            self._parts = [_part(item) for item in self._items if not item.isEmpty()]
        return self._parts

    def _lay(self, rect: QRect, *, moves: bool) -> int:
        """Lay line after line; the height of all of them."""
        top = rect.top()
        for line in self._lines(rect.width()):
            widths = self._widths(line, rect.width())
            heights = [part.height(wide) for part, wide in zip(line, widths, strict=True)]
            left = rect.left()
            for part, wide, high in zip(line, widths, heights, strict=True):
                if moves:
                    part.item.setGeometry(QRect(left, top, wide, high))
                left += wide + self._gap
            top += max(heights) + self._gap
        return max(0, top - self._gap - rect.top())

    def _lines(self, width: int) -> list[list[_Part]]:
        """What stands beside each other."""
        lines: list[list[_Part]] = []
        left = 0
        for part in self._shown():
            wide = part.wanted.width()
            if not lines or left + wide > width:
                lines.append([])
                left = 0
            lines[-1].append(part)
            left += wide + self._gap
        return lines

    def _widths(self, line: list[_Part], width: int) -> list[int]:
        """How wide each of a line is: what can make use of the rest of the line shares it."""
        widths = [min(part.wanted.width(), width) for part in line]
        growing = [place for place, part in enumerate(line) if part.most > part.wanted.width()]
        spare = width - sum(widths) - self._gap * (len(line) - 1)
        for number, place in enumerate(growing):
            widths[place] += spare // (len(growing) - number)
            spare -= spare // (len(growing) - number)
        return widths


def _spare() -> QWidget:
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def _part(item: QLayoutItem) -> _Part:
    grows = item.expandingDirections() & Qt.Orientation.Horizontal
    return _Part(
        item,
        item.sizeHint().expandedTo(item.minimumSize()),
        item.maximumSize().width() if grows else 0,
        item.hasHeightForWidth(),
    )


class Beside(QWidget):
    """Parts side by side, each with its share, or below each other where that is too narrow.

    They stack as well where the words of one would be cut beside the other.

    Args:
        parts: each with its share of the width.
        least: the named width below which they stack.
    """

    def __init__(self, *parts: tuple[QWidget, int], least: str) -> None:
        super().__init__()
        self._least = size(least)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(space("m"))
        for part, share in parts:
            self._box.addWidget(part, share)
        self.setLayout(self._box)

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part."""
        return QSize(max(self._needed(), default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for them beside each other, or not any more."""
        self._place()
        super().resizeEvent(event)

    def event(self, event: QEvent) -> bool:
        """So may parts whose words are others now."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def _place(self) -> None:
        side_by_side, stacked = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        needed = self._needed()
        room = self.width() - self._box.spacing() * (len(needed) - 1)
        is_wide = self.width() >= self._least and sum(needed) <= room
        self._box.setDirection(side_by_side if is_wide else stacked)

    def _needed(self) -> list[int]:
        """The width that each part has at least."""
        items = map(self._box.itemAt, range(self._box.count()))
        return [item.minimumSize().width() for item in items if item is not None]
