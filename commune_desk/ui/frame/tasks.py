"""Slow work off the UI thread: import, export, report, backup, with progress, cancel and a result.

The work is a function that takes a `services.progress.Progress`, reports to it and stops where that
answers no. It has a database connection of its own (`PageFrame.start` sees to that). What it
returns, refuses or breaks with comes back to the UI thread as a signal of its `Task`.
"""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from commune_desk.domain.errors import UserError
from commune_desk.services.desk.progress import Cancelled, Progress

Work = Callable[[Progress], Any]


class Task(QObject):
    """One piece of slow work, from its start to one of its four ends.

    Signals:
        progressed: steps done and steps in all.
        succeeded: with the result.
        refused: with the `UserError`.
        broke: with the bug.
        cancelled: the officer stopped it.
        ended: after any of these.
    """

    progressed = Signal(int, int)
    succeeded = Signal(object)
    refused = Signal(object)
    broke = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, title: str, work: Work, parent: QObject | None) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()

    def run(self) -> None:
        """Do the work and send what came of it; called on a worker thread."""
        try:
            result = self._work(self._report)
        except Cancelled:
            self.cancelled.emit()
        except UserError as error:
            self.refused.emit(error)
        except Exception as error:  # noqa: BLE001  # the task boundary: shown by the crash window
            self.broke.emit(error)
        else:
            self.succeeded.emit(result)
        self.ended.emit()

    def _report(self, done: int, total: int) -> bool:
        self.progressed.emit(done, total)
        return not self._stop.is_set()


class Tasks(QObject):
    """Starts slow work, one piece after the other, and tells who shows it.

    Signals:
        started: a `Task` was started; the status strip shows its progress and its cancel button.
        broke: a task ended with a bug; the crash window shows it.
    """

    started = Signal(object)
    broke = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def start(
        self,
        title: str,
        work: Work,
        *,
        then: Callable[[Any], None],
        refused: Callable[[UserError], None],
    ) -> Task:
        """Start `work`; `then` gets its result and `refused` its refusal, on the UI thread.

        Both must be methods of a `QObject` of that thread: Qt calls a plain function where the
        signal was sent, which is the thread of the work.
        """
        task = Task(title, work, self)
        task.succeeded.connect(then)
        task.refused.connect(refused)
        task.broke.connect(self.broke)
        task.ended.connect(task.deleteLater)
        self.started.emit(task)
        self._pool.start(QRunnable.create(task.run))
        return task

    def wait(self, milliseconds: int = 10_000) -> bool:
        """Let running work finish, before the program closes."""
        return self._pool.waitForDone(milliseconds)
