"""The way of a dossier (hồ sơ): its states, the permitted steps with their articles, and its clock.

A `Dossier` is frozen; `take` returns the dossier after a step or says why the step is not
permitted. Neither knows the clock or the database: the moment of every step is an argument.

A dossier has one or more clock runs. A supplement asked for after examination ends a run; when the
papers are complete the next run starts from zero (NĐ 118/2025/NĐ-CP Art 19(5)). A re-appointment
adds one promised date and leaves the legal one as it was (Art 19(6)); timeliness is judged against
the legal date.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from commune_desk.domain.errors import (
    AlreadyReappointed,
    LapseTooEarly,
    MissingReason,
    NewDateNotLater,
    StepNotForRole,
    StepNotPermitted,
    SupplementAlreadyAsked,
    TimeBeforeLastEvent,
)
from commune_desk.domain.procedure import Channel, ProcessingTime

LAPSES_AFTER = timedelta(days=15)
"""Time to answer a supplement request before the dossier is closed (NĐ 118/2025 Art 19(5))."""


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


class Action(StrEnum):
    """What can be done with a dossier."""

    RECEIVE = "receive"
    HAND_OVER = "hand_over"
    REQUEST_SUPPLEMENT = "request_supplement"
    ACCEPT_SUPPLEMENT = "accept_supplement"
    APOLOGISE = "apologise"
    FINISH = "finish"
    REFUSE = "refuse"
    STOP = "stop"
    LAPSE = "lapse"
    RETURN = "return"


class Role(StrEnum):
    """What an officer (cán bộ, công chức) may do."""

    CLERK = "clerk"
    SPECIALIST = "specialist"
    LEADER = "leader"
    ADMINISTRATOR = "administrator"


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


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the step table.

    Attributes:
        sources: the states from which the step may be taken.
        target: the state it leads to; None where the state stays.
        roles: who may take it.
        article: the article of Nghị định 118/2025/NĐ-CP that the step rests on.
        needs: what must be given with it ("note", "until").
    """

    action: Action
    sources: tuple[DossierState, ...]
    target: DossierState | None
    roles: frozenset[Role]
    article: str
    needs: tuple[str, ...] = ()


_DESK = frozenset({Role.CLERK, Role.LEADER, Role.ADMINISTRATOR})
_WORK = _DESK | {Role.SPECIALIST}
_IN_WORK = (DossierState.RECEIVED, DossierState.HANDLING)

STEPS: tuple[Step, ...] = (
    Step(Action.HAND_OVER, (DossierState.RECEIVED,), DossierState.HANDLING, _WORK, "18"),
    Step(
        Action.REQUEST_SUPPLEMENT, _IN_WORK, DossierState.AWAITING_SUPPLEMENT, _WORK,
        "19(5)", ("note",),
    ),
    Step(
        Action.ACCEPT_SUPPLEMENT, (DossierState.AWAITING_SUPPLEMENT,), DossierState.RECEIVED, _DESK,
        "19(5)",
    ),
    Step(Action.APOLOGISE, _IN_WORK, None, _WORK, "19(6)", ("note", "until")),
    Step(Action.FINISH, _IN_WORK, DossierState.RESULT_READY, _WORK, "22"),
    Step(Action.REFUSE, _IN_WORK, DossierState.REFUSED, _WORK, "19(3)", ("note",)),
    Step(
        Action.STOP, (*_IN_WORK, DossierState.AWAITING_SUPPLEMENT), DossierState.STOPPED, _WORK,
        "21", ("note",),
    ),
    Step(
        Action.LAPSE, (DossierState.AWAITING_SUPPLEMENT,), DossierState.LAPSED, _WORK,
        "19(5)",
    ),
    Step(Action.RETURN, (DossierState.RESULT_READY,), DossierState.RETURNED, _DESK, "6"),
)  # fmt: skip

CLOSING = frozenset({Action.FINISH, Action.REFUSE, Action.STOP, Action.LAPSE})
"""The actions that end the work on a dossier and with it the running clock."""


@dataclass(frozen=True, slots=True)
class StepRequest:
    """A step as an officer asks for it: its moment and what belongs to it."""

    action: Action
    at: datetime
    note: str = ""
    until: datetime | None = None
    late_reason: str = ""


def permitted_actions(state: DossierState, role: Role | None = None) -> tuple[Action, ...]:
    """The actions that the table allows from a state, for one role or for any."""
    return tuple(
        step.action
        for step in STEPS
        if state in step.sources and (role is None or role in step.roles)
    )


def step_of(action: Action) -> Step:
    """The row of the table for an action.

    Raises:
        KeyError: the action is `RECEIVE`, which starts a dossier and has no row.
    """
    return {step.action: step for step in STEPS}[action]


def check_role(action: Action, role: Role) -> None:
    """Refuse a step to a role that the table does not name.

    Raises:
        StepNotForRole: with the action and the role.
    """
    if role not in step_of(action).roles:
        raise StepNotForRole(action=action, role=role)


