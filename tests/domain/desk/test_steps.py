"""The steps of a dossier: what may follow what, what must be given, what happens to the clock."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from commune_desk.domain.desk.clock import promise_on
from commune_desk.domain.desk.dossier import (
    ENDED,
    WAITING,
    WORKED_ON,
    Dossier,
    DossierState,
    Role,
    RunEnd,
    TimelinessRule,
)
from commune_desk.domain.desk.dossier_errors import (
    AlreadyReappointed,
    LapseTooEarly,
    MissingReason,
    NewDateNotLater,
    NewDateOutsideHours,
    StepNotForRole,
    StepNotPermitted,
    SupplementAlreadyAsked,
    TimeBeforeLastEvent,
)
from commune_desk.domain.desk.papers import SlipKind
from commune_desk.domain.desk.steps import (
    STEPS,
    Action,
    StepRequest,
    asked,
    permitted,
    step_of,
    take_back,
    undoable,
)
from commune_desk.domain.working_time import Calendar, CalendarDay, DayKind
from tests.factories import RULES, a_dossier, after, moment

DUE = moment("2026-10-06 17:00")
BEFORE_DUE = moment("2026-10-05 10:00")
LATER = moment("2026-11-05 10:00")
MORNING = (Calendar().hours.sessions[0],)


def step(action: Action, at: str = "2026-10-05 10:00", **given: str) -> StepRequest:
    until = moment(given.pop("until")) if "until" in given else None
    return StepRequest(action, moment(at), until=until, **given)


def sorry(until: str, **given: Any) -> StepRequest:
    return step(Action.APOLOGISE, note="Chờ xác minh", until=until, **given)


def waiting() -> Dossier:
    return after(a_dossier(), step(Action.REQUEST_SUPPLEMENT, note="Thiếu giấy chứng sinh"))


# --- the table -----------------------------------------------------------------------------------


def test_every_action_has_one_row_with_its_article():
    assert [row.action for row in STEPS] == list(Action)
    assert all(row.article for row in STEPS)


def test_every_step_has_a_key_of_its_own():
    keys = [row.key for row in STEPS]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_what_left_the_house_is_not_taken_back():
    undone = [row.action for row in STEPS if row.is_undoable and not row.undone_on_its_day]
    assert undone == [Action.HAND_OVER, Action.FINISH]
    assert [row.action for row in STEPS if row.undone_on_its_day] == [Action.RETURN]
    assert not any(row.is_undoable and (row.slip or row.is_irreversible) for row in STEPS)


def test_one_undoable_step_leads_to_a_state():
    targets = [row.target for row in STEPS if row.is_undoable]
    assert None not in targets
    assert len(set(targets)) == len(targets)


def test_a_notice_to_the_citizen_is_a_paper():
    assert {row.action: row.slip for row in STEPS if row.slip} == {
        Action.ACCEPT_SUPPLEMENT: SlipKind.RECEIPT,
        Action.REQUEST_SUPPLEMENT: SlipKind.SUPPLEMENT_REQUEST,
        Action.VERIFIED: SlipKind.RECEIPT,
        Action.APOLOGISE: SlipKind.APOLOGY_NOTICE,
        Action.REFUSE: SlipKind.REFUSAL_NOTICE,
        Action.STOP: SlipKind.STOP_NOTICE,
    }


def test_every_state_of_a_received_dossier_has_its_group():
    beside = (DossierState.DRAFT, DossierState.CANCELLED)
    groups = (WORKED_ON, WAITING, (DossierState.RESULT_READY,), ENDED, beside)
    assert sorted(state for group in groups for state in group) == sorted(DossierState)
    left = {state for row in STEPS for state in row.sources}
    assert left == {*WORKED_ON, *WAITING, DossierState.RESULT_READY}


def test_the_clock_stands_exactly_while_the_office_waits_or_is_done():
    for row in STEPS:
        if row.target in WAITING:
            assert row.ends not in (None, RunEnd.CLOSED)
        elif row.target in WORKED_ON and not set(row.sources) <= set(WORKED_ON):
            assert row.starts


# --- what is permitted ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "actions"),
    [
        (DossierState.RETURNED, ()),
        (DossierState.REFUSED, ()),
        (DossierState.LAPSED, ()),
        (DossierState.STOPPED, ()),
        (DossierState.RESULT_READY, (Action.RETURN,)),
        (
            DossierState.AWAITING_SUPPLEMENT,
            (Action.ACCEPT_SUPPLEMENT, Action.STOP, Action.LAPSE),
        ),
    ],
)
def test_what_is_permitted_from_a_state(state: DossierState, actions: tuple[Action, ...]):
    assert permitted(a_dossier(state=state), Role.CLERK, LATER, rules=RULES) == actions


def test_what_is_permitted_follows_what_was_done():
    assert Action.REQUEST_SUPPLEMENT in permitted(a_dossier(), Role.CLERK, BEFORE_DUE, rules=RULES)
    again = after(waiting(), step(Action.ACCEPT_SUPPLEMENT))
    assert Action.REQUEST_SUPPLEMENT not in permitted(again, Role.CLERK, BEFORE_DUE, rules=RULES)
    promised = after(again, sorry("2026-10-12 17:00"))
    assert Action.APOLOGISE not in permitted(promised, Role.CLERK, BEFORE_DUE, rules=RULES)
    assert Action.LAPSE not in permitted(
        waiting(), Role.CLERK, moment("2026-10-20 23:59"), rules=RULES
    )
    assert Action.LAPSE in permitted(waiting(), Role.CLERK, moment("2026-10-21 00:00"), rules=RULES)


def test_nothing_is_permitted_before_the_last_event():
    assert permitted(a_dossier(), Role.CLERK, moment("2026-10-01 08:59"), rules=RULES) == ()


def test_a_specialist_does_not_hand_results_over():
    ready = after(a_dossier(), step(Action.FINISH), role=Role.SPECIALIST)
    with pytest.raises(StepNotForRole):
        after(ready, step(Action.RETURN), role=Role.SPECIALIST)
    assert permitted(ready, Role.SPECIALIST, BEFORE_DUE, rules=RULES) == ()


def test_a_step_outside_the_table_names_what_is_permitted():
    with pytest.raises(StepNotPermitted) as refused:
        after(a_dossier(), step(Action.RETURN))
    assert Action.FINISH in refused.value.permitted
    assert refused.value.permitted == permitted(a_dossier(), Role.CLERK, BEFORE_DUE, rules=RULES)


def test_what_may_not_be_done_again_is_not_named_as_permitted():
    promised = after(a_dossier(), sorry("2026-10-09 17:00"))
    with pytest.raises(StepNotPermitted) as refused:
        after(promised, step(Action.RETURN))
    assert Action.APOLOGISE not in refused.value.permitted


def test_a_step_before_the_last_event_is_refused():
    with pytest.raises(TimeBeforeLastEvent):
        after(a_dossier(), step(Action.HAND_OVER, at="2026-10-01 08:59"))


# --- what must be given --------------------------------------------------------------------------


def test_finishing_late_needs_the_reason():
    late = step(Action.FINISH, at="2026-10-07 08:00")
    with pytest.raises(MissingReason) as refused:
        after(a_dossier(), late)
    assert refused.value.what == "late_reason"
    assert after(a_dossier(), replace(late, late_reason="Mất điện")).late_reason == "Mất điện"


@pytest.mark.parametrize(
    ("at", "rule", "needed"),
    [
        ("2026-10-06 17:00", TimelinessRule.BY_MINUTE, ()),
        ("2026-10-06 17:01", TimelinessRule.BY_MINUTE, ("late_reason",)),
        ("2026-10-06 17:01", TimelinessRule.BY_DAY, ()),
        ("2026-10-07 00:00", TimelinessRule.BY_DAY, ("late_reason",)),
    ],
)
def test_the_reason_is_asked_for_when_the_result_is_late(at, rule, needed):
    form = asked(Action.FINISH, a_dossier(), at=moment(at), rules=replace(RULES, rule=rule))
    assert tuple(field.name for field in form.fields) == needed


@pytest.mark.parametrize("action", [Action.REQUEST_SUPPLEMENT, Action.REFUSE, Action.STOP])
def test_what_the_citizen_must_be_told_needs_a_note(action: Action):
    with pytest.raises(MissingReason):
        after(a_dossier(), step(action, note="  "))


def test_a_step_asks_for_what_a_request_can_carry():
    # A closed period asks why something is entered into it, whatever the step is.
    given = {field.name for field in fields(StepRequest)} - {"action", "at", "entry_reason"}
    assert {field.name for row in STEPS for field in row.asks} == given


def test_what_is_not_asked_for_changes_nothing():
    given = step(Action.HAND_OVER, note="Ghi thêm", until="2026-10-09 17:00")
    assert after(a_dossier(), given).promised_at is None


# --- the clock -----------------------------------------------------------------------------------


def test_finishing_stops_the_clock():
    done = after(a_dossier(), step(Action.FINISH))
    assert (done.state, done.closed_at) == (DossierState.RESULT_READY, BEFORE_DUE)
    assert (done.runs[-1].ended_at, done.runs[-1].why) == (BEFORE_DUE, RunEnd.CLOSED)


def test_returning_leaves_the_clock_as_it_stopped():
    done = after(a_dossier(), step(Action.FINISH))
    returned = after(done, step(Action.RETURN, at="2026-10-05 14:00"))
    assert (returned.closed_at, returned.returned_at) == (BEFORE_DUE, moment("2026-10-05 14:00"))
    assert returned.runs == done.runs


def test_a_supplement_ends_the_run_and_the_next_starts_from_zero():
    accepted = after(waiting(), step(Action.ACCEPT_SUPPLEMENT, at="2026-10-12 08:00"))
    assert [run.why for run in accepted.runs] == [RunEnd.SUPPLEMENT, None]
    assert accepted.due_at == moment("2026-10-15 17:00")


def test_stopping_while_waiting_leaves_the_run_as_it_ended():
    stopped = after(waiting(), step(Action.STOP, at="2026-10-12 08:00", note="Xin rút"))
    assert (stopped.runs, stopped.closed_at) == (waiting().runs, moment("2026-10-12 08:00"))


def test_a_supplement_is_asked_once():
    again = after(waiting(), step(Action.ACCEPT_SUPPLEMENT))
    with pytest.raises(SupplementAlreadyAsked):
        after(again, step(Action.REQUEST_SUPPLEMENT, note="Thiếu nữa"))


def test_without_an_answer_a_dossier_lapses_after_fifteen_days():
    assert waiting().runs[-1].answer_until == date(2026, 10, 20)
    with pytest.raises(LapseTooEarly):
        after(waiting(), step(Action.LAPSE, at="2026-10-20 17:00"))
    assert after(waiting(), step(Action.LAPSE, at="2026-10-21 08:00")).state is DossierState.LAPSED


# --- the date of an apology ----------------------------------------------------------------------


def test_an_apology_promises_one_later_date_and_leaves_the_legal_one():
    promised = after(a_dossier(), sorry("2026-10-09 17:00"))
    assert (promised.due_at, promised.promised_at) == (DUE, moment("2026-10-09 17:00"))
    assert promised.state is DossierState.RECEIVED
    with pytest.raises(AlreadyReappointed):
        after(promised, sorry("2026-10-09 17:00"))


@pytest.mark.parametrize("until", ["2026-10-05 15:00", "2026-10-06 17:00"])
def test_a_new_date_is_later_than_the_old_one(until: str):
    with pytest.raises(NewDateNotLater):
        after(a_dossier(), sorry(until))


@pytest.mark.parametrize(
    "until",
    ["2026-10-08 03:00", "2026-10-08 12:00", "2026-10-08 17:01", "2026-10-10 09:00"],
    ids=["at night", "at noon", "after hours", "on a Saturday"],
)
def test_a_new_date_is_one_at_which_the_office_works(until: str):
    with pytest.raises(NewDateOutsideHours):
        after(a_dossier(), sorry(until))


@pytest.mark.parametrize("until", ["2026-10-08 07:30", "2026-10-08 11:30", "2026-10-08 17:00"])
def test_a_new_date_may_be_any_moment_of_the_hours(until: str):
    assert after(a_dossier(), sorry(until)).promised_at == moment(until)


def test_a_promised_day_means_its_last_hour():
    half = CalendarDay(date(2026, 10, 9), DayKind.HALF_DAY, "Hội nghị", sessions=MORNING)
    calendar = Calendar(days={half.on: half})
    assert promise_on(date(2026, 10, 8), calendar) == moment("2026-10-08 17:00")
    assert promise_on(half.on, calendar) == moment("2026-10-09 11:30")
    with pytest.raises(NewDateOutsideHours) as refused:
        promise_on(date(2026, 10, 10), calendar)
    assert refused.value.hours == ()


# --- taking back ---------------------------------------------------------------------------------


def test_a_finish_taken_back_runs_on_as_before():
    late = step(Action.FINISH, at="2026-10-07 08:00", late_reason="Mất điện")
    handled = after(a_dossier(), step(Action.HAND_OVER))
    at = moment("2026-10-07 09:00")
    restored = take_back(
        after(handled, late), Role.SPECIALIST, before=DossierState.HANDLING, at=at, rules=RULES
    )
    assert restored == replace(handled, last_event_at=at)


def test_what_can_be_taken_back_follows_the_state():
    handled = after(a_dossier(), step(Action.HAND_OVER))
    assert undoable(handled, Role.SPECIALIST) is step_of(Action.HAND_OVER)
    assert undoable(after(handled, step(Action.FINISH)), Role.CLERK) is step_of(Action.FINISH)
    assert undoable(a_dossier(), Role.CLERK) is None
    assert undoable(waiting(), Role.CLERK) is None


@pytest.mark.parametrize("before", [(), (Action.HAND_OVER,)])
def test_the_answer_to_a_verification_is_not_taken_back_as_a_hand_over(before):
    sent = step(Action.SEND_VERIFICATION, note="UBND xã Mẫu")
    answered = after(a_dossier(), *map(step, before), sent, step(Action.VERIFIED))
    assert answered.state is DossierState.HANDLING
    assert undoable(answered, Role.CLERK) is None
    assert undoable(after(answered, step(Action.FINISH)), Role.CLERK) is step_of(Action.FINISH)


def test_taking_back_what_left_the_house_names_what_is_permitted():
    at = moment("2026-10-05 11:00")
    with pytest.raises(StepNotPermitted) as refused:
        take_back(waiting(), Role.CLERK, before=DossierState.RECEIVED, at=at, rules=RULES)
    assert refused.value.permitted == permitted(waiting(), Role.CLERK, at, rules=RULES)
