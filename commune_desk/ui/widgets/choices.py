"""A flow of large buttons, one of which may be chosen: by thumb, by arrow key, by its number."""

from collections.abc import Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from commune_desk.ui.look.theme import space, type_font
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.flow import Wrapped

K = TypeVar("K", bound=str)


class Choices(QWidget):
    """Values shown by their words, side by side and then below each other.

    Args:
        columns: how many large buttons stand in a row; without it as many as have room.

    Signals:
        chosen: the value of the button that was pressed.
        edited: a button was pressed.
    """

    chosen = Signal(str)
    edited = Signal()

    def __init__(
        self, choices: Mapping[K, str], *, name: str, kind: str = "choice", columns: int = 0
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(space("s"))
        wrapped = Wrapped()
        for place, (value, words) in enumerate(choices.items()):
            made = button(words, kind=kind)
            made.setCheckable(True)
            made.setMinimumWidth(_width(words))
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.clicked.connect(partial(self._choose, value))
            self._group.addButton(made)
            self._buttons[value] = made
            if columns:
                grid.addWidget(made, place // columns, place % columns)
                grid.setColumnStretch(place % columns, 1)
            else:
                wrapped.addWidget(made)
        self.setLayout(grid if columns else wrapped)

    def as_text(self) -> str:
        """The chosen value, empty where none is."""
        return next((value for value, made in self._buttons.items() if made.isChecked()), "")

    def show_text(self, text: str) -> None:
        """Choose a value, as if it had been so from the beginning; an empty text chooses none."""
        self._group.setExclusive(False)
        for value, made in self._buttons.items():
            made.setChecked(value == text)
        self._group.setExclusive(True)

    def set_words(self, value: str, words: str) -> None:
        """Change what stands on a button: a count beside its name."""
        self._buttons[value].setText(words)
        self._buttons[value].setAccessibleName(words)
        self._buttons[value].setMinimumWidth(_width(words))

    def _choose(self, value: str) -> None:
        self.chosen.emit(value)
        self.edited.emit()


def _width(words: str) -> int:
    """Room for the words in bold, as they are when chosen: nothing moves then."""
    bold = QFontMetrics(type_font("body", is_bold=True))
    return bold.horizontalAdvance(words) + 2 * space("l")
