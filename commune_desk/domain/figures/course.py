"""The course of a dossier (diễn biến): what it was at any moment, from its runs and its steps.

A row of the database says how a dossier stands today. A report of a past period must say how it
stood at the end of the period, whatever happened since: what came after a moment is not seen from
there. So every run of the clock, every ending of the work and every promised date is kept with its
moment, also those that were taken back later, and `as_of` looks at them from one moment.

Moments are those of the life of the office: a paper day that was entered later counts from when it
happened. What was taken back counts until it was taken back.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import (
    WAITING,
    DossierState,
    LatenessRule,
    RunEnd,
    Timeliness,
    TimelinessRule,
    timeliness,
)
from commune_desk.domain.working_time import Calendar

_WAITS_AFTER = {
    RunEnd.SUPPLEMENT: DossierState.AWAITING_SUPPLEMENT,
    RunEnd.VERIFICATION: DossierState.AWAITING_VERIFICATION,
}
"""Where a dossier stands after its run was ended, until the next one starts."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the clock as far as dates are judged by it; `ClockRun` has its allowance too."""

    started_at: datetime
    due_at: datetime
    ended_at: datetime | None = None
    why: RunEnd | None = None
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """An ending of the work: a result, a refusal, a stop or a lapse.

    Attributes:
        state: what it led to; a result leads to `RESULT_READY`.
        taken_back_at: when it was taken back, None while it stands.
        late_reason: why it took longer than the law allows, with the reasons of the runs before;
            empty where it did not.
    """

    at: datetime
    state: DossierState
    taken_back_at: datetime | None = None
    late_reason: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """A result that was handed over and taken back the same day."""

    at: datetime
    taken_back_at: datetime


@dataclass(frozen=True, slots=True)
class Promise:
    """A re-appointment: when it was made, and the date that was promised.

    Attributes:
        was_late: whether it was told later than the law wants (NĐ 118/2025/NĐ-CP Art 19(6)).
    """

    made_at: datetime
    until: datetime
    was_late: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """Everything of one dossier that a report may ask of a moment.

    Attributes:
        runs: in their order, at least one.
        closings: in their order; the last one may stand, those before were taken back.
        returned_at: when the result was handed over; None where it was not, or was taken back.
        handed_over: the hand-overs that were taken back.
        promises: in their order.
        demands_declaration: whether the procedure wants a declaration (tờ khai) of the citizen.
        declarations_kept: how many declarations were entered with it.
        declared_at: when the program printed each of them first.
        is_declaration_known: whether the office printed declarations when it was received; where
            it did not yet, nobody says that the citizen wrote this one.
    """

    dossier_no: str
    sector: str
    channel: Channel
    received_at: datetime
    runs: tuple[Run, ...]
    closings: tuple[Closing, ...] = ()
    returned_at: datetime | None = None
    handed_over: tuple[HandOver, ...] = ()
    promises: tuple[Promise, ...] = ()
    procedure_code: str = ""
    procedure_name: str = ""
    demands_declaration: bool = False
    declarations_kept: int = 0
    declared_at: tuple[datetime, ...] = ()
    is_declaration_known: bool = False


@dataclass(frozen=True, slots=True)
class DossierFact:
    """What the report knows of one dossier: all of it as of one moment.

    Attributes:
        due_at: the legal due date of the run that was the last one then.
        closed_at: when the work ended; None while it went on.
        promised_at: the promised date that held then.
        is_reappointed: whether another date was ever promised, also one that became void.
        apologised_at: when that was; None where it never was.
        apologised_late: whether it was told later than the law wants.
        interrupted_runs: the runs that ended before the work did.
        reopened: endings that were taken back before that moment.
        is_waiting_closed: whether the work ended while the office waited for somebody else.
        declarations_due: how many declarations the citizen owed; 0 where none is demanded.
        declarations_made: how many of them the program printed; None where the office printed none
            yet.
        late_reason: why it was late, also where it is open after a run that was; empty where it
            was not.
    """

    dossier_no: str
    sector: str
    channel: Channel
    state: DossierState
    received_at: datetime
    due_at: datetime
    closed_at: datetime | None = None
    returned_at: datetime | None = None
    promised_at: datetime | None = None
    is_reappointed: bool = False
    apologised_at: datetime | None = None
    apologised_late: bool = False
    interrupted_runs: tuple[Run, ...] = ()
    reopened: tuple[Closing, ...] = ()
    is_waiting_closed: bool = False
    procedure_code: str = ""
    procedure_name: str = ""
    late_reason: str = ""
    declarations_due: int = 0
    declarations_made: int | None = None


