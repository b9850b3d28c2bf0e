"""Acts when typing pauses, as long as the page is still in sight."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

PAUSE_MS = 150


class TypingPause(QTimer):
    """Started by every key; `then` is called once the keys stop.

    Args:
        page: out of sight it is not refreshed, it will be when it comes back.
    """

    def __init__(self, page: QWidget, then: Callable[[], object]) -> None:
        super().__init__(page)
        self.setSingleShot(True)
        self.setInterval(PAUSE_MS)
        self._page = page
        self._then = then
        self.timeout.connect(self._act)

    def _act(self) -> None:
        if self._page.isVisible():
            self._then()
