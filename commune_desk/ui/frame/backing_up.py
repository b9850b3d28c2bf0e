"""Makes a backup off the UI thread when a page asks for it, and says where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from commune_desk.services.upkeep import backup
from commune_desk.words.answers import backed_up

if TYPE_CHECKING:
    from commune_desk.services.upkeep.backup import BackupReport
    from commune_desk.ui.frame.page_frame import PageFrame


class BackingUp(QObject):
    """One backup after the other, into the folder of this PC."""

    def __init__(self, frame: PageFrame, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame

    def start(self) -> None:
        """Begin; the status strip shows how far it is."""
        desk = self._frame.desk
        self._frame.start(
            "Đang sao lưu",
            lambda progress: backup.create(desk, desk.folder.backups, progress),
            then=self._on_backed_up,
        )

    def _on_backed_up(self, report: BackupReport) -> None:
        """Tell of it; a method of a QObject, so that Qt calls it on the thread of the window."""
        self._frame.notices.publish(backed_up(report.path))
        self._frame.changes.backups_changed.emit()
