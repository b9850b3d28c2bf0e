"""Draws papers beside the typing: a key is never kept waiting for the paper that follows it.

Of several wishes that come while one is drawn only the newest is drawn next. What is made comes
back on the thread of the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, SignalInstance

from commune_desk.domain.errors import UserError
from commune_desk.ui.frame.work.tasks import Task
from commune_desk.words.errors import sentence

Wish = tuple[Callable[[], Any], Callable[[Any], None], Callable[[str], None]]


class PaperWorker(QObject):
    """One paper at a time, off the thread of the screen.

    Args:
        broke: the signal that shows a bug.
    """

    def __init__(self, parent: QObject, broke: SignalInstance) -> None:
        super().__init__(parent)
        self._broke = broke
        self._thread = ThreadPoolExecutor(1, "papers")
        self._next: Wish | None = None
        self._now: tuple[Wish, Task] | None = None

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
        if self._now is None:
            self._begin()

    def _begin(self, _broken: object = None) -> None:
        """Go on with the newest wish; what was made before, or broke, is done."""
        self._now = None
        if (wish := self._next) is not None:
            make = wish[0]
            task = Task("", lambda _progress: make())
            task.succeeded.connect(self._deliver)
            task.refused.connect(self._refuse)
            task.broke.connect(self._broke)
            task.broke.connect(self._begin)
            self._next, self._now = None, (wish, task)
            task.begin(self._thread)

    def _deliver(self, made: object) -> None:
        if self._now is not None:
            then = self._now[0][1]
            self._begin()
            then(made)

    def _refuse(self, refusal: UserError) -> None:
        if self._now is not None:
            beside = self._now[0][2]
            self._begin()
            beside(sentence(refusal))
