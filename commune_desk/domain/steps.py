"""The steps of a dossier: one row for each, and the rules that read the rows.

A new step is one row of `STEPS` and its words in `words/steps.py`. Everything else follows from the
row: what the office offers and accepts, the buttons, keys and dialogs of the window, the choices of
the command line, the event of the history, the paper for the citizen, and what can be undone.

`permitted` says which steps are open at a moment, `asked` what must be given with one, `take` gives
the dossier after it. None of them knows the clock or the database: the moment is an argument.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Literal

from commune_desk.domain.dossier import (
    DESK_ROLES,
    WAITING,
    WORKED_ON,
    ClockRun,
    Dossier,
    DossierState,
    Role,
    RunEnd,
    Timeliness,
    TimelinessRule,
    timeliness,
)
from commune_desk.domain.errors import (
    AlreadyReappointed,
    LapseTooEarly,
    MissingReason,
    NewDateNotLater,
    NewDateOutsideHours,
    StepNotForRole,
    StepNotPermitted,
    SupplementAlreadyAsked,
    TimeBeforeLastEvent,
    UserError,
)
from commune_desk.domain.form.kinds import DATE, LONG_TEXT
from commune_desk.domain.form.rules import shown
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, When
from commune_desk.domain.papers import SlipKind
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar, closes_at, due_at, sessions_on

LAPSES_AFTER = timedelta(days=15)
"""Time to answer a supplement request before the dossier is closed (NĐ 118/2025 Art 19(5))."""


class Action(StrEnum):
    """What can be done with a dossier that was received, the usual next step first.

    The values stand in the history and in JSON.
    """

    HAND_OVER = "hand_over"
    FINISH = "finish"
    RETURN = "return"
    ACCEPT_SUPPLEMENT = "accept_supplement"
    REQUEST_SUPPLEMENT = "request_supplement"
    APOLOGISE = "apologise"
    REFUSE = "refuse"
    STOP = "stop"
    LAPSE = "lapse"


class Holder(StrEnum):
    """Who may have the papers of a dossier in hand."""

    DESK = "desk"
    UNIT = "unit"
    CITIZEN = "citizen"


Stamp = Literal["supplement_asked_at", "promised_at", "closed_at", "returned_at"]
"""The moments that a dossier keeps of its steps: names of attributes of `Dossier`."""


@dataclass(frozen=True, slots=True)
class StepRequest:
    """A step as an officer asks for it: its moment and what belongs to it."""

    action: Action
    at: datetime
    note: str = ""
    until: datetime | None = None
    late_reason: str = ""


# --- rules that a row names ----------------------------------------------------------------------


def lapses_on(supplement_asked_at: datetime) -> date:
    """The first day on which a dossier without an answer is closed (NĐ 118/2025 Art 19(5))."""
    return (supplement_asked_at + LAPSES_AFTER).date() + timedelta(days=1)


def answer_time_over(dossier: Dossier) -> date:
    """The first day on which a dossier that waits for papers may be closed."""
    return lapses_on(dossier.supplement_asked_at or dossier.last_event_at)


def run_from_zero(dossier: Dossier, at: datetime, calendar: Calendar) -> ClockRun:
    """The clock that starts anew when the missing papers arrive (NĐ 118/2025 Art 19(5))."""
    allowance = dossier.runs[-1].allowance
    return ClockRun(at, allowance, due_at(at, allowance, calendar))


# --- what a step may ask for: each is named after its attribute of `StepRequest` ------------------

NOTE = FieldSpec(LONG_TEXT, "note", need=Need.REQUIRED)
UNTIL = FieldSpec(DATE, "until", need=Need.REQUIRED)
LATE_REASON = FieldSpec(
    LONG_TEXT,
    "late_reason",
    need=Need.REQUIRED,
    shown_when=(When("standing", (Timeliness.OVERDUE.value,)),),
)
"""Why it took longer than the law allows; belongs to the step only when the dossier is overdue."""

# --- the table -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row of the table: all in which a step differs from the others.

    Attributes:
        sources: the states from which it may be taken.
        target: the state it leads to; None where the state stays.
        roles: who may take it.
        article: the article of Nghị định 118/2025/NĐ-CP that it rests on.
        key: its key in the window, the same in every state.
        icon: the picture on its button, a file of `resources/icons`.
        asks: what must be given with it.
        ends: why the running clock ends with it; None where the clock goes on. What closes the
            dossier keeps the reason of a delay.
        starts: makes the clock run that starts with it; None where none starts.
        stamps: which moment of the dossier it sets: to the date that it promises where it asks for
            one (`until`), else to its own moment.
        once: what is answered when it was taken before, from the number of the dossier and the
            moment it stamped; None where it may be taken again.
        earliest: the first day on which it may be taken; None where any day will do.
        is_undoable: whether it may be taken back; a notice that was sent may not.
        is_irreversible: whether it ends the dossier without a result: the window asks before it.
        hands: who hands the dossier to whom with it, a line of the control slip; None where it
            stays with whoever has it.
        slip: the paper that goes to the citizen with it.
    """

    action: Action
    sources: tuple[DossierState, ...]
    target: DossierState | None
    roles: frozenset[Role]
    article: str
    key: str
    icon: str
    asks: tuple[FieldSpec, ...] = ()
    ends: RunEnd | None = None
    starts: Callable[[Dossier, datetime, Calendar], ClockRun] | None = None
    stamps: Stamp | None = None
    once: Callable[[str, datetime], UserError] | None = None
    earliest: Callable[[Dossier], date] | None = None
    is_undoable: bool = False
    is_irreversible: bool = False
    hands: tuple[Holder, Holder] | None = None
    slip: SlipKind | None = None


