"""Signing in: the sign-in window stands first, the program behind it comes while one types.

Importing the database and the services takes several times as long as showing a window. So the
sign-in window is painted with what this PC remembers of it, a worker thread imports the rest, and
then the office is opened; whoever signs in earlier waits for that. What stands in the way of
opening (a locked or damaged database, a second start) is said over the sign-in window.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import OfficeNotFound
from commune_desk.ui.frame.tasks import Tasks
from commune_desk.ui.frame.way_in.program import Program
from commune_desk.ui.frame.way_in.sign_in_dialog import SignInDialog
from commune_desk.ui.look import theme
from commune_desk.ui.look.remembered import Remembered

if TYPE_CHECKING:
    from commune_desk.services.desk.desk import Desk, OpenOffice

OFFICE_NAME = "window/office"
SCHEME = "window/scheme"
NO_NAME_YET = "Một cửa"
NEXT = ("commune_desk.ui.frame.way_in.desk_window", "commune_desk.ui.pages.intake.page")


class SigningIn(QObject):
    """Leads one officer after the other to a desk.

    Attributes:
        tasks: where the program behind the window is imported; `tasks.broke` tells of a bug there.
    """

    def __init__(self, program: Program, remembered: Remembered) -> None:
        super().__init__()
        self.tasks = Tasks(self)
        self._program = program
        self._remembered = remembered
        self._is_new = program.is_new
        self._opened: OpenOffice | None = None

    def desk(self) -> Desk | None:
        """The desk of the officer who signs in next; None when nobody does."""
        if self._is_new:
            self._first_start()
            if self._opened is None:
                return None
        dialog = SignInDialog(self._remembered.text(OFFICE_NAME, NO_NAME_YET), self._opened)
        if self._opened is None:
            _FirstPaint(dialog).done.connect(lambda: self._open_after_loading(dialog))
        dialog.exec()
        self.tasks.wait()
        return self.desk() if self._is_new else dialog.desk

    def _open_after_loading(self, dialog: SignInDialog) -> None:
        self._behind(self._program.load, then=lambda _nothing: self._open(dialog))

    def _open(self, dialog: SignInDialog) -> None:
        """Open the office; while the officer types on, the desk's window is imported too."""
        try:
            opened = self._program.open_office()
        except OfficeNotFound:
            self._is_new = True
            dialog.reject()
        except UserError as error:
            self._refuse(dialog, error)
        else:
            self._keep(opened)
            self._behind(_import_next, then=lambda _nothing: None)
            dialog.use(opened)

    def _behind(self, imports: Callable[[], object], *, then: Callable[[object], None]) -> None:
        """Import on a worker thread; nothing there can be refused."""
        self.tasks.start("", lambda _progress: imports(), then=then, refused=then)

    def _refuse(self, dialog: SignInDialog, error: UserError) -> None:
        """Say why the office cannot be opened, and try again or give up."""
        from commune_desk.ui.frame.way_in.refusal_dialog import RefusalDialog

        if RefusalDialog(error, dialog).exec():
            QTimer.singleShot(0, lambda: self._open(dialog))
        else:
            dialog.reject()

    def _first_start(self) -> None:
        from commune_desk.ui.frame.way_in.first_start_dialog import FirstStartDialog

        self._is_new = False
        dialog = FirstStartDialog(self._program.create_office)
        dialog.exec()
        if dialog.opened is not None:
            self._keep(dialog.opened)

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
    """Import what most officers look at next."""
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
