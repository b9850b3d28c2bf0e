"""Signing in: the sign-in window stands first, the program behind it comes while one types.

Importing the database and the services takes several times as long as showing a window. So the
sign-in window is painted with what this PC remembers of it, a worker thread imports the rest, and
then the office is opened; whoever signs in earlier waits for that. What stands in the way of
opening (a locked or damaged database, a second start) is said over the sign-in window.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from commune_desk.domain.errors import UserError
from commune_desk.domain.office.database_errors import DatabaseEmpty, DataFolderGone
from commune_desk.domain.outside_errors import (
    AlreadyRunning,
    DatabaseUnreachable,
    OfficeNotFound,
)
from commune_desk.ui.frame.way_in.program import Program
from commune_desk.ui.frame.way_in.reaching import Reaching
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog
from commune_desk.ui.frame.work.tasks import Tasks
from commune_desk.ui.look import icons, theme
from commune_desk.ui.look.remembered import Remembered

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.office.office import OfficeSetup
    from commune_desk.domain.upkeep.moving import MoveKind
    from commune_desk.services.desk.desk import Desk, OpenOffice
    from commune_desk.ui.frame.way_in.first_start_dialog import FirstStartDialog
    from commune_desk.ui.frame.way_in.place_dialog import PlaceDialog
    from commune_desk.ui.frame.way_in.upkeep import UpkeepKind

OFFICE_NAME = "window/office"
SCHEME = "window/scheme"
LAST_LOGIN = "window/login"
NEXT = (
    "commune_desk.ui.frame.way_in.desk_window",
    "commune_desk.ui.pages.today.page",
    "commune_desk.ui.frame.way_in.icons_ahead",
)
"""What every officer looks at next; whoever signs in earlier waits for it."""

THEN = ("commune_desk.ui.pages.intake.page",)
"""What most look at then; nobody waits for it."""


class SigningIn(QObject):
    """Leads one officer after the other to a desk.

    Attributes:
        tasks: where the program behind the window is imported; `tasks.broke` tells of a bug there.
    """

    def __init__(self, program: Program, remembered: Remembered) -> None:
        super().__init__()
        self.tasks, self._unwaited = Tasks(self), Tasks(self)
        self._program = program
        self._remembered = remembered
        self._is_new = program.is_new
        self._is_practising = self._was_restored = False
        self._opened: OpenOffice | None = None
        self._reaching: Reaching | None = None

    def desk(self) -> Desk | None:
        """The desk of the officer who signs in next; None when nobody does."""
        if self._is_practising:
            return self._practise()
        if self._is_new:
            self._is_new = False
            self._program.second_start.listen()
            if not self._begin():
                return None
        dialog = SignInDialog(
            self._remembered.text(OFFICE_NAME),
            self._opened,
            last_login=self._remembered.text(LAST_LOGIN),
        )
        if self._opened is None:
            _FirstPaint(dialog).done.connect(
                lambda: self._behind(self._program.load, then=lambda _nothing: self._open(dialog))
            )
        dialog.exec()
        self._listen_no_longer()
        self.tasks.wait()
        if dialog.wants_practice:
            return self._practise()
        if self._is_new:
            return self.desk()
        return self._furnished(dialog.desk) if dialog.desk is not None else None

    def _furnished(self, desk: Desk) -> Desk:
        """The desk of who signed in, once they were asked for what the office lacks here."""
        self._remembered.remember(LAST_LOGIN, desk.officer.login)
        self._program.safeguards.missing_sheet(desk)
        if not self._was_restored:
            return desk
        self._was_restored = False
        return self._program.safeguards.missing_places(desk, self.tasks)

    def has_open(self, desk: Desk) -> bool:
        """Whether the office in which somebody worked is open still, and no other one is."""
        return self._opened is not None and self._opened.database is desk.database

    def _begin(self) -> bool:
        """A new office, or this PC into one that is there; False where neither came about."""
        from commune_desk.ui.frame.way_in.first_question import FirstQuestionDialog, JoinDialog

        may_restore = self._program.upkeep is not None
        while (question := FirstQuestionDialog(may_restore=may_restore)).exec():
            if question.wants_restore:
                if self._restore():
                    self._was_restored = True
                    return True
                continue
            if question.wants_join:
                name = self._program.beginning.pc_name()
                if JoinDialog(self._program.beginning.join, name, self.tasks).exec():
                    return True
                continue
            from commune_desk.ui.frame.way_in.first_start_dialog import FirstStartDialog
            from commune_desk.ui.frame.way_in.place_dialog import PlaceDialog

            usual = self._program.beginning.shared_folder()
            asked = PlaceDialog(self._program.beginning.try_place, usual, self.tasks)
            first = FirstStartDialog(partial(self._create, asked))
            while asked.exec():
                first.exec()
                if not first.goes_back:  # what was typed is there when they come again
                    return self._settle(first)
        return False

    def _create(
        self, asked: PlaceDialog, setup: OfficeSetup, machine: Mapping[str, object]
    ) -> OpenOffice:
        return self._program.beginning.create_office(setup, machine, asked.place())

    def _settle(self, first: FirstStartDialog) -> bool:
        """What comes after the steps of a new office; False where they were given up."""
        if first.opened is None:
            return False
        self._remembered.remember(LAST_LOGIN, first.login)
        self._program.second_start.listen()  # where the office is now
        self._keep(first.opened)
        self._program.safeguards.first_sheet(first.opened)
        self._program.safeguards.first_places(first.opened, self.tasks)
        return True

    def _restore(self, parent: QWidget | None = None) -> bool:
        """Bring an office back from its backup; False where that was given up."""
        from commune_desk.ui.frame.way_in.restore_dialog import RestoreDialog

        assert self._program.upkeep is not None, "it is offered where it can be done"
        login = self._remembered.text(LAST_LOGIN)
        dialog = RestoreDialog(self._program.upkeep, self.tasks, login=login, parent=parent)
        is_done = bool(dialog.exec())
        if is_done:  # who restored it signs in next
            self._remembered.remember(LAST_LOGIN, dialog.login)
        return is_done

    def _move_office(self, kinds: tuple[MoveKind, ...], parent: QWidget | None = None) -> None:
        """Move the office, as far as somebody who may wants it."""
        from commune_desk.ui.frame.way_in.move_dialog import MoveDialog

        assert self._program.upkeep is not None, "it is offered where it can be done"
        login = self._remembered.text(LAST_LOGIN)
        MoveDialog(self._program.upkeep.move, kinds, self.tasks, login=login, parent=parent).exec()

    def do_upkeep(self, kind: UpkeepKind) -> None:
        """Do what an administrator has left the desk for; then somebody signs in again."""
        from commune_desk.ui.frame.way_in.key_dialogs import KeyChangeDialog
        from commune_desk.ui.frame.way_in.upkeep import UpkeepKind

        if self._program.upkeep is None:
            return
        self._opened = None
        self._program.leave_office()
        if kind is UpkeepKind.RESTORE:
            self._restore()
        elif kind is UpkeepKind.MOVE:
            from commune_desk.ui.frame.way_in.move_dialog import moves_from

            self._move_office(moves_from(is_on_server=bool(self._program.server.host())))
        else:
            login = self._remembered.text(LAST_LOGIN)
            KeyChangeDialog(self._program.upkeep, self.tasks, login=login).exec()
        self.tasks.wait()

    def _practise(self) -> Desk | None:
        """The desk of an officer of the office for practice; the real one is closed meanwhile."""
        from commune_desk.ui.frame.way_in.practice_dialog import PracticeDialog

        self._opened, self._is_practising = None, True
        self._show_practice(is_practice=True)
        dialog = PracticeDialog(self._program, self.tasks)
        dialog.exec()
        self.tasks.wait()
        if not dialog.goes_back:
            return dialog.desk
        self._is_practising = False
        self._show_practice(is_practice=False)
        self._program.leave_office()
        return self.desk()

    def _show_practice(self, *, is_practice: bool) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.set_practice(application, is_practice=is_practice)
            icons.redraw_all()

    def _open(self, dialog: SignInDialog) -> None:
        """Open the office, once its server answers where it is on one.

        Who has gone elsewhere meanwhile, to practise above all, has another office open by now.
        """
        if not dialog.isVisible():
            return
        try:
            host = self._program.server.host()
        except UserError:  # opening says what is wrong with the settings
            host = ""
        if not host:
            self._open_now(dialog)
            return
        reaching = self._reaching = Reaching(self._program.server.reach, self)
        reaching.ended.connect(lambda refusal: self._on_reached(dialog, refusal))
        dialog.show_connecting(host, give_up=lambda: self._give_up(dialog, host))

    def _on_reached(self, dialog: SignInDialog, refusal: UserError | None) -> None:
        if not dialog.isVisible():
            return
        dialog.hide_connecting()
        if refusal is None:
            self._open_now(dialog)
        else:
            self._refuse(dialog, refusal)

    def _give_up(self, dialog: SignInDialog, host: str) -> None:
        """Who does not want to wait any longer chooses as if the server had not answered."""
        self._listen_no_longer()
        self._on_reached(dialog, DatabaseUnreachable(host))

    def _listen_no_longer(self) -> None:
        if self._reaching is not None:
            self._reaching.give_up()

    def _open_now(self, dialog: SignInDialog) -> None:
        """Open the office; while the officer types on, the desk's window is imported too."""
        try:
            opened = self._program.open_office()
        except UserError as error:
            self._refuse(dialog, error)
        else:
            self._keep(opened)
            self._program.second_start.listen()
            self._behind(_import_next, then=lambda _nothing: self._get_ready(dialog))
            dialog.use(opened)

    def _refuse(self, dialog: SignInDialog, error: UserError) -> None:
        """Say why the office cannot be opened, and go the way that is chosen."""
        from commune_desk.ui.frame.way_in.refusal_dialog import RefusalDialog, WayOn

        if isinstance(error, AlreadyRunning) and self._program.second_start.call_running():
            dialog.reject()
            return
        said = RefusalDialog(
            error,
            dialog,
            has_former=self._program.pc_settings.has_former(),
            has_broken=self._program.pc_settings.is_broken(),
            may_begin=isinstance(error, OfficeNotFound | DatabaseEmpty | DataFolderGone),
            may_restore=self._program.upkeep is not None,
        )
        if not said.exec():
            self._is_new = said.way is WayOn.NEW
            dialog.reject()
            return
        if said.way is WayOn.MOVE:
            from commune_desk.domain.upkeep.moving import MoveKind
            from commune_desk.domain.upkeep.moving_errors import OfficeMovedAway

            is_away = isinstance(error, OfficeMovedAway)
            self._move_office((MoveKind.BACK if is_away else MoveKind.SERVER,), dialog)
        if said.way is WayOn.RESTORE:
            self._restore(dialog)
        if said.way is WayOn.KEY and self._program.upkeep is not None:
            from commune_desk.ui.frame.way_in.key_dialogs import KeyBackDialog

            KeyBackDialog(self._program.upkeep, dialog).exec()
        if said.way is WayOn.FORMER:
            self._program.pc_settings.use_former()
        if said.way is WayOn.DEFAULTS:
            self._program.pc_settings.use_defaults()
        QTimer.singleShot(0, lambda: self._open(dialog))

    def _get_ready(self, dialog: SignInDialog) -> None:
        """What nobody waits for: the icons of the window, and the page after the first."""
        from commune_desk.ui.frame.way_in.icons_ahead import draw_ahead

        if dialog.isVisible():
            draw_ahead(dialog)
        self._unwaited.start(
            "",
            lambda _progress: [import_module(module) for module in THEN],
            then=lambda _nothing: None,
            refused=lambda _nothing: None,
        )

    def _behind(self, imports: Callable[[], object], *, then: Callable[[object], None]) -> None:
        """Import on a worker thread; nothing there can be refused."""
        self.tasks.start("", lambda _progress: imports(), then=then, refused=then)

    def _keep(self, opened: OpenOffice) -> None:
        """Take the open office, and remember what the next start shows before opening it."""
        from commune_desk.settings import THEME

        self._opened = opened
        scheme = opened.settings[THEME]
        self._remembered.remember(OFFICE_NAME, opened.office.centre_name)
        self._remembered.remember(SCHEME, scheme)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.set_scheme(application, theme.Scheme(scheme))


def _import_next() -> None:
    from commune_desk.services.office import passwords

    passwords.get_ready()
    for module in NEXT:
        import_module(module)


class _FirstPaint(QObject):
    """Tells once that a window stands on the screen."""

    done = Signal()

    def __init__(self, window: QObject) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint; what it starts comes after it."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.done.emit)
        return False
