"""Work on other threads, none of which ever touches, holds last or lets go what belongs to Qt.

A thread has a `Run`: plain Python. The UI thread looks every few milliseconds, as long as anything
runs, which runs are over, hands what came of them to whoever began them, and only then lets go what
they were made of.

Why threads of Python and no `QRunnable`: a thread of Qt gets a thread state of Python for each run
and gives it up after it. On Python 3.11 whatever that state held last, a connection of this thread
to the database, is destroyed while the state is half gone, and the interpreter aborts (gh-119585).
Why no signal of the thread itself: whoever lets go last destroys. A page that was closed while its
paper was drawn lives on in the work alone, and Qt wants it destroyed where it was made.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer

from commune_desk.domain.errors import UserError
from commune_desk.services.desk.progress import Cancelled, Progress

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

TURN_S = 0.0001
"""How long another thread may keep Python from the UI thread. By itself Python gives it 5 ms at a
time, and a page that is laid out asks for a turn a hundred times, as does a list for each of its
rows. Below 1 ms Windows does not wait for the next tick of its clock, up to 16 ms later."""

LOOK_MS = 4
"""A clerk's key becomes a paper on another thread: the way back must not be felt."""

Work = Callable[[Progress], Any]


class End(Enum):
    """How a run ended."""

    SUCCEEDED = "succeeded"
    REFUSED = "refused"
    BROKE = "broke"
    CANCELLED = "cancelled"


class Run:
    """One piece of work as its thread knows it.

    Attributes:
        work: what is done; None once the UI thread has let it go.
        outcome: the result, the `UserError`, or the bug, by `end`.
        end: how it ended.
        progress: steps done and steps in all, as reported last.
    """

    def __init__(self, work: Work) -> None:
        self.work: Work | None = work
        self.outcome: Any = None
        self.end = End.BROKE
        self.progress: tuple[int, int] | None = None
        self._stop = Event()

    def __call__(self) -> None:
        """Do the work; called on its thread."""
        try:
            if self.work is not None:
                self.outcome = self.work(self._report)
            self.end = End.SUCCEEDED
        except Cancelled:
            self.end = End.CANCELLED
        except UserError as error:
            self.outcome, self.end = error, End.REFUSED
        except Exception as error:  # noqa: BLE001  # the task boundary: shown by the crash window
            self.outcome = error

    def stop(self) -> None:
        """Let the work end at its next report."""
        self._stop.set()

    def let_go(self) -> None:
        """Hold nothing any more; called on the UI thread when it is over."""
        self.work = self.outcome = None

    def _report(self, done: int, total: int) -> bool:
        self.progress = (done, total)
        return not self._stop.is_set()


class Runs(QObject):
    """What runs now, seen from the UI thread; one for the application."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        sys.setswitchinterval(TURN_S)
        self._running: list[_Running] = []
        self._look = QTimer(self, interval=LOOK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._look.timeout.connect(self.look)

    @staticmethod
    def of_application() -> Runs:
        """The runs of the application that is running."""
        application = QCoreApplication.instance()
        if application is None:
            raise RuntimeError("no application to come back to")
        return application.findChild(Runs) or Runs(application)

    def begin(
        self, run: Run, thread: Executor, *, moved: Callable[[], None], over: Callable[[], None]
    ) -> Future[None]:
        """Do a run on a thread.

        Args:
            run: what to do.
            thread: what does it.
            moved: called on the UI thread now and then while it runs.
            over: called there once when it is over, before what it was made of is let go.

        Returns:
            What can be waited for; it is done before `over` is called.
        """
        future = thread.submit(run)
        self._running.append(_Running(run, future, moved, over))
        self._look.start()
        return future

    def look(self) -> None:
        """Tell what moved and what is over, and let go what is over."""
        for running in tuple(self._running):
            if not running.future.done():
                running.moved()
            elif running in self._running:  # a dialog that one opened may have looked meanwhile
                self._running.remove(running)
                if not self._running:  # before it is told: what opens then may stand for hours
                    self._look.stop()
                running.moved()
                running.over()
                running.run.let_go()


class Aside:
    """One piece of work at a time, on a thread that is made for it and ends with it."""

    def __init__(self) -> None:
        self._thread: Executor | None = None

    @property
    def is_free(self) -> bool:
        """Whether nothing is under way."""
        return self._thread is None

    def begin(self, work: Callable[[], Any], over: Callable[[Run], None]) -> None:
        """Do it, and call `over` on the UI thread; the next may begin by then."""
        from concurrent.futures import ThreadPoolExecutor  # not before it is needed

        run, thread = Run(lambda _progress: work()), ThreadPoolExecutor(1)
        self._thread = thread

        def end() -> None:
            thread.shutdown(wait=False)
            self._thread = None
            over(run)

        Runs.of_application().begin(run, thread, moved=lambda: None, over=end)


class _Running(NamedTuple):
    run: Run
    future: Future[None]
    moved: Callable[[], None]
    over: Callable[[], None]
