"""A few choices side by side, one of them taken: quicker to see and to press than a list."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from commune_desk.ui.layouts import row
from commune_desk.ui.widgets.buttons import button

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Chooser(QWidget):
    """Buttons of which exactly one is pressed.

    Signals:
        chosen: the key of the button that was pressed, also by `choose`.
    """

    chosen = Signal(str)

    def __init__(self, choices: Mapping[str, str], *, kind: str = "choice") -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for key, words in choices.items():
            self._buttons[key] = self._made(key, words, kind)
        self.setLayout(row(*self._buttons.values(), None, gap="xs"))
        next(iter(self._buttons.values())).setChecked(True)

    @property
    def current(self) -> str:
        """The key of the pressed button."""
        return next(key for key, made in self._buttons.items() if made.isChecked())

    def choose(self, key: str) -> None:
        """Press a button."""
        self._buttons[key].setChecked(True)
        self.chosen.emit(key)

    def set_words(self, key: str, words: str) -> None:
        """Change what stands on a button, a count beside its name."""
        self._buttons[key].setText(words)
        self._buttons[key].setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the neighbour."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        keys = list(self._buttons)
        key = keys[(keys.index(self.current) + step) % len(keys)]
        self._buttons[key].setFocus()
        self.choose(key)

    def _made(self, key: str, words: str, kind: str) -> QPushButton:
        made = button(words, kind=kind)
        made.setCheckable(True)
        self._group.addButton(made)
        made.clicked.connect(lambda _checked=False: self.chosen.emit(key))
        return made
