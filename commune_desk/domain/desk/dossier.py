"""The dossier (hồ sơ): where it stands, its clock, and how it stands to its due date.

A `Dossier` is frozen; the steps that lead from one to the next are the table in `steps.py`.

A dossier has one or more clock runs. A supplement asked for after examination ends a run; when the
papers are complete the next run starts from zero (NĐ 118/2025/NĐ-CP Art 19(5)). In civil status a
verification ends a run too; with the answer the next run goes on with the time that was left
(NĐ 123/2015/NĐ-CP Art 3(4)). A re-appointment adds one promised date to the run and leaves the
legal one as it was (Art 19(6)); timeliness is judged against the legal date.

How lateness is judged: run by run (`is_late`). A run that was over when it ended stays late,
whatever came after, and so does its dossier; a run that was ended in its time by a supplement is
void, nobody's lateness. A dossier that was closed while its clock stood (lapsed, or withdrawn while
papers or an answer were awaited) has been solved neither early nor late: see `solved_standing`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from commune_desk.domain.catalogue.procedure import Channel, ProcessingTime


class DossierState(StrEnum):
    """Where a dossier stands."""

    DRAFT = "draft"
    RECEIVED = "received"
    HANDLING = "handling"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    AWAITING_VERIFICATION = "awaiting_verification"
    RESULT_READY = "result_ready"
    RETURNED = "returned"
    REFUSED = "refused"
    STOPPED = "stopped"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"


WORKED_ON = (DossierState.RECEIVED, DossierState.HANDLING)
"""The states in which the office works and its clock runs."""

WAITING = (DossierState.AWAITING_SUPPLEMENT, DossierState.AWAITING_VERIFICATION)
"""The states in which the office waits for somebody else and the clock stands."""

ENDED = (DossierState.RETURNED, DossierState.REFUSED, DossierState.STOPPED, DossierState.LAPSED)
"""The states in which the work has ended; a dossier that was received by mistake and cancelled is
in none of them, it counts for nothing."""


class Role(StrEnum):
    """What an officer (cán bộ, công chức) may do; `MACHINE` is a command that nobody stands at."""

    CLERK = "clerk"
    SPECIALIST = "specialist"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"
    MACHINE = "machine"


OFFICER_ROLES = tuple(role for role in Role if role is not Role.MACHINE)
"""The roles that people have."""

DESK_ROLES = frozenset({Role.CLERK, Role.LEADER, Role.ADMINISTRATOR, Role.MACHINE})
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

    def on(self, _day: date) -> "TimelinessRule":
        """A rule by itself holds on every day."""
        return self


@dataclass(frozen=True, slots=True)
class RuleChange:
    """The rule that holds from a day on."""

    since: date
    rule: TimelinessRule


@dataclass(frozen=True, slots=True)
class TimelinessRules:
    """The rules of an office that changed from one to another.

    The moment that is compared with a due date chooses the rule: when a run ended, or now. So what
    was judged stays judged as it was, and no figure of a month that is over becomes another.

    Attributes:
        first: what held before the first change.
        changes: in the order of their days.
    """

    first: TimelinessRule
    changes: tuple[RuleChange, ...]

    def on(self, day: date) -> TimelinessRule:
        """The rule that held, or will hold, on a day."""
        held = (change.rule for change in reversed(self.changes) if change.since <= day)
        return next(held, self.first)


LatenessRule = TimelinessRule | TimelinessRules
"""By what lateness is judged: one rule, or one after the other."""


class RunEnd(StrEnum):
    """Why a clock run ended.

    After `SUPPLEMENT` the next run starts from zero, after `VERIFICATION` it goes on with the time
    that was left, after `CLOSED` there is none.
    """

    SUPPLEMENT = "supplement"
    VERIFICATION = "verification"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ClockRun:
    """One run of the clock, and all that belongs to it alone.

    Attributes:
        allowance: the time granted to this run: the whole, or what a verification left of it.
        due_at: the legal due date, what lateness is judged by.
        ended_at: None while it runs.
        why: why it ended.
        late_reason: why it was over when it ended; empty where it was not.
        apologised_at: when a new date was promised in it, None if it was not.
        promised_at: the new date; it is void when a supplement ends the run.
        answer_until: the last day for the citizen's answer, where a supplement ended the run.
    """

    started_at: datetime
    allowance: ProcessingTime
    due_at: datetime
    ended_at: datetime | None = None
    why: RunEnd | None = None
    late_reason: str = ""
    apologised_at: datetime | None = None
    promised_at: datetime | None = None
    answer_until: date | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the way of a dossier depends on; people and papers have tables of their own.

    Attributes:
        sector: of its procedure (lĩnh vực); laws of a sector have rules of their own.
        runs: the clock runs in order, at least one.
        supplement_asked_at: when a supplement was asked for, None if never.
        closed_at: when a result, a refusal, a stop or a lapse ended the work, or a mistaken
            reception was cancelled.
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
    supplement_asked_at: datetime | None = None
    closed_at: datetime | None = None
    returned_at: datetime | None = None
    sector: str = ""

    @property
    def due_at(self) -> datetime:
        """The legal due date: that of the last clock run."""
        return self.runs[-1].due_at

    @property
    def is_due_moved(self) -> bool:
        """Whether time began anew or the due date became another, so that the receipt is void."""
        return self.run_of_receipt > 0

    @property
    def run_of_receipt(self) -> int:
        """Which run the receipt that holds is of, the first is 0."""
        return self.runs_with_receipt[-1]

    @property
    def runs_with_receipt(self) -> tuple[int, ...]:
        """Which runs have a receipt of their own; the first is 0.

        A run that only goes on to the same due date leaves the citizen's receipt as it is.
        """
        moved = (
            place
            for place, (before, run) in enumerate(pairwise(self.runs), start=1)
            if before.why is RunEnd.SUPPLEMENT or run.due_at != before.due_at
        )
        return (0, *moved)

    @property
    def promised_at(self) -> datetime | None:
        """The date of a re-appointment that still holds: a later supplement makes it void."""
        last = self.runs[-1]
        return None if last.why is RunEnd.SUPPLEMENT else last.promised_at

    @property
    def late_reason(self) -> str:
        """Why it was late, in the words of the register: the reasons of its runs."""
        return "; ".join(run.late_reason for run in self.runs if run.late_reason)

    @property
    def is_cancelled(self) -> bool:
        """Whether it was received by mistake: it keeps its number and counts for nothing."""
        return self.state is DossierState.CANCELLED

    @property
    def is_open(self) -> bool:
        """Whether the office still works on it or waits for papers."""
        return self.closed_at is None


def timeliness(closed_at: datetime, due_at: datetime, rule: LatenessRule) -> Timeliness:
    """Early, on time or overdue, compared by day or by minute, as it was done on that day."""
    if rule.on(closed_at.date()) is TimelinessRule.BY_DAY:
        closed, due = closed_at.date().toordinal(), due_at.date().toordinal()
    else:
        closed, due = int(closed_at.timestamp()) // 60, int(due_at.timestamp()) // 60
    return compared(closed, due)


def compared(closed: int, due: int) -> Timeliness:
    """Early, on time or overdue, by two days or minutes as they are counted."""
    if closed == due:
        return Timeliness.ON_TIME
    return Timeliness.EARLY if closed < due else Timeliness.OVERDUE


def is_late(run: ClockRun, rule: LatenessRule) -> bool:
    """Whether a run was over when it ended; one that still runs is judged by its due date."""
    return run.ended_at is not None and (
        timeliness(run.ended_at, run.due_at, rule) is Timeliness.OVERDUE
    )


def was_late(runs: Iterable[ClockRun], rule: LatenessRule) -> bool:
    """Whether any run was over when it ended: its dossier stays late, whatever came after."""
    return any(is_late(run, rule) for run in runs)


def solved_standing(runs: Sequence[ClockRun], rule: LatenessRule) -> Timeliness | None:
    """How a closed dossier stands: by its runs, each of which has ended.

    Returns:
        None where it was closed while the clock stood and no run was late: it lapsed, or was
        withdrawn while the office waited for papers or an answer. The office chooses how a report
        counts these.
    """
    if was_late(runs, rule):
        return Timeliness.OVERDUE
    last = runs[-1]
    if last.why is not RunEnd.CLOSED or last.ended_at is None:
        return None
    return timeliness(last.ended_at, last.due_at, rule)


class DeadlineMark(StrEnum):
    """How an open or closed dossier is marked in a list: always a colour, a word and a sign."""

    EARLY = "early"
    ON_TIME = "on_time"
    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    WAITING = "waiting"
    CANCELLED = "cancelled"


def deadline_mark(
    state: DossierState, due_at: datetime, *, now: datetime, rule: LatenessRule
) -> DeadlineMark:
    """The mark of an open dossier, by what its last clock says now.

    It is due soon on its last day and the day before.
    """
    if state in WAITING:
        return DeadlineMark.WAITING
    if timeliness(now, due_at, rule) is Timeliness.OVERDUE:
        return DeadlineMark.OVERDUE
    is_soon = due_at.date() - now.date() <= timedelta(days=1)
    return DeadlineMark.DUE_SOON if is_soon else DeadlineMark.IN_TIME


def solved_mark(solved: Timeliness | None) -> DeadlineMark:
    """The mark of a closed dossier by its `solved_standing`; None is in time."""
    return DeadlineMark(solved.value) if solved else DeadlineMark.IN_TIME


def mark_of(dossier: Dossier, *, now: datetime, rule: LatenessRule) -> DeadlineMark:
    """The mark of a dossier of which all is known."""
    if dossier.is_cancelled:
        return DeadlineMark.CANCELLED  # nothing was solved, early or late
    if not dossier.is_open:
        return solved_mark(solved_standing(dossier.runs, rule))
    return deadline_mark(dossier.state, dossier.due_at, now=now, rule=rule)
