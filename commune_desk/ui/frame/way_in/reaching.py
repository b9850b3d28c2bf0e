"""Asks a database server whether it answers, while the sign-in window stays alive.

A server that is off, or a cable that is out, holds a connection for seconds. The question runs on a
thread of its own that the end of the program does not wait for; who does not want to wait gives it
up, and what comes of it later is heard by nobody.
"""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from commune_desk.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable


class Reaching(QObject):
    """One question.

    Signals:
        ended: with the `UserError` of a refusal, or None; never after it was given up.
    """

    ended = Signal(object)
    _answered = Signal(object)

    def __init__(self, reach: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._reach = reach
        self._is_over = False
        self._answered.connect(self._end)
        Thread(target=self._work, daemon=True).start()

    def give_up(self) -> None:
        """Listen no longer."""
        self._is_over = True

    def _work(self) -> None:
        answer: Exception | None = None
        try:
            self._reach()
        except Exception as error:  # noqa: BLE001  # a bug is raised again on the thread of the window
            answer = error
        try:
            self._answered.emit(answer)
        except RuntimeError:  # the window has gone meanwhile
            return

    def _end(self, answer: Exception | None) -> None:
        if self._is_over:
            return
        self._is_over = True
        if answer is not None and not isinstance(answer, UserError):
            raise answer
        self.ended.emit(answer)
