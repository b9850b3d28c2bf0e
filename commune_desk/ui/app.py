"""Starts the screen: look first, then the office, then who works, then the window.

`bootstrap` hands over a `House`; nothing here opens a database or reads a setting by itself. Heavy
libraries are not imported before the window shows (tests/ui/test_start.py).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QLocale, QTimer
from PySide6.QtWidgets import QApplication

from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import OfficeNotFound
from commune_desk.settings import THEME
from commune_desk.ui import icons, theme
from commune_desk.ui.changes import Changes
from commune_desk.ui.dialogs.crash_dialog import CrashReporter
from commune_desk.ui.dialogs.refusal_dialog import RefusalDialog
from commune_desk.ui.dialogs.sign_in_dialog import SignInDialog
from commune_desk.ui.main_window import SIGN_OUT, MainWindow
from commune_desk.ui.notices import Notices
from commune_desk.ui.page_frame import PageFrame
from commune_desk.ui.qt_words import QtWords
from commune_desk.ui.remembered import Remembered
from commune_desk.ui.tasks import Tasks

if TYPE_CHECKING:
    from commune_desk.services.desk import Desk
    from commune_desk.ui.dialogs.first_start_dialog import CreateOffice
    from commune_desk.ui.dialogs.sign_in_dialog import SignIn


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeDoor:
    """An office that is open, and the ways in.

    Attributes:
        sign_in: gives the desk of the officer with that name and password, or refuses.
        choose_password: sets the first password of an account that has none, and signs in.
    """

    office_name: str
    sign_in: SignIn
    choose_password: SignIn


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What `bootstrap` hands to the screen.

    Attributes:
        open_office: opens the database; raises `OfficeNotFound` at the first start.
        create_office: makes the database of a new office, keeps the settings of this PC, opens it.
        scheme: the look that this PC's settings name.
        window_file: where this PC remembers the place of its windows and columns.
        log_file: where bugs are written.
    """

    open_office: Callable[[], OfficeDoor]
    create_office: CreateOffice
    clock: Callable[[], datetime]
    scheme: str
    window_file: Path
    log_file: Path


def build_application(scheme: str = theme.Scheme.SYSTEM) -> QApplication:
    """The application with its fonts, its look, and Qt's own words in Vietnamese."""
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Commune Desk")
    application.setApplicationDisplayName("Một cửa")
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    application.installTranslator(QtWords(application))
    theme.load_fonts()
    theme.wear(application, theme.Scheme(scheme))
    application.setWindowIcon(icons.application_icon())
    return application


def run(house: House) -> int:
    """Show the window and work until it is closed; the exit code of the program."""
    application = build_application(house.scheme)
    crashes = CrashReporter(house.log_file)
    crashes.install()
    application.setQuitOnLastWindowClosed(False)
    door = _open_door(house)
    while door is not None:
        desk = _signed_in(door)
        if desk is None:
            break
        if not _work(house, desk, crashes):
            break
    return 0


def make_window(desk: Desk, window_file: Path) -> MainWindow:
    """The window of an officer's desk, not yet shown."""
    from commune_desk.services import lookup
    from commune_desk.ui.workbook_keeper import WorkbookKeeper

    frame = PageFrame(
        desk,
        notices=Notices(desk.clock),
        changes=Changes(),
        tasks=Tasks(),
        remembered=Remembered(window_file),
    )
    window = MainWindow(
        frame, find=lambda text: lookup.find(frame.desk, text), counts=lookup.counts
    )
    WorkbookKeeper(frame, window)
    return window


def _open_door(house: House) -> OfficeDoor | None:
    """The office, set up first where there is none; None when the officer gives up."""
    while True:
        try:
            return house.open_office()
        except OfficeNotFound:
            return _first_start(house)
        except UserError as error:
            if not RefusalDialog(error).exec():
                return None


def _first_start(house: House) -> OfficeDoor | None:
    from commune_desk.ui.dialogs.first_start_dialog import FirstStartDialog

    dialog = FirstStartDialog(house.create_office)
    dialog.exec()
    return dialog.door


def _signed_in(door: OfficeDoor) -> Desk | None:
    dialog = SignInDialog(
        door.office_name, sign_in=door.sign_in, choose_password=door.choose_password
    )
    dialog.exec()
    return dialog.desk


def _work(house: House, desk: Desk, crashes: CrashReporter) -> bool:
    """Run the window until it closes; True when a colleague is to sign in."""
    window = make_window(desk, house.window_file)
    loop = QEventLoop()
    window.closed.connect(loop.exit)
    window.frame.tasks.broke.connect(crashes.report_error)
    window.scheme_flip_wanted.connect(lambda: flip_scheme(window.frame))
    window.frame.changes.settings_changed.connect(lambda: wear(window.frame.desk.settings[THEME]))
    window.show()
    QTimer.singleShot(0, lambda: _keep_status(window.frame))
    reason = loop.exec()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    return reason == SIGN_OUT


def _keep_status(frame: PageFrame) -> None:
    from commune_desk.ui.status import Status

    Status(frame).tell_all()


def flip_scheme(frame: PageFrame) -> None:
    """Change this PC from light to dark or back, and remember it."""
    from commune_desk.services import machine

    desk = frame.desk
    is_dark = theme.shown_scheme() is theme.Scheme.DARK
    wanted = theme.Scheme.LIGHT if is_dark else theme.Scheme.DARK
    frame.perform(
        lambda: machine.save(
            desk.folder.machine_settings, desk.settings, THEME, value=wanted.value
        ),
        then=lambda values: frame.renew_desk(replace(desk, settings=values)),
    )


def wear(choice: str) -> None:
    """Dress everything that is open in the chosen scheme."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        theme.wear(application, theme.Scheme(choice))
        icons.redress_all()
