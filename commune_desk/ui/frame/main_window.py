"""The window: a picture frame around the pages. It places parts and forwards events."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from commune_desk.practice import MARK
from commune_desk.ui.frame.actions import (
    PAGES,
    WINDOW_ACTIONS,
    PageEntry,
    page_class,
    permitted,
)
from commune_desk.ui.frame.ahead import Ahead, Step, keep_opened, steps_of
from commune_desk.ui.frame.notices.notice_line import LOUD, NoticeLine
from commune_desk.ui.frame.notices.notices import Tone
from commune_desk.ui.frame.page import (
    AsksBeforeLeaving,
    Begins,
    ChangesHeader,
    KeepsTyped,
    MakesAhead,
    OpensItem,
)
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.page_header import PageHeader
from commune_desk.ui.frame.page_stack import PageStack
from commune_desk.ui.frame.rail import Rail
from commune_desk.ui.frame.status_strip import StatusStrip
from commune_desk.ui.frame.top_bar import TopBar
from commune_desk.ui.frame.work.making import Making
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.actions import make_action
from commune_desk.words.desk.steps import NOTHING_TO_UNDO

if TYPE_CHECKING:
    from commune_desk.domain.desk.dossier_list import DeskCounts, DossierRow
    from commune_desk.services.desk.desk import Desk
    from commune_desk.ui.frame.find_palette import Find

Counts = Callable[["Desk"], "DeskCounts"]
GEOMETRY = "window/geometry"
CLOSED, SIGN_OUT = 0, 1
HOME = "intake"
INVITATIONS = "commune_desk.ui.public.invitations"
AHEAD_AFTER_MS = 150
"""What was waiting for the first page, the status strip above all, comes before the next pages."""

READY_AFTER_MS = 100
"""Time for the first page to be painted and to take the keys that were pressed meanwhile."""


class MainWindow(QMainWindow):
    """The frame of the desk.

    Args:
        frame: what pages may ask of the window; carries the desk.
        find: finds people, dossiers and procedures for the palette.
        counts: what waits at the desk, for the rail.
        pages: the declared pages; the first that the officer may see is shown.

    Signals:
        scheme_flip_wanted: the officer asked for the other scheme.
        lock_wanted: the screen is to be locked; True where a colleague takes over.
        ready: the first page stands; what did not hurry may be done now.
        closed: the window has gone, with `CLOSED` or `SIGN_OUT` as the reason.
    """

    scheme_flip_wanted = Signal()
    lock_wanted = Signal(bool)
    ready = Signal()
    closed = Signal(int)

    def __init__(
        self,
        frame: PageFrame,
        *,
        find: Find,
        counts: Counts,
        pages: tuple[PageEntry, ...] = PAGES,
    ) -> None:
        super().__init__()
        self.frame = frame
        self._find = find
        self._counts = counts
        desk = frame.desk
        self._entries = {entry.key: entry for entry in permitted(pages, desk.officer.role)}
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self._opened: set[str] = set()
        self._reason = CLOSED
        self.setMinimumSize(size("minimum_width"), size("minimum_height"))

        does: dict[str, Callable[[], object]] = {
            "find": self.open_palette,
            "help": lambda: self._open_item("help", self._current),
            "undo": self._undo,
            "rating": self._ask_for_rating,
            "notices": self._read_notices_again,
            "scheme": self.scheme_flip_wanted.emit,
            "password": self._change_password,
            "lock": lambda: self.lock_wanted.emit(False),
            "colleague": lambda: self.lock_wanted.emit(True),
            "sign_out": self.sign_out,
        }
        for one in WINDOW_ACTIONS:
            if desk.officer.role in one.roles:
                action = make_action(
                    self, one.text, does[one.name], shortcut=one.shortcut, icon=one.icon
                )
                action.setObjectName(one.name)
                self.addAction(action)
        for entry in self._entries.values():
            if entry.shortcut:
                go = partial(self._go_to_page, entry.key)
                self.addAction(make_action(self, entry.text, go, shortcut=entry.shortcut))

        self._rail = Rail(desk.office.name, [one for one in self._entries.values() if one.in_rail])
        self._top_bar = TopBar(desk, self.actions())
        self._header = PageHeader()
        self._stack = PageStack()
        self._strip = StatusStrip(frame.notices, frame.tasks)
        page = column(self._header, self._stack.area, gap="m", margin="l")
        page.setStretch(1, 1)
        loud = NoticeLine(frame.notices, LOUD)
        right = column(self._top_bar, page, loud, self._strip, gap="")
        right.setStretch(1, 1)
        whole = row(self._rail, right, gap="")
        whole.setStretch(1, 1)
        self.setCentralWidget(boxed(whole))
        self._show_names()
        style_window(self)

        self._rail.page_chosen.connect(self.show_page)
        frame.page_wanted.connect(self.show_page)
        frame.item_wanted.connect(self._open_item)
        frame.status_changed.connect(
            lambda place, text, wrong: self._strip.show_place(place, text, is_wrong=wrong)
        )
        frame.act_offered.connect(self._strip.offer)
        self._strip.acted.connect(frame.status_acted)
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self._count)
        frame.changes.dossiers_changed.connect(self._counting.start)
        frame.changes.settings_changed.connect(self._show_names)
        QTimer.singleShot(0, self._show_first_page)

    def open(self) -> None:
        """Stand where it stood the last time; the first time it takes the whole screen."""
        if self.restoreGeometry(self.frame.remembered.state(GEOMETRY)):
            self.show()
        else:
            self.showMaximized()

    def _show_names(self) -> None:
        """Show the names of the office, the desk and the officer as they are now."""
        desk = self.frame.desk
        practice = f"{MARK} · " if desk.is_practice else ""
        self.setWindowTitle(f"{practice}{desk.office.name} · Một cửa")
        self._rail.name_office(desk.office.name)
        self._top_bar.show_desk(desk)

    # --- pages ---------------------------------------------------------------------------------

    def show_page(self, key: str) -> None:
        """Bring a page up; it is made when it is first asked for."""
        page = self._page(key)
        self._current = key
        self._opened.add(key)
        self._stack.setCurrentWidget(page)
        self._rail.set_current(key)
        self._show_header()
        page.on_shown()  # type: ignore[attr-defined]  # the contract of ui/pages

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._pages[self._current]

    @property
    def page_key(self) -> str:
        """The key of the page that is shown."""
        return self._current

    def entry(self, key: str) -> PageEntry | None:
        """The declared page of that key, None where the officer may not see it."""
        return self._entries.get(key)

    def go_home(self) -> None:
        """Show where the work begins; what was typed elsewhere stays there."""
        self._go_to_page(HOME if HOME in self._entries else next(iter(self._entries)))

    def _go_to_page(self, key: str) -> None:
        """The key of a page was pressed: it leads to where the page's work begins."""
        self.show_page(key)
        page = self.page
        if isinstance(page, Begins):
            page.begin()

    def _page(self, key: str) -> QWidget:
        if key not in self._pages:
            made: QWidget = page_class(self._entries[key])(self.frame)
            if isinstance(made, ChangesHeader):
                made.header_changed.connect(self._show_header)
            self._pages[key] = made
            self._stack.addWidget(made)
        return self._pages[key]

    def _show_header(self) -> None:
        page = self._pages[self._current]
        primary = page.primary_action  # type: ignore[attr-defined]  # the contract of ui/pages
        if primary is not None:
            page.addAction(primary)
        self._header.show_page(page.title, primary, page.actions())  # type: ignore[attr-defined]  # the contract of ui/pages

    def _open_item(self, kind: str, item_id: str) -> None:
        key = next(key for key, entry in self._entries.items() if entry.opens == kind)
        page = self._page(key)
        if isinstance(page, OpensItem):
            page.open_item(item_id)
        self.show_page(key)

    def _show_first_page(self) -> None:
        self.show_page(next(iter(self._entries)))
        QTimer.singleShot(READY_AFTER_MS, self._finish_opening)

    def _finish_opening(self) -> None:
        self._count()
        self.ready.emit()
        QTimer.singleShot(AHEAD_AFTER_MS, self, self._make_ahead)

    def _make_ahead(self) -> None:
        """Make the page that is wanted next, and in quiet moments the others of the day."""
        steps: list[Step] = []
        if HOME in self._entries and isinstance(home := self._page(HOME), MakesAhead):
            steps += home.steps_ahead()
        steps += steps_of(self._entries.values(), self.frame, make=self._page)
        Ahead(steps, self)

    def _count(self) -> None:
        waiting = self.frame.ask(lambda: self._counts(self.frame.desk), otherwise=None)
        if waiting is None:
            return
        for key, entry in self._entries.items():
            if entry.count:
                self._rail.set_count(key, getattr(waiting, entry.count))

    # --- what can be done from everywhere --------------------------------------------------------

    def open_palette(self) -> None:
        """Open the palette that finds people, dossiers, procedures and pages."""
        from commune_desk.domain.desk.deadline import deadline_of_row
        from commune_desk.ui.frame.find_palette import FindPalette
        from commune_desk.words.desk.due_dates import deadline_words

        def deadline(row: DossierRow) -> tuple[str, str]:
            said = deadline_of_row(row, self.frame.desk.now(), self.frame.desk.clock_rules)
            return said.mark, deadline_words(said)

        entries = list(self._entries.values())
        palette = FindPalette(self._find, entries, deadline=deadline, parent=self)
        palette.page_chosen.connect(self.show_page)
        palette.item_chosen.connect(self._open_item)
        palette.open_below(self._top_bar.search)

    def _read_notices_again(self) -> None:
        from commune_desk.ui.frame.notices.notices_dialog import NoticesDialog

        NoticesDialog(self.frame.notices, self).open()

    def _ask_for_rating(self) -> None:
        """Ask the next citizen, call their window back, or say what to do first."""
        invitations = import_module(INVITATIONS)  # pages bring it, the key needs it before them
        invitations.invitations_of(self.frame).ask_or_call_back(beside=self)

    def _change_password(self) -> None:
        from commune_desk.ui.frame.locking.password_dialog import password_dialog

        password_dialog(self.frame, self).open()

    def _undo(self) -> None:
        if not self.frame.notices.undo_last():
            self.frame.notices.publish(NOTHING_TO_UNDO, Tone.INFO)

    def sign_out(self) -> None:
        """Close the window for the next officer, unless a page holds what it cannot keep."""
        self._reason = SIGN_OUT
        self.close()
        self._reason = CLOSED

    # --- Qt's events ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing in the page used leads home."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_home()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Icons alone where the window is narrow, the page before all else where it is low."""
        self._rail.set_narrow(event.size().width() < size("rail_below"))
        is_low = event.size().height() < size("low_below")
        self._rail.set_low(is_low)
        self._header.set_low(is_low)
        super().resizeEvent(event)

    def keep_typed(self) -> bool:
        """Let the pages keep what is typed on them; whether nothing is left unkept."""
        keeping = [page for page in self._pages.values() if isinstance(page, KeepsTyped)]
        kept = [page.keep_typed() for page in keeping]  # each, whatever the one before said
        return all(kept)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the pages, let slow work finish, remember the window's place."""
        asking = [page for page in self._pages.values() if isinstance(page, AsksBeforeLeaving)]
        if not all(page.can_leave() for page in asking):
            event.ignore()
            return
        if Making.of_application().finish() and QApplication.activeModalWidget() is not None:
            event.ignore()  # a paper that nothing prints is on the screen now
            return
        self.frame.tasks.wait()
        keep_opened(self.frame.remembered, self._opened)
        self.frame.remembered.remember(GEOMETRY, QByteArray(self.saveGeometry()))
        super().closeEvent(event)
        self.closed.emit(self._reason)
