"""Keeps backup and printer on the status strip true (`WorkbookKeeper` does so for the workbooks).

Nothing is read before the window shows; what can change is read again when something changed.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QWidget

from commune_desk.domain.desk.clock_watch import ClockDoubted
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.upkeep.backup_alarms import HELPED_BY_BACKUP, BackupAlarm
from commune_desk.services.desk import clock_watch, rights
from commune_desk.services.office import sealing
from commune_desk.services.upkeep import backup_choosing, backup_standing, recovery_sheets
from commune_desk.services.upkeep.backup_standing import BackupStanding
from commune_desk.settings import BACKUP_FOLDER, PRINTER
from commune_desk.ui.frame.notices.notices import Tone, WayOut
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.watch.backing_up import BackingUp
from commune_desk.ui.frame.watch.to_restoring import to_restoring
from commune_desk.words.answers import BACK_UP
from commune_desk.words.desk.clock_watch import CONFIRM_CLOCK
from commune_desk.words.errors import sentence
from commune_desk.words.figures.today import backup_words
from commune_desk.words.upkeep.backup_places import CHOOSE, KEPT, NOT_YET
from commune_desk.words.upkeep.backups import (
    REHEARSE,
    REHEARSING,
    WHAT_TO_DO,
    alarm_sentence,
    alarm_words,
    rehearsed,
)
from commune_desk.words.upkeep.restoring import NO_SHEET

if TYPE_CHECKING:
    from commune_desk.services.upkeep.rehearsing import Rehearsed

QUIET_MS = 400
"""Several changes in quick succession are shown once."""


class Status(QObject):
    """Writes on the strip of one window."""

    def __init__(self, frame: PageFrame) -> None:
        super().__init__(frame)
        self._frame, self._is_key_told = frame, False
        self._soon = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._soon.timeout.connect(self.show_all)
        self._soon.timeout.connect(self.tell_of_seals)
        self._backing_up = BackingUp(frame, self)
        frame.status_acted.connect(self._act)
        frame.notices.offer(ClockDoubted, self._confirming)
        changes = frame.changes
        changes.backups_changed.connect(self._soon.start)
        changes.settings_changed.connect(self._soon.start)

    def show_all(self) -> None:
        """Read both and write them."""
        desk = self._frame.desk
        standing = backup_standing.standing(desk)
        words = backup_words(standing.last_at, desk.now(), is_practice=desk.is_practice)
        if standing.alarms and standing.last_at:
            words += f" · {alarm_words(standing.alarms[0])}"
        if standing.last_at and recovery_sheets.is_wanting(desk):
            words += f" · {NO_SHEET}"
        lacks_place = self._lacks_place(standing)
        if lacks_place:
            words += f" · {NOT_YET}"
        act = self._act_of(standing) if rights.may(desk, EventKind.BACKUP_CREATED) else ""
        if lacks_place and backup_choosing.may_choose(desk):
            act = CHOOSE
        self._frame.show_status("backup", words, is_wrong=standing.is_old, act=act)
        if found := clock_watch.doubt(desk):
            self._frame.notices.remind(found)

        wanted = desk.settings[PRINTER]
        info = QPrinterInfo.printerInfo(wanted) if wanted else QPrinterInfo.defaultPrinter()
        if not info.isNull():
            self._frame.show_status("printer", f"Máy in: {info.printerName()}")
        elif wanted:
            self._frame.show_status("printer", f"Không thấy máy in {wanted}", is_wrong=True)
        else:
            self._frame.show_status("printer", "Xem trước, chưa có máy in")

    def tell_of_seals(self) -> None:
        """Tell once, to who may see to it, that other accounts of this PC lack the key of seals."""
        desk = self._frame.desk
        alone = sealing.kept_alone(desk.folder, desk.database.engine.history_key)
        if alone and not self._is_key_told and rights.may(desk, QuietVerb.SAFEGUARD_CHANGED):
            self._is_key_told = True
            self._frame.notices.publish(sentence(alone), Tone.WARNING)

    @property
    def _window(self) -> QWidget | None:
        """What a dialog stands over."""
        over = self._frame.parent()
        return over if isinstance(over, QWidget) else None

    def _confirming(self, found: ClockDoubted) -> WayOut | None:
        """To say why the clock is right, for whoever may."""
        may = rights.may(self._frame.desk, EventKind.CLOCK_CONFIRMED)
        if not (found.may_be_confirmed and may):
            return None

        def confirm() -> None:
            from commune_desk.ui.frame.watch.clock_dialog import clock_dialog  # seldom wanted

            clock_dialog(self._frame, self._window).open()

        return WayOut(f"{CONFIRM_CLOCK}…", confirm)

    def _lacks_place(self, standing: BackupStanding) -> bool:
        """Whether it is to be said that a dead disk would take the backups along.

        What is wrong already comes first, and needs the room.
        """
        is_said = standing.last_at is not None and not standing.alarms
        return is_said and backup_choosing.is_wanting(self._frame.desk)

    @staticmethod
    def _act_of(standing: BackupStanding) -> str:
        """What the button beside the words does; "" where nothing is wrong."""
        if not standing.alarms:
            return ""
        kind = standing.alarms[0].kind
        helps = {BackupAlarm.REHEARSAL_FAILED: REHEARSE, **dict.fromkeys(HELPED_BY_BACKUP, BACK_UP)}
        return helps.get(kind, WHAT_TO_DO)

    def _act(self, place: str) -> None:
        """Say what is wrong and what to do; what a backup puts right is put right at once."""
        if place != "backup":
            return
        standing = backup_standing.standing(self._frame.desk)
        alarms = standing.alarms
        if self._lacks_place(standing) and backup_choosing.may_choose(self._frame.desk):
            from commune_desk.ui.frame.watch.backup_place_dialog import BackupPlaceDialog

            frame = self._frame
            dialog = BackupPlaceDialog(frame.desk, frame.tasks, self._window)

            def go_on() -> None:
                frame.renew_desk(dialog.desk)
                frame.notices.publish(KEPT.format(places=dialog.desk.settings[BACKUP_FOLDER]))
                self._backing_up.start()

            dialog.accepted.connect(go_on)
            dialog.open()
        elif alarms and alarms[0].kind in HELPED_BY_BACKUP:
            self._backing_up.start()
        elif alarms and alarms[0].kind is BackupAlarm.REHEARSAL_FAILED:
            self._rehearse()
        else:
            for alarm in alarms[:1]:
                is_damage = alarm.kind is BackupAlarm.DAMAGED
                way_out = to_restoring(self._frame) if is_damage else None
                said = alarm_sentence(alarm)
                self._frame.notices.publish(said, Tone.WARNING, way_out=way_out)

    def _rehearse(self) -> None:
        """Try again whether the backups come back as they were made; what differs is refused."""
        from commune_desk.services.upkeep import rehearsing  # seldom wanted

        frame = self._frame

        def tell(done: Rehearsed) -> None:
            lines = rehearsed(done.rows, done.read, loaded_at=done.loaded_at)
            frame.notices.publish(lines[0])

        task = frame.start(REHEARSING, partial(rehearsing.rehearse, frame.desk), then=tell)
        task.ended.connect(frame.changes.backups_changed)