class Stood(NamedTuple):
    """A dossier that had one run and one ending and no second thoughts, as its row has it.

    A report has thousands, and shows few of them: so its moments stay microseconds since 1970.
    """

    id: int
    dossier_no: str
    sector: str
    channel: str
    received_at: int
    due_at: int
    closed_at: int | None
    returned_at: int | None
    procedure_id: int
    state: str
    late_reason: str


@dataclass(frozen=True, slots=True)
class StoodDossiers:
    """The dossiers whose rows tell what they were at a moment, for nothing happened to them since.

    Attributes:
        rows: in no order.
        since: the beginning of the period, as moments stand in the rows.
        until: the moment.
        fact: what a row says of its dossier, with how many declarations it owes and were printed.
        declarations_of_procedure: how many declarations a dossier owes, and the program printed,
            where nothing else is said of it.
        declarations: the same by the key of a dossier.
        known_from: from which key on the office printed declarations.
    """

    rows: Sequence[Stood]
    since: int
    until: int
    fact: Callable[[Stood, tuple[int, int | None]], DossierFact]
    declarations_of_procedure: Mapping[int, tuple[int, int]]
    declarations: Mapping[int, tuple[int, int]]
    known_from: float

    def facts(self) -> list[DossierFact]:
        """What each of them was."""
        usual, declared = self.declarations_of_procedure, self.declarations
        found = []
        for row in self.rows:
            owed, made = declared.get(row.id) or usual[row.procedure_id]
            is_known = row.id >= self.known_from
            found.append(self.fact(row, (owed, made if is_known else None)))
        return found


@dataclass(frozen=True, slots=True)
class SeenDossiers:
    """The dossiers that a period touches, as they are seen from a moment.

    Attributes:
        told: those that something interrupted, changed or took back, as their courses tell them.
        stood: the others; None where all are told.
        taken_back: those whose result stood then as handed over in the period, and does not now.
    """

    at: datetime
    told: Sequence[DossierFact]
    stood: StoodDossiers | None = None
    taken_back: Sequence[str] = ()

    @property
    def facts(self) -> list[DossierFact]:
        """What each of all of them was."""
        return [*(self.stood.facts() if self.stood else ()), *self.told]


@dataclass(frozen=True, slots=True)
class Measure:
    """By what an office measures its dossiers.

    Attributes:
        rule: whether days or minutes are compared with the law's time.
        calendar: by which the sessions of the office are told apart.
        counts_nobodys: whether what was closed while the office waited counts as solved on time;
            the report leaves it out otherwise (`is_nobodys`).
    """

    rule: LatenessRule = TimelinessRule.BY_DAY
    calendar: Calendar = field(default_factory=Calendar)
    counts_nobodys: bool = True