def take(
    dossier: Dossier,
    request: StepRequest,
    rule: TimelinessRule = TimelinessRule.BY_DAY,
    *,
    next_run: ClockRun | None = None,
) -> Dossier:
    """The dossier after a step.

    Args:
        dossier: the dossier before the step.
        request: the step, with its moment and what belongs to it.
        rule: how lateness is judged; finishing late needs a reason.
        next_run: the clock run that `ACCEPT_SUPPLEMENT` starts, counted from zero.

    Raises:
        StepNotPermitted: the table has no such step from this state.
        TimeBeforeLastEvent: the step is dated before the last one.
        MissingReason: a note, a date or the reason of a delay is missing.
        SupplementAlreadyAsked, AlreadyReappointed, NewDateNotLater, LapseTooEarly: as named.
    """
    _check_permitted(dossier, request.action)
    _check_moment(dossier, request.at)
    _check_given(dossier, request, rule)
    _check_limits(dossier, request)
    moved = replace(
        dossier,
        state=step_of(request.action).target or dossier.state,
        last_event_at=request.at,
        late_reason=request.late_reason or dossier.late_reason,
    )
    return _with_clock(moved, request, next_run)


def _check_permitted(dossier: Dossier, action: Action) -> None:
    permitted = permitted_actions(dossier.state)
    if action not in permitted:
        raise StepNotPermitted(
            dossier_no=dossier.dossier_no, action=action, state=dossier.state, permitted=permitted
        )


def _check_moment(dossier: Dossier, at: datetime) -> None:
    if at < dossier.last_event_at:
        raise TimeBeforeLastEvent(
            dossier_no=dossier.dossier_no, at=at, last_event_at=dossier.last_event_at
        )


def _check_given(dossier: Dossier, request: StepRequest, rule: TimelinessRule) -> None:
    """What a step needs must be given; a late result needs the reason of the delay."""
    given = {"note": request.note.strip(), "until": request.until}
    missing = [what for what in step_of(request.action).needs if not given[what]]
    if request.action is Action.FINISH and not request.late_reason.strip():
        late = timeliness(request.at, dossier.due_at, rule) is Timeliness.OVERDUE
        missing += ["late_reason"] if late else []
    if missing:
        raise MissingReason(dossier.dossier_no, request.action, missing[0])


def _check_limits(dossier: Dossier, request: StepRequest) -> None:
    """What may happen once, and what needs time to have passed."""
    asked = dossier.supplement_asked_at
    if request.action is Action.REQUEST_SUPPLEMENT and asked is not None:
        raise SupplementAlreadyAsked(dossier.dossier_no, asked)
    if request.action is Action.APOLOGISE:
        _check_new_date(dossier, request.until)
    if request.action is Action.LAPSE and asked is not None:
        lapses = lapses_on(asked)
        if request.at.date() < lapses:
            raise LapseTooEarly(dossier.dossier_no, lapses)


def _check_new_date(dossier: Dossier, until: datetime | None) -> None:
    if dossier.promised_at is not None:
        raise AlreadyReappointed(dossier.dossier_no, dossier.promised_at)
    if until is not None and until <= dossier.due_at:
        raise NewDateNotLater(dossier.dossier_no, dossier.due_at, until)


def _with_clock(dossier: Dossier, request: StepRequest, next_run: ClockRun | None) -> Dossier:
    """The dossier with the dates and clock runs that the step moves."""
    at = request.at
    match request.action:
        case Action.REQUEST_SUPPLEMENT:
            runs = _ended(dossier.runs, at, RunEnd.SUPPLEMENT)
            return replace(dossier, runs=runs, supplement_asked_at=at)
        case Action.ACCEPT_SUPPLEMENT if next_run is not None:
            return replace(dossier, runs=(*dossier.runs, next_run))
        case Action.APOLOGISE:
            return replace(dossier, promised_at=request.until)
        case Action.RETURN:
            return replace(dossier, returned_at=at)
        case action if action in CLOSING:
            return replace(dossier, runs=_ended(dossier.runs, at, RunEnd.CLOSED), closed_at=at)
    return dossier


def _ended(runs: tuple[ClockRun, ...], at: datetime, why: RunEnd) -> tuple[ClockRun, ...]:
    """The runs with the last one ended, unless it ended before."""
    last = runs[-1]
    if last.ended_at is not None:
        return runs
    return (*runs[:-1], replace(last, ended_at=at, why=why))


def lapses_on(supplement_asked_at: datetime) -> date:
    """The first day on which a dossier without an answer is closed (NĐ 118/2025 Art 19(5))."""
    return (supplement_asked_at + LAPSES_AFTER).date() + timedelta(days=1)


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
    if state is DossierState.AWAITING_SUPPLEMENT:
        return DeadlineMark.WAITING
    if timeliness(now, due, rule) is Timeliness.OVERDUE:
        return DeadlineMark.OVERDUE
    is_soon = due.date() - now.date() <= timedelta(days=1)
    return DeadlineMark.DUE_SOON if is_soon else DeadlineMark.IN_TIME
