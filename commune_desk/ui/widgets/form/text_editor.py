"""Editors of one line of text.

They stand apart from the other editors, which bring the whole table of kinds with them: the sign-in
window, the first that is seen, needs a line and nothing else.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""From a menu or another window the focus comes back to where the cursor was."""

_QT_MARGIN = 2
"""What Qt keeps free at either side of a typed text, in pixels."""


class LineEdit(QLineEdit):
    """One line in which is typed, on every page and dialog.

    A text that is longer than the line shows its end while the focus is in it, where what is
    missing is added; without the focus it shows its beginning, by which it is known.
    """

    def __init__(self, text: str = "", *, hint: str = "") -> None:
        super().__init__(text)
        self.setPlaceholderText(hint)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the end; what Tab or a page has marked ends there, and a click goes where it is."""
        super().focusInEvent(event)
        if event.reason() not in COMES_BACK and not self.hasSelectedText() and self.is_too_long():
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning again."""
        super().focusOutEvent(event)
        self.is_left(event.reason())

    def is_left(self, why: Qt.FocusReason) -> None:
        """The focus goes elsewhere: what is too long shows its beginning."""
        if why not in COMES_BACK and self.is_too_long():
            self.home(False)

    def is_too_long(self) -> bool:
        """Whether the line has no room for its whole text."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_LineEditContents
        room = self.style().subElementRect(part, option, self).width() - 2 * _QT_MARGIN
        return self.fontMetrics().horizontalAdvance(self.displayText()) > room


class TextEditor(LineEdit):
    """One line of text."""

    edited = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__(hint=hint)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def as_text(self) -> str:
        """The text as it was typed."""
        return self.text()

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        self.setText(text)
        self.setCursorPosition(0)


class PasswordEditor(TextEditor):
    """A password; it is never shown and never kept.

    Among dots nobody sees where the cursor stands: one that is come back to by keys, or because it
    was refused, is typed over.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark it, but for who clicked into it."""
        super().focusInEvent(event)
        if event.reason() not in (*COMES_BACK, Qt.FocusReason.MouseFocusReason):
            self.selectAll()
