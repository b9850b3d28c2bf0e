"""The wait after wrong passwords: how many seconds are left, and no trying before they are over."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from commune_desk.ui.widgets.text import Refusal
from commune_desk.words.sign_in import DELAYED


class Countdown(QTimer):
    """Says the seconds below the password; the button is shut meanwhile.

    Args:
        parent: the dialog that asks for the password.
        enter: the button that tries it.
        said: where the seconds stand.
    """

    def __init__(self, parent: QWidget, *, enter: QAbstractButton, said: Refusal) -> None:
        super().__init__(parent, interval=1000)
        self._enter, self._said = enter, said
        self._seconds = 0
        self.timeout.connect(self._tick)

    def begin(self, seconds: int) -> None:
        """Begin to wait; with no seconds nothing is waited for."""
        self._seconds = seconds
        if seconds:
            self._enter.setEnabled(False)
            self.start()

    def _tick(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._said.setText(DELAYED.format(seconds=self._seconds))
            return
        self.stop()
        self._said.clear()
        self._enter.setEnabled(True)
