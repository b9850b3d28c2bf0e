"""Keeps the status strip true: the backup and the printer (`WorkbookKeeper` tells the workbooks).

Nothing is read before the window shows; what can change is read again when something changed.
"""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtPrintSupport import QPrinterInfo

from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.upkeep import backup
from commune_desk.settings import PRINTER
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.words.values import moment_text, time_text

QUIET_MS = 400
"""Several changes in one breath are told once."""


class Status(QObject):
    """Tells the strip of one window."""

    def __init__(self, frame: PageFrame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._soon = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._soon.timeout.connect(self.tell_all)
        changes = frame.changes
        changes.backups_changed.connect(self._soon.start)
        changes.settings_changed.connect(self._soon.start)

    def tell_all(self) -> None:
        """Read both and write them."""
        self._tell_backup()
        self._tell_printer()

    def _tell_backup(self) -> None:
        standing = backup.standing(self._frame.desk)
        words = f"Sao lưu {self._when(standing.last_at)}" if standing.last_at else "Chưa sao lưu"
        self._frame.tell_status("backup", words, is_wrong=standing.is_old)

    def _tell_printer(self) -> None:
        wanted = self._frame.desk.settings[PRINTER]
        info = QPrinterInfo.printerInfo(wanted) if wanted else QPrinterInfo.defaultPrinter()
        if wanted and info.isNull():
            self._frame.tell_status("printer", f"Không thấy máy in {wanted}", is_wrong=True)
        else:
            words = (
                "Xem trước, chưa có máy in" if info.isNull() else f"Máy in: {info.printerName()}"
            )
            self._frame.tell_status("printer", words)

    def _when(self, moment: datetime) -> str:
        """The time alone for today, with the date otherwise."""
        local = moment.astimezone(OFFICE_ZONE)
        is_today = local.date() == self._frame.desk.now().date()
        return time_text(local) if is_today else moment_text(local)
