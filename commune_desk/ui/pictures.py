"""Pictures of the windows with what is in the office: for the demonstration and for handbooks.

Everything is the real thing, drawn without a screen: the window of a desk, its pages with the data
that they show, a dossier on the intake page, the rating window as the citizen sees it.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QSize,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget

from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.frame.way_in.app import build_application
from commune_desk.ui.frame.way_in.desk_window import make_window
from commune_desk.ui.look.remembered import Remembered
from commune_desk.ui.look.theme import Scheme

SIZE = QSize(1366, 768)
"""The screen of an old desk PC."""

_SETTLE_MS = 600
_WORK = "Cấp Giấy xác nhận tình trạng hôn nhân"
_DRAFT = {
    "applicant.personal_id": "087185004321",
    "applicant.full_name": "Võ Thị Ánh Nguyệt",
    "applicant.born_on": "09/03/1985",
    "applicant.sex": "Nữ",
    "applicant.address": "Ấp Tân Hưng, Tràm Chim, Đồng Tháp",
    "applicant.phone": "0912 345 678",
    "filled_from": "card",
    "procedure": "1.004873",
}


def take(desk: Desk, folder: Path) -> list[Path]:
    """Draw the windows for intake, dossiers, report and rating; returns the files.

    Raises:
        OSError: a picture cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    build_application(Scheme.LIGHT)
    window = make_window(desk, desk.folder.window)
    window.resize(SIZE)
    with _quiet_platform():
        window.show()
        try:
            drawn = [_drawn(show(window), folder / f"{name}.png") for name, show in _SCENES.items()]
            drawn.append(_rating(desk, folder / "rating.png"))
        finally:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
            # nothing of it writes behind the back of who takes the folder away
            Remembered(desk.folder.window).write()
        return drawn


@contextmanager
def _quiet_platform() -> Iterator[None]:
    """Leave out what the screenless platform says of itself at every window.

    Raises:
        ValueError: Qt could not read the style sheet, and drew plain windows.
    """
    refused: list[str] = []

    def write(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if not message.startswith("This plugin does not support"):
            sys.stderr.write(f"{message}\n")
        if message.startswith("Could not parse"):
            refused.append(message)

    before = qInstallMessageHandler(write)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
    if refused:
        raise ValueError(refused[0])


def _drawn(widget: QWidget, path: Path) -> Path:
    """Let the page fill itself, then draw it."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()
    if not widget.grab().save(str(path)):
        raise OSError(str(path))
    return path


def _page(key: str) -> Callable[[MainWindow], QWidget]:
    def show(window: MainWindow) -> QWidget:
        window.show_page(key)
        return window

    return show


def _intake(window: MainWindow) -> QWidget:
    """A card was scanned and a procedure picked: F9 would receive it."""
    from commune_desk.ui.pages.intake.page import IntakePage

    window.show_page("intake")
    page = window.findChild(IntakePage)
    if page is not None:
        page.show_texts(_DRAFT)
        page.on_shown()
    return window


def _rating(desk: Desk, path: Path) -> Path:
    from commune_desk.ui.public.rating_window import RatingWindow

    window = RatingWindow(desk.officer.full_name, _WORK, seconds=60)
    window.resize(SIZE)
    window.show()
    try:
        return _drawn(window, path)
    finally:
        window.hide()  # it closes for nobody but the citizen
        window.deleteLater()


_SCENES: dict[str, Callable[[MainWindow], QWidget]] = {
    "intake": _intake,
    "dossiers": _page("dossiers"),
    "report": _page("report"),
}
