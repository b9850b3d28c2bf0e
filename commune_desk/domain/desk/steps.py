"""The steps of a dossier: one row for each, and the rules that read the rows.

A new step is one row of `STEPS` and its words in `words/desk/steps.py`. Everything else follows
from the row: what the office offers and accepts, the buttons, keys and dialogs of the window, the
choices of the command line, the event of the history, the paper for the citizen, and what can be
undone.

`permitted` says which steps are open at a moment, `asked` what must be given with one, `take` gives
the dossier after it. None of them knows the clock or the database: the moment is an argument.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Literal

from commune_desk.domain.desk.clock import (
    ClockRules,
    answer_until,
    ask_until,
    check_promise,
    is_one_of,
    notice_until,
    run_from_zero,
    run_going_on,
)
from commune_desk.domain.desk.dossier import (
    DESK_ROLES,
    ENDED,
    WAITING,
    WORKED_ON,
    ClockRun,
    Dossier,
    DossierState,
    Role,
    RunEnd,
    Timeliness,
    timeliness,
)
from commune_desk.domain.desk.dossier_errors import (
    AlreadyReappointed,
    ClockGoesOn,
    HandedOverBefore,
    LapseTooEarly,
    MissingReason,
    StepNotForRole,
    StepNotPermitted,
    SupplementAlreadyAsked,
    TimeBeforeLastEvent,
)
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.form.kinds import DATE, LONG_TEXT
from commune_desk.domain.form.rules import shown
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, When
from commune_desk.domain.law.topics import in_force


class Action(StrEnum):
    """What can be done with a dossier that was received, the usual next step first.

    The values stand in the history and in JSON.
    """

    HAND_OVER = "hand_over"
    FINISH = "finish"
    RETURN = "return"
    ACCEPT_SUPPLEMENT = "accept_supplement"
    REQUEST_SUPPLEMENT = "request_supplement"
    VERIFIED = "verified"
    SEND_VERIFICATION = "send_verification"
    APOLOGISE = "apologise"
    REFUSE = "refuse"
    STOP = "stop"
    LAPSE = "lapse"


class Holder(StrEnum):
    """Who may have the papers of a dossier in hand."""

    DESK = "desk"
    UNIT = "unit"
    CITIZEN = "citizen"


Stamp = Literal["supplement_asked_at", "closed_at", "returned_at"]
"""The moments that a dossier keeps of its steps: names of attributes of `Dossier`."""


@dataclass(frozen=True, slots=True)
class StepRequest:
    """A step as an officer asks for it: its moment and what belongs to it.

    Attributes:
        note: what the paper of the step says, one item a line.
        reason: why the step is needed; where none is given the note says it.
        entry_reason: why it is entered after the period of its moment was closed; where the step
            asks for no note, the note says it.
    """

    action: Action
    at: datetime
    note: str = ""
    until: datetime | None = None
    late_reason: str = ""
    reason: str = ""
    entry_reason: str = ""

    def given(self, name: str) -> str:
        """What was given for a field, without blanks around it."""
        said = str(getattr(self, name) or "").strip()
        return self.note.strip() if name == REASON.name and not said else said


# --- rules that a row names: what stands in the way, None where nothing does ---------------------


def _asked_before(dossier: Dossier, _at: datetime, _rules: ClockRules) -> UserError | None:
    asked_at = dossier.supplement_asked_at
    return SupplementAlreadyAsked(dossier.dossier_no, asked_at) if asked_at else None


def _promised_before(dossier: Dossier, _at: datetime, _rules: ClockRules) -> UserError | None:
    """A new date is promised once (Art 19(6)), also where a supplement made it void."""
    promised = [run.promised_at for run in dossier.runs if run.promised_at]
    return AlreadyReappointed(dossier.dossier_no, promised[0]) if promised else None


def _answer_time(dossier: Dossier, at: datetime, rules: ClockRules) -> UserError | None:
    """The citizen has until the day that form 02 named (Art 19(5))."""
    last = dossier.runs[-1].answer_until or answer_until(dossier, dossier.last_event_at, rules)
    lapses_on = last + timedelta(days=1)
    return LapseTooEarly(dossier.dossier_no, lapses_on) if at.date() < lapses_on else None


def _clock_goes_on(dossier: Dossier, at: datetime, rules: ClockRules) -> UserError | None:
    """Only in some sectors the time of a verification does not count."""
    sectors = in_force(rules.law.verification, at.date()).stops_clock_in
    if is_one_of(sectors, dossier.sector):
        return None
    return ClockGoesOn(dossier.dossier_no, dossier.sector, sectors)


# --- what a step may ask for: each is named after its attribute of `StepRequest` ------------------

NOTE = FieldSpec(LONG_TEXT, "note", need=Need.REQUIRED)
REMARK = FieldSpec(LONG_TEXT, "note")
REASON = FieldSpec(LONG_TEXT, "reason", need=Need.REQUIRED)
UNTIL = FieldSpec(DATE, "until", need=Need.REQUIRED)
LATE_REASON = FieldSpec(
    LONG_TEXT,
    "late_reason",
    need=Need.REQUIRED,
    shown_when=(When("standing", (Timeliness.OVERDUE.value,)),),
)
"""Why it took longer than the law allows; belongs to the step only when its clock is over."""

REASONS = (LATE_REASON.name, REASON.name)
"""What the past, entered again, need not give."""

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
        ends: why the running clock ends with it; None where the clock goes on.
        starts: makes the clock run that starts with it; None where none starts.
        stamps: which moment of the dossier it sets to its own.
        hindrance: what stands in its way at a moment where the state allows it: it was taken
            before, or it is too early; None where nothing can.
        wanted_until: the last day on which the law wants it taken; it may be taken later, which is
            said wherever the step is told.
        is_undoable: whether it may be taken back; a notice that was sent may not.
        undone_on_its_day: whether that may be done on the day of the step only.
        is_irreversible: whether it ends the dossier without a result.
        hands: who hands the dossier to whom with it, a line of the control slip; None where it
            stays with whoever has it.
        slip: the paper that goes to the citizen with it, a receipt only where it became another
            (`new_paper`).
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
    starts: Callable[[Dossier, datetime, ClockRules], ClockRun] | None = None
    stamps: Stamp | None = None
    hindrance: Callable[[Dossier, datetime, ClockRules], UserError | None] | None = None
    wanted_until: Callable[[Dossier, ClockRules], date] | None = None
    is_undoable: bool = False
    undone_on_its_day: bool = False
    is_irreversible: bool = False
    hands: tuple[Holder, Holder] | None = None
    slip: SlipKind | None = None

    @property
    def ends_dossier(self) -> bool:
        """Whether nothing follows it: the window wants a second, different gesture."""
        return self.target in ENDED


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
        stamps="returned_at", is_undoable=True, undone_on_its_day=True,
        hands=(Holder.DESK, Holder.CITIZEN),
    ),
    Step(
        action=Action.ACCEPT_SUPPLEMENT, sources=_FOR_PAPERS, target=DossierState.RECEIVED,
        roles=_DESK, article="19(5)", key="Ctrl+3", icon="receive", asks=(REMARK,),
        starts=run_from_zero, hands=(Holder.CITIZEN, Holder.DESK), slip=SlipKind.RECEIPT,
    ),
    Step(
        action=Action.REQUEST_SUPPLEMENT, sources=WORKED_ON,
        target=DossierState.AWAITING_SUPPLEMENT,
        roles=_WORK, article="19(5)", key="Ctrl+4", icon="pause",
        asks=(NOTE, REASON, LATE_REASON),
        ends=RunEnd.SUPPLEMENT, stamps="supplement_asked_at", hindrance=_asked_before,
        wanted_until=ask_until, hands=(Holder.UNIT, Holder.DESK),
        slip=SlipKind.SUPPLEMENT_REQUEST,
    ),
    Step(
        action=Action.VERIFIED, sources=(DossierState.AWAITING_VERIFICATION,),
        target=DossierState.HANDLING,
        roles=_WORK, article="19(4)", key="Ctrl+9", icon="check", asks=(REMARK,),
        starts=run_going_on, slip=SlipKind.RECEIPT,
    ),
    Step(
        action=Action.SEND_VERIFICATION, sources=WORKED_ON,
        target=DossierState.AWAITING_VERIFICATION,
        roles=_WORK, article="19(4)", key="Ctrl+0", icon="next", asks=(NOTE, LATE_REASON),
        ends=RunEnd.VERIFICATION, hindrance=_clock_goes_on,
    ),
    Step(
        action=Action.APOLOGISE, sources=WORKED_ON, target=None,
        roles=_WORK, article="19(6)", key="Ctrl+5", icon="calendar", asks=(NOTE, UNTIL),
        hindrance=_promised_before, wanted_until=notice_until, slip=SlipKind.APOLOGY_NOTICE,
    ),
    Step(
        action=Action.REFUSE, sources=WORKED_ON, target=DossierState.REFUSED,
        roles=_WORK, article="19(3)", key="Ctrl+6", icon="close", asks=(NOTE, LATE_REASON),
        ends=RunEnd.CLOSED, stamps="closed_at", is_irreversible=True, slip=SlipKind.REFUSAL_NOTICE,
    ),
    Step(
        action=Action.STOP, sources=WORKED_ON + WAITING, target=DossierState.STOPPED,
        roles=_WORK, article="21", key="Ctrl+7", icon="close", asks=(NOTE, LATE_REASON),
        ends=RunEnd.CLOSED, stamps="closed_at", is_irreversible=True, slip=SlipKind.STOP_NOTICE,
    ),
    Step(
        action=Action.LAPSE, sources=_FOR_PAPERS, target=DossierState.LAPSED,
        roles=_WORK, article="19(5)", key="Ctrl+8", icon="close",
        ends=RunEnd.CLOSED, stamps="closed_at", hindrance=_answer_time, is_irreversible=True,
    ),
)  # fmt: skip
"""Every step, in the order in which an officer is offered them."""

_ROWS = {step.action: step for step in STEPS}


def step_of(action: Action) -> Step:
    """The row of an action."""
    return _ROWS[action]


def new_paper(action: Action, before: Dossier, after: Dossier) -> SlipKind | None:
    """The paper that a step makes necessary; a receipt only where the one before holds no more."""
    slip = step_of(action).slip
    is_held = slip is SlipKind.RECEIPT and after.run_of_receipt == before.run_of_receipt
    return None if is_held else slip


def why_late(request: StepRequest) -> str:
    """Why a step is entered after the period of its moment was closed, empty where nobody said."""
    is_free = NOTE not in step_of(request.action).asks
    return request.entry_reason.strip() or (request.note.strip() if is_free else "")


# --- what is offered, what is asked for, what is accepted ----------------------------------------


def permitted(
    dossier: Dossier, role: Role, at: datetime, *, rules: ClockRules
) -> tuple[Action, ...]:
    """The steps that `take` accepts at that moment from an officer of that role, in table order."""
    return tuple(
        step.action
        for step in STEPS
        if role in step.roles
        and dossier.state in step.sources
        and _hindrance(step, dossier, at, rules=rules) is None
    )


def asked(action: Action, dossier: Dossier, *, at: datetime, rules: ClockRules) -> FormSpec:
    """What must be given with a step at that moment; `take` refuses it without.

    The day that a citizen is promised is asked for; the moment follows from it (`promise_on`).
    """
    standing = {"standing": Timeliness.OVERDUE.value} if _runs_out(dossier, at, rules) else {}
    fields = shown(FormSpec.of(action.value, *step_of(action).asks), standing)
    return FormSpec.of(action.value, *(replace(field, shown_when=()) for field in fields))


def overstepped(
    action: Action, dossier: Dossier, *, at: datetime, rules: ClockRules
) -> date | None:
    """The last day on which the law wanted a step taken, where that day has passed."""
    wanted = step_of(action).wanted_until
    if wanted is None:
        return None
    until = wanted(dossier, rules)
    return until if at.date() > until else None


def take(dossier: Dossier, request: StepRequest, role: Role, *, rules: ClockRules) -> Dossier:
    """The dossier after a step.

    Args:
        dossier: the dossier before the step.
        request: the step, with its moment and what belongs to it.
        role: of the officer who takes it.
        rules: by which lateness is judged, runs are counted, and promised dates are working
            moments; what ends a run after its due date needs a reason.

    Raises:
        StepNotForRole: the row does not name the role.
        StepNotPermitted: the table has no such step from this state.
        TimeBeforeLastEvent: the step is dated before the last one.
        SupplementAlreadyAsked, AlreadyReappointed, LapseTooEarly, ClockGoesOn: as named.
        MissingReason: a note, a date or the reason of a delay is missing.
        NewDateNotLater, NewDateInThePast, NewDateOutsideHours: no date that can be promised.
    """
    step = step_of(request.action)
    check_open(dossier, request, role, rules=rules)
    _check_given(dossier, request, rules)
    changes: dict[str, Any] = {"last_event_at": request.at}
    if step.target:
        changes["state"] = step.target
    if step.stamps:
        changes[step.stamps] = request.at
    *earlier, last = dossier.runs
    if step.ends and last.ended_at is None:
        is_over, answers = _runs_out(dossier, request.at, rules), step.ends is RunEnd.SUPPLEMENT
        last = replace(
            last,
            ended_at=request.at,
            why=step.ends,
            late_reason=request.late_reason.strip() if is_over else "",
            answer_until=answer_until(dossier, request.at, rules) if answers else None,
        )
    if UNTIL in step.asks:
        last = replace(last, apologised_at=request.at, promised_at=request.until)
    runs = (*earlier, last)
    if step.starts:
        runs = (*runs, step.starts(dossier, request.at, rules))
    return replace(dossier, runs=runs, **changes)


def _runs_out(dossier: Dossier, at: datetime, rules: ClockRules) -> bool:
    """Whether the clock runs and its time is over at a moment."""
    last = dossier.runs[-1]
    return last.ended_at is None and (timeliness(at, last.due_at, rules.rule) is Timeliness.OVERDUE)


def _hindrance(
    step: Step, dossier: Dossier, at: datetime, *, rules: ClockRules
) -> UserError | None:
    """Why a step that the state allows cannot be taken at that moment; None if it can."""
    if at < dossier.last_event_at:
        return TimeBeforeLastEvent(dossier.dossier_no, at, dossier.last_event_at)
    return step.hindrance(dossier, at, rules) if step.hindrance else None


def check_open(dossier: Dossier, request: StepRequest, role: Role, *, rules: ClockRules) -> None:
    """Refuse a step that is not `permitted`, and say why.

    Raises:
        StepNotForRole, StepNotPermitted, TimeBeforeLastEvent and what a row names: as `take` says.
    """
    step = step_of(request.action)
    if role not in step.roles:
        raise StepNotForRole(step.action, role)
    if dossier.state not in step.sources:
        others = permitted(dossier, role, request.at, rules=rules)
        raise StepNotPermitted(dossier.dossier_no, step.action, dossier.state, others)
    if hindrance := _hindrance(step, dossier, request.at, rules=rules):
        raise hindrance


def missing(dossier: Dossier, request: StepRequest, rules: ClockRules) -> tuple[str, ...]:
    """The names of what a step asks for and was not given."""
    form = asked(request.action, dossier, at=request.at, rules=rules)
    required = (field.name for field in form.fields if field.need is Need.REQUIRED)
    return tuple(name for name in required if not request.given(name))


def _check_given(dossier: Dossier, request: StepRequest, rules: ClockRules) -> None:
    """What the step asks for is given, and a promised date is one that the office can keep."""
    for name in missing(dossier, request, rules):
        if rules.demands_reasons or name not in REASONS:
            raise MissingReason(dossier.dossier_no, request.action, name)
    if UNTIL in step_of(request.action).asks and request.until is not None:
        check_promise(dossier, request.until, at=request.at, rules=rules)


# --- taking back ---------------------------------------------------------------------------------


def undoable(dossier: Dossier, role: Role) -> Step | None:
    """The step that an officer of that role can take back: who may take it, may take it back.

    The state says which it is, for only one undoable step leads to each. Where the answer to a
    verification led to it, that answer was the last step, and it is not taken back.
    """
    before = dossier.runs[-2:-1]
    goes_on = bool(before) and before[0].why is RunEnd.VERIFICATION  # with its answer
    if dossier.state is DossierState.HANDLING and goes_on:
        return None
    return next(
        (s for s in STEPS if s.is_undoable and s.target is dossier.state and role in s.roles), None
    )


def take_back(
    dossier: Dossier, role: Role, *, before: DossierState, at: datetime, rules: ClockRules
) -> Dossier:
    """The dossier before the step that can be undone.

    Args:
        dossier: the dossier after the step.
        role: of the officer who takes it back.
        before: the state from which the step was taken.
        at: the moment of the taking back.
        rules: by which what is permitted instead is named.

    Raises:
        StepNotPermitted: the last step cannot be taken back.
        HandedOverBefore: it could be on its day.
    """
    step = undoable(dossier, role)
    if step is None:
        others = permitted(dossier, role, at, rules=rules)
        raise StepNotPermitted(dossier.dossier_no, "undo", dossier.state, others)
    done_at = getattr(dossier, step.stamps) if step.stamps else None
    if step.undone_on_its_day and done_at and done_at.date() != at.date():
        raise HandedOverBefore(dossier.dossier_no, done_at.date())
    changes: dict[str, Any] = {"state": before, "last_event_at": at}
    if step.stamps:
        changes[step.stamps] = None
    if step.ends:
        running = replace(dossier.runs[-1], ended_at=None, why=None, late_reason="")
        changes["runs"] = (*dossier.runs[:-1], running)
    return replace(dossier, **changes)
