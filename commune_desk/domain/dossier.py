"""The dossier (hồ sơ): where it stands, its clock, and how it stands to its due date.

A `Dossier` is frozen; the steps that lead from one to the next are the table in `steps.py`.

A dossier has one or more clock runs. A supplement asked for after examination ends a run; when the
papers are complete the next run starts from zero (NĐ 118/2025/NĐ-CP Art 19(5)). A re-appointment
adds one promised date and leaves the legal one as it was (Art 19(6)); timeliness is judged against
the legal date.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from commune_desk.domain.procedure import Channel, ProcessingTime


class DossierState(StrEnum):
    """Where a dossier stands."""

    DRAFT = "draft"
    RECEIVED = "received"
    HANDLING = "handling"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    RESULT_READY = "result_ready"
    RETURNED = "returned"
    REFUSED = "refused"
    STOPPED = "stopped"
    LAPSED = "lapsed"


WORKED_ON = (DossierState.RECEIVED, DossierState.HANDLING)
"""The states in which the office works and its clock runs."""

WAITING = (DossierState.AWAITING_SUPPLEMENT,)
"""The states in which the office waits for somebody else and the clock stands."""

ENDED = (DossierState.RETURNED, DossierState.REFUSED, DossierState.STOPPED, DossierState.LAPSED)
"""The states that no step leaves."""


class Role(StrEnum):
    """What an officer (cán bộ, công chức) may do."""

    CLERK = "clerk"
    SPECIALIST = "specialist"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"


DESK_ROLES = frozenset({Role.CLERK, Role.LEADER, Role.ADMINISTRATOR})
"""Who does the work of the desk: receives dossiers and hands results over."""


class ReturnBy(StrEnum):
    """How the result reaches the citizen."""

    COUNTER = "counter"
    POST = "post"
    ELECTRONIC = "electronic"
    HOME = "home"


class Timeliness(StrEnum):
    """How a solved dossier stands to its due date."""

    EARLY = "early"
    ON_TIME = "on_time"
    OVERDUE = "overdue"


class TimelinessRule(StrEnum):
    """Whether the moment or the day of the result is compared with the due date."""

    BY_DAY = "by_day"
    BY_MINUTE = "by_minute"


class RunEnd(StrEnum):
    """Why a clock run ended."""

    SUPPLEMENT = "supplement"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ClockRun:
    """One run of the clock; `ended_at` is None while it runs."""

    started_at: datetime
    allowance: ProcessingTime
    due_at: datetime
    ended_at: datetime | None = None
    why: RunEnd | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the way of a dossier depends on; people and papers have tables of their own.

    Attributes:
        runs: the clock runs in order, at least one.
        promised_at: the date of a re-appointment, None without one.
        supplement_asked_at: when a supplement was asked for, None if never.
        closed_at: when a result, a refusal, a stop or a lapse ended the work.
        last_event_at: the moment of the last event; the next may not be before it.
    """

    dossier_no: str
    procedure_code: str
    procedure_version: int
    channel: Channel
    state: DossierState
    received_at: datetime
    runs: tuple[ClockRun, ...]
    last_event_at: datetime
    return_by: ReturnBy = ReturnBy.COUNTER
    promised_at: datetime | None = None
    supplement_asked_at: datetime | None = None
    closed_at: datetime | None = None
    returned_at: datetime | None = None
    late_reason: str = ""

    @property
    def due_at(self) -> datetime:
        """The legal due date: that of the last clock run."""
        return self.runs[-1].due_at

    @property
    def is_open(self) -> bool:
        """Whether the office still works on it or waits for papers."""
        return self.closed_at is None


def timeliness(closed_at: datetime, due_at: datetime, rule: TimelinessRule) -> Timeliness:
    """Early, on time or overdue, compared by day or by minute."""
    if rule is TimelinessRule.BY_DAY:
        closed, due = closed_at.date().toordinal(), due_at.date().toordinal()
    else:
        closed, due = int(closed_at.timestamp()) // 60, int(due_at.timestamp()) // 60
    if closed == due:
        return Timeliness.ON_TIME
    return Timeliness.EARLY if closed < due else Timeliness.OVERDUE


class DeadlineMark(StrEnum):
    """How an open or closed dossier is marked in a list: always a colour, a word and a sign."""

    EARLY = "early"
    ON_TIME = "on_time"
    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    WAITING = "waiting"


def deadline_mark(
    state: DossierState,
    dates: tuple[datetime, datetime | None],
    *,
    now: datetime,
    rule: TimelinessRule,
) -> DeadlineMark:
    """The mark of a dossier from its state, its `(due_at, closed_at)` and the present moment.

    An open dossier is due soon on its last day and the day before.
    """
    due, closed = dates
    if closed is not None:
        return DeadlineMark(timeliness(closed, due, rule).value)
    if state in WAITING:
        return DeadlineMark.WAITING
    if timeliness(now, due, rule) is Timeliness.OVERDUE:
        return DeadlineMark.OVERDUE
    is_soon = due.date() - now.date() <= timedelta(days=1)
    return DeadlineMark.DUE_SOON if is_soon else DeadlineMark.IN_TIME
