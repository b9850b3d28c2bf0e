"""Keeps the register workbooks in step with the desk, and says on the status strip how they stand.

Some time after the last change the months that moved are written anew, off the UI thread. A
workbook that is open elsewhere is said and tried again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from commune_desk.domain.desk.history import EventKind
from commune_desk.services.figures import sync
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.words.answers import WORKBOOKS_UP_TO_DATE, put_aside
from commune_desk.words.desk.steps import EVENTS
from commune_desk.words.figures.today import workbooks_words

if TYPE_CHECKING:
    from commune_desk.services.figures.sync import SyncOutcome
    from commune_desk.ui.frame.page_frame import PageFrame

QUIET_MS = 60_000
"""How long nothing must have changed before the workbooks are written: not while a queue waits."""

RETRY_MS = 30_000
"""How long a workbook that is open elsewhere is left alone before it is tried again."""


class WorkbookKeeper(QObject):
    """Writes what moved, by itself or when a page asks, and shows how the workbooks stand."""

    def __init__(self, frame: PageFrame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._is_running = self._is_asked = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.sync)
        self._retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._retry.timeout.connect(self.sync)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_standing)
        frame.sync_wanted.connect(self._sync_as_asked)
        frame.changes.dossiers_changed.connect(self._quiet.start)
        frame.changes.dossiers_changed.connect(self._soon.start)
        frame.changes.settings_changed.connect(self._soon.start)
        self._soon.start()

    def show_standing(self) -> None:
        """Write the place of the workbooks on the status strip."""
        desk = self._frame.desk
        standing = self._frame.ask(lambda: sync.state(desk), otherwise=None)
        if standing is None:
            return
        words = workbooks_words(standing.last_at, standing.pending_months, desk.now())
        self._frame.show_status("sync", words)

    def sync(self) -> None:
        """Write what moved; one run at a time."""
        if self._is_running:
            return
        self._is_running = True
        self._quiet.stop()
        task = self._frame.start(
            EVENTS[EventKind.WORKBOOKS_SYNCED],
            lambda progress: sync.sync(self._frame.desk, progress=progress),
            then=self._finish,
            by_itself=not self._is_asked,
        )
        task.ended.connect(self._end)

    def _sync_as_asked(self) -> None:
        """Who asked is told also that nothing had to be written."""
        self._is_asked = True
        self.sync()

    def _finish(self, outcome: SyncOutcome) -> None:
        self._is_running = False  # whoever hears of the end may ask again at once
        self.show_standing()
        if outcome.aside:
            self._frame.notices.publish(put_aside(outcome.aside), Tone.WARNING)
        if outcome.in_use:
            names = ", ".join(path.name for path in outcome.in_use)
            words = f"Sổ {names} đang mở ở chương trình khác. Đóng sổ lại; chương trình sẽ tự ghi."
            self._frame.notices.publish(words, Tone.WARNING)
            self._frame.show_status("sync", "Sổ Excel đang mở ở nơi khác", is_wrong=True)
            self._retry.start()
        elif outcome.written:
            names = ", ".join(path.name for path in outcome.written)
            self._frame.notices.publish(f"Đã ghi sổ Excel: {names}")
        elif self._is_asked:
            self._frame.notices.publish(WORKBOOKS_UP_TO_DATE)
        self._is_asked = False
        self._frame.changes.workbooks_changed.emit()

    def _end(self) -> None:
        self._is_running = False
