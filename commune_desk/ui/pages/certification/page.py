"""Certification (chứng thực): who, what, how many; F9 numbers, charges and prints the whole lot.

One page takes one citizen: a card, thirty lines of papers, the receipt. Everything that F9 writes
stands there before: the book, the fee of each paper, the sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QMessageBox, QSizePolicy, QWidget

from commune_desk.domain.certification.drafts import LotDraft, body_of, draft_from
from commune_desk.domain.certification.errors import NotCertified
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.records import texts_of
from commune_desk.domain.identifiers.scanning import ScanKind
from commune_desk.domain.law.books import BookKind, book_for, is_compared
from commune_desk.domain.people.applicant import Person
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.vietnamese import format_vnd
from commune_desk.services.certification import certification, certification_papers
from commune_desk.services.desk import lookup
from commune_desk.ui.look.layouts import boxed, column, in_order
from commune_desk.ui.look.theme import size, space
from commune_desk.ui.pages.certification.certifying import Certifying
from commune_desk.ui.pages.certification.entered import Entered
from commune_desk.ui.pages.certification.lot_rows import HEADS, LotArea
from commune_desk.ui.pages.certification.requester import WHO
from commune_desk.ui.pages.certification.wanted import DOSSIER, PROCEDURE, SIGNER
from commune_desk.ui.pages.intake.drafts import DraftKeeper, with_count
from commune_desk.ui.pages.intake.settled import SettledLine, beside_each_other
from commune_desk.ui.widgets.actions import action, action_of, actions_of, make_action
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.flow import Wrapped
from commune_desk.ui.widgets.text import label
from commune_desk.words.certification import (
    BOOK,
    NO_CERTIFICATE,
    NOT_COMPARED_BOOK,
    NOT_COMPARED_BOTH,
    unnumbered_words,
    unprinted_words,
)
from commune_desk.words.errors import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from commune_desk.domain.catalogue.procedure import Procedure
    from commune_desk.domain.handling.dossier_sheet import DossierSheet
    from commune_desk.domain.identifiers.scanning import Scan
    from commune_desk.services.certification.certification import LotFee
    from commune_desk.services.people.citizens import Known
    from commune_desk.ui.frame.page_frame import PageFrame

DRAFTS, CHANGE = "Lô để lại", "Đổi"


class CertificationPage(QWidget):
    """One citizen at a time, from the card to the certificates in the printer.

    Who asks and what is wanted have the page while they are entered; settled, they are one line.
    What stands here is a draft within two seconds.
    """

    title = "Chứng thực"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._is_open = True
        self._entered = Entered(frame, self)
        self._who, self._wanted = self._entered.who, self._entered.wanted
        self._filed_for = self._entered.filed_for
        self._papers, self._payment = self._entered.papers, self._entered.payment
        self._doubt = label("", "doubt")
        self._sum = label("", "group_title")
        self._sum.setObjectName("sum")
        self._owed = label("", "doubt", wraps=True)
        self._owed.setObjectName("owed_by_books")
        self._keeper = DraftKeeper(
            frame,
            self,
            entered=self._begun,
            show=lambda kept: self.show_lot(draft_from(kept.body)),
            of_lots=True,
        )
        self._certifying = Certifying(
            frame,
            self,
            entered=self._entered,
            open_request=lambda: self._open(True),
            done=self._make_ready,
        )

        self.primary_action = self._certifying.verb
        self._drafts = make_action(
            self, DRAFTS, self._keeper.choose, shortcut="Ctrl+O", icon="edit"
        )
        quiet = actions_of(self.put_aside, self.open_books)
        self.addActions([self._drafts, *quiet, self.primary_action])
        self._opening = action_of(self.turn_request)
        self._change = ActionButton(self._opening, "quiet")
        self._line = SettledLine("Yêu cầu", "settled_line", below=(), buttons=[self._change])

        heads = beside_each_other(label(HEADS, "second"), self._doubt)
        heads.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = Wrapped(heads, self._sum, gap="l")
        papers = column(head, LotArea(self._papers), gap="xs")
        papers.setStretch(1, 1)
        who = column(
            self._line,
            self._who.form,
            self._filed_for,
            self._wanted.books,
            self._wanted.fields,
            gap="s",
        )
        areas = [_area(who), _area(papers), _area(self._payment)]
        whole = column(self._who.scan, *areas, self._owed, self._certifying.last, gap="s")
        whole.setStretch(2, 1)
        ground = boxed(whole)
        ground.addActions([self._opening, self._certifying.printing_last])
        self.setLayout(column(scrolling(ground)))
        self._owed.hide()
        in_order([*self._wanted.stops(), self._change])
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        """What each part tells, and who follows it."""
        self._who.shown.connect(self._go_on)
        self._who.another_comes.connect(self._ask_about_another)
        for part in (self._who, self._wanted, self._papers, self._filed_for):
            part.edited.connect(self._recount)
        self._wanted.entered.connect(self._go_on)
        self._wanted.dossier_named.connect(self._follow_dossier)
        self._papers.finished.connect(lambda: self._payment.focus("receipt_no"))
        self._payment.edited.connect(lambda _name: self._recount())
        self._payment.finished.connect(lambda _name: self._recount())
        self._keeper.counted.connect(lambda count: self._drafts.setText(with_count(DRAFTS, count)))
        self._frame.changes.catalogue_changed.connect(self._offer)
        self._frame.changes.settings_changed.connect(self._offer)

    # --- how it lies -----------------------------------------------------------------------------

    def _arrange(self) -> None:
        """What is open has the page; settled it is a line, and the scan box goes where it must."""
        self._who.form.setVisible(self._is_open)
        self._filed_for.setVisible(self._is_open and bool(self._filed_for.words))
        self._wanted.open(self._is_open)
        self._line.setVisible(not self._is_open)
        words = (*self._who.words, *self._filed_for.words, *self._wanted.words)
        self._line.say(words, strong=self._who.words[:1])
        has_room = self._who.is_empty or self.height() >= size("scan_below")
        self._who.scan.setVisible(has_room)

    def _open(self, is_open: bool) -> None:
        self._is_open = is_open
        self._arrange()

    @action(CHANGE, shortcut="Ctrl+N")
    def turn_request(self) -> None:
        """See and change who asks and what is wanted; pressed again, on to the papers."""
        if self._is_open:
            self._go_on()
            return
        self._open(True)
        self._who.form.focus(f"{WHO}.full_name")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another window has room for other things."""
        super().resizeEvent(event)
        self._arrange()

    # --- the contract of ui/pages ---------------------------------------------------------------

    def on_shown(self) -> None:
        """Ready for a card; what was typed before stays."""
        self._offer()
        self._keeper.count()
        self._remind()
        if self._who.is_empty:
            self._who.focus_scan()
        else:
            self._go_on()

    def take_scan(self, scan: Scan) -> bool:
        """Who was scanned asks for the certificates."""
        if scan.kind is ScanKind.CARD:
            self._who.read(scan.text)
        elif scan.kind is ScanKind.PERSON:
            self._who.find_number(scan.text)
        return scan.kind is not ScanKind.DOSSIER

    def open_item(self, item_id: str) -> None:
        """Go on with a lot that was begun elsewhere; what stood here stays its own draft."""
        self._keeper.save()
        self._keeper.take_over(int(item_id))

    def keep_typed(self) -> bool:
        """What is typed is a draft at once."""
        return self._keeper.save()

    def can_leave(self) -> bool:
        """What was typed is kept before the window closes; only the clerk may give it up."""
        if self._keeper.save():
            return True
        words = "Không lưu được lô đang nhập. Đóng cửa sổ và bỏ lô này?"
        answer = QMessageBox.question(self, "Chưa lưu", words)
        return answer is QMessageBox.StandardButton.Yes

    def hideEvent(self, event: QHideEvent) -> None:
        """Out of sight, nothing may be unsaved."""
        super().hideEvent(event)
        self._keeper.save()

    def _remind(self) -> None:
        """Say which months of the books are to be printed, and what of today has no number."""
        desk = self._frame.desk
        today = desk.now().date()
        owed = (
            unprinted_words(certification.unprinted(desk)),
            unnumbered_words(certification.unnumbered(desk, ReportingPeriod(today, today))),
        )
        self._owed.setText(" ".join(said for said in owed if said))
        self._owed.setVisible(any(owed))

    # --- what is offered -------------------------------------------------------------------------

    def _offer(self) -> None:
        """The books' procedures of today, and who may sign."""
        if self.isVisible():
            self._wanted.offer()

    def _follow_dossier(self, number: str) -> None:
        """A dossier that was received before: its procedure, and who asked for it."""
        self._frame.perform(
            partial(lookup.known, self._frame.desk, number),
            then=self._show_dossier,
            beside=partial(self._wanted.refuse, DOSSIER),
        )

    def _show_dossier(self, sheet: DossierSheet) -> None:
        code = sheet.procedure.code
        form = book_for(certification.forms(self._frame.desk), code)
        if form is None:
            error = NotCertified(code, sheet.procedure.short_name or sheet.procedure.name)
            self._wanted.refuse(DOSSIER, sentence(error))
            return
        self._wanted.clear_message(DOSSIER)
        self._wanted.show(form.kind, {PROCEDURE: code})
        applicant = sheet.filing.applicant
        person = applicant if isinstance(applicant, Person) else applicant.representative
        self._who.show_person(texts_of(person) if person else {})
        self._filed_for.show_texts({})
        if self._wanted.has_focus:
            self._go_on()
        else:
            self._open(self._who.has_doubts)

    def _doubt_words(self, procedure: Procedure | None) -> str:
        """What of book and certificate was not compared with the law in force."""
        desk = self._frame.desk
        text = certification_papers.wording(desk, procedure) if procedure else None
        if procedure is not None and text is None:
            return NO_CERTIFICATE
        if text is not None and not is_compared(text, desk.now().date()):
            return NOT_COMPARED_BOTH
        return NOT_COMPARED_BOOK if self._wanted.form.unverified else ""

    # --- what the lot comes to -------------------------------------------------------------------

    def _recount(self) -> None:
        """What the lot comes to, said while it is typed."""
        procedure = self._wanted.procedure
        fee = None
        self._doubt.setText(self._doubt_words(procedure))
        self._payment.field("person_group").clear_message()
        if procedure is not None and self._wanted.texts()[SIGNER]:
            fee = self._fee(procedure)
        papers = self._papers.papers()
        self._papers.show_fees(fee.lines if fee else ())
        copies = sum(paper.copies for paper in papers)
        total = format_vnd(fee.total_vnd) if fee else "—"
        self._sum.setText(f"{len(papers)} giấy tờ · {copies} bản · {total}")
        self.primary_action.setEnabled(bool(papers) and procedure is not None)
        self._keeper.save_soon()

    def _fee(self, procedure: Procedure) -> LotFee | None:
        """The fee of the lot; why it is not known is said beside the group that is named."""
        try:
            return certification.fee_of(self._frame.desk, procedure, self._entered.lot())
        except UserError as error:
            self._payment.field("person_group").refuse(sentence(error))
            return None

    def _go_on(self) -> None:
        """From who to what."""
        self._recount()
        if self._who.is_empty:
            self._who.focus_scan()
            return
        self._open(self._who.has_doubts)
        if self._wanted.is_owed:
            self._wanted.focus(DOSSIER)
        else:
            self._papers.focus_first()

    # --- another, the next -----------------------------------------------------------------------

    def _ask_about_another(self, known: Known) -> None:
        """Somebody else comes while one stands here: no lot goes under another's name."""
        from commune_desk.ui.pages.intake.another_dialog import AnotherDialog

        def begin() -> None:
            self.put_aside()
            self._who.show(known)

        def replace() -> None:
            self._filed_for.show_texts({})
            self._who.show(known)

        dialog = AnotherDialog(self._who.words[0], known.person.full_name, parent=self)
        dialog.begun.connect(begin)
        dialog.replaced.connect(replace)
        dialog.open()

    def _make_ready(self) -> None:
        """What stood here is in the book: ready for the next citizen."""
        self._keeper.discard()
        self._clear()
        self._remind()

    def _clear(self) -> None:
        """Ready for the next citizen; who signs stays, and what was said to stay."""
        self._entered.clear()
        self._open(True)
        self._who.focus_scan()

    # --- drafts ----------------------------------------------------------------------------------

    def _begun(self) -> Mapping[str, object]:
        """What would be a pity to lose; nothing while nobody and no paper was entered."""
        draft = self._entered.draft()
        return body_of(draft) if draft.is_begun else {}

    def show_lot(self, draft: LotDraft) -> None:
        """Go on with a lot; what stood here is in its own draft."""
        self._entered.show(draft)
        self._go_on()

    @action("Để lại", shortcut="Esc", icon="save")
    def put_aside(self) -> None:
        """Esc: somebody else is first; what was typed waits among the drafts.

        Where nothing was, it leads home.
        """
        if not self._begun():
            self._clear()
            self._frame.show_page("intake")
        elif self._keeper.save():
            self._frame.notices.publish("Đã để lại. Ctrl+O mở lại.")
            self._keeper.release()
            self._clear()
            self._keeper.count()

    # --- the books -------------------------------------------------------------------------------

    @action(BOOK, shortcut="F10", icon="report")
    def open_books(self) -> None:
        """Show the books of certification."""
        from commune_desk.ui.pages.certification.books_dialog import BooksDialog

        dialog = BooksDialog(self._frame, BookKind(self._wanted.book.as_text()), parent=self)
        dialog.finished.connect(lambda _result: self._remind())
        dialog.open()


def _area(content: QLayout | QWidget) -> QFrame:
    """A card with little room around what stands in it: the page has much to show."""
    made, edge = card(content), space("s")
    if (inner := made.layout()) is not None:
        inner.setContentsMargins(2 * edge, edge, 2 * edge, edge)
    return made
