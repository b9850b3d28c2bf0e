"""Certification (chứng thực): who, what, how many; F9 numbers, charges and prints the whole lot.

One page takes one citizen: a card, thirty lines of papers, the receipt. Everything that F9 writes
stands there before: the book, the fee of each paper, the sum.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMessageBox, QWidget

from commune_desk.domain.applicant import ApplicantKind, Person
from commune_desk.domain.certification.books import (
    BookForm,
    BookKind,
    book_for,
    book_of,
    is_compared,
)
from commune_desk.domain.certification.entries import LOT, Lot, PaperToCertify, Requester
from commune_desk.domain.certification.errors import NotCertified
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.kinds import write_tick
from commune_desk.domain.form.records import texts_of
from commune_desk.domain.form.rules import inside
from commune_desk.domain.printing import OfficePaper
from commune_desk.domain.reception import reception_from
from commune_desk.domain.vietnamese import format_vnd
from commune_desk.services.desk import certification, lookup, parties
from commune_desk.services.desk.reception import checked_reception, refused
from commune_desk.services.papers import certification_papers
from commune_desk.ui.frame.actions import make_action
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import space
from commune_desk.ui.pages.certification.lot_rows import HEADS, LotRows
from commune_desk.ui.pages.certification.requester import WHO
from commune_desk.ui.pages.certification.requester import Requester as Who
from commune_desk.ui.widgets.boxes import card, scrolling
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.editors import ChoiceEditor
from commune_desk.ui.widgets.field import Field, Fields
from commune_desk.ui.widgets.form import Form
from commune_desk.ui.widgets.text import label
from commune_desk.ui.widgets.text_editor import TextEditor
from commune_desk.words.certification import (
    BOOK,
    BRIEF_BOOKS,
    NO_CERTIFICATE,
    NOT_COMPARED_BOOK,
    NOT_COMPARED_BOTH,
    certified_words,
    requesters_from,
)
from commune_desk.words.errors import another_than_known, sentence
from commune_desk.words.fields import FieldWords

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from commune_desk.domain.dossier_sheet import DossierSheet
    from commune_desk.domain.form.spec import Texts
    from commune_desk.domain.procedure import Procedure
    from commune_desk.services.desk.certification import Certified, LotFee
    from commune_desk.services.desk.parties import KnownOtherwise
    from commune_desk.ui.frame.page_frame import PageFrame

PAYMENT = LOT.part("payment")
SIGNER = FieldWords("Người ký")
PROCEDURE = FieldWords("Thủ tục")
ORGANISATION = FieldWords("Thay mặt tổ chức", "tên tổ chức, nếu có")
TOGETHER = FieldWords("Người cùng ký", "họ tên, số; họ tên, số …")
DOSSIER = FieldWords("Hồ sơ đã tiếp nhận", "mã hồ sơ, khi không giải quyết ngay")


TAKE_BACK = "Lô để lại"


@dataclass(frozen=True, slots=True)
class _Aside:
    """A lot that was put aside: `beside` what the fields beside the book held."""

    book: str
    procedure: str
    who: Texts
    papers: tuple[PaperToCertify, ...]
    payment: Texts
    beside: tuple[str, ...]


class CertificationPage(QWidget):
    """One citizen at a time, from the card to the certificates in the printer."""

    title = "Chứng thực"

    def __init__(self, frame: PageFrame) -> None:
        super().__init__()
        self._frame = frame
        self._procedures: dict[str, Procedure] = {}
        self._last_no = ""
        self._aside: list[_Aside] = []
        self._who = Who(frame)
        self._book = Choices(BRIEF_BOOKS, name=BOOK)
        self._procedure, self._signer = ChoiceEditor({}), ChoiceEditor({})
        self._together, self._dossier = TextEditor(TOGETHER.hint), TextEditor(DOSSIER.hint)
        self._organisation = TextEditor(ORGANISATION.hint)
        self._fields = {
            words.label: Field(words, editor)
            for words, editor in (
                (PROCEDURE, self._procedure),
                (SIGNER, self._signer),
                (ORGANISATION, self._organisation),
                (TOGETHER, self._together),
                (DOSSIER, self._dossier),
            )
        }
        self._beside = (self._organisation, self._together, self._dossier)
        self._papers = LotRows()
        self._doubt = label("", "doubt")
        self._sum = label("", "group_title")
        self._sum.setObjectName("sum")
        self._payment = Form(PAYMENT, arrange=_in_a_row)
        self._last = label("", "quiet", wraps=True)
        self._last.setObjectName("last_certified")

        self.primary_action = make_action(
            self, "Chứng thực và in", self._certify, shortcut="F9", icon="check"
        )
        books = make_action(self, BOOK, self._open_books, shortcut="F10", icon="report")
        aside = make_action(self, "Để lại", self._put_aside, shortcut="Esc", icon="save")
        self._take = make_action(self, TAKE_BACK, self._take_back, shortcut="Ctrl+O", icon="edit")
        self._take.setEnabled(False)
        self.addActions([self._take, aside, books, self.primary_action])
        QShortcut(QKeySequence("Ctrl+P"), self, self._print_again)

        chosen = row(self._book, *(field.stacked() for field in self._fields.values()), gap="m")
        for place in range(1, len(self._fields) + 1):
            chosen.setStretch(place, 1)
        chosen.setAlignment(self._book, Qt.AlignmentFlag.AlignBottom)
        papers = column(
            row(label(HEADS, "second"), None, self._doubt),
            scrolling(boxed(column(self._papers, None))),
            gap="xs",
        )
        papers.setStretch(1, 1)
        paid = row(self._sum, self._payment, gap="l")
        paid.setStretch(0, 2)
        paid.setStretch(1, 5)
        areas = [_area(column(self._who, chosen, gap="s")), _area(papers), _area(paid)]
        whole = column(*areas, self._last, gap="s")
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._last.hide()

        self._who.shown.connect(self._go_on)
        self._book.edited.connect(self._show_book)
        self._procedure.edited.connect(self._show_procedure)
        for edited in (self._who, self._signer, self._together, self._papers):
            edited.edited.connect(self._recount)
        self._dossier.editingFinished.connect(self._follow_dossier)
        self._papers.finished.connect(lambda: self._payment.focus("receipt_no"))
        self._payment.edited.connect(lambda _name: self._recount())
        self._payment.finished.connect(lambda _name: self._recount())
        frame.changes.catalogue_changed.connect(self._offer)
        frame.changes.settings_changed.connect(self._offer)
        self._book.show_text(BookKind.COPIES)

    # --- the contract of ui/pages ---------------------------------------------------------------

    def on_shown(self) -> None:
        """Ready for a card; what was typed before stays."""
        self._offer()
        if self._who.is_empty:
            self._who.focus_scan()
        else:
            self._go_on()

    def can_leave(self) -> bool:
        """A lot that was typed and not certified is only given up by the clerk."""
        if not self._papers.papers() and not self._aside:
            return True
        words = "Lô giấy tờ đang nhập chưa chứng thực. Đóng cửa sổ và bỏ lô này?"
        answer = QMessageBox.question(self, "Chưa chứng thực", words)
        return answer is QMessageBox.StandardButton.Yes

    # --- what is offered --------------------------------------------------------------------------

    def _offer(self) -> None:
        """The books' procedures of today, and who may sign."""
        if not self.isVisible():
            return
        desk = self._frame.desk
        names = [one.full_name for one in certification.signers(desk)]
        self._signer.offer({name: name for name in names})
        self._show_book()

    def _show_book(self) -> None:
        """The procedures of the chosen book."""
        kind, desk = BookKind(self._book.as_text()), self._frame.desk
        offered = self._frame.ask(partial(certification.offered, desk, kind), otherwise=())
        self._procedures = {one.code: one for one in offered}
        self._procedure.offer(
            {code: one.short_name or one.name for code, one in self._procedures.items()}
        )
        self._show_procedure()

    def _show_procedure(self) -> None:
        """What takes days was received before; copies are asked for by one person."""
        procedure = self._chosen()
        self._doubt.setText(self._doubt_words(procedure))
        at_once = procedure is None or procedure.is_same_day
        is_copy = self._form().counts_pages
        for name, is_wanted in (
            (PROCEDURE.label, len(self._procedures) > 1),
            (TOGETHER.label, not is_copy),
            (ORGANISATION.label, at_once),
        ):
            for part in self._fields[name].parts:
                part.setVisible(is_wanted)
        self._recount()

    def _follow_dossier(self) -> None:
        """A dossier that was received before: its procedure, and who asked for it."""
        number = self._dossier.as_text().strip()
        if number:
            self._frame.perform(
                partial(lookup.known, self._frame.desk, number),
                then=self._show_dossier,
                beside=self._fields[DOSSIER.label].refuse,
            )

    def _show_dossier(self, sheet: DossierSheet) -> None:
        code = sheet.procedure.code
        form = book_for(certification.forms(self._frame.desk), code)
        if form is None:
            error = NotCertified(code, sheet.procedure.short_name or sheet.procedure.name)
            self._fields[DOSSIER.label].refuse(sentence(error))
            return
        self._fields[DOSSIER.label].clear_message()
        self._book.show_text(form.kind)
        self._show_book()
        self._procedure.show_text(code)
        self._show_procedure()
        applicant = sheet.filing.applicant
        person = applicant if isinstance(applicant, Person) else applicant.representative
        self._who.show_person(texts_of(person) if person else {})

    def _doubt_words(self, procedure: Procedure | None) -> str:
        """What of book and certificate was not compared with the law in force."""
        desk = self._frame.desk
        text = certification_papers.wording(desk, procedure) if procedure else None
        if procedure is not None and text is None:
            return NO_CERTIFICATE
        if text is not None and not is_compared(text, desk.now().date()):
            return NOT_COMPARED_BOTH
        return NOT_COMPARED_BOOK if self._form().unverified else ""

    def _form(self) -> BookForm:
        return book_of(certification.forms(self._frame.desk), BookKind(self._book.as_text()))

    def _chosen(self) -> Procedure | None:
        return self._procedures.get(self._procedure.as_text())

    # --- what is entered --------------------------------------------------------------------------

    def _lot(self) -> Lot:
        """What stands on the page; the applicant is the first of those who ask together."""
        paid, who = self._payment.values(), self._who.texts()
        others = requesters_from(self._together.as_text())
        asking = Requester(who["applicant.full_name"], who["applicant.personal_id"])
        is_alone = self._form().counts_pages or not others
        signers = {one.full_name: one for one in certification.signers(self._frame.desk)}
        return Lot(
            papers=self._papers.papers(),
            signer=signers[self._signer.as_text()],
            requesters=() if is_alone else (asking, *others),
            receipt_no=paid["receipt_no"],
            paid_by=paid["paid_by"],
            person_group=paid["person_group"] or None,
            exempt_ground=paid["exempt_ground"],
        )

    def _organisation_texts(self) -> dict[str, str]:
        """For which organisation the person asks; nothing where for themself."""
        name = self._organisation.as_text().strip()
        kind = {"applicant_kind": ApplicantKind.ORGANISATION.value, "organisation.name": name}
        return kind if name else {}

    def _recount(self) -> None:
        """What the lot comes to, said while it is typed."""
        procedure = self._chosen()
        fee = None
        self._payment.field("person_group").clear_message()
        if procedure is not None and self._signer.as_text():
            fee = self._fee(procedure)
        papers = self._papers.papers()
        self._papers.show_fees(fee.lines if fee else ())
        copies = sum(paper.copies for paper in papers)
        total = format_vnd(fee.total_vnd) if fee else "—"
        self._sum.setText(f"{len(papers)} giấy tờ · {copies} bản · {total}")
        self.primary_action.setEnabled(bool(papers) and procedure is not None)

    def _fee(self, procedure: Procedure) -> LotFee | None:
        """The fee of the lot; why it is not known is said beside the group that is named."""
        try:
            return certification.fee_of(self._frame.desk, procedure, self._lot())
        except UserError as error:
            self._payment.field("person_group").refuse(sentence(error))
            return None

    def _go_on(self) -> None:
        """From who to what."""
        self._recount()
        if self._who.is_empty:
            self._who.focus_scan()
        else:
            self._papers.focus_first()

    # --- the verb --------------------------------------------------------------------------------

    def _certify(self, said: Texts | None = None) -> None:
        """Number, charge and hand over what stands here; then clear the page, then print.

        Args:
            said: what an officer said when asked.
        """
        frame, desk, procedure = self._frame, self._frame.desk, self._chosen()
        if procedure is None:
            return
        texts = {
            **self._who.texts(),
            **self._organisation_texts(),
            "procedure": procedure.code,
            **(said or {}),
        }
        if dossier_no := self._dossier.as_text().strip():
            self._do(partial(certification.enter, desk, dossier_no, self._lot()))
            return
        if not procedure.is_same_day:
            self._fields[DOSSIER.label].refuse(NO_DOSSIER)
            self._dossier.setFocus()
            return
        if wrong := {name: sentence(why) for name, why in refused(texts).items()}:
            self._who.show_wrong(wrong)
            return
        party = reception_from(texts).party
        met = frame.ask(partial(parties.known_otherwise, desk, party), otherwise=())
        if met and "same_person" not in texts:
            self._ask_same_person(met)
            return
        self._do(lambda: certification.certify(desk, checked_reception(desk, texts), self._lot()))

    def _do(self, verb: object) -> None:
        """Let the office certify; what it refuses of the receipt is said beside it."""
        done: list[Certified] = []
        announces = self._frame.changes.dossiers_changed
        if not self._frame.perform(
            verb,  # type: ignore[arg-type]  # one of two services
            then=done.append,
            announces=announces,
            beside=partial(self._payment.refuse, "receipt_no"),
        ):
            self._payment.focus("receipt_no")
            return
        [certified] = done
        words = certified_words(certified.entries)
        self._last_no = certified.dossier.dossier_no
        self._last.show()
        self._last.setText(f"{words} · {self._last_no} · Ctrl+P in lại lời chứng")
        self._frame.notices.publish(words)
        receipt = self._payment.texts()["receipt_no"]
        self._clear()
        self._payment.set_texts({"receipt_no": following(receipt)})
        self._print_again()

    def _ask_same_person(self, met: Sequence[KnownOtherwise]) -> None:
        from commune_desk.ui.pages.intake.same_person_dialog import SamePersonDialog

        def refuse() -> None:
            for one in met:
                self._who.form.refuse(one.refusal.field, another_than_known(one.refusal))

        dialog = SamePersonDialog(met, parent=self)
        dialog.accepted.connect(lambda: self._certify({"same_person": write_tick(True)}))
        dialog.rejected.connect(refuse)
        dialog.open()

    def _clear(self) -> None:
        """Ready for the next citizen; who signs and which book stays."""
        self._who.show_person({})
        self._papers.clear()
        self._payment.fill({})
        for editor in self._beside:
            editor.show_text("")
        for field in self._fields.values():
            field.clear_message()
        self._recount()
        self._who.focus_scan()

    def _put_aside(self) -> None:
        """Esc: somebody else is first; what was typed waits and can be taken back."""
        if self._papers.papers() or not self._who.is_empty:
            self._aside.append(
                _Aside(
                    self._book.as_text(),
                    self._procedure.as_text(),
                    self._who.texts(),
                    self._papers.papers(),
                    self._payment.texts(),
                    tuple(one.as_text() for one in self._beside),
                )
            )
            self._frame.notices.publish("Đã để lại. Ctrl+O lấy lại.")
        self._clear()
        self._count_aside()

    def _take_back(self) -> None:
        """The lot that was put aside last; what stands here takes its place."""
        if not self._aside:
            return
        kept = self._aside.pop()
        if self._papers.papers():
            self._put_aside()
        self._book.show_text(kept.book)
        self._show_book()
        self._procedure.show_text(kept.procedure)
        self._show_procedure()
        self._who.show_person(inside(WHO, kept.who))
        self._papers.show_papers(kept.papers)
        self._payment.fill(kept.payment)
        for editor, text in zip(self._beside, kept.beside, strict=True):
            editor.show_text(text)
        self._count_aside()
        self._go_on()

    def _count_aside(self) -> None:
        count = len(self._aside)
        self._take.setText(f"{TAKE_BACK} ({count})" if count else TAKE_BACK)
        self._take.setEnabled(bool(count))

    # --- papers and books -------------------------------------------------------------------------

    def _print_again(self) -> None:
        """The certificates of the last lot, on the printer or on the screen."""
        if not self._last_no:
            return
        from commune_desk.ui.printing.office_paper import print_office_paper

        make = partial(certification_papers.make_certificates, self._frame.desk, self._last_no)
        print_office_paper(self._frame, make, OfficePaper.CERTIFICATE, parent=self)

    def _open_books(self) -> None:
        from commune_desk.ui.pages.certification.books_dialog import BooksDialog

        BooksDialog(self._frame, BookKind(self._book.as_text()), parent=self).open()


NO_DOSSIER = "Việc này cần thời hạn. Tiếp nhận ở trang Tiếp nhận (F2) rồi ghi mã hồ sơ vào đây."


def following(receipt_no: str) -> str:
    """The number of the next receipt of the same book; nothing after what is no number.

    >>> following("0000129"), following("CK-vcb")
    ('0000130', '')
    """
    return str(int(receipt_no) + 1).zfill(len(receipt_no)) if receipt_no.isdecimal() else ""


def _in_a_row(fields: Fields) -> QLayout:
    """The fields beside each other, each under its label; long words have more room."""
    beside = row(gap="m")
    for spec, field in fields:
        beside.addWidget(field.stacked(), WIDTHS.get(spec.name, 2))
    return beside


WIDTHS = {"person_group": 4, "exempt_ground": 3}


def _area(content: QLayout) -> QFrame:
    """A card with little room around what stands in it: the page has much to show."""
    made, edge = card(content), space("s")
    if (inner := made.layout()) is not None:
        inner.setContentsMargins(2 * edge, edge, 2 * edge, edge)
    return made
