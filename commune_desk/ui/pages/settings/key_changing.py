"""Another key for the office while one works in it: the sheet first, then a copy, then the moment.

The copy is made behind the work, and again where something was written meanwhile. A desk that is
never quiet is asked, after some tries, to wait for one of them: then nobody writes, and it succeeds
unless another program has the data open.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from commune_desk.domain.upkeep.restoring_errors import OfficeInUse
from commune_desk.services.upkeep import changing_key
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.frame.watch.backing_up import BackingUp
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.printing.sheet_dialog import SheetDialog
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.errors import sentence
from commune_desk.words.upkeep.restoring import (
    CHANGE_KEY,
    CHANGING_KEY,
    KEY_NOT_CHANGED,
    SHEET_OF_KEY,
    WAIT_FOR_KEY,
    key_changed,
)

if TYPE_CHECKING:
    from commune_desk.domain.errors import UserError
    from commune_desk.domain.upkeep.recovery import KeyChanged, RecoverySheet
    from commune_desk.services.upkeep.changing_key import Copied
    from commune_desk.ui.frame.page_frame import PageFrame
    from commune_desk.ui.frame.work.tasks import Task

STOP = "Dừng"
TRIES_BESIDE, TRIES_ALONE = 5, 3
QUIET_MS = 3_000
"""How long it waits for the next try beside the work."""


class KeyChanging(QObject):
    """One change of the key, from its sheet to what came of it.

    Args:
        frame: of the window.
        page: over which the sheet is shown.
    """

    def __init__(self, frame: PageFrame, page: QWidget) -> None:
        super().__init__(page)
        self._frame, self._page = frame, page
        self._sheet: RecoverySheet | None = None
        self._tries = 0
        self._task: Task | None = None
        self._waiting: KeyWaitDialog | None = None
        self._pause = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._pause.timeout.connect(self._copy)

    def start(self) -> None:
        """Show the sheet of the key that comes; once it was typed back the key is changed."""
        if self._sheet is not None:
            self._frame.notices.publish(CHANGING_KEY, Tone.INFO)
            return
        self._frame.perform(lambda: changing_key.draft_here(self._frame.desk), then=self._show)

    def _show(self, sheet: RecoverySheet) -> None:
        settings = self._frame.desk.settings
        dialog = SheetDialog(
            sheet, lambda: None, settings=settings, words=SHEET_OF_KEY, parent=self._page
        )
        dialog.accepted.connect(partial(self._begin, sheet))
        dialog.open()

    def _begin(self, sheet: RecoverySheet) -> None:
        self._sheet, self._tries = sheet, 0
        self._copy()

    def _copy(self) -> None:
        self._tries += 1
        self._frame.perform(
            lambda: changing_key.begin(self._frame.desk),
            then=self._copy_since,
            beside=self._give_up,
        )

    def _copy_since(self, seen: tuple[int, int]) -> None:
        copy = partial(changing_key.copy, self._frame.desk, seen)
        self._task = self._frame.start(CHANGING_KEY, copy, then=self._take_over)
        self._task.refused.connect(self._refuse)
        self._task.cancelled.connect(self._give_up)
        self._task.broke.connect(self._end)

    def _take_over(self, copied: Copied) -> None:
        assert self._sheet is not None, "what is copied has a sheet"
        sheet = self._sheet
        self._frame.perform(
            lambda: changing_key.take_over(self._frame.desk, sheet, copied),
            then=self._go_on,
            beside=self._give_up,
        )

    def _go_on(self, changed: KeyChanged | None) -> None:
        """Tell that it is done, or try again: beside the work at first, then without it."""
        if changed is not None:
            self._tell(changed)
        elif self._tries < TRIES_BESIDE:
            self._pause.start()
        elif self._tries < TRIES_BESIDE + TRIES_ALONE:
            self._wait()
            self._copy()
        else:
            self._refuse(OfficeInUse())

    def _wait(self) -> None:
        if self._waiting is None:
            self._waiting = KeyWaitDialog(self._page.window())
            self._waiting.rejected.connect(self._stop)
            self._waiting.open()

    def _stop(self) -> None:
        self._waiting = None
        if self._task is not None:
            self._task.cancel()

    def _tell(self, changed: KeyChanged) -> None:
        self._end()
        unfinished = sentence(changed.unfinished) if changed.unfinished else ""
        words = key_changed(changed, unfinished, is_backed_up=True)
        self._frame.notices.publish(" ".join(words), Tone.WARNING)
        BackingUp(self._frame, self, is_asked=False).start()

    def _refuse(self, error: UserError) -> None:
        self._give_up(sentence(error))

    def _give_up(self, why: str = "") -> None:
        """The sheet that was printed opens nothing."""
        if self._sheet is not None:
            words = KEY_NOT_CHANGED.format(sheet_no=self._sheet.sheet_no)
            self._frame.notices.publish(f"{why} {words}".strip(), Tone.ERROR)
        self._end()

    def _end(self) -> None:
        self._sheet = self._task = None
        if self._waiting is not None:
            self._waiting.accept()
            self._waiting = None


class KeyWaitDialog(QDialog):
    """Keeps the window still for the seconds that a copy takes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(CHANGE_KEY)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setAccessibleName(CHANGING_KEY)
        body = column(
            label(CHANGING_KEY, "group_title"),
            label(WAIT_FOR_KEY, "quiet", wraps=True),
            bar,
            gap="m",
        )
        stop = button(STOP, self.reject)
        stop.setAutoDefault(False)  # what somebody types who has not seen it yet stops nothing
        lay_out(self, body, row(None, stop), wide=size("dialog") // 2)
        style_window(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
