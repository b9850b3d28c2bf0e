"""Facts: what something is, line by line, its name at the left, quieter.

Where they have not the width for both, the name stands above.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from commune_desk.ui.look.theme import space
from commune_desk.ui.widgets.text import label


class Facts(QWidget):
    """Named lines of text.

    Args:
        keys: by which `show_fact` names a line.
        titles: what stands at its left.
    """

    def __init__(self, keys: Sequence[str], titles: Sequence[str]) -> None:
        super().__init__()
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space("l"))
        grid.setVerticalSpacing(space("xs"))
        grid.setColumnStretch(1, 1)
        self._values: dict[str, QLabel] = {}
        self._titles: dict[str, QLabel] = {}
        for key, title in zip(keys, titles, strict=True):
            value = label("", wraps=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._titles[key] = label(title, "second")
            self._titles[key].setBuddy(value)
            self._values[key] = value
        self._is_stacked = False
        self._place()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the longest word, since a name can stand above its line."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), max(self._widths(), default=0)), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for both, or no more."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A line that says something else may need another width."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        """Put the names where they have room."""
        names, values = self._widths() or (0, 0)
        is_stacked = self.width() < names + self._grid.horizontalSpacing() + values
        if is_stacked != self._is_stacked:
            self._is_stacked = is_stacked
            self._place()

    def _widths(self) -> tuple[int, int] | tuple[()]:
        """How wide the names are, and the longest words of the values; nothing where none shows."""
        shown = [key for key, value in self._values.items() if not value.isHidden()]
        if not shown:
            return ()
        names = max(self._titles[key].sizeHint().width() for key in shown)
        return names, max(self._values[key].minimumSizeHint().width() for key in shown)

    def _place(self) -> None:
        """Each name beside its value, or above it."""
        above, wide = (1, 2) if self._is_stacked else (0, 1)
        for line, (key, value) in enumerate(self._values.items()):
            title, row = self._titles[key], 2 * line
            for one, at, place in ((title, row, 0), (value, row + above, 1 - above)):
                self._grid.removeWidget(one)
                self._grid.addWidget(one, at, place, 1, wide, Qt.AlignmentFlag.AlignTop)

    def show_fact(self, key: str, text: str, *, tip: str = "") -> None:
        """Write one line, an empty text hides it; `tip` says more where the pointer rests on it."""
        self._titles[key].setVisible(bool(text))
        self._values[key].setVisible(bool(text))
        self._values[key].setText(text)
        self._values[key].setToolTip(tip)

    def fact(self, key: str) -> str:
        """What a line says."""
        return self._values[key].text()
