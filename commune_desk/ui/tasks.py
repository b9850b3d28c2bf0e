"""Slow work off the UI thread: import, export, report, backup, with progress, cancel and a result.

The work is a function that takes a `Progress`, reports to it and asks it whether to go on. It opens
its own database connection. What it returns, refuses or breaks with comes back to the UI thread as
a signal of its `Task`.
"""

from collections.abc import Callable
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from commune_desk.domain.errors import UserError


class Cancelled(Exception):
    """The officer asked to stop; raised by `Progress.report` inside the work."""


class Progress:
    """The worker's side of a task: where it says how far it is."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stop = Event()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far the work is.

        Raises:
            Cancelled: the officer asked to stop; the work lets it pass, nothing half done.
        """
        if self._stop.is_set():
            raise Cancelled
        self._tell(done, total, text)

    def stop(self) -> None:
        """Ask the work to end at its next report."""
        self._stop.set()


class Task(QObject):
    """The screen's side of one piece of slow work."""

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    refused = Signal(object)
    broke = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, title: str, work: Callable[[Progress], Any], parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._progress = Progress(self.progressed.emit)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._progress.stop()

    def run(self) -> None:
        """Do the work and send what came of it; called on a worker thread."""
        try:
            result = self._work(self._progress)
        except Cancelled:
            self.cancelled.emit()
        except UserError as error:
            self.refused.emit(error)
        except Exception as error:  # noqa: BLE001 - the task boundary: shown by the crash window
            self.broke.emit(error)
        else:
            self.succeeded.emit(result)
        self.ended.emit()


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
        work: Callable[[Progress], Any],
        *,
        then: Callable[[Any], None],
        refused: Callable[[UserError], None],
    ) -> Task:
        """Start `work`; `then` gets its result and `refused` its refusal, on the UI thread."""
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
