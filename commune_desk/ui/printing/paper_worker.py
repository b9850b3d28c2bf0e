"""Draws papers beside the typing: a key is never kept waiting for the paper that follows it.

Of several wishes that come while one is drawn only the newest is drawn next. What is made comes
back on the thread of the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from commune_desk.domain.errors import UserError
from commune_desk.words.errors import sentence

Wish = tuple[Callable[[], Any], Callable[[Any], None], Callable[[str], None]]


class PaperWorker(QObject):
    """One paper at a time, off the thread of the screen."""

    _made = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._next: Wish | None = None
        self._is_busy = False
        self._made.connect(self._deliver)

    def ask(
        self,
        make: Callable[[], Any],
        *,
        then: Callable[[Any], None],
        beside: Callable[[str], None],
    ) -> None:
        """Make something, unless something newer is asked for before its turn comes.

        Args:
            make: called on another thread; it has no database and no widget.
            then: gets what was made.
            beside: gets the sentence of a refusal.
        """
        self._next = (make, then, beside)
        if not self._is_busy:
            self._begin()

    def _begin(self) -> None:
        if (wish := self._next) is not None:
            self._next, self._is_busy = None, True
            Thread(target=self._work, args=(wish,), daemon=True).start()

    def _work(self, wish: Wish) -> None:
        try:
            made: Any = wish[0]()
        except Exception as error:  # noqa: BLE001  # it is raised again where it is seen
            made = error
        if isValid(self):
            self._made.emit(wish, made)

    def _deliver(self, wish: Wish, made: Any) -> None:
        self._is_busy = False
        self._begin()
        _, then, beside = wish
        if isinstance(made, UserError):
            beside(sentence(made))
        elif isinstance(made, Exception):
            raise made
        else:
            then(made)
