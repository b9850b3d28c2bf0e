"""What is made after an answer: papers, which take longer to make than an answer may take.

They are made beside the window, in the order in which they were asked for, on a thread of their
own: a long export keeps no citizen waiting for the receipt. Nobody is told that they are on their
way; who closes the window waits for them.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from commune_desk.ui.frame.work.runs import Runs

if TYPE_CHECKING:
    from commune_desk.ui.frame.work.runs import Run


class Making(QObject):
    """Makes one thing after the other; one for the application."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._thread = ThreadPoolExecutor(1, "making")
        self._waiting: list[Future[None]] = []

    @staticmethod
    def of_application() -> Making:
        """What the application that is running makes."""
        application = QCoreApplication.instance()
        if application is None:
            raise RuntimeError("no application to come back to")
        return application.findChild(Making) or Making(application)

    @property
    def is_idle(self) -> bool:
        """Whether all that was asked for came back."""
        return not self._waiting

    def begin(self, run: Run, over: Callable[[], None]) -> None:
        """Make something when its turn comes; `over` is called on the UI thread."""
        made: list[Future[None]] = []

        def end() -> None:
            self._waiting.remove(made[0])
            over()

        runs = Runs.of_application()
        made.append(runs.begin(run, self._thread, moved=lambda: None, over=end))
        self._waiting.append(made[0])

    def finish(self, seconds: float = 10) -> bool:
        """Wait for all of it and tell what came of it; whether there was anything to wait for."""
        if self.is_idle:
            return False
        wait(self._waiting, seconds)
        Runs.of_application().look()
        return True
