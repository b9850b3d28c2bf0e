"""Visits (lượt đến) that did not become a dossier: the other two outcomes at reception.

Reception ends in one of three ways (NĐ 118/2025/NĐ-CP Art 17(1)c): the dossier is received, the
citizen is guided to what is missing (form 02), or the office declines it and says why (form 03).
The latter two are numbered and recorded; they are neither received nor solved. What was entered is
kept, so that a visit becomes a reception when the papers come.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.form.kinds import LONG_TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, Texts
from commune_desk.domain.keys import OfficerId, VisitId
from commune_desk.domain.people.applicant import ReceivedParty


class VisitOutcome(StrEnum):
    """How a visit ended without a dossier; the values are the commands of the command line."""

    GUIDE = "guide"
    DECLINE = "decline"


SLIPS = {
    VisitOutcome.GUIDE: SlipKind.SUPPLEMENT_REQUEST,
    VisitOutcome.DECLINE: SlipKind.REFUSAL_NOTICE,
}
"""The paper that the citizen takes home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVisit:
    """A visit as it is written down.

    Attributes:
        slip_no: the number of its paper, which runs through the year.
        party: who came, as they were then.
        items: what is missing, or why it is declined, one a line of the paper.
        reason: why the papers are asked for; a declined visit has its reasons in `items`.
        texts: what was entered into the form of a reception.
    """

    outcome: VisitOutcome
    slip_no: str
    procedure_code: str
    procedure_version: int
    party: ReceivedParty
    items: tuple[str, ...]
    reason: str
    texts: Texts
    officer_id: OfficerId
    happened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit as it is read back.

    Attributes:
        dossier_no: the dossier that it became, empty while it is none.
        prints: how often its paper was printed.
    """

    id: VisitId
    outcome: VisitOutcome
    slip_no: str
    procedure_code: str
    procedure_name: str
    party: ReceivedParty
    items: tuple[str, ...]
    reason: str
    texts: Texts
    officer_name: str
    happened_at: datetime
    dossier_no: str
    prints: int


@dataclass(frozen=True, slots=True)
class VisitPage:
    """A page of the list of visits; `next` is the last key of it, None on the last page."""

    rows: tuple[Visit, ...]
    next: VisitId | None = None


ASKED = {
    VisitOutcome.GUIDE: FormSpec.of(
        "guide",
        FieldSpec(LONG_TEXT, "missing", need=Need.REQUIRED),
        FieldSpec(LONG_TEXT, "reason"),
    ),
    VisitOutcome.DECLINE: FormSpec.of(
        "decline", FieldSpec(LONG_TEXT, "reason", need=Need.REQUIRED)
    ),
}
"""What an officer gives with each outcome, beside what was entered; a line is an item."""