_DESK = DESK_ROLES
_WORK = _DESK | {Role.SPECIALIST}
_FOR_PAPERS = (DossierState.AWAITING_SUPPLEMENT,)

STEPS: tuple[Step, ...] = (
    Step(
        action=Action.HAND_OVER, sources=(DossierState.RECEIVED,), target=DossierState.HANDLING,
        roles=_WORK, article="18", key="Ctrl+1", icon="next",
        is_undoable=True, hands=(Holder.DESK, Holder.UNIT),
    ),
    Step(
        action=Action.FINISH, sources=WORKED_ON, target=DossierState.RESULT_READY,
        roles=_WORK, article="22", key="Ctrl+2", icon="check", asks=(LATE_REASON,),
        ends=RunEnd.CLOSED, stamps="closed_at", is_undoable=True,
        hands=(Holder.UNIT, Holder.DESK),
    ),
    Step(
        action=Action.RETURN, sources=(DossierState.RESULT_READY,), target=DossierState.RETURNED,
        roles=_DESK, article="6", key="F9", icon="return",
        stamps="returned_at", hands=(Holder.DESK, Holder.CITIZEN),
    ),
    Step(
        action=Action.ACCEPT_SUPPLEMENT, sources=_FOR_PAPERS, target=DossierState.RECEIVED,
        roles=_DESK, article="19(5)", key="Ctrl+3", icon="receive",
        starts=run_from_zero,
    ),
    Step(
        action=Action.REQUEST_SUPPLEMENT, sources=WORKED_ON,
        target=DossierState.AWAITING_SUPPLEMENT,
        roles=_WORK, article="19(5)", key="Ctrl+4", icon="pause", asks=(NOTE,),
        ends=RunEnd.SUPPLEMENT, stamps="supplement_asked_at", once=SupplementAlreadyAsked,
        slip=SlipKind.SUPPLEMENT_REQUEST,
    ),
    Step(
        action=Action.APOLOGISE, sources=WORKED_ON, target=None,
        roles=_WORK, article="19(6)", key="Ctrl+5", icon="calendar", asks=(NOTE, UNTIL),
        stamps="promised_at", once=AlreadyReappointed, slip=SlipKind.APOLOGY_NOTICE,
    ),
    Step(
        action=Action.REFUSE, sources=WORKED_ON, target=DossierState.REFUSED,
        roles=_WORK, article="19(3)", key="Ctrl+6", icon="close", asks=(NOTE,),
        ends=RunEnd.CLOSED, stamps="closed_at", is_irreversible=True, slip=SlipKind.REFUSAL_NOTICE,
    ),
    Step(
        action=Action.STOP, sources=WORKED_ON + WAITING, target=DossierState.STOPPED,
        roles=_WORK, article="21", key="Ctrl+7", icon="close", asks=(NOTE,),
        ends=RunEnd.CLOSED, stamps="closed_at", is_irreversible=True,
    ),
    Step(
        action=Action.LAPSE, sources=_FOR_PAPERS, target=DossierState.LAPSED,
        roles=_WORK, article="19(5)", key="Ctrl+8", icon="close",
        ends=RunEnd.CLOSED, stamps="closed_at", earliest=answer_time_over, is_irreversible=True,
    ),
)  # fmt: skip
"""Every step, in the order in which an officer is offered them."""

