"""What may not happen, however a window is treated.

* A reception is meant: what was received is who and what stood on the page before the act; the act
  was one that receives (F9, F10, Enter, a click, a scan never); the person came by a card, by hand
  or from a list, and the procedure was pointed at.
* No scan and no key of a page puts one person in the place of another, unless that was asked.
* What ends a dossier, a declined visit too, was asked in a dialog that was there before, and said
  yes to by another gesture than any that opens it.
* The wheel changes nothing.
"""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from commune_desk.domain.desk.history import RECEPTIONS, EventKind
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.people.applicant import Organisation
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.store.tables import Dossier, Event
from commune_desk.ui.frame.main_window import MainWindow
from commune_desk.ui.pages.intake.page import IntakePage
from tests.torture.counts import Counts
from tests.ui.drivers.intake import PROCEDURE_BOX

RECEIVES = {"F9", "F10", "Return", "Space", "click"}
CHOOSES = RECEIVES | {"Ctrl+Return", "Ctrl+R", "fill"}
"""What may bring a procedure to the page: none of the keys of pages, no scan, no typing, no Tab."""

ENDS = {"Ctrl+Return", "click", "Space"}
ENDING = {Action.RETURN, Action.REFUSE, Action.STOP, Action.LAPSE, EventKind.CANCELLED,
          EventKind.DECLINE}  # fmt: skip
ARROWS = {"Down", "Up", "PgDown", "Home", "End"}


class Broken(AssertionError):
    """A rule was broken."""


@dataclass(frozen=True)
class Before:
    """What stood on the screen before an act.

    Attributes:
        number: of the person on the page of intake, wherever the window is; of who has none,
            the name.
        procedure: the code of the procedure there.
        is_box_untouched: whether the box for procedures has the focus and nothing was typed in it.
        page: the page that is shown.
        dialog: the title of the dialog in front.
        focus: the name of the box with the focus.
    """

    number: str = ""
    procedure: str = ""
    is_box_untouched: bool = False
    page: str = ""
    dialog: str = ""
    focus: str = ""


LENGTHS = (9, 12)
"""Digits of the number of a person, old and new."""

UnderWay = list[tuple[Before, str]]


class Rules:
    """Looks before and after each act.

    Args:
        counts: where what happened is counted.
    """

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._pointed = False
        self._procedure_by = self._person_by = ""
        self._last_event = 0

    def begin(self) -> None:
        """What happened before is none of the monkey's."""
        newest = Event.select(Event.id).order_by(Event.id.desc()).first()
        self._last_event = newest.id if newest else 0

    def look(self, window: MainWindow) -> Before:
        """What stands on the screen now."""
        page = window.findChild(IntakePage)  # wherever the window is
        texts: dict[str, str] = page.texts() if page is not None else {}
        focused: QWidget | None = QApplication.focusWidget()
        name = focused.accessibleName() if focused is not None else ""
        typed = focused.text().strip() if isinstance(focused, QLineEdit) else ""
        if name != PROCEDURE_BOX:
            self._pointed = False
        over = QApplication.activeModalWidget()
        return Before(
            number=texts.get("applicant.personal_id") or texts.get("applicant.full_name", ""),
            procedure=texts.get("procedure", ""),
            is_box_untouched=name == PROCEDURE_BOX and not typed and not self._pointed,
            page=window.page_key,
            dialog=over.windowTitle() if over is not None else "",
            focus=name,
        )

    def judge(self, desk: Desk, after: Before, under_way: UnderWay) -> None:
        """Look at what came of an act.

        Args:
            after: what stands on the screen now.
            under_way: the acts that have not ended, each with what stood there before it, the one
                that is judged last: a dialog that waits is answered in the middle of another act.

        Raises:
            Broken: a rule was broken.
        """
        before, did = under_way[-1]
        if did in ARROWS:
            self._pointed = self._pointed or before.focus == PROCEDURE_BOX
        self._judge_history(desk, under_way)
        is_asked = bool(before.dialog)
        if before.procedure != after.procedure:
            self._procedure_by = did if after.procedure else ""
            if did == "Return" and before.is_box_untouched and after.procedure:
                raise Broken(f"Enter on an untouched list chose {after.procedure}")
            if after.procedure and did not in CHOOSES and not is_asked:
                raise Broken(f"{did} chose {after.procedure}")
        if before.number != after.number:
            self._judge_person(before, after, did)

    def _judge_person(self, before: Before, after: Before, did: str) -> None:
        """Nobody takes another's place on the page by a scan or a key, unless that was asked.

        Esc makes a draft of the first; then a card comes that waited for a dialog to close.
        """
        self._person_by = did if after.number else ""
        by_typing = did in ("“”", "fill", "Backspace", "Del", "Ctrl+Z", "Ctrl+V", "Ctrl+X", "Esc")
        both = (before.number, after.number)  # a name alone changes while it is typed
        is_swap = all(one.isdecimal() and len(one) in LENGTHS for one in both)  # a digit is nobody
        if is_swap and not (before.dialog or by_typing or did in RECEIVES | {"Ctrl+Return"}):
            raise Broken(f"{did} put another in the place of {before.number}")

    def _judge_history(self, desk: Desk, under_way: UnderWay) -> None:
        new: list[Any] = list(Event.select().where(Event.id > self._last_event).order_by(Event.id))
        received = [event.dossier_id for event in new if event.kind in RECEPTIONS]
        for event in new:
            self._last_event = event.id
            self._counts.happened[event.kind] += 1
            if event.dossier_id in received[:1] and event.kind in RECEPTIONS:
                self._judge_reception(desk, event, under_way)  # those linked with it follow it
            elif event.kind in ENDING and event.dossier_id not in received:
                self._judge_ending(event, under_way)

    def _judge_ending(self, event: Any, under_way: UnderWay) -> None:
        before, did = under_way[-1]
        if did not in ENDS or not before.dialog:
            raise Broken(f"{event.kind} by {did or 'nothing'} over {before.dialog!r}")
        self._counts.second_gestures += 1

    def _judge_reception(self, desk: Desk, event: Any, under_way: UnderWay) -> None:
        """An act that receives is under way, and what it received stood there before it."""
        keys = [(before, did) for before, did in under_way if did in RECEIVES | {"Ctrl+Return"}]
        if not keys:
            raise Broken(f"{event.kind} by {under_way[-1][1] or 'nothing'}")
        before, _did = keys[0]
        if before.page == "certification":
            return  # a lot: what is certified is named line by line
        if not (self._procedure_by and self._person_by):
            raise Broken(f"received {before.procedure} for {before.number}, chosen by nobody")
        if before.dialog:
            return  # what was asked about stands in the dialog
        known = lookup.known(desk, Dossier.get_by_id(event.dossier_id).dossier_no)
        if before.procedure != (other := known.dossier.procedure_code):
            raise Broken(f"received {other}, shown {before.procedure}")
        person: Any = known.filing.applicant
        if isinstance(person, Organisation):
            return  # another box names it
        if before.number not in (getattr(person, "personal_id", ""), person.full_name):
            raise Broken("received for another person than was shown")
