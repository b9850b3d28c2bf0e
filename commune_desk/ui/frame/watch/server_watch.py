"""Waits for a database server that went away, and says when the work goes on.

Whoever works is told by what they do; nothing that they typed is lost by it. Meanwhile the server
is asked for a sign of life on another thread, so that no key waits for that, and when it is back
the lists are read anew.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.frame.work.runs import Aside, End, Run
from commune_desk.words.answers import SERVER_IS_BACK

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame

OFTEN_MS = 2_000


class ServerWatch(QObject):
    """Waits for the database of one window."""

    def __init__(self, frame: PageFrame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._aside = Aside()
        self._often = QTimer(self, singleShot=True, interval=OFTEN_MS)
        self._often.timeout.connect(self._ask)
        frame.cut_off.connect(self._wait)

    def _wait(self) -> None:
        if not self._often.isActive() and self._aside.is_free:
            self._often.start()

    def _ask(self) -> None:
        """Ask once on a thread of its own."""
        self._aside.begin(self._frame.desk.database.answers, self._hear)

    def _hear(self, run: Run) -> None:
        if run.end is not End.SUCCEEDED or not run.outcome:
            with suppress(RuntimeError):  # the window may have been closed meanwhile
                self._often.start()
            return
        with suppress(RuntimeError):
            self._frame.notices.publish(SERVER_IS_BACK, Tone.INFO)
            self._frame.changes.dossiers_changed.emit()