def as_of(course: Course, at: datetime) -> DossierFact | None:
    """What a dossier was at a moment; None before its reception."""
    if course.received_at > at:
        return None
    closing = reopened = None
    if course.closings:
        stood = (
            one for one in course.closings if one.at <= at and not _is_by(one.taken_back_at, at)
        )
        closing = next(stood, None)
        reopened = [each for each in course.closings if _is_by(each.taken_back_at, at)]
    seen = _seen(course.runs, at)
    last = seen[-1]
    is_waiting = _is_interrupted(last)
    made = course.promises and [promise for promise in course.promises if promise.made_at <= at]
    is_cut = is_waiting or len(seen) > 1
    interrupted = tuple(run for run in seen if _is_interrupted(run)) if is_cut else ()
    # A run that was ended for papers takes the promise with it; the next one starts from zero.
    void_by = [run.ended_at for run in interrupted if run.why is RunEnd.SUPPLEMENT]
    holds = bool(made) and not any(_is_by(made[-1].made_at, ended) for ended in void_by if ended)
    returned_at = course.returned_at if _is_by(course.returned_at, at) else None
    if returned_at is None and course.handed_over:
        held = (one.at for one in course.handed_over if one.at <= at < one.taken_back_at)
        returned_at = next(held, None)
    due = max(1, course.declarations_kept) if course.demands_declaration else 0
    return DossierFact(
        dossier_no=course.dossier_no,
        sector=course.sector,
        channel=course.channel,
        state=_state(closing, last, is_returned=returned_at is not None),
        received_at=course.received_at,
        due_at=last.due_at,
        closed_at=closing.at if closing else None,
        returned_at=returned_at,
        promised_at=made[-1].until if holds else None,
        is_reappointed=bool(made),
        apologised_at=made[-1].made_at if made else None,
        apologised_late=bool(made) and made[-1].was_late,
        interrupted_runs=interrupted,
        reopened=tuple(reopened or ()),
        is_waiting_closed=closing is not None and is_waiting,
        procedure_code=course.procedure_code,
        procedure_name=course.procedure_name,
        late_reason=closing.late_reason
        if closing
        else "; ".join(run.late_reason for run in interrupted if run.late_reason),
        declarations_due=due,
        declarations_made=min(due, sum(made_at <= at for made_at in course.declared_at))
        if course.is_declaration_known
        else None,
    )


def was_taken_back(course: Course, starts_at: datetime, at: datetime) -> bool:
    """Whether a result stood at a moment as handed over since another, and was taken back later."""
    return any(starts_at <= one.at <= at < one.taken_back_at for one in course.handed_over)


def is_nobodys(fact: DossierFact, rule: LatenessRule) -> bool:
    """Whether a dossier was closed while the office waited, and no run of it was late.

    It lapsed, or was withdrawn while papers or an answer were awaited: it was solved neither in
    time nor late, and the office says how its report counts it.
    """
    return fact.is_waiting_closed and not any(_was_over(run, rule) for run in fact.interrupted_runs)


def lateness_of(fact: DossierFact, at: datetime, rule: LatenessRule) -> Timeliness:
    """How a dossier stood to the law's time at a moment.

    A run that was over when it ended stays late, whatever came after it. While the office waits
    for somebody else nothing is late, and what ends then ends on time.
    """
    runs = fact.interrupted_runs
    if runs and any(_was_over(run, rule) for run in runs):
        return Timeliness.OVERDUE
    if fact.state in WAITING or fact.is_waiting_closed:
        return Timeliness.ON_TIME
    return timeliness(fact.closed_at or at, fact.due_at, rule)


def _was_over(run: Run, rule: LatenessRule) -> bool:
    ended_at = run.ended_at or run.started_at
    return timeliness(ended_at, run.due_at, rule) is Timeliness.OVERDUE


def _seen(runs: tuple[Run, ...], at: datetime) -> tuple[Run, ...]:
    """The runs that had begun by a moment; one that ended later was still running."""
    if len(runs) == 1 and _is_by(runs[0].ended_at, at):
        return runs
    begun = [run for run in runs if run.started_at <= at] or [runs[0]]
    return tuple(
        run if _is_by(run.ended_at, at) else replace(run, ended_at=None, why=None, late_reason="")
        for run in begun
    )


def _state(closing: Closing | None, last: Run, *, is_returned: bool) -> DossierState:
    if closing is not None:
        is_handed_over = is_returned and closing.state is DossierState.RESULT_READY
        return DossierState.RETURNED if is_handed_over else closing.state
    if last.why is not None and _is_interrupted(last):
        return _WAITS_AFTER.get(last.why, DossierState.AWAITING_SUPPLEMENT)
    return DossierState.HANDLING


def _is_interrupted(run: Run) -> bool:
    """Whether a run ended before the work did: the office waits, or waited, for somebody else."""
    return run.ended_at is not None and run.why is not RunEnd.CLOSED


def _is_by(moment: datetime | None, at: datetime) -> bool:
    """Whether something that may not have happened yet had happened by a moment."""
    return moment is not None and moment <= at
