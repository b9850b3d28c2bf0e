"""Editors of one line of text.

They stand apart from the other editors, which bring the whole table of kinds with them: the sign-in
window, the first that is seen, needs a line and nothing else.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit


class TextEditor(QLineEdit):
    """One line of text."""

    edited = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.textEdited.connect(lambda _text: self.edited.emit())

    def as_text(self) -> str:
        """The text as it was typed."""
        return self.text()

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        self.setText(text)
        self.setCursorPosition(0)


class PasswordEditor(TextEditor):
    """A password; it is never shown and never kept."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText)
