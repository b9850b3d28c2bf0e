"""A shift of the monkey in one office, whatever becomes of the window: another one after it."""

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QThread,
    QTimer,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.locking.locking import Locking
from commune_desk.ui.frame.way_in import desk_window
from tests.torture.acting import Monkey, is_window, named_window
from tests.torture.rules import Broken

SOON_MS = 5


class Shift:
    """Lets a monkey work, also while a dialog waits for its answer in a loop of its own.

    Args:
        monkey: who works.
        desk: at which desk it begins.
        events: how many events it sends.
    """

    def __init__(self, monkey: Monkey, desk: Desk, events: int) -> None:
        self._monkey, self._events, self._desk = monkey, events, desk
        self._last = monkey.counts.events + events
        self._broken: BaseException | None = None
        self._levels: list[int] = []
        self._loop = QEventLoop()
        self._next = QTimer(singleShot=True, interval=0)
        self._nested = QTimer(interval=100)
        for timer in (self._next, self._nested):
            timer.timeout.connect(self._step)

    def work(self) -> None:
        """Until all events are sent or a rule is broken.

        Raises:
            Broken: as the monkey says.
        """
        self._open(self._desk)
        self._next.start()
        self._nested.start()
        self._loop.exec()
        self._close()
        if self._broken is not None:
            raise self._broken

    def _open(self, desk: Desk) -> None:
        """A window for whoever works now."""
        made = desk_window.make_window(desk, desk.folder.window)
        made.frame.remembered.remember(desk_window.TOUR_SEEN, "true")
        made.resize(1366, 768)
        locking = made.findChild(Locking)
        assert locking is not None, "every window can be locked"
        locking.handed_over.connect(self._take_over)
        made.closed.connect(lambda _why: QTimer.singleShot(0, self._go_on_in_another))
        made.frame.tasks.broke.connect(lambda error: self._monkey.wrong.append(f"task: {error!r}"))
        self._desk = desk
        made.show()
        QTest.qWait(300)
        self._monkey.work_in(made)

    def _take_over(self, desk: Desk) -> None:
        self._monkey.counts.desks_handed_over += 1
        self._desk = desk

    def _go_on_in_another(self) -> None:
        """The window was closed: by who handed over, or signed out and in again.

        Not while the event that closed it is under way: Qt may still work with what it would bury.
        """
        if self._levels:
            QTimer.singleShot(SOON_MS, self._go_on_in_another)
            return
        self._bury()
        if self._loop.isRunning():
            self._open(self._desk)

    def _close(self) -> None:
        self._monkey.window.frame.tasks.wait()
        self._bury()
        left = [named_window(one) for one in QApplication.topLevelWidgets() if is_window(one)]
        if left and self._broken is None:
            self._broken = Broken(f"left after the window has gone: {left}")

    def _bury(self) -> None:
        window = self._monkey.window
        if isValid(window):
            window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _step(self) -> None:
        window = self._monkey.window
        is_closed = not isValid(window) or not window.isVisible()  # another one comes
        if self._monkey.is_going_home or self._is_under_way() or is_closed:
            return
        if self._broken is not None or self._monkey.counts.events >= self._last:
            self._nested.stop()
            _close_dialogs()
            QTimer.singleShot(0, self._loop.quit)
            return
        self._levels.append(QThread.currentThread().loopLevel())
        try:
            self._monkey.step()
        except BaseException as error:  # noqa: BLE001  # told by `work`, outside of all dialogs
            self._broken = error
        finally:
            self._levels.pop()
        self._next.start()

    def _is_under_way(self) -> bool:
        """Whether an event has not ended, and no dialog came up in it that waits in a loop."""
        return bool(self._levels) and QThread.currentThread().loopLevel() <= self._levels[-1]


def _close_dialogs() -> None:
    while (over := QApplication.activeModalWidget()) is not None:
        over.done(0) if isinstance(over, QDialog) else over.close()
        if QApplication.activeModalWidget() is over:
            return
