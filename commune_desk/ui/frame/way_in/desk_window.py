"""The window of an officer's desk, from the moment of signing in to the moment of leaving."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

from commune_desk import __version__
from commune_desk.domain.identifiers.scanning import Ending, Rhythm
from commune_desk.services.desk import lookup
from commune_desk.services.office import kept_settings
from commune_desk.settings import DOSSIER_NO_PATTERN, SCANNER_ENDING, SCANNER_GAP, THEME
from commune_desk.ui.frame.changes import Changes
from commune_desk.ui.frame.keys.key_guard import KeyGuard
from commune_desk.ui.frame.keys.refused_keys import refuse_keys
from commune_desk.ui.frame.keys.scan_box_key import ScanBoxKey
from commune_desk.ui.frame.keys.waiting_keys import WaitingKeys
from commune_desk.ui.frame.locking.locking import Locking
from commune_desk.ui.frame.main_window import SIGN_OUT, MainWindow
from commune_desk.ui.frame.notices.notices import Notices
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.scans.scanner import Scanner
from commune_desk.ui.frame.scans.scans import Scans
from commune_desk.ui.frame.watch.officer_watch import OfficerWatch
from commune_desk.ui.frame.watch.server_watch import ServerWatch
from commune_desk.ui.frame.way_in.signing_in import OFFICE_NAME, SCHEME
from commune_desk.ui.frame.way_in.upkeep import UpkeepKind
from commune_desk.ui.frame.work.tasks import Tasks
from commune_desk.ui.look import icons, theme
from commune_desk.ui.look.remembered import Remembered

VERSION, TOUR_SEEN, CHANGES = "window/version", "window/tour", "changes"

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from commune_desk.services.desk.desk import Desk
    from commune_desk.services.desk.lookup import Found
    from commune_desk.ui.frame.way_in.crashes import CrashReporter


def work(desk: Desk, window_file: Path, crashes: CrashReporter) -> Desk | UpkeepKind | bool:
    """Run the window until it closes.

    Returns:
        The desk of a colleague who took over, or of the same officer in another role; what the
        office is to be closed for; True when somebody is to sign in, False when the program ends.
    """
    window = make_window(desk, window_file)
    loop = QEventLoop()
    window.closed.connect(loop.exit)
    window.frame.tasks.broke.connect(crashes.report_error)
    crashes.tell = window.frame.tell
    crashes.keep_typed = window.keep_typed
    window.scheme_flip_wanted.connect(lambda: flip_scheme(window.frame))
    window.frame.changes.settings_changed.connect(lambda: _follow_settings(window.frame))
    taken_over: list[Desk] = []
    locking = window.findChild(Locking)
    assert locking is not None, "every window can be locked"
    locking.handed_over.connect(taken_over.append)
    watch = window.findChild(OfficerWatch)
    assert watch is not None, "every window asks for its officer"
    watch.changed.connect(taken_over.append)
    wanted: list[UpkeepKind] = []
    window.frame.upkeep_wanted.connect(lambda kind: wanted.append(UpkeepKind(kind)))
    window.frame.upkeep_wanted.connect(lambda _kind: window.sign_out())
    window.open()
    reason = loop.exec()
    crashes.tell = crashes.keep_typed = None
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    if taken_over and reason == SIGN_OUT:
        return taken_over[-1]
    if wanted and reason == SIGN_OUT:
        return wanted[-1]
    return reason == SIGN_OUT


def make_window(desk: Desk, window_file: Path) -> MainWindow:
    """The window of an officer's desk, not yet shown."""
    frame = PageFrame(
        desk,
        notices=Notices(desk.clock),
        changes=Changes(),
        tasks=Tasks(),
        remembered=Remembered(window_file),
    )
    window = MainWindow(
        frame,
        find=partial(_find, frame),
        counts=lookup.counts,
    )
    frame.setParent(window)  # what it began to tell ends with the window
    refuse_keys(window)
    ScanBoxKey(window)
    WaitingKeys(frame.notices, window)
    KeyGuard(frame.done, window)
    locking = Locking(frame, window)
    window.lock_wanted.connect(lambda takes_over: locking.lock(for_colleague=takes_over))
    locking.handed_over.connect(lambda _desk: window.sign_out())
    _listen(window, locking)
    OfficerWatch(window, locking)
    ServerWatch(frame)
    window.ready.connect(lambda: _keep_strip_true(window))
    window.frame.tour_wanted.connect(lambda: _begin_tour(window))
    window.ready.connect(lambda: _tell_what_changed(window.frame))
    window.ready.connect(lambda: _lead_through_first_day(window.frame))
    return window


