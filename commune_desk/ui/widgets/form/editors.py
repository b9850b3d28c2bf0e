"""The editors of a form, each for some kinds of fields: a line, a list, a tick, a number.

An editor holds what was typed, as typed: half a date is no date and must not be lost. What a text
must be, the declared field says; an editor only makes wrong texts hard to enter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from commune_desk.domain.form import kinds, trade_kinds
from commune_desk.domain.form.ethnicities import ETHNICITIES
from commune_desk.ui.look.theme import size, space
from commune_desk.ui.widgets.form.text_editor import LineEdit, PasswordEditor, TextEditor
from commune_desk.ui.widgets.form.wheel import keep_from_wheel

if TYPE_CHECKING:
    from commune_desk.domain.form.spec import FieldSpec
    from commune_desk.words.fields import FieldWords

K = TypeVar("K", bound=str)
CHOICE_CHARACTERS = 18


class Editor(Protocol):
    """What a form needs of an editor, which is a widget."""

    edited: SignalInstance

    def as_text(self) -> str:
        """What stands in it."""

    def show_text(self, text: str) -> None:
        """Put a text into it."""


class LongTextEditor(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field."""

    edited = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(size("control") * 3)
        self.textChanged.connect(self.edited)

    def as_text(self) -> str:
        """The text as it was typed."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text."""
        self.setPlainText(text)