_ROWS = {step.action: step for step in STEPS}


def step_of(action: Action) -> Step:
    """The row of an action."""
    return _ROWS[action]


# --- what is offered, what is asked for, what is accepted ----------------------------------------


def permitted(dossier: Dossier, role: Role, at: datetime) -> tuple[Action, ...]:
    """The steps that `take` accepts at that moment from an officer of that role, in table order."""
    return tuple(
        step.action
        for step in STEPS
        if role in step.roles
        and dossier.state in step.sources
        and _hindrance(step, dossier, at) is None
    )


def asked(action: Action, dossier: Dossier, *, at: datetime, rule: TimelinessRule) -> FormSpec:
    """What must be given with a step at that moment; `take` refuses it without.

    The day that a citizen is promised is asked for; the moment follows from it (`promise_on`).
    """
    standing = {"standing": timeliness(at, dossier.due_at, rule).value}
    fields = shown(FormSpec.of(action.value, *step_of(action).asks), standing)
    return FormSpec.of(action.value, *(replace(field, shown_when=()) for field in fields))


def take(
    dossier: Dossier,
    request: StepRequest,
    role: Role,
    *,
    rule: TimelinessRule,
    calendar: Calendar,
) -> Dossier:
    """The dossier after a step.

    Args:
        dossier: the dossier before the step.
        request: the step, with its moment and what belongs to it.
        role: of the officer who takes it.
        rule: how lateness is judged; finishing late needs a reason.
        calendar: by which new clock runs are counted and promised dates are working moments.

    Raises:
        StepNotForRole: the row does not name the role.
        StepNotPermitted: the table has no such step from this state.
        TimeBeforeLastEvent: the step is dated before the last one.
        SupplementAlreadyAsked, AlreadyReappointed, LapseTooEarly: as named.
        MissingReason: a note, a date or the reason of a delay is missing.
        NewDateNotLater, NewDateOutsideHours: no date that can be promised.
    """
    step = step_of(request.action)
    _check_open(dossier, request, role)
    _check_given(dossier, request, rule=rule, calendar=calendar)
    changes: dict[str, Any] = {"last_event_at": request.at}
    if step.target:
        changes["state"] = step.target
    if step.stamps:
        changes[step.stamps] = request.until if UNTIL in step.asks else request.at
    if step.ends is RunEnd.CLOSED and request.late_reason:
        changes["late_reason"] = request.late_reason
    runs = dossier.runs
    if step.ends and runs[-1].ended_at is None:
        runs = (*runs[:-1], replace(runs[-1], ended_at=request.at, why=step.ends))
    if step.starts:
        runs = (*runs, step.starts(dossier, request.at, calendar))
    return replace(dossier, runs=runs, **changes)


