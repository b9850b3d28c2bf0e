"""Lists of dossiers: which ones are wanted, in which order, and one line of the list.

The views divide what the office has: `OPEN` is what it works on or waits for, `RESULT_READY` lies
there to be handed over, `CLOSED` needs no hand any more. `DUE_SOON` and `OVERDUE` are the open ones
whose clock says so, by the same rule as `dossier.deadline_mark`; `DUE_TODAY` and `DUE_NEXT` are due
until the end of this day, and after it until the end of the next working day. `RECEIVED_TODAY` and
`RETURNED_TODAY` are what this day brought, wherever it stands by now.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import (
    DossierState,
    LatenessRule,
    ReturnBy,
    Timeliness,
    TimelinessRule,
)
from commune_desk.domain.desk.papers import Party
from commune_desk.domain.form.kinds import CHOICE, DATE, TEXT
from commune_desk.domain.form.records import form_of
from commune_desk.domain.form.spec import FieldSpec
from commune_desk.domain.keys import OfficerId


class DossierView(StrEnum):
    """Which dossiers a list shows."""

    ALL = "all"
    OPEN = "open"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DUE_TODAY = "due_today"
    DUE_NEXT = "due_next"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    RESULT_READY = "result_ready"
    RECEIVED_TODAY = "received_today"
    RETURNED_TODAY = "returned_today"
    CLOSED = "closed"


class DossierSort(StrEnum):
    """The order of a list."""

    RECEIVED_DESC = "received_desc"
    DUE_ASC = "due_asc"


AT_THE_DESK = frozenset(DossierView) - {DossierView.ALL, DossierView.CLOSED}
"""The views of what needs a hand, or did so today: some hundreds, however many years are kept."""


@dataclass(frozen=True, slots=True)
class DossierFilter:
    """What a list shows.

    Attributes:
        now: the moment by which "due soon" and "overdue" are judged.
        text: a name or its words without marks, or a number: of the dossier, a person, a telephone.
        received_from, received_to: days of reception, both included.
        next_day: the last day of `DUE_NEXT`; tomorrow if none is given.
        officer_id: who received them; None for everybody's.
        sort: `DUE_ASC` orders the views of what still needs a hand; `ALL` and `CLOSED` always come
            newest first, for a due date ten years ago calls for nothing.
    """

    now: datetime
    view: DossierView = DossierView.ALL
    text: Annotated[str, FieldSpec(TEXT)] = ""
    sector: Annotated[str, FieldSpec(CHOICE)] = ""
    channel: Annotated[Channel | None, FieldSpec(CHOICE, choices=tuple(Channel))] = None
    received_from: Annotated[date | None, FieldSpec(DATE)] = None
    received_to: Annotated[date | None, FieldSpec(DATE)] = None
    sort: DossierSort = DossierSort.RECEIVED_DESC
    rule: LatenessRule = TimelinessRule.BY_DAY
    next_day: date | None = None
    officer_id: OfficerId | None = None

    @property
    def is_by_due_date(self) -> bool:
        """Whether the list is in order of due dates."""
        return self.sort is DossierSort.DUE_ASC and self.view in AT_THE_DESK


DOSSIER_FILTER = form_of(DossierFilter, "dossier_filter")


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last line of a page, from which the next one goes on; its meaning is the store's."""

    dossier_id: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One line of a list; the applicant's number is masked.

    Attributes:
        phone: the telephone given with the dossier, or else the applicant's own.
        waiting_since: when the office began to wait for papers or an answer; None where it does
            not wait.
        solved: the `solved_standing` of a closed dossier; None of an open one.
        note: what the office notes of it.
    """

    dossier_no: str
    external_no: str
    procedure_name: str
    sector: str
    applicant_name: str
    applicant_number: str
    phone: str
    channel: Channel
    state: DossierState
    received_at: datetime
    due_at: datetime
    promised_at: datetime | None
    closed_at: datetime | None
    returned_at: datetime | None
    waiting_since: datetime | None
    solved: Timeliness | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list; `next` is None on the last one."""

    rows: tuple[DossierRow, ...]
    next: Cursor | None


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """What waits at the desk; due soon and overdue are among the open ones."""

    open: int = 0
    due_soon: int = 0
    overdue: int = 0
    awaiting_supplement: int = 0
    result_ready: int = 0


@dataclass(frozen=True, slots=True)
class EarlierDossier:
    """What the same applicant filed before with the same procedure."""

    dossier_no: str
    received_at: datetime
    state: DossierState


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """What the register (sổ theo dõi hồ sơ) says of a dossier, before it is put in words."""

    dossier_no: str
    external_no: str
    procedure_name: str
    handling_unit: str
    sector: str
    applicant: Party
    channel: Channel
    state: DossierState
    return_by: ReturnBy
    received_at: datetime
    due_at: datetime
    promised_at: datetime | None
    closed_at: datetime | None
    returned_at: datetime | None
    late_reason: str


def overdue_before(now: datetime, rule: LatenessRule) -> datetime:
    """An open dossier due before this moment is overdue."""
    if rule.on(now.date()) is TimelinessRule.BY_MINUTE:
        return now.replace(second=0, microsecond=0)
    return datetime.combine(now.date(), time(), now.tzinfo)


def day_after(day: date, now: datetime) -> datetime:
    """The first moment after a day, in the zone of a moment."""
    return datetime.combine(day + timedelta(days=1), time(), now.tzinfo)


def due_soon_before(now: datetime) -> datetime:
    """An open dossier due before this moment, and not overdue, is due today or tomorrow."""
    return datetime.combine(now.date() + timedelta(days=2), time(), now.tzinfo)
