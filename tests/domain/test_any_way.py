"""Random ways of a dossier: what is offered is what is accepted, whatever happened before.

`ALLOWED` says in a second way, without the table of steps, what the law lets happen from a state.
A longer look: `pytest tests/domain --hypothesis-profile=deep`.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from commune_desk.domain.desk.clock import promise_on
from commune_desk.domain.desk.dossier import DossierState, Role, RunEnd, TimelinessRule, was_late
from commune_desk.domain.desk.dossier_errors import (
    AlreadyReappointed,
    ClockGoesOn,
    LapseTooEarly,
    MissingReason,
    NewDateInThePast,
    NewDateNotLater,
    NewDateOutsideHours,
    StepNotForRole,
    StepNotPermitted,
    SupplementAlreadyAsked,
    TimeBeforeLastEvent,
)
from commune_desk.domain.desk.steps import (
    Action,
    StepRequest,
    asked,
    permitted,
    take,
    take_back,
    undoable,
)
from commune_desk.domain.form.spec import Need
from commune_desk.domain.working_time import Calendar, next_working_day
from tests.factories import RULES, a_dossier

CALENDAR = Calendar()
IN_WORK = {
    Action.HAND_OVER, Action.REQUEST_SUPPLEMENT, Action.SEND_VERIFICATION, Action.APOLOGISE,
    Action.FINISH, Action.REFUSE, Action.STOP,
}  # fmt: skip
ALLOWED = {
    DossierState.RECEIVED: IN_WORK,
    DossierState.HANDLING: IN_WORK - {Action.HAND_OVER},
    DossierState.AWAITING_SUPPLEMENT: {Action.ACCEPT_SUPPLEMENT, Action.STOP, Action.LAPSE},
    DossierState.AWAITING_VERIFICATION: {Action.VERIFIED, Action.STOP},
    DossierState.RESULT_READY: {Action.RETURN},
}
DESK_ONLY = {Action.RETURN, Action.ACCEPT_SUPPLEMENT}
CLOCK_STOPS_IN = "Hộ tịch"
"""The only sector in which the time of a verification does not count (NĐ 123/2015, Art 3(4))."""
SECTORS = (CLOCK_STOPS_IN, "Đất đai")
ACTIONS, ROLES = st.sampled_from(Action), st.sampled_from(Role)


class AnyWay(RuleBasedStateMachine):
    """One dossier, moved by officers of any role who try whatever comes to their minds."""

    @initialize(timeliness=st.sampled_from(TimelinessRule), sector=st.sampled_from(SECTORS))
    def receive(self, timeliness: TimelinessRule, sector: str):
        self.dossier = a_dossier(sector=sector)
        self.now = self.dossier.received_at
        self.by = replace(RULES, rule=timeliness)
        self.asked_at: datetime | None = None
        self.promised = False
        self.before = [DossierState.RECEIVED]

    @rule(hours=st.integers(0, 30))
    def wait(self, hours: int):
        self.now += timedelta(hours=hours)

    @rule(days=st.integers(1, 20))
    def wait_for_days(self, days: int):
        self.now += timedelta(days=days)

    @rule(action=ACTIONS, role=ROLES)
    def try_step(self, action: Action, role: Role):
        """A step with everything that it asks for is taken exactly if it is offered."""
        request = self.complete(action)
        if action in permitted(self.dossier, role, self.now, rules=self.by):
            self.move(request, role)
            return
        with pytest.raises(self.refusal(action, role)) as refused:
            self.take(request, role)
        if isinstance(refused.value, StepNotPermitted):
            assert refused.value.permitted == permitted(self.dossier, role, self.now, rules=self.by)

    @rule(action=ACTIONS, role=ROLES, data=st.data())
    def leave_something_out(self, action: Action, role: Role, data: st.DataObject):
        """Nothing that is asked for may be missing."""
        form = asked(action, self.dossier, at=self.now, rules=self.by)
        needed = [field.name for field in form.fields if field.need is Need.REQUIRED]
        if not needed or action not in permitted(self.dossier, role, self.now, rules=self.by):
            return
        left_out = data.draw(st.sampled_from(needed))
        given = {"note": "vì", "late_reason": "mất điện", "until": self.next_promise()}
        given[left_out] = None if left_out == "until" else " "
        if left_out == "reason":  # the note says it
            self.move(StepRequest(action, self.now, **given), role)
            return
        with pytest.raises(MissingReason) as refused:
            self.take(StepRequest(action, self.now, **given), role)
        assert refused.value.what == left_out

    @rule(action=ACTIONS, minutes=st.integers(1, 9000))
    def try_in_the_past(self, action: Action, minutes: int):
        at = self.dossier.last_event_at - timedelta(minutes=minutes)
        assert permitted(self.dossier, Role.LEADER, at, rules=self.by) == ()
        with pytest.raises((TimeBeforeLastEvent, StepNotPermitted)):
            self.take(self.complete(action, at), Role.LEADER)

    @rule(days=st.integers(-3, 9), clock=st.times())
    def promise_anything(self, days: int, clock: time):
        """A new date is accepted only after the due date and while the office works."""
        if Action.APOLOGISE not in permitted(self.dossier, Role.CLERK, self.now, rules=self.by):
            return
        on = self.dossier.due_at.date() + timedelta(days=days)
        until = datetime.combine(on, clock, self.now.tzinfo)
        works = on.weekday() < 5 and any(a <= clock <= b for a, b in CALENDAR.hours.sessions)
        request = StepRequest(Action.APOLOGISE, self.now, "vì", until)
        if until <= max(self.dossier.due_at, self.now) or not works:
            with pytest.raises((NewDateNotLater, NewDateInThePast, NewDateOutsideHours)):
                self.take(request, Role.CLERK)
        else:
            self.move(request, Role.CLERK)

    @precondition(lambda self: undoable(self.dossier, Role.CLERK) is not None)
    @rule()
    def undo(self):
        """What is taken back stands where it stood, with its clock running."""
        self.before.pop()
        self.dossier = take_back(
            self.dossier, Role.CLERK, before=self.before[-1], at=self.now, rules=self.by
        )
        assert self.dossier.runs[-1].ended_at is None
        assert (self.dossier.closed_at, self.dossier.late_reason) == (None, "")

    @precondition(lambda self: undoable(self.dossier, Role.CLERK) is None)
    @rule(role=ROLES)
    def try_undo(self, role: Role):
        with pytest.raises(StepNotPermitted) as refused:
            take_back(self.dossier, role, before=DossierState.RECEIVED, at=self.now, rules=self.by)
        assert refused.value.permitted == permitted(self.dossier, role, self.now, rules=self.by)

    @invariant()
    def what_is_offered_is_what_the_law_allows(self):
        for role in Role:
            lawful = {
                action
                for action in ALLOWED.get(self.dossier.state, set())
                if not (role is Role.SPECIALIST and action in DESK_ONLY)
                and not (action is Action.REQUEST_SUPPLEMENT and self.asked_at)
                and not (action is Action.APOLOGISE and self.promised)
                and not (action is Action.SEND_VERIFICATION and not self.clock_stops)
                and not (action is Action.LAPSE and self.now.date() <= self.last_day())
            }
            assert set(permitted(self.dossier, role, self.now, rules=self.by)) == lawful

    @invariant()
    def the_way_stays_whole(self):
        dossier = self.dossier
        assert all(run.ended_at is not None for run in dossier.runs[:-1])
        assert dossier.is_open == (
            dossier.state in (*ALLOWED,) and dossier.state is not DossierState.RESULT_READY
        )
        is_running = dossier.runs[-1].ended_at is None
        assert is_running == (dossier.state in (DossierState.RECEIVED, DossierState.HANDLING))
        assert (dossier.returned_at is not None) == (dossier.state is DossierState.RETURNED)
        assert dossier.supplement_asked_at == self.asked_at
        assert any(run.promised_at for run in dossier.runs) == self.promised
        assert [run.why for run in dossier.runs].count(RunEnd.SUPPLEMENT) == bool(self.asked_at)
        assert bool(dossier.late_reason) == was_late(dossier.runs, self.by.rule)

    # --- what the rules are made of --------------------------------------------------------------

    def take(self, request: StepRequest, role: Role):
        return take(self.dossier, request, role, rules=self.by)

    def move(self, request: StepRequest, role: Role):
        """Take a step, and note what it was in a second way."""
        self.dossier = self.take(request, role)
        assert self.dossier.last_event_at == request.at
        match request.action:
            case Action.REQUEST_SUPPLEMENT:
                self.asked_at = request.at
            case Action.APOLOGISE:
                self.promised = True
        if self.dossier.state is not self.before[-1]:
            self.before.append(self.dossier.state)

    def complete(self, action: Action, at: datetime | None = None):
        """The step with all that any step may ask for."""
        return StepRequest(action, at or self.now, "vì", self.next_promise(), "mất điện")

    @property
    def clock_stops(self) -> bool:
        return self.dossier.sector == CLOCK_STOPS_IN

    def next_promise(self):
        later = max(self.dossier.due_at, self.now).date()
        return promise_on(next_working_day(CALENDAR, later), CALENDAR)

    def last_day(self):
        """The fifteenth day after the request; on a weekend, the Monday after it."""
        assert self.asked_at is not None
        day = self.asked_at.date() + timedelta(days=15)
        return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)

    def refusal(self, action: Action, role: Role):
        """Why a step that is not offered is refused."""
        if role is Role.SPECIALIST and action in DESK_ONLY:
            return StepNotForRole
        if action not in ALLOWED.get(self.dossier.state, set()):
            return StepNotPermitted
        return {
            Action.REQUEST_SUPPLEMENT: SupplementAlreadyAsked,
            Action.APOLOGISE: AlreadyReappointed,
            Action.LAPSE: LapseTooEarly,
            Action.SEND_VERIFICATION: ClockGoesOn,
        }[action]


IS_DEEP = settings.get_current_profile_name() == "deep"
TestAnyWay = AnyWay.TestCase
TestAnyWay.settings = settings(stateful_step_count=60 if IS_DEEP else 20)
