"""The editors of a form: each has `value`, `set_value`, `edited`, and can show that it is wrong.

Text editors hold what was typed, as typed: half a date is no date and must not be lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from commune_desk.ui.look.theme import mark, size, space

if TYPE_CHECKING:
    from commune_desk.ui.widgets.entered import Check, Tidy

K = TypeVar("K", bound=str)
Value = str | int | bool
CHOICE_CHARACTERS = 18


class Editor(Protocol):
    """What a form needs of an editor."""

    edited: SignalInstance

    def value(self) -> Value:
        """What stands in it."""

    def set_value(self, value: Value) -> None:
        """Put something into it."""

    def check(self) -> None:
        """Refuse what is wrong with a `UserError`."""


class TextEditor(QLineEdit):
    """One line of text, tidied when it is left."""

    edited = Signal()

    def __init__(self, kind: tuple[Check, Tidy] | None = None, *, hint: str = "") -> None:
        super().__init__()
        self._check, self._tidy = kind or (str, str)
        self.setPlaceholderText(hint)
        self.textEdited.connect(lambda _text: self.edited.emit())
        self.editingFinished.connect(lambda: self.setText(self._tidy(self.text())))

    def value(self) -> str:
        """The text without blanks around it."""
        return self.text().strip()

    def set_value(self, value: Value) -> None:
        """Show a text."""
        self.setText(str(value))
        self.setCursorPosition(0)

    def check(self) -> None:
        """Refuse what the kind of text does not allow."""
        self._check(self.value())


class PasswordEditor(TextEditor):
    """A password; it is never shown and never kept."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText)

    def value(self) -> str:
        """The password as typed, blanks and all."""
        return self.text()


class LongTextEditor(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field."""

    edited = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(size("control") * 3)
        self.textChanged.connect(self.edited)

    def value(self) -> str:
        """The text without blanks around it."""
        return self.toPlainText().strip()

    def set_value(self, value: Value) -> None:
        """Show a text."""
        self.setPlainText(str(value))

    def check(self) -> None:
        """Any text will do."""


class NumberEditor(QSpinBox):
    """A whole number; the wheel does not change it in passing."""

    edited = Signal()

    def __init__(self, minimum: int, maximum: int, *, suffix: str = "") -> None:
        super().__init__()
        self.setRange(minimum, maximum)
        self.setSuffix(suffix)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(space("s"), 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaximumWidth(size("field") // 2)
        self.valueChanged.connect(lambda _value: self.edited.emit())
        self.installEventFilter(_WheelGuard(self))

    def set_value(self, value: Value) -> None:
        """Show a number."""
        self.setValue(int(value))

    def check(self) -> None:
        """The box takes no number outside its range."""


class ChoiceEditor(QComboBox):
    """One of several values, shown by their words."""

    edited = Signal()

    def __init__(self, choices: Mapping[K, str]) -> None:
        super().__init__()
        for value, words in choices.items():
            self.addItem(words, value)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(CHOICE_CHARACTERS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(lambda _index: self.edited.emit())
        self.installEventFilter(_WheelGuard(self))

    def value(self) -> str:
        """The chosen value; empty where nothing is chosen."""
        return str(self.currentData() or "")

    def set_value(self, value: Value) -> None:
        """Choose a value, which becomes a choice if it was none."""
        if self.findData(str(value)) < 0:
            self.addItem(str(value), str(value))
        self.setCurrentIndex(self.findData(str(value)))

    def check(self) -> None:
        """The box offers nothing wrong."""


class CheckEditor(QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.toggled.connect(lambda _on: self.edited.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: Value) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))

    def check(self) -> None:
        """Both answers are right."""


def show_wrong(editor: QWidget, sentence: str) -> None:
    """Mark an editor as wrong, or as right again with an empty sentence."""
    mark(editor, wrong="true" if sentence else "false")
    editor.setAccessibleDescription(sentence)


class _WheelGuard(QObject):
    """Lets the wheel scroll the page instead of changing a value that has no focus."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_passing = event.type() is QEvent.Type.Wheel and not watched.hasFocus()  # type: ignore[attr-defined]  # a widget
        if is_passing:
            event.ignore()
        return is_passing
