"""Brings what the scanner read to where it belongs.

The box that has the focus and is made for cards gets them, then the page that is shown; what
neither works with, the officer is asked about. While a dialog asks something else, a scan waits
until it is closed: nothing happens behind it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from commune_desk.domain.identifiers.personal_id import mask
from commune_desk.domain.identifiers.scanning import ScanKind
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.frame.page import TakesScans
from commune_desk.ui.widgets.form.scan_edit import ScanEdit

if TYPE_CHECKING:
    from commune_desk.domain.identifiers.scanning import Scan
    from commune_desk.ui.frame.main_window import MainWindow

LOOK_AGAIN_MS = 100
WAITS_MS = 60_000
"""A scan that waited longer is forgotten: by now somebody else may stand at the desk."""

OFFERED = {
    ScanKind.CARD: ("intake", "returns", "citizens"),
    ScanKind.PERSON: ("intake", "returns", "citizens"),
    ScanKind.DOSSIER: ("dossier", "returns"),
}
"""The pages that are offered where the page that is shown does not take a scan."""

WAITS = "Mã vừa quét chờ bảng “{title}” đóng lại."
WAITED_TOO_LONG = "Mã quét lúc bảng đang mở đã chờ quá lâu. Quét lại."
UNKNOWN = "Mã vừa quét không phải thẻ căn cước, số định danh hay mã hồ sơ: {text}"
TYPED = "Máy quét gõ vào ô một mã chưa rõ là gì: {text}. Bấm Enter nếu muốn dùng."
SHOWN_OF_UNKNOWN = 40


class Scans(QObject):
    """Takes the scans of one window, one after the other."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._frame = window.frame
        self._later: Scan | None = None
        self._look_again = QTimer(self, interval=LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self._try_again)
        self._too_late = QTimer(self, singleShot=True, interval=WAITS_MS)
        self._too_late.timeout.connect(self._forget)

    def take(self, scan: Scan) -> None:
        """Bring a scan where it belongs now."""
        over = QApplication.activeModalWidget()
        if over is None:
            self._window.activateWindow()
            if not _to_box(scan, self._window.focusWidget()) and not _to(scan, self._window.page):
                self._offer(scan)
        elif not _to_box(scan, QApplication.focusWidget()) and not _to(scan, over):
            self._later = scan
            self._look_again.start()
            self._too_late.start()
            self._frame.notices.publish(WAITS.format(title=over.windowTitle()), Tone.INFO)

    def miss(self, text: str) -> None:
        """Say that a scan was nothing that the desk works with."""
        self._say_unknown(UNKNOWN, text)

    def leave_typed(self, text: str) -> None:
        """Say that such a scan stands in the line where it was read, and does nothing there."""
        self._say_unknown(TYPED, text)

    def _say_unknown(self, words: str, text: str) -> None:
        said = words.format(text=text[:SHOWN_OF_UNKNOWN])
        self._frame.notices.publish(said, Tone.WARNING)

    def _try_again(self) -> None:
        if self._later is not None and QApplication.activeModalWidget() is None:
            scan = self._later
            self._stop_waiting()
            self.take(scan)

    def _forget(self) -> None:
        self._stop_waiting()
        self._frame.notices.publish(WAITED_TOO_LONG, Tone.WARNING)

    def _stop_waiting(self) -> None:
        self._later = None
        self._look_again.stop()
        self._too_late.stop()

    # --- asking ----------------------------------------------------------------------------------

    def _offer(self, scan: Scan) -> None:
        """Ask what is wanted of it; where only one thing can be, that is done."""
        frame, window = self._frame, self._window
        who = frame.ask(partial(self._named, scan), otherwise="")
        offered = [entry for key in OFFERED[scan.kind] if (entry := window.entry(key)) is not None]
        if not who or not offered:
            return
        if len(offered) == 1:
            self._go(scan, offered[0].key)
            return
        from commune_desk.ui.frame.scans.scan_dialog import ScanDialog  # not before it is asked

        dialog = ScanDialog(who, offered, parent=window)
        dialog.chosen.connect(partial(self._go, scan))
        dialog.open()

    def _go(self, scan: Scan, key: str) -> None:
        if key == "dossier":
            self._frame.open_item("dossier", scan.text)
            return
        self._window.show_page(key)
        _to(scan, self._window.page)

    def _named(self, scan: Scan) -> str:
        """Whose card or dossier it is, for the officer to compare.

        Raises:
            CardUnreadable …, DossierNotFound: it is nobody's.
        """
        from commune_desk.domain.identifiers.id_card import read_card
        from commune_desk.domain.people.applicant import name_of  # not before the first scan
        from commune_desk.services.desk import lookup
        from commune_desk.services.people import citizens

        desk = self._frame.desk
        if scan.kind is ScanKind.DOSSIER:
            known = lookup.known(desk, scan.text)
            return f"{name_of(known.filing.applicant)} · {known.procedure.name} · {scan.text}"
        if scan.kind is ScanKind.CARD:
            card = read_card(scan.text)
            return f"{card.full_name} · {mask(card.personal_id)}"
        kept = citizens.known(desk, scan.text)
        return " · ".join(filter(None, (kept.person.full_name if kept else "", mask(scan.text))))


def _to_box(scan: Scan, focused: QWidget | None) -> bool:
    """A box that is made for cards gets those that are read while it has the focus."""
    if scan.kind is not ScanKind.CARD or not isinstance(focused, ScanEdit):
        return False
    focused.scanned.emit(scan.text)
    return True


def _to(scan: Scan, taker: QWidget) -> bool:
    return isinstance(taker, TakesScans) and taker.take_scan(scan)
