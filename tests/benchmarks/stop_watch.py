"""How long the screen takes to answer a key: until what answers was painted for the last time.

A key goes the way of those of the system, to the window first. What paints later by itself (a
caret, the clock of the status strip) does not count: only painting inside the part that answers.
Beside the time stands the work that this process did in it: on a machine that has other things to
do the first grows and the second does not.
"""

import sys
from collections import defaultdict
from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter, process_time

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

Part = Callable[[], QWidget | None]
"""The part of the screen that answers; None while it is not there."""

SILENCE = 0.06
"""Seconds without painting after which the answer counts as complete."""
PATIENCE = 5.0
HEARTBEAT_MS = 3


class StopWatch(QObject):
    """Times answers, by action.

    Attributes:
        times: the milliseconds of every answer, by what was done.
        work: of them, those in which the processor worked for it.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.times: defaultdict[str, list[float]] = defaultdict(list)
        self.work: defaultdict[str, list[float]] = defaultdict(list)
        self._part: Part = lambda: None
        self._is_there: Callable[[], bool] = lambda: True
        self._has_painted = False
        self._answers: list[tuple[float, float]] = []
        self._application = application
        application.setCursorFlashTime(0)
        application.installEventFilter(self)
        QTimer(self, interval=HEARTBEAT_MS).start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note when the part that answers was painted: what comes next comes after it."""
        if event.type() is not QEvent.Type.Paint:
            self._note()
        elif isinstance(watched, QWidget):
            part = self._part()
            self._has_painted |= part is watched or (part and part.isAncestorOf(watched)) is True
        return False

    def _note(self) -> None:
        if self._has_painted:
            self._has_painted = False
            if self._is_there():
                self._answers.append((perf_counter(), process_time()))

    def time(
        self,
        action: str,
        press: Callable[[], object],
        *,
        part: Part,
        is_there: Callable[[], bool] = lambda: True,
        is_first: bool = False,
    ) -> None:
        """Press a key and wait until the answer is painted.

        Args:
            action: under which the time is told.
            press: presses the key.
            part: what answers.
            is_there: whether it shows the answer by now; reads, and does nothing.
            is_first: whether the first picture of the answer is all of it; what is painted later is
                something else.
        """
        self._part, self._is_there, self._has_painted = part, is_there, False
        self._answers.clear()
        begin, worked = perf_counter(), process_time()
        press()
        while not self._answers or perf_counter() - self._answers[-1][0] < SILENCE:
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self._note()
            assert perf_counter() - begin < PATIENCE, f"{action}: no answer"
        end, work = self._answers[0 if is_first else -1]
        self._part = lambda: None
        self.times[action].append((end - begin) * 1000)
        self.work[action].append((work - worked) * 1000)

    def settle(self, seconds: float = SILENCE) -> None:
        """Let pass what follows by itself."""
        end = perf_counter() + seconds
        while perf_counter() < end:
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def p95(milliseconds: list[float]) -> float:
    """Of a hundred answers ninety-five take no longer; of few the slowest."""
    if len(milliseconds) < 20:
        return max(milliseconds)
    return quantiles(milliseconds, n=20)[18]


def say(title: str, watch: StopWatch, *, at_most_ms: float) -> None:
    """The account on the screen."""
    lines = [f"{title:46} {'n':>4} {'p50':>7} {'p95':>7} {'max':>7}  ms, work p50 and p95"]
    for action, each in watch.times.items():
        work = watch.work[action]
        mark = "" if p95(each) <= at_most_ms else "  !"
        figures = f"{median(each):7.0f} {p95(each):7.0f} {max(each):7.0f}"
        lines.append(
            f"{action:46} {len(each):4} {figures}  {median(work):7.0f} {p95(work):7.0f}{mark}"
        )
    sys.stdout.write("\n" + "\n".join(lines) + "\n")
