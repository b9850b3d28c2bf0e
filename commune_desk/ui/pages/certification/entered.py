"""What stands on the certification page, read together from its parts: who asks, and the lot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commune_desk.domain.certification.drafts import LotDraft
from commune_desk.domain.certification.entries import LOT, Lot, Requester
from commune_desk.domain.form.rules import inside
from commune_desk.domain.people.applicant import ApplicantKind
from commune_desk.services.certification import certification
from commune_desk.ui.pages.certification.filed_for import FiledFor
from commune_desk.ui.pages.certification.lot_rows import LotRows
from commune_desk.ui.pages.certification.requester import WHO, RequesterPanel
from commune_desk.ui.pages.certification.wanted import ORGANISATION, SIGNER, TOGETHER, Wanted
from commune_desk.ui.widgets.form.field import labels_above_in_a_row
from commune_desk.ui.widgets.form.form import Form
from commune_desk.words.certification import requesters_from

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from commune_desk.domain.catalogue.procedure import Procedure
    from commune_desk.ui.frame.page_frame import PageFrame

PAYMENT = LOT.part("payment")


class Entered:
    """The parts of the page in which something is entered, and what they say together.

    Attributes:
        who: who asks.
        wanted: the book, and what is asked of the certificate.
        filed_for: who files in the place of whoever asks.
        papers: what is certified.
        payment: the receipt, and why somebody pays less.
    """

    def __init__(self, frame: PageFrame, page: QWidget) -> None:
        self._frame = frame
        self.who = RequesterPanel(frame, page)
        self.wanted = Wanted(frame, page)
        self.filed_for = FiledFor()
        self.papers = LotRows()
        self.payment = Form(PAYMENT, arrange=labels_above_in_a_row)

    def lot(self) -> Lot:
        """What is certified; the applicant is the first of those who ask together.

        Raises:
            KeyError: nobody was chosen to sign.
        """
        paid, who, wanted = self.payment.values(), self.who.texts(), self.wanted.texts()
        others = requesters_from(wanted[TOGETHER])
        asking = Requester(who["applicant.full_name"], who["applicant.personal_id"])
        is_alone = self.wanted.form.counts_pages or not others
        signers = {one.full_name: one for one in certification.signers(self._frame.desk)}
        return Lot(
            papers=self.papers.papers(),
            signer=signers[wanted[SIGNER]],
            requesters=() if is_alone else (asking, *others),
            receipt_no=paid["receipt_no"],
            paid_by=paid["paid_by"],
            person_group=paid["person_group"] or None,
            exempt_ground=paid["exempt_ground"],
        )

    def reception(self, procedure: Procedure) -> dict[str, str]:
        """The texts of the reception that goes with the lot, where none went before."""
        organisation = self.wanted.texts()[ORGANISATION]
        kind = {
            "applicant_kind": ApplicantKind.ORGANISATION.value,
            "organisation.name": organisation,
        }
        return {
            **self.who.texts(),
            **(kind if organisation else {}),
            **self.filed_for.texts(organisation),
            "procedure": procedure.code,
        }

    def draft(self) -> LotDraft:
        """All of it, to go on with later."""
        return LotDraft(
            book=self.wanted.book.as_text(),
            wanted=self.wanted.texts(),
            who=inside(WHO, self.who.texts()),
            papers=self.papers.papers(),
            payment=self.payment.texts(),
            beside=self.filed_for.kept,
        )

    def show(self, draft: LotDraft) -> None:
        """Show what a draft kept."""
        self.wanted.show(draft.book, draft.wanted)
        self.who.show_person(draft.who)
        self.filed_for.show_texts(draft.beside)
        self.papers.show_papers(draft.papers)
        self.payment.fill(draft.payment)

    def clear(self) -> None:
        """For the next citizen; who signs stays, and what was said to stay."""
        self.who.show_person({})
        self.filed_for.show_texts({})
        self.papers.clear()
        self.payment.fill({})
        self.wanted.clear()
