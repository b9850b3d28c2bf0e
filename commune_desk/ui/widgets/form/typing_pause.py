"""Acts when the keys stop for a moment, as long as there is somebody to see it."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

SHORT_MS = 25
"""Longer than a scanner takes between two keys, and too short for a person to notice."""

LONG_MS = 150
"""Longer than a hand takes between two keys."""

SLOW_MS = 40
"""An answer that took longer is not given to every letter."""


class TypingPause(QTimer):
    """Started by every key; `then` is called once no other came.

    Where it answers fast it follows every letter; where the last answer was slow, as over a
    network, it waits until a word is typed, so that typing is never kept waiting.

    Args:
        page: out of sight it is not refreshed, it will be when it comes back.
        then: answers what was typed.
    """

    def __init__(self, page: QWidget, then: Callable[[], object]) -> None:
        super().__init__(page)
        self.setSingleShot(True)
        self.setInterval(SHORT_MS)
        self._page = page
        self._then = then
        self.timeout.connect(self._act)

    def _act(self) -> None:
        if self._page.isVisible():
            begin = perf_counter()
            self._then()
            is_slow = perf_counter() - begin > SLOW_MS / 1000
            self.setInterval(LONG_MS if is_slow else SHORT_MS)
