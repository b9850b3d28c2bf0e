"""Looks after the data behind the work: the daily check, the weekly rehearsal of a restore.

Before them papers are sealed that an earlier version left plain. All of it reads everything and
takes its time: it has a thread of its own, which the system lets run only when nobody else wants
to.
"""

from __future__ import annotations

import os
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from commune_desk.domain.outside_errors import DatabaseDamaged
from commune_desk.domain.upkeep.backup_alarms import Alarm, BackupAlarm
from commune_desk.services.upkeep import checking, rehearsing, sealing_papers
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.frame.watch.to_restoring import to_restoring
from commune_desk.ui.frame.work.runs import Aside, End, Run
from commune_desk.words.upkeep.backups import alarm_sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from commune_desk.ui.frame.page_frame import PageFrame

FIRST_MS = 20_000
"""So long a start has the disk for itself."""

OFTEN_MS = 15 * 60_000
"""How often it is looked whether another day, or another week, has begun."""

_NICE = 15
_BACKGROUND_BEGIN = 0x00010000
"""https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-setthreadpriority"""


class UpkeepWatch(QObject):
    """Begins for one window what is due."""

    def __init__(self, frame: PageFrame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._aside = Aside()
        self._has_sealed = False
        self._often = QTimer(self, interval=OFTEN_MS)
        self._often.timeout.connect(self.look)
        if not frame.desk.is_practice:
            self._often.start()
            QTimer.singleShot(FIRST_MS, self, self.look)

    @property
    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return self._aside.is_free

    def look(self) -> None:
        """Begin what is due, one thing at a time."""
        desk = self._frame.desk
        if not self._aside.is_free:
            return
        if not self._has_sealed and sealing_papers.is_due(desk):
            self._has_sealed = True  # what it cannot seal waits for the next start
            self._begin(lambda: sealing_papers.take_over(desk))
        elif checking.is_due(desk):
            self._begin(lambda: checking.check(desk))
        elif rehearsing.is_due(desk):
            self._begin(lambda: rehearsing.rehearse(desk))

    def _begin(self, work: Callable[[], Any]) -> None:
        database = self._frame.desk.database

        def behind() -> Any:
            # Let this thread run when nobody else wants to; it ends with its work
            if sys.platform == "win32":
                import ctypes

                kernel = ctypes.windll.kernel32
                kernel.SetThreadPriority(kernel.GetCurrentThread(), _BACKGROUND_BEGIN)
            elif sys.platform == "linux":  # there a thread has a niceness of its own
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
            with database.thread():
                return work()

        self._aside.begin(behind, self._hear)

    def _hear(self, run: Run) -> None:
        """Say what was found; a bug stays visible."""
        if run.end is End.BROKE:
            self._frame.tasks.broke.emit(run.outcome)
        elif isinstance(run.outcome, DatabaseDamaged):
            words = alarm_sentence(Alarm(BackupAlarm.DAMAGED))
            way_out = to_restoring(self._frame)
            self._frame.notices.publish(words, Tone.WARNING, way_out=way_out)
        elif run.end is End.REFUSED:
            self._frame.tell(run.outcome)
        self._frame.changes.backups_changed.emit()
