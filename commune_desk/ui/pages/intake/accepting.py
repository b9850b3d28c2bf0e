"""F9 and F10: the office receives what stands on the page, then it prints.

Everything that was asked for together is received together, or nothing of it: the first dossier,
those that are linked with it, the refusals of what is declined. Only then is the page cleared, and
only then something is printed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from commune_desk.domain.certification.drafts import LotDraft, body_of, carried
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.form.kinds import write_tick
from commune_desk.domain.form.rules import inside
from commune_desk.domain.law.books import book_for
from commune_desk.domain.people.applicant import name_of
from commune_desk.domain.reception.reception import organisation_of, reception_from
from commune_desk.domain.reception.visit import SLIPS
from commune_desk.services.certification import certification
from commune_desk.services.papers import declarations, printing
from commune_desk.services.reception import drafts, linked, parties
from commune_desk.services.reception.reception import checked_reception
from commune_desk.ui.pages.intake.last_received import LastReceived
from commune_desk.ui.pages.intake.turning_away import print_visit
from commune_desk.ui.public.invitations import invitations_of
from commune_desk.ui.public.invite_button import InviteButton
from commune_desk.ui.widgets.actions import action, action_of, actions_of
from commune_desk.words.answers import received, received_before, turned_away
from commune_desk.words.papers.papers import slip_number
from commune_desk.words.values import in_sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.catalogue.procedure import Procedure
    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.keys import DraftId
    from commune_desk.domain.law.books import BookForm
    from commune_desk.services.papers.printing import Printed
    from commune_desk.services.reception.intake import Received
    from commune_desk.services.reception.linked import LinkedReceived
    from commune_desk.services.reception.parties import KnownOtherwise
    from commune_desk.ui.frame.page_frame import PageFrame


RECEIVE, SOLVE, CERTIFY = "Tiếp nhận và in", "Giải quyết ngay", "Chứng thực ngay"
WRITE = "Viết hộ và in"
NONE_YET = "Chưa tiếp nhận hồ sơ nào để in lại. Giấy của hồ sơ cũ: mở hồ sơ ở Hồ sơ (F3)."
NOT_AT_ONCE = "F10 chỉ dùng cho thủ tục giải quyết trong ngày. Chọn thủ tục đó trước."


class Accepting:
    """Receives and prints.

    Args:
        page: under which dialogs open.
        begun: what stands on the page.
        entered: the same; None where something in it is refused, which was said.
        refuse: says that who comes is not the person whom the office knows under that number.
        done: called when it is received, before it prints.
        write: keeps and prints what stands on the page without a procedure.

    Attributes:
        last: shows what was received.
        receiving, solving: the actions, F9 and F10.
        printing_last: prints the receipt of what was received last once more.
    """

    def __init__(  # noqa: PLR0913  # what a page lends to it
        self,
        frame: PageFrame,
        page: QWidget,
        *,
        begun: Callable[[], Texts],
        entered: Callable[[], Texts | None],
        refuse: Callable[[Sequence[KnownOtherwise]], None],
        done: Callable[[], None],
        write: Callable[[], None],
    ) -> None:
        self._frame = frame
        self._page = page
        self._write = write
        self._begun = begun
        self._entered = entered
        self._refuse = refuse
        self._done = done
        self._procedure: Procedure | None = None
        self._book: BookForm | None = None
        self.last = LastReceived(
            self.print_again,
            lambda no: frame.open_item("dossier", no),
            self._take_fee,
            invite=InviteButton(frame, of_one=True),
        )
        self.receiving, self.solving = actions_of(self.receive, self.solve_at_once, parent=page)
        self.solving.setEnabled(False)
        self.printing_last = action_of(self.print_last, page)
        self.printing_last.setEnabled(False)

    def follow(self, procedure: Procedure | None, *, is_letter: bool = False) -> None:
        """Offer what can be done of the chosen procedure, or of a letter instead of one."""
        self.receiving.setText(WRITE if is_letter else RECEIVE)
        if procedure is self._procedure:
            return
        self._procedure, self._book = procedure, None
        if procedure is not None:
            self._book = book_for(certification.forms(self._frame.desk), procedure.code)
        self.solving.setEnabled(procedure is not None and procedure.is_same_day)
        self.solving.setText(CERTIFY if self._book else SOLVE)

    def print_again(self, dossier_no: str) -> None:
        """Print the receipt of a dossier once more."""
        if dossier_no:
            desk = self._frame.desk
            self._print([partial(printing.make_slip, desk, dossier_no, SlipKind.RECEIPT)])

    @action("In lại giấy vừa tiếp nhận", shortcut="Ctrl+P", icon="print", waits_for=NONE_YET)
    def print_last(self) -> None:
        """Print the receipt of what was received last once more."""
        self.print_again(self.last.dossier_no)

    def _take_fee(self, dossier_no: str) -> None:
        from commune_desk.ui.fees.fee_dialog import FeeDialog  # not before the first fee

        FeeDialog(self._frame, dossier_no, self._page).open()

    @action(RECEIVE, shortcut="F9", icon="receive")
    def receive(self) -> None:
        """Receive what stands on the page; it is handled later."""
        self._accept(is_at_once=False)

    @action(SOLVE, shortcut="F10", icon="check", waits_for=NOT_AT_ONCE)
    def solve_at_once(self) -> None:
        """Solve and hand over in one step; what is certified gets its number on its own page."""
        if self._book is None:
            self._accept(is_at_once=True)
            return
        texts, desk = self._begun(), self._frame.desk
        wanted = {"procedure": texts["procedure"], "organisation": organisation_of(texts)}
        draft = LotDraft(
            book=self._book.kind,
            wanted=wanted,
            who=inside("applicant", texts),
            beside=carried(texts),
        )

        def go_there(draft_id: DraftId) -> None:
            self._done()
            self._frame.open_item("lot", str(draft_id))

        self._frame.perform(partial(drafts.save, desk, body_of(draft)), then=go_there)

    def _accept(self, *, is_at_once: bool, said: Texts | None = None) -> None:
        """Let the office receive what stands here; then clear the page, then print.

        Args:
            is_at_once: whether it is solved and handed over in the same action.
            said: what an officer said when asked.
        """
        frame, desk, typed = self._frame, self._frame.desk, self._entered()
        if typed is None:
            return
        if not typed["procedure"]:
            self._write()
            return
        texts = {**typed, **(said or {})}
        entered = reception_from(texts)
        met = frame.ask(partial(parties.known_otherwise, desk, entered.party), otherwise=())
        if met and not entered.is_same_person:
            go_on = partial(self._accept, is_at_once=is_at_once)
            self._ask_same_person(met, lambda more: go_on(said=more))
            return

        def accept() -> tuple[LinkedReceived, str]:
            # What stands here may be mended before it is asked for again; it is the same dossier.
            reception = replace(checked_reception(desk, texts), request_print="")
            together = linked.receive(desk, reception, is_at_once=is_at_once)
            return together, name_of(reception.applicant)

        accepted: list[tuple[LinkedReceived, str]] = []
        announces = frame.changes.dossiers_changed
        if not frame.perform(accept, then=accepted.append, announces=announces):
            return
        [(done, applicant)] = accepted
        words = self._words_of(done)
        self.last.show_received(done.lead.dossier.dossier_no, f"{words} · {applicant}")
        self.printing_last.setEnabled(True)
        frame.notices.publish(words)
        self._done()
        self._print(self._papers(done))
        for visit in done.declined:
            print_visit(frame, visit.id, parent=self._page)
        if done.lead.dossier.returned_at is not None:
            invitations_of(frame).offer(done.lead.dossier.dossier_no, beside=self._page)

    def _papers(self, done: LinkedReceived) -> list[Callable[[], Printed]]:
        """Of each dossier the declarations, which are signed first, and the slips."""
        desk = self._frame.desk
        makes: list[Callable[[], Printed]] = []
        for one in (done.lead, *done.others):
            number = one.dossier.dossier_no
            codes = (filling.form.code for filling in one.fillings)
            slips = printing.papers_at_reception(desk, one.dossier)
            makes += [partial(declarations.make_declaration, desk, number, code) for code in codes]
            makes += [partial(printing.make_slip, desk, number, kind) for kind in slips]
        return makes

    def _words_of(self, done: LinkedReceived) -> str:
        """What came of it, or that it had come already when the draft was still there."""
        if done.is_repeated:
            return received_before(done.lead.dossier.dossier_no)
        centre = self._frame.desk.office.centre_name
        declined = (
            f"{one.procedure_name}: "
            + in_sentence(turned_away(one, slip_number(SLIPS[one.outcome], one.slip_no, centre)))
            for one in done.declined
        )
        return "; ".join((*map(_said_of, (done.lead, *done.others)), *declined))

    def _print(self, makes: Sequence[Callable[[], Printed]]) -> None:
        from commune_desk.ui.printing.printer import print_made  # not before the first paper

        desk = self._frame.desk
        print_made(self._frame, makes, count=partial(printing.count_print, desk), parent=self._page)

    def _ask_same_person(
        self, met: Sequence[KnownOtherwise], go_on: Callable[[Texts], None]
    ) -> None:
        """Ask before a known number gets another name; a no is said beside the number."""
        from commune_desk.ui.pages.intake.same_person_dialog import SamePersonDialog

        dialog = SamePersonDialog(met, parent=self._page)
        dialog.accepted.connect(lambda: go_on({"same_person": write_tick(True)}))
        dialog.rejected.connect(partial(self._refuse, met))
        dialog.open()


def _said_of(one: Received) -> str:
    if one.dossier.returned_at is None:
        return received(one.dossier)
    return f"Đã giải quyết và trả ngay {one.dossier.dossier_no}"
