"""Cards in columns of one width, dealt like cards on a table: from left to right, row by row.

A grid would give the cards of a row the height of the tallest; here each is as tall as its content
and the next lies at the same distance below it.
"""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from commune_desk.ui.look.layouts import column
from commune_desk.ui.look.theme import size, space


class CardColumns(QWidget):
    """The cards that are not hidden, in as many columns as the width has room for.

    Args:
        cards: in the order in which they are read.
        least: the named size that a column has at least.
        most: how many columns there are at most.
    """

    def __init__(self, cards: Sequence[QWidget], *, least: str, most: int) -> None:
        super().__init__()
        self._cards = tuple(cards)
        self._least, self._most = size(least), most
        self._count = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(space("m"))
        self._columns = [column(gap="m") for _place in range(most)]
        for place, one in enumerate(self._columns):
            self._grid.addLayout(one, 0, place)
        for card in self._cards:
            card.setParent(self)
        self.arrange()

    def arrange(self) -> None:
        """Deal the cards that are not hidden."""
        for one in self._columns:
            while one.takeAt(0) is not None:
                pass
        shown = [card for card in self._cards if not card.isHidden()]
        count = max(1, min(self._count, len(shown)))
        for place, card in enumerate(shown):
            self._columns[place % count].addWidget(card)
        for place, one in enumerate(self._columns):
            if place < count:
                one.addStretch(1)
            self._grid.setColumnStretch(place, 1 if place < count else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More width has room for more columns."""
        super().resizeEvent(event)
        fitting = (event.size().width() + space("m")) // (self._least + space("m"))
        count = max(1, min(self._most, fitting))
        if count != self._count:
            self._count = count
            self.arrange()