class NumberEditor(QSpinBox):
    """A whole number."""

    edited = Signal()

    def __init__(self, minimum: int, maximum: int) -> None:
        super().__init__()
        self.setRange(minimum, maximum)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(space("s"), 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaximumWidth(size("field") // 2)
        self.valueChanged.connect(lambda _value: self.edited.emit())
        keep_from_wheel(self)

    def as_text(self) -> str:
        """The number as it is typed; what is none yet is still the one of before.

        A key may end a form while one stands in this box, which knows it only when it is left.
        """
        typed = self.cleanText()
        number = int(typed) if typed.isdecimal() else self.value()
        return str(number if self.minimum() <= number <= self.maximum() else self.value())

    def show_text(self, text: str) -> None:
        """Show a number; the least one where the text is none."""
        self.setValue(int(text) if text.isdecimal() else self.minimum())


class ChoiceEditor(QComboBox):
    """One of several values, shown by their words."""

    edited = Signal()

    def __init__(self, choices: Mapping[K, str]) -> None:
        super().__init__()
        self.offer(choices)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(CHOICE_CHARACTERS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(lambda _index: self.edited.emit())
        keep_from_wheel(self)

    def offer(self, choices: Mapping[K, str]) -> None:
        """Offer other values, with the same one chosen as before where it is among them."""
        chosen = self.as_text()
        self.blockSignals(True)
        self.clear()
        for value, words in choices.items():
            self.addItem(words, str(value))
        self.setCurrentIndex(max(0, self.findData(chosen)) if choices else -1)
        self.blockSignals(False)

    def as_text(self) -> str:
        """The chosen value; empty where nothing is chosen."""
        return str(self.currentData() or "")

    def show_text(self, text: str) -> None:
        """Choose a value, which becomes a choice if it was none."""
        if text and self.findData(str(text)) < 0:
            self.addItem(str(text), str(text))
        self.setCurrentIndex(self.findData(str(text)))


class SuggestionEditor(QComboBox):
    """A line of text with the usual ones to choose from."""

    edited = Signal()

    def __init__(self, usual: tuple[str, ...]) -> None:
        super().__init__(editable=True)
        self._line = LineEdit()
        self.setLineEdit(self._line)
        self.addItems(["", *usual])
        self.editTextChanged.connect(lambda _text: self.edited.emit())
        keep_from_wheel(self)

    def as_text(self) -> str:
        """The text as it was typed or chosen."""
        return self.currentText()

    def show_text(self, text: str) -> None:
        """Show a text."""
        self.setCurrentText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt tells the line inside of a focus that comes, and of none that goes."""
        super().focusOutEvent(event)
        self._line.is_left(event.reason())

    def setAccessibleName(self, name: str) -> None:
        """The line inside is what a screen reader names."""
        super().setAccessibleName(name)
        if (typed := self.lineEdit()) is not None:
            typed.setAccessibleName(name)


class CheckEditor(QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.toggled.connect(lambda _on: self.edited.emit())

    def as_text(self) -> str:
        """Whether it is ticked."""
        return kinds.write_tick(self.isChecked())

    def show_text(self, text: str) -> None:
        """Tick it or not."""
        self.setChecked(text == kinds.write_tick(True))


class LongTick(CheckEditor):
    """A tick with a long name, which goes on in the next line where it has no room in one.

    Qt draws the name of a tick in as many lines as it has, and breaks none: so it is broken here.
    """

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """In one line, if there is room."""
        return self._size(self.fontMetrics().horizontalAdvance(self._words), 1)

    def minimumSizeHint(self) -> QSize:
        """No narrower than its longest word."""
        words = map(self.fontMetrics().horizontalAdvance, self._words.split())
        return self._size(max(words, default=0), 1)

    def hasHeightForWidth(self) -> bool:
        """The narrower it is, the more lines its name has."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is in that width."""
        return self._size(0, len(self._lines(width))).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the name for this width."""
        super().resizeEvent(event)
        broken = "\n".join(self._lines(self.width()))
        if broken != self.text():
            self.setText(broken)

    def _lines(self, width: int) -> list[str]:
        """The lines of the name in that width."""
        room = width - self._size(0, 1).width()
        lines: list[str] = []
        for word in self._words.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fontMetrics().horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _size(self, wide: int, lines: int) -> QSize:
        """The size of the tick with a name of that width and so many lines."""
        metrics, hint = self.fontMetrics(), super().sizeHint()
        written = self.text().split("\n")
        beside = hint.width() - max(map(metrics.horizontalAdvance, written))
        more = (lines - len(written)) * metrics.lineSpacing()
        return QSize(beside + wide, hint.height() + more)


EditorMaker = Callable[["FieldSpec", "FieldWords"], QWidget]

EDITORS: Mapping[str, EditorMaker] = {
    kinds.LONG_TEXT.name: lambda _field, words: LongTextEditor(words.hint),
    kinds.NUMBER.name: lambda field, _words: NumberEditor(*(field.limits or (0, 99))),
    kinds.TICK.name: lambda _field, words: CheckEditor(words.label),
    kinds.CHOICE.name: lambda field, words: ChoiceEditor(offered(field, words)),
    kinds.SEX.name: lambda field, words: ChoiceEditor(offered(field, words)),
    kinds.PASSWORD.name: lambda _field, _words: PasswordEditor(),
    kinds.NEW_PASSWORD.name: lambda _field, _words: PasswordEditor(),
    trade_kinds.ETHNICITY.name: lambda _field, _words: SuggestionEditor(ETHNICITIES),
    trade_kinds.NATIONALITY.name: lambda _field, _words: SuggestionEditor(("Việt Nam",)),
}
"""The editor of each kind; a kind that is not named is typed in one line."""

TYPED = frozenset({trade_kinds.COUNT})
"""Kinds that are typed in a line though their name has another editor: they may be empty."""

SHORT: Mapping[str, int] = {
    kinds.DATE.name: 4,
    kinds.SEX.name: 3,
    kinds.TIME.name: 2,
    kinds.NUMBER.name: 2,
    kinds.MILLIMETRES.name: 2,
}
"""Kinds of which several stand side by side in a narrow column, and their share of its width."""

BRIEF = frozenset(SHORT) | {
    kind.name
    for kind in (
        kinds.PERSONAL_ID, kinds.OLD_ID, kinds.PHONE, kinds.TAX_CODE, kinds.TICK, kinds.MONEY,
        trade_kinds.LOOSE_DATE, trade_kinds.ETHNICITY, trade_kinds.NATIONALITY,
        trade_kinds.RELATION,
    )
}  # fmt: skip
"""Kinds for which one column of a page that flows is wide enough."""


def editor_of(field: FieldSpec, words: FieldWords) -> QWidget:
    """A new editor for a declared field."""
    make = EDITORS.get(field.kind.name)
    if make is None or field.kind in TYPED:
        return TextEditor(words.hint)
    return make(field, words)


def typed_line(editor: QWidget) -> QLineEdit | None:
    """The line in which an editor is typed; None where it is not typed in one line."""
    if isinstance(editor, SuggestionEditor):
        return editor.lineEdit()
    return editor if isinstance(editor, QLineEdit) else None


def offered(field: FieldSpec, words: FieldWords) -> dict[str, str]:
    """The choices of a field and their words, first the empty one where the field may be empty."""
    choices = [*field.choices] or [*field.kind.examples]
    if not field.default:
        choices.insert(0, "")
    return {choice: words.choices.get(choice, choice) for choice in choices}