def _listen(window: MainWindow, locking: Locking) -> None:
    """Read what the scanner of this PC types in any window of the program, unless it is locked."""
    frame, scans = window.frame, Scans(window)

    def rhythm() -> Rhythm:
        settings = frame.desk.settings
        return Rhythm(settings[SCANNER_GAP], Ending(settings[SCANNER_ENDING]))

    scanner = Scanner(rhythm, lambda: frame.desk.settings[DOSSIER_NO_PATTERN], window)
    for told, does in (
        (scanner.read, scans.take),
        (scanner.missed, scans.miss),
        (scanner.typed, scans.leave_typed),
    ):
        told.connect(partial(_unless_locked, locking, does))


def _unless_locked(locking: Locking, does: Callable[[Any], object], read: Any) -> None:
    """What is read while the screen is locked goes nowhere and is not shown."""
    if not locking.is_locked:
        does(read)


def _find(frame: PageFrame, text: str) -> Found:
    """What matches a text; of no text what the officer worked with last."""
    desk = frame.desk
    return frame.ask(
        lambda: lookup.find(desk, text) if text else lookup.recent(desk),
        otherwise=lookup.Found((), 0),
    )


def _keep_strip_true(window: MainWindow) -> None:
    """Begin to show on the status strip how workbooks, backup and printer stand."""
    from commune_desk.ui.frame.watch.backing_up import HourlyBackup
    from commune_desk.ui.frame.watch.status import Status
    from commune_desk.ui.frame.watch.update_watch import UpdateWatch
    from commune_desk.ui.frame.watch.upkeep_watch import UpkeepWatch
    from commune_desk.ui.frame.watch.workbook_keeper import WorkbookKeeper

    UpdateWatch(window.frame).tell()
    WorkbookKeeper(window.frame, window)
    HourlyBackup(window.frame)
    UpkeepWatch(window.frame)
    status = Status(window.frame)
    status.show_all()
    status.tell_of_seals()


def _begin_tour(window: MainWindow) -> None:
    from commune_desk.ui.frame.tour.tour import Tour  # not before somebody wants one

    Tour(window)
    window.go_home()


def _lead_through_first_day(frame: PageFrame) -> None:
    """Who practises on this PC for the first time is led through the work once."""
    if frame.desk.is_practice and not frame.remembered.text(TOUR_SEEN):
        frame.remembered.remember(TOUR_SEEN, "true")
        frame.begin_tour()


def _tell_what_changed(frame: PageFrame) -> None:
    """After an update, once for this PC: what the new version brought."""
    seen = frame.remembered.text(VERSION)
    frame.remembered.remember(VERSION, __version__)
    if seen and seen != __version__:
        frame.open_item("help", CHANGES)


def flip_scheme(frame: PageFrame) -> None:
    """Change this PC from light to dark or back, and remember it."""
    desk = frame.desk
    is_dark = theme.shown_scheme() is theme.Scheme.DARK
    wanted = theme.Scheme.LIGHT if is_dark else theme.Scheme.DARK
    frame.perform(
        lambda: kept_settings.save(desk, THEME, wanted.value),
        then=lambda values: frame.renew_desk(replace(desk, settings=values)),
    )


def _follow_settings(frame: PageFrame) -> None:
    """Show what is open in the chosen scheme, and let the next start begin as it is now."""
    choice = frame.desk.settings[THEME]
    frame.remembered.remember(SCHEME, choice)
    frame.remembered.remember(OFFICE_NAME, frame.desk.office.centre_name)
    application = QApplication.instance()
    if isinstance(application, QApplication):
        theme.set_scheme(application, theme.Scheme(choice))
        icons.redraw_all()
