"""Slow work off the UI thread: import, export, report, backup, with progress, cancel and a result.

The work is a function that takes a `services.progress.Progress`, reports to it and stops where that
answers no. It has a database connection of its own (`PageFrame.start` sees to that). What it
returns, refuses or breaks with comes back to the UI thread as a signal of its `Task`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from commune_desk.domain.errors import UserError
from commune_desk.ui.frame.work.runs import End, Run, Runs, Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future


class Task(QObject):
    """One piece of slow work, from its start to one of its four ends; it lives on the UI thread.

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

    def __init__(self, title: str, work: Work) -> None:
        super().__init__()
        self.title = title
        self._run = Run(work)
        self._told = self._run.progress

    def begin(self, thread: Executor) -> Future[None]:
        """Do the work on a thread; the task lives until it is done, and the window may wait."""
        runs = Runs.of_application()
        return runs.begin(self._run, thread, moved=self._tell_progress, over=self._tell_end)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._run.stop()

    def _tell_progress(self) -> None:
        progress = self._run.progress
        if progress is not None and progress != self._told:
            self._told = progress
            self.progressed.emit(*progress)

    def _tell_end(self) -> None:
        run = self._run
        if run.end is End.CANCELLED:
            self.cancelled.emit()
        else:
            by_end = {End.SUCCEEDED: self.succeeded, End.REFUSED: self.refused}
            by_end.get(run.end, self.broke).emit(run.outcome)
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
        self._thread: Executor | None = None
        self._last: Future[None] | None = None

    def start(
        self,
        title: str,
        work: Work,
        *,
        then: Callable[[Any], None],
        refused: Callable[[UserError], None],
    ) -> Task:
        """Start `work`; `then` gets its result and `refused` its refusal, on the UI thread."""
        task = Task(title, work)
        task.succeeded.connect(then)
        task.refused.connect(refused)
        task.broke.connect(self.broke)
        self.started.emit(task)
        self._begin(task)
        return task

    def begin_quietly(self, work: Work) -> None:
        """Do what nobody waits for, behind what was started before; the strip does not tell."""
        task = Task("", work)
        task.broke.connect(self.broke)
        self._begin(task)

    def _begin(self, task: Task) -> None:
        from concurrent.futures import ThreadPoolExecutor  # the sign-in window stands by now

        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, "tasks")
        self._last = task.begin(self._thread)

    def wait(self, milliseconds: int = 10_000) -> bool:
        """Let running work finish, before the program closes; what came of it is told later."""
        if self._last is None:
            return True
        from concurrent.futures import wait

        return not wait([self._last], milliseconds / 1000).not_done
