"""The scan box: collects what a scanner types until Enter, and what a clerk types just the same.

A scanner types its whole text within a few hundredths of a second and ends with Enter; the field
separators and line breaks of a card stay in the text. What it means is not decided here.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from commune_desk.ui import icons

QUIET_MS = 120
"""A burst is over when no key came for so long after Enter: MRZ texts carry Enter inside."""

BURST_LENGTH = 20
"""From this length on, what came is a scan and not a typed number."""


class ScanBox(QLineEdit):
    """One line that takes a card, a receipt's code, a number or a name.

    Signals:
        scanned: the whole text of one burst, or of what was typed before Enter.
    """

    scanned = Signal(str)

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName("Ô quét thẻ, mã hồ sơ hoặc gõ số định danh, họ tên")
        self.setProperty("kind", "scan")
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferLatin)
        self.addAction(icons.icon("card", "primary"), QLineEdit.ActionPosition.LeadingPosition)
        self._lines: list[str] = []
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._finish)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends a line; more keys within the same burst belong to the same scan."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end_line()
            return
        if self._quiet.isActive():
            self._quiet.start()
        super().keyPressEvent(event)

    def start_again(self) -> None:
        """Empty the box and take the focus."""
        self._lines.clear()
        self.clear()
        self.setFocus()

    def _end_line(self) -> None:
        if self.text():
            self._lines.append(self.text())
            self.clear()
        is_burst = any(len(line) >= BURST_LENGTH for line in self._lines)
        if is_burst:
            self._quiet.start()
        else:
            self._finish()

    def _finish(self) -> None:
        text = "\n".join([*self._lines, *([self.text()] if self.text() else [])])
        self._lines.clear()
        self.clear()
        if text:
            self.scanned.emit(text)
