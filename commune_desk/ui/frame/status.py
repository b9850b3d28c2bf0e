"""Keeps backup and printer on the status strip true (`WorkbookKeeper` does so for the workbooks).

Nothing is read before the window shows; what can change is read again when something changed.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtPrintSupport import QPrinterInfo

from commune_desk.services.desk import clock_watch
from commune_desk.services.upkeep import backup, recovery_sheets
from commune_desk.settings import PRINTER
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.words.restoring import NO_SHEET
from commune_desk.words.today import backup_words, elsewhere_words

QUIET_MS = 400
"""Several changes in quick succession are shown once."""


class Status(QObject):
    """Writes on the strip of one window."""

    def __init__(self, frame: PageFrame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._soon = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._soon.timeout.connect(self.show_all)
        changes = frame.changes
        changes.backups_changed.connect(self._soon.start)
        changes.settings_changed.connect(self._soon.start)

    def show_all(self) -> None:
        """Read both and write them."""
        desk = self._frame.desk
        standing = backup.standing(desk)
        words = backup_words(standing.last_at, desk.now())
        if standing.has_elsewhere and (standing.last_at or desk.now()) != standing.elsewhere_at:
            words += f" · {elsewhere_words(standing.elsewhere_at, desk.now())}"
        if standing.last_at and recovery_sheets.is_wanting(desk):
            words += f" · {NO_SHEET}"
        self._frame.show_status("backup", words, is_wrong=standing.is_old)
        if found := clock_watch.doubt(desk):
            self._frame.notices.refused(found)  # said once as long as it is the same

        wanted = desk.settings[PRINTER]
        info = QPrinterInfo.printerInfo(wanted) if wanted else QPrinterInfo.defaultPrinter()
        if not info.isNull():
            self._frame.show_status("printer", f"Máy in: {info.printerName()}")
        elif wanted:
            self._frame.show_status("printer", f"Không thấy máy in {wanted}", is_wrong=True)
        else:
            self._frame.show_status("printer", "Xem trước, chưa có máy in")
