"""Makes backups off the UI thread: when a page asks, every hour of use, and at closing."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from commune_desk.domain.errors import UserError
from commune_desk.services.upkeep import backup
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.words.answers import backed_up
from commune_desk.words.errors import sentence
from commune_desk.words.upkeep.restoring import not_elsewhere

if TYPE_CHECKING:
    from commune_desk.services.desk.desk import Desk
    from commune_desk.services.upkeep.backup import Round
    from commune_desk.ui.frame.page_frame import PageFrame

LOOK_EVERY_MS = 5 * 60_000
"""How often it is looked whether an hour has passed; the first time after as long."""


class BackingUp(QObject):
    """One backup after the other, into the folder of this PC and the other place."""

    def __init__(self, frame: PageFrame, parent: QObject, *, is_asked: bool = True) -> None:
        super().__init__(parent)
        self._frame, self._is_asked = frame, is_asked

    def start(self) -> None:
        """Begin; the status strip shows how far it is."""
        desk = self._frame.desk
        self._frame.start(
            "Đang sao lưu",
            lambda progress: backup.go_round(desk, progress, is_thorough=self._is_asked),
            then=self._on_backed_up,
            by_itself=not self._is_asked,
        )

    def _on_backed_up(self, made: Round) -> None:
        """Tell of it; a method of a QObject, so that Qt calls it on the thread of the window."""
        if made.refused is not None:
            words = not_elsewhere(sentence(made.refused))
            self._frame.notices.publish(words, Tone.WARNING)
        elif self._is_asked:
            self._frame.notices.publish(backed_up(made.made.path))
        self._frame.changes.backups_changed.emit()


class HourlyBackup(QObject):
    """Makes a backup every hour in which something happened, without being asked."""

    def __init__(self, frame: PageFrame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._backing_up = BackingUp(frame, self, is_asked=False)
        self._looking = QTimer(self, interval=LOOK_EVERY_MS)
        self._looking.timeout.connect(self.look)
        self._looking.start()

    def look(self) -> None:
        """Begin a backup where one is due."""
        if self._frame.ask(lambda: backup.is_due(self._frame.desk), otherwise=False):
            self._backing_up.start()


def at_closing(desk: Desk) -> None:
    """Back up what happened since the last backup, before the program ends; nobody waits for it.

    What is refused shows on the status strip at the next start.
    """
    with suppress(UserError):
        if backup.is_due(desk, at_closing=True):
            backup.go_round(desk)
