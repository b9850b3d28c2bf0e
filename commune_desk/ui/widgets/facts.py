"""Facts: what something is, line by line, its name at the left, quieter."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
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
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space("l"))
        grid.setVerticalSpacing(space("xs"))
        grid.setColumnStretch(1, 1)
        self._values: dict[str, QLabel] = {}
        self._titles: dict[str, QLabel] = {}
        for line, (key, title) in enumerate(zip(keys, titles, strict=True)):
            value = label("", wraps=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._titles[key] = label(title, "second")
            self._titles[key].setBuddy(value)
            grid.addWidget(self._titles[key], line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, line, 1, Qt.AlignmentFlag.AlignTop)
            self._values[key] = value

    def show_fact(self, key: str, text: str, *, tip: str = "") -> None:
        """Write one line, an empty text hides it; `tip` says more where the pointer rests on it."""
        self._titles[key].setVisible(bool(text))
        self._values[key].setVisible(bool(text))
        self._values[key].setText(text)
        self._values[key].setToolTip(tip)

    def fact(self, key: str) -> str:
        """What a line says."""
        return self._values[key].text()
