"""The frame as a page sees it: where it says what happened and asks to be taken elsewhere.

Screens ask, services do, signals tell: a page calls a service through `perform`, which shows a
refusal in one place and fires the signal that tells the other pages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from commune_desk.domain.errors import UserError, outcome
from commune_desk.domain.outside_errors import DatabaseUnreachable
from commune_desk.services.desk.progress import Progress
from commune_desk.ui.frame.changes import Changes
from commune_desk.ui.frame.notices.notices import Notices
from commune_desk.ui.frame.work.making import Making
from commune_desk.ui.frame.work.runs import End, Run, Work
from commune_desk.ui.frame.work.tasks import Task, Tasks
from commune_desk.ui.look.remembered import Remembered
from commune_desk.words.errors import RefusalWords, refusal_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from commune_desk.services.desk.desk import Desk

T = TypeVar("T")
E = TypeVar("E")


class PageFrame(QObject):
    """What the window offers to every page.

    Attributes:
        desk: the desk as it is now; a new setting or sign-in makes a new one, so pages ask for it
            each time and keep no copy.
        notices: publish what is worth saying in passing.
        changes: signals that tell what changed.
        tasks: slow work off the UI thread; pages start it through `start`.
        remembered: what this PC remembers of its screen, whoever works at it.
        own: columns and last choices of the officer on this PC.

    Signals:
        done: a service has changed something, or work has begun that takes a while: what ended or
            began it means nothing more for a moment.
        refused: a service has refused something; the officer may no longer be who signed in.
        cut_off: the database could not be reached.
        status_acted: the button beside a place of the status strip was pressed.
        upkeep_wanted: the office is to be closed for what is named (`way_in/upkeep.py`).
    """

    page_wanted = Signal(str)
    item_wanted = Signal(str, str)
    status_changed = Signal(str, str, bool)
    act_offered = Signal(str, str)
    status_acted = Signal(str)
    sync_wanted = Signal()
    tour_wanted = Signal()
    done = Signal()
    refused = Signal()
    cut_off = Signal()
    upkeep_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        *,
        notices: Notices,
        changes: Changes,
        tasks: Tasks,
        remembered: Remembered,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.notices = notices
        self.changes = changes
        self.tasks = tasks
        self.remembered = remembered
        self.own = remembered.own(desk.officer.login)

    def show_page(self, key: str) -> None:
        """Go to a page by its key in `actions.PAGES`."""
        self.page_wanted.emit(key)

    def open_item(self, kind: str, item_id: str, *, leaving: QDialog | None = None) -> None:
        """Open one dossier, citizen or procedure on the page that declares `opens=kind`.

        A dialog in which it was chosen is left for it.
        """
        if leaving is not None:
            leaving.accept()
        self.item_wanted.emit(kind, item_id)

    def begin_tour(self) -> None:
        """Lead a new clerk through the first day; in the office for practice alone."""
        self.tour_wanted.emit()

    def leave_for(self, upkeep: str) -> None:
        """Close the window for what is done while nobody has the office open, then sign in."""
        self.upkeep_wanted.emit(upkeep)

    def sync_workbooks(self) -> None:
        """Bring the register workbooks up to date now (`ui/frame/watch/workbook_keeper.py`)."""
        self.sync_wanted.emit()

    def renew_desk(self, desk: Desk) -> None:
        """Work with a new desk from now on: a setting, the calendar or the officer changed."""
        self.desk = desk
        self.changes.settings_changed.emit()

    def show_status(self, place: str, text: str, *, is_wrong: bool = False, act: str = "") -> None:
        """Write one place of the status strip: "sync", "backup" or "printer".

        Args:
            place: which.
            text: what it says.
            is_wrong: whether somebody has to see to it.
            act: what the button beside it says; `status_acted` tells that it was pressed.
        """
        self.status_changed.emit(place, text, is_wrong)
        self.act_offered.emit(place, act)

    def perform(
        self,
        verb: Callable[[], T],
        *,
        then: Callable[[T], None] | None = None,
        announces: SignalInstance | None = None,
        beside: Callable[[RefusalWords], None] | None = None,
    ) -> bool:
        """Call a service and tell what came of it.

        Args:
            verb: the service with its arguments, `lambda: intake.receive(desk, draft)`.
            then: gets what the service returned.
            announces: the signal of `changes` to fire afterwards.
            beside: gets the sentence of a refusal, to stand beside a field instead of in a notice.

        Returns:
            Whether it was done.
        """
        try:
            result = verb()
        except UserError as error:
            self.tell(error, beside)
            return False
        if announces is not None:
            self.done.emit()
        if then is not None:
            then(result)
        if announces is not None:
            announces.emit()
        return True

    def tell(self, error: UserError, beside: Callable[[RefusalWords], None] | None = None) -> None:
        """Say that something was refused, in a notice or beside a field."""
        if isinstance(error, DatabaseUnreachable):
            self.cut_off.emit()
        else:
            self.refused.emit()
        if beside is None:
            self.notices.refused(error)
        else:
            beside(refusal_words(error))

    def ask(self, question: Callable[[], T], *, otherwise: E) -> T | E:
        """What a service answers; `otherwise` where it refused, which was said."""
        answers: list[T] = []
        self.perform(question, then=answers.append)
        return answers[0] if answers else otherwise

    def make(
        self, makes: Sequence[Callable[[], T]], *, then: Callable[[Sequence[T]], None]
    ) -> None:
        """Call services that take longer than an answer may take, beside the window.

        They are called in their order, after everything that was asked for before; what is refused
        is said as by `perform`, and does not keep the others.

        Args:
            makes: the services with their arguments.
            then: gets what those returned that were not refused, on the UI thread.
        """
        database = self.desk.database

        def work(_progress: Progress) -> list[T | UserError]:
            with database.thread():
                return [outcome(make) for make in makes]

        run = Run(work)

        def over() -> None:
            if run.end is End.BROKE:
                self.tasks.broke.emit(run.outcome)
                return
            outcomes = [run.outcome] if run.end is End.REFUSED else run.outcome
            for refusal in (one for one in outcomes if isinstance(one, UserError)):
                self.tell(refusal)
            then([one for one in outcomes if not isinstance(one, UserError)])

        Making.of_application().begin(run, over)

    def start(
        self, title: str, work: Work, *, then: Callable[[Any], None], by_itself: bool = False
    ) -> Task:
        """Start slow work with a database connection of its own.

        The status strip shows its progress and its cancel button; a refusal becomes a notice.

        Args:
            title: what the strip says, "Đang lập báo cáo".
            work: takes a `services.progress.Progress`, to be handed on to the service.
            then: gets the result, on the UI thread.
            by_itself: whether it was time for it and nobody asked; then no key is dead behind it,
                which a clerk at work would miss.
        """
        database = self.desk.database

        def connected(progress: Progress) -> Any:
            with database.thread():
                return work(progress)

        if not by_itself:
            self.done.emit()  # F9 twice writes one report, and a period that is closed writes none
        return self.tasks.start(title, connected, then=then, refused=self.tell)
