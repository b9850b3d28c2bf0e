"""Starts the screen: look first, then who works, then the window; one officer after the other.

`start` hands over a `Program`; nothing here opens a database or reads a setting by itself. What the
sign-in window does not need is imported after it was painted (tests/ui/frame/way_in/test_start.py).
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from commune_desk.ui.frame.garbage import collect_here
from commune_desk.ui.frame.pyside_none_refcount import keep_constants
from commune_desk.ui.frame.watch.waiting_update import WaitingUpdate
from commune_desk.ui.frame.way_in.crashes import CrashReporter
from commune_desk.ui.frame.way_in.program import Program
from commune_desk.ui.frame.way_in.signing_in import SCHEME, SigningIn
from commune_desk.ui.frame.way_in.upkeep import UpkeepKind
from commune_desk.ui.look import icons, theme
from commune_desk.ui.look.qt_words import QtWords
from commune_desk.ui.look.remembered import Remembered


def build_application(scheme: str = theme.Scheme.SYSTEM) -> QApplication:
    """The application with its fonts, its look, and Qt's own words in Vietnamese."""
    keep_constants()
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    collect_here(application)
    application.setApplicationName("Commune Desk")
    application.setApplicationDisplayName("Một cửa")
    application.setStyle("Fusion")
    QLocale.setDefault(QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam))
    application.installTranslator(QtWords(application))
    theme.load_fonts()
    theme.set_scheme(application, theme.Scheme(scheme))
    application.setWindowIcon(icons.application_icon())
    # The system goes from day to night; who chose a scheme keeps it.
    system = application.styleHints().colorSchemeChanged
    system.connect(lambda _scheme: theme.follow_system(application))
    system.connect(lambda _scheme: icons.redraw_all())
    application.screenAdded.connect(lambda _screen: icons.redraw_all())
    return application


def run(program: Program) -> int:
    """Show the window and work until it is closed; the exit code of the program."""
    remembered = Remembered(program.window_file)
    application = build_application(remembered.text(SCHEME, theme.Scheme.SYSTEM))
    application.setQuitOnLastWindowClosed(False)
    crashes = CrashReporter(program.log_file)
    crashes.install()
    signing_in = SigningIn(program, remembered)
    signing_in.tasks.broke.connect(crashes.report_error)
    desk, last = signing_in.desk(), None
    while desk is not None:
        from commune_desk.ui.frame.way_in.desk_window import work

        last = desk
        after = work(desk, desk.folder.window, crashes)
        if after is False:
            break
        if isinstance(after, UpkeepKind):
            signing_in.do_upkeep(after)
            desk = signing_in.desk()
        else:
            desk = signing_in.desk() if after is True else after
    if last is not None and signing_in.has_open(last):  # also where they had signed out before
        from commune_desk.ui.frame.watch.backing_up import at_closing

        program.second_start.listen_no_longer()
        at_closing(last)
    WaitingUpdate.of_application().begin()
    return 0
