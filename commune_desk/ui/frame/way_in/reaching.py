"""Asks a database server whether it answers, while the sign-in window stays alive.

A server that is off, or a cable that is out, holds a connection for seconds. The question runs on a
thread of its own that the end of the program does not wait for; who does not want to wait gives it
up, and what comes of it later is heard by nobody.
"""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from commune_desk.ui.frame.work.runs import LOOK_MS, End, Run

if TYPE_CHECKING:
    from collections.abc import Callable


class Reaching(QObject):
    """One question.

    Signals:
        ended: with the `UserError` of a refusal, or None; never after it was given up.
    """

    ended = Signal(object)

    def __init__(self, reach: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._run = Run(lambda _progress: reach())
        self._thread = Thread(target=self._run, daemon=True)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._see)
        self._thread.start()
        self._look.start()

    def give_up(self) -> None:
        """Listen no longer."""
        self._look.stop()

    def _see(self) -> None:
        if self._thread.is_alive():
            return
        self._look.stop()
        outcome, end = self._run.outcome, self._run.end
        self._run.let_go()
        if end is End.BROKE:
            raise outcome
        self.ended.emit(outcome if end is End.REFUSED else None)
