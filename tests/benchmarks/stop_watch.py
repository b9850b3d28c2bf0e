"""How long the screen takes to answer a key: until what answers was painted for the last time.

A key goes the way of those of the system, to the window first. What paints later by itself (a
caret, the clock of the status strip) does not count: only painting inside the part that answers.
Every event that Python looks at costs time, and a page that is laid out has thousands: so windows
alone are watched, and what is inside them only while one of them paints.

Beside the time stands the work that this process did in it: on a machine that has other things to
do the first grows and the second does not.
"""

import sys
from collections import defaultdict
from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter, process_time, thread_time

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

Part = Callable[[], QWidget | None]
"""The part of the screen that answers; None while it is not there."""

SILENCE = 0.06
"""Seconds without painting after which the answer counts as complete."""
PATIENCE = 15.0
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
        self._has_painted = self._shows = False
        self._painted = 0.0, 0.0
        self._answers: list[tuple[float, float]] = []
        self._application = application
        self._sees_inside = self._is_awaited = False
        application.setCursorFlashTime(0)
        QTimer(self, interval=HEARTBEAT_MS).start()

    def close(self) -> None:
        """Watch nothing any more."""
        self._see_inside(False)
        for window in self._application.topLevelWidgets():
            window.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note when the part that answers was painted last.

        What is done right after the painting, before anything else is heard, counts no more: what
        takes longer than an answer may take is begun when the answer was seen.
        """
        kind = event.type()
        if kind is QEvent.Type.Paint and isinstance(watched, QWidget):
            self._see_inside(True)
            part = self._part()
            if part is not None and (part is watched or part.isAncestorOf(watched)):
                if not self._has_painted:
                    self._has_painted, self._shows = True, self._is_there()
                self._painted = perf_counter(), process_time()
        elif kind is QEvent.Type.UpdateRequest:
            self._see_inside(True)
        elif self._sees_inside and (not self._is_awaited or self._part() is not None):
            self._is_awaited = False
            self._see_inside(False)
            self._note()
        return False

    def _see_inside(self, sees: bool) -> None:
        """Whether what is inside the windows is watched too."""
        if sees and not self._sees_inside:
            self._application.installEventFilter(self)
        elif self._sees_inside and not sees:
            self._application.removeEventFilter(self)
        self._sees_inside = sees

    def _watch_windows(self) -> None:
        """Windows come and go; one that is watched twice is watched once."""
        for window in self._application.topLevelWidgets():
            window.installEventFilter(self)

    def _note(self) -> None:
        self._watch_windows()
        if self._has_painted:
            self._has_painted = False
            if self._shows:
                self._answers.append(self._painted)

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
        self._watch_windows()
        self._is_awaited = part() is None  # a window that is not there yet cannot be watched
        self._see_inside(self._is_awaited)
        begin, worked = perf_counter(), process_time()
        press()
        self._watch_windows()
        while not self._answers or (
            not is_first and perf_counter() - self._answers[-1][0] < SILENCE
        ):
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self._note()
            assert perf_counter() - begin < PATIENCE, f"{action}: no answer"
        end, work = self._answers[0 if is_first else -1]
        self._part = lambda: None
        if is_first:  # what is painted on and on, as how far a long work is, has no silence
            self.settle()
        self.times[action].append((end - begin) * 1000)
        self.work[action].append((work - worked) * 1000)

    def stay_alive(self, action: str, is_over: Callable[[], bool]) -> None:
        """Wait for what is done beside the window; told is how long the window was deaf at most."""
        longest = longest_work = 0.0
        while not is_over():
            begin, worked = perf_counter(), thread_time()
            self._application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            longest = max(longest, perf_counter() - begin)
            longest_work = max(longest_work, thread_time() - worked)
        self.times[action].append(longest * 1000)
        self.work[action].append(longest_work * 1000)

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
