"""Intake (tiếp nhận): the page that decides. Scan, pick, F9: the citizen writes nothing.

Before the card is read, person and procedure are the page. What is settled folds into one line;
what is missing has the room, and beside it lies the paper that will be printed. Enter goes to the
next thing that is missing, not to the next field. What is typed is a draft within two seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from commune_desk.domain.form.rules import refusals
from commune_desk.domain.identifiers.scanning import ScanKind
from commune_desk.domain.reception.reception import is_begun, papers_from
from commune_desk.domain.reception.reception_errors import DayNotYetCome
from commune_desk.services.catalogue import catalogue
from commune_desk.services.reception import intake
from commune_desk.ui.look.layouts import column, in_order
from commune_desk.ui.pages.intake.applicant import PEOPLE, ApplicantPanel
from commune_desk.ui.pages.intake.declarations.asked_forms import MOST_KEPT
from commune_desk.ui.pages.intake.declarations.declared import PREFIX
from commune_desk.ui.pages.intake.declarations.declared_papers import (
    shown_declarations,
    shown_receipts,
)
from commune_desk.ui.pages.intake.declarations.declaring import DeclarationPanel
from commune_desk.ui.pages.intake.entered import PAPERS, PROCEDURE, Entered
from commune_desk.ui.pages.intake.filling import ENOUGH, ENOUGH_TO_WRITE, FillingArea
from commune_desk.ui.pages.intake.ground import IntakeGround
from commune_desk.ui.pages.intake.keeping import Keeping
from commune_desk.ui.pages.intake.linking import LinkedPanel
from commune_desk.ui.pages.intake.meeting import Meeting
from commune_desk.ui.pages.intake.outcomes import Outcomes
from commune_desk.ui.pages.intake.procedure import NO_PROCEDURE, ProcedurePanel
from commune_desk.ui.pages.intake.settled import beside_each_other
from commune_desk.ui.widgets.actions import make_action
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.words.errors import sentence

if TYPE_CHECKING:
    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.identifiers.scanning import Scan
    from commune_desk.services.reception.parties import KnownOtherwise
    from commune_desk.ui.frame.page_frame import PageFrame

DRAFT = "draft:"
BY_HAND = "Gõ tay, không có thẻ"


class IntakePage(QWidget):
    """One citizen at a time, from the card to the printed receipt."""

    title = "Tiếp nhận"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._applicant = ApplicantPanel(frame, self)
        self._procedure = ProcedurePanel(frame, self)
        self._declaring = DeclarationPanel(
            frame,
            self,
            reception=lambda: self._entered.reception(),  # noqa: PLW0108  # made below
            read_next=self._applicant.read,
        )
        self._linking = LinkedPanel(frame, self)
        self._entered = Entered(
            frame,
            applicant=self._applicant,
            procedure=self._procedure,
            linking=self._linking,
            declaring=self._declaring,
        )
        self._keeping = Keeping(
            frame,
            self,
            entered=self._entered,
            applicant=self._applicant,
            show=self._show_kept,
        )
        self._meeting = Meeting(
            frame,
            self,
            applicant=self._applicant,
            procedure=self._procedure,
            entered=self._entered,
            keep_draft=self._keeping.put_by,
        )
        self._outcomes = Outcomes(
            frame,
            self,
            entered=self._entered,
            keeping=self._keeping,
            applicant=self._applicant,
            procedure=self._procedure,
            refuse=self._refuse,
            refuse_known=self._refuse_known,
        )
        by_hand = make_action(self, BY_HAND, self._applicant.open, shortcut="")
        ends = self._outcomes
        beginning = beside_each_other(
            ActionButton(by_hand, "quiet"),
            ActionButton(ends.waiting, "quiet"),
            ActionButton(ends.writing_for.actions[1], "quiet"),
        )
        ground = self._ground = IntakeGround(
            self,
            applicant=self._applicant,
            procedure=self._procedure,
            linking=self._linking,
            beginning=beginning,
            last=ends.accepting.last,
            make_filling=self._made_filling,
        )
        ground.addActions([self._applicant.opening, *self._procedure.actions])
        ground.addActions([*ends.turning_away.actions, ends.waiting])
        ground.addAction(ends.accepting.printing_last)
        ground.addActions([*ends.writing_for.actions, self._declaring.bringing])
        ground.addActions(self._linking.actions)
        self.setLayout(column(scrolling(ground)))

        self.primary_action = ends.accepting.receiving
        self.addActions([*self._keeping.actions, ends.accepting.solving, self.primary_action])
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._connect()
        self._ground.arrange()
        self._recount()

    def _connect(self) -> None:
        """What each part tells, and who follows it."""
        self._applicant.edited.connect(self._declaring.follow)
        self._applicant.edited.connect(self._recount)
        self._applicant.person_shown.connect(self._meet)
        self._applicant.another_comes.connect(self._meeting.ask_about_another)
        self._applicant.form.finished.connect(lambda _name: self._meeting.compare())
        self._applicant.form.finished.connect(self._judge_day)
        self._applicant.form.finished.connect(lambda _name: self._recount())
        self._applicant.entered.connect(self._go_on)
        self._applicant.turned.connect(self._turn_person)
        self._procedure.picked.connect(self._show_papers)
        self._procedure.edited.connect(self._recount)
        self._procedure.card_scanned.connect(self._applicant.read)
        self._procedure.turned.connect(self._ground.arrange)
        self._declaring.edited.connect(self._recount)
        self._declaring.entered.connect(self._go_on)
        self._declaring.renewed.connect(self._renew_declarations)
        self._linking.edited.connect(self._link)
        self._ground.filling_made.connect(self._renew_declarations)
        self._frame.changes.catalogue_changed.connect(self._procedure.refresh_due)
        minute = QTimer(self, interval=60_000)
        minute.timeout.connect(self._follow_clock)
        minute.start()
        self._soon.timeout.connect(self._procedure.offer_recent)

    # --- how it lies -----------------------------------------------------------------------------

    def _turn_person(self) -> None:
        if self._applicant.is_open:
            in_order([*self._applicant.stops(), self._procedure.box])
        self._ground.arrange()

    def _made_filling(self) -> FillingArea:
        """The area below the lines, with all that goes on in it."""
        ends = self._outcomes
        made = FillingArea(
            self._frame,
            asking=[self._declaring.place, self._linking.further, self._applicant.form],
            facing=self._procedure.facing,
            others=[*ends.turning_away.actions, ends.waiting, ends.writing_for.actions[0]],
        )
        self._entered.papers = made.papers
        made.papers.edited.connect(self._recount)
        made.preview.judged.connect(self._declaring.show_annexed)
        made.papers.edited.connect(self._order_tabs)
        made.wanted.connect(self._focus)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        return made

    def _renew_declarations(self) -> None:
        """Other declarations are asked: their fields, their papers."""
        filling = self._ground.filling
        if filling is None:
            return
        form, entered = self._declaring.form, self._entered
        filling.fold([*([form] if form else []), self._procedure.way])
        declared = self._declaring.declared
        papers = shown_declarations(self._frame, declared, self._declaring.focused)
        if not entered.is_letter:
            beside = entered.received_beside()
            papers += shown_receipts(self._frame, entered.receivable, beside=beside)
        filling.preview.offer(papers)

    def _link(self) -> None:
        """Another procedure or declaration goes with this one, or goes no more."""
        self._declaring.follow()
        self._renew_declarations()
        self._ask()
        self._recount()

    def _follow_focus(self) -> None:
        """The preview shows the place that is being typed."""
        filling = self._ground.filling
        if filling is not None and filling.isVisible():
            here = self._declaring.focused().removeprefix(PREFIX)
            place = self._declaring.declared.paper_with(here)
            if place is not None:
                filling.preview.turn_to(place)
            self._follow_papers()

    def _order_tabs(self) -> None:
        if self._ground.filling is not None:
            form = self._declaring.form
            declared = form.folding.stops() if form is not None else ()
            stops = [*self._linking.stops(), *declared, *self._applicant.form.folding.stops()]
            self._ground.filling.order_tabs(stops)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another window has room for other things."""
        super().resizeEvent(event)
        self._ground.arrange()

    # --- the contract of ui/pages ---------------------------------------------------------------

    def on_shown(self) -> None:
        """Ready for a card; what was typed before stays."""
        self._keeping.count()
        self._procedure.refresh_due()
        self._meeting.look_back(is_anew=True)
        self._follow_papers()
        self._soon.start()
        if is_begun(self.texts()):
            self._go_on()
        else:
            self._applicant.focus_scan()

    def steps_ahead(self) -> Sequence[Callable[[], object]]:
        """What the first citizen would wait for: the area below the lines, the usual forms."""
        forms = (partial(self._make_form_ahead, place) for place in reversed(range(MOST_KEPT)))
        return (self._ground.make_filling_ahead, *forms)

    def _make_form_ahead(self, place: int) -> None:
        """Make the form of one of the procedures that are asked for most."""
        asked_for = catalogue.asked_for_of_late(self._frame.desk)
        for code in asked_for[place : place + 1]:
            self._declaring.make_ahead(code)

    def begin(self) -> None:
        """F2: in the scan box, whatever stands on the page."""
        self._ground.is_scan_wanted = True
        self._ground.arrange()
        self._applicant.focus_scan()

    def take_scan(self, scan: Scan) -> bool:
        """A card, or a citizen's number, wherever the focus is: somebody stands at the desk.

        A card in a field of a declaration is of the person whose field it is.
        """
        if scan.kind is ScanKind.DOSSIER:
            return False
        if scan.kind is ScanKind.PERSON:
            self._applicant.find(scan.text)
        elif not self._declaring.take_card(scan.text):
            self._applicant.read(scan.text)
        return True

    def open_item(self, item_id: str) -> None:
        """A new dossier for a person whom the office knows, or "draft:7" to go on with a draft.

        What stood here is kept as a draft.
        """
        self._keeping.put_by()
        if item_id.startswith(DRAFT):
            self._keeping.take_over(int(item_id.removeprefix(DRAFT)))
        else:
            self._applicant.begin_with(item_id)

    def keep_typed(self) -> bool:
        """What stands here is a draft at once, and somebody who was only scanned too."""
        return self._keeping.save()

    def can_leave(self) -> bool:
        """What was typed is kept before the window closes; only the clerk may give it up.

        Whoever stands here then is served by a colleague, or by the same clerk in another role.
        """
        if self.keep_typed():
            return True
        words = "Chưa lưu được phần đang nhập. Đóng cửa sổ và bỏ phần đó?"
        answer = QMessageBox.question(self, "Bản nháp chưa lưu", words)
        return answer is QMessageBox.StandardButton.Yes

    # --- what is entered -------------------------------------------------------------------------

    def texts(self) -> dict[str, str]:
        """What stands on the page: the texts of the form of a reception."""
        return self._entered.texts()

    def show_texts(self, texts: Texts) -> None:
        """Show what was kept; without texts the page is empty, for the next citizen.

        A procedure that is repealed meanwhile is left out, which is said.
        """
        desk, code = self._frame.desk, texts.get(PROCEDURE, "")
        self._keeping.begin(texts)
        procedure = None
        if code:
            find = partial(intake.procedure_for, desk, code, desk.now())
            procedure = self._frame.ask(find, otherwise=None)
        self._applicant.form.let_go()
        self._declaring.let_go()
        with self._ground.laid_out_once():
            self._applicant.fill(texts)
            self._procedure.fill(procedure, texts)
            self._linking.show_procedure(procedure)
            self._linking.fill(texts)
            self._declaring.fill(texts)
            if self._ground.filling is not None or self._procedure.is_chosen:
                filling = self._ground.made_filling()
                filling.fold_rest()
                filling.reading.put_away()
                filling.papers.show_procedure(procedure)
                if procedure is not None and papers_from(texts) is not None:
                    filling.papers.fill(texts)
            self._meeting.look_back(is_anew=True)
            self._ask()
        self._recount()

    def _show_kept(self, texts: Texts) -> None:
        """Show what was kept, and go on where it was left."""
        self.show_texts(texts)
        if texts:
            self._meeting.compare()
            self._go_on()

    # --- the way through the page ----------------------------------------------------------------

    def _recount(self) -> None:
        """Something changed: what is missing, what may be done, the paper, the draft."""
        if self._ground.is_changing:
            return
        entered, filling = self._entered, self._ground.filling
        if filling is not None:
            wrong = entered.wrong()
            in_sight = {*self._declaring.order(), *self._applicant.form.folding.asked}
            enough = ENOUGH_TO_WRITE if entered.is_letter else ENOUGH
            filling.show_missing(entered.what_is_missing(wrong), in_sight=in_sight, enough=enough)
            filling.papers.judge(wrong.get(PAPERS, ""))
            filling.count_rest()
        accepting = self._outcomes.accepting
        accepting.follow(self._procedure.procedure, is_letter=entered.is_letter)
        self._follow_papers()
        if is_begun(self.texts()):
            self._keeping.save_soon()

    def _follow_papers(self) -> None:
        if self._ground.filling is not None:
            self._ground.filling.preview.follow_soon()

    def _follow_clock(self) -> None:
        """After the cut-off the due date is another: a page must not promise the old one."""
        if self.isVisible():
            self._procedure.refresh_due()
            self._follow_papers()

    def _show_papers(self) -> None:
        """A procedure was chosen, or kept: the papers of another take the place of the former."""
        procedure = self._procedure.procedure
        with self._ground.laid_out_once():
            if self._procedure.is_chosen:
                papers = self._ground.made_filling().papers
                if procedure is None or papers.procedure != procedure:
                    papers.show_procedure(procedure)
                    self._linking.show_procedure(procedure)
                    self._declaring.follow()
                self._applicant.open(False)
            self._meeting.look_back()
            self._ask()
        self._go_on(has_asked=True)

    def _ask(self) -> None:
        """Ask of the person what is missing, wrong or doubtful; the rest is in the line.

        What was asked stays where it is when it is filled.
        """
        form = self._applicant.form
        if self._ground.filling is None or self._applicant.is_open:
            return
        if not self._applicant.is_empty:
            self._declaring.ask()
        wanted = () if self._applicant.is_empty else self._entered.still_empty()
        wrong = refusals(form.spec, form.texts())
        asked = {*form.folding.asked, *wanted, *wrong, *form.doubted()}
        form.folding.ask(asked & form.names)
        form.setVisible(bool(form.folding.asked))
        self._order_tabs()

    def _go_on(self, *, has_asked: bool = False) -> None:
        """Put the focus on the next thing that is missing, after the field where it is now.

        What a card left in doubt comes before all that.

        Args:
            has_asked: whether what is missing has been asked for just now.
        """
        self._ground.is_scan_wanted = False
        here = self._declaring.focused() or self._applicant.form.focused()
        next_one = self._entered.next_missing(here)
        if self._procedure.is_chosen and not next_one.startswith(PEOPLE):
            self._applicant.open(False)
        self._ground.arrange()
        if not has_asked:
            self._ask()
        self._recount()
        self._focus(next_one)

    def _meet(self) -> None:
        """Somebody stands here: go on, but first to what their card left in doubt."""
        self._declaring.get_ready()
        self._declaring.follow()
        self._declaring.ask(is_new=True)
        self._go_on()
        self._meeting.compare()

    def _focus(self, name: str) -> None:
        is_nobody = self._applicant.is_empty and not self._applicant.is_open
        if name == PROCEDURE:
            self._procedure.focus_box()
        elif name == PAPERS:
            self._ground.made_filling().papers.focus()
        elif name.startswith(PREFIX) and not is_nobody:
            self._declaring.focus(name)
        elif name and not is_nobody:
            self._applicant.form.focus(name)
        elif name or self._ground.filling is None or not self._applicant.scan.isHidden():
            self._applicant.focus_scan()
        else:
            self._ground.filling.focus_rest()

    # --- what cannot stand -----------------------------------------------------------------------

    def _judge_day(self, name: str) -> None:
        """A day that has not come is said beside its field as soon as that is left."""
        why = self._entered.refused().get(name)
        if isinstance(why, DayNotYetCome):
            self._applicant.form.refuse(name, sentence(why))

    def _refuse(self, wrong: Mapping[str, str]) -> None:
        """Say beside its field what cannot be received, and go to the first.

        What a card left in doubt is asked about there too, as long as nobody compared it.

        Args:
            wrong: the sentences, by field; without any there is something to compare.
        """
        if not wrong:
            first = self._applicant.doubts.left()[0]
            self._applicant.doubts.ask_again()
            self._ask()
            self._focus(first)
            return
        if self._applicant.is_empty and any(name.startswith(PEOPLE) for name in wrong):
            self._applicant.open()
        own = {name: words for name, words in wrong.items() if not name.startswith(PREFIX)}
        self._applicant.form.show_wrong(own)
        if PROCEDURE in wrong:
            self._procedure.open()
            chosen = self._procedure.procedure is not None
            self._procedure.refuse(wrong[PROCEDURE] if chosen else NO_PROCEDURE)
        self._declaring.show_wrong()
        self._focus(next(iter(wrong)))

    def _refuse_known(self, met: Sequence[KnownOtherwise]) -> None:
        """Whoever comes is not who the office knows under that number: said beside it."""
        self._applicant.refuse_known(met)
        self._order_tabs()
        self._focus(met[0].refusal.field)

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, nothing may be unsaved."""
        super().hideEvent(event)
        self._keeping.save_out_of_sight()