def _hindrance(step: Step, dossier: Dossier, at: datetime) -> UserError | None:
    """Why a step that the state allows cannot be taken at that moment; None if it can."""
    if at < dossier.last_event_at:
        return TimeBeforeLastEvent(dossier.dossier_no, at, dossier.last_event_at)
    if step.once and step.stamps and (stamped := getattr(dossier, step.stamps)):
        return step.once(dossier.dossier_no, stamped)
    if step.earliest and at.date() < (opens := step.earliest(dossier)):
        return LapseTooEarly(dossier.dossier_no, opens)
    return None


def _check_open(dossier: Dossier, request: StepRequest, role: Role) -> None:
    """Refuse a step that is not `permitted`, and say why."""
    step = step_of(request.action)
    if role not in step.roles:
        raise StepNotForRole(step.action, role)
    if dossier.state not in step.sources:
        others = permitted(dossier, role, request.at)
        raise StepNotPermitted(dossier.dossier_no, step.action, dossier.state, others)
    if hindrance := _hindrance(step, dossier, request.at):
        raise hindrance


def _check_given(
    dossier: Dossier, request: StepRequest, *, rule: TimelinessRule, calendar: Calendar
) -> None:
    """What the step asks for is given, and a promised date is one that the office can keep."""
    for field in asked(request.action, dossier, at=request.at, rule=rule).fields:
        if not str(getattr(request, field.name) or "").strip():
            raise MissingReason(dossier.dossier_no, request.action, field.name)
    if UNTIL in step_of(request.action).asks and request.until is not None:
        check_promise(dossier, request.until, calendar)


# --- the date of an apology ----------------------------------------------------------------------


def check_promise(dossier: Dossier, until: datetime, calendar: Calendar) -> None:
    """Refuse a new date on which nobody could keep it.

    Raises:
        NewDateNotLater: it is not after the legal due date.
        NewDateOutsideHours: the office does not work then.
    """
    if until <= dossier.due_at:
        raise NewDateNotLater(dossier.dossier_no, dossier.due_at, until)
    local = until.astimezone(OFFICE_ZONE)
    hours = sessions_on(calendar, local.date())
    if not any(opens <= local.time() <= closes for opens, closes in hours):
        raise NewDateOutsideHours(until, hours)


def promise_on(day: date, calendar: Calendar) -> datetime:
    """The moment that a promised day means: the end of the office's hours.

    Raises:
        NewDateOutsideHours: the office does not work on that day.
    """
    if not (hours := sessions_on(calendar, day)):
        raise NewDateOutsideHours(datetime.combine(day, time(), OFFICE_ZONE), hours)
    return closes_at(calendar, day)


# --- taking back ---------------------------------------------------------------------------------


def undoable(dossier: Dossier, role: Role) -> Step | None:
    """The step that an officer of that role can take back: who may take it, may take it back.

    The state says which it is, for only one undoable step leads to each.
    """
    return next(
        (s for s in STEPS if s.is_undoable and s.target is dossier.state and role in s.roles), None
    )


def take_back(dossier: Dossier, role: Role, *, before: DossierState, at: datetime) -> Dossier:
    """The dossier before the step that can be undone.

    Args:
        dossier: the dossier after the step.
        role: of the officer who takes it back.
        before: the state from which the step was taken.
        at: the moment of the taking back.

    Raises:
        StepNotPermitted: the last step cannot be taken back.
    """
    step = undoable(dossier, role)
    if step is None:
        others = permitted(dossier, role, at)
        raise StepNotPermitted(dossier.dossier_no, "undo", dossier.state, others)
    changes: dict[str, Any] = {"state": before, "last_event_at": at}
    if step.stamps:
        changes[step.stamps] = None
    if step.ends:
        running = replace(dossier.runs[-1], ended_at=None, why=None)
        changes |= {"runs": (*dossier.runs[:-1], running), "late_reason": ""}
    return replace(dossier, **changes)
