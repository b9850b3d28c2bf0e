"""The way of a dossier: what may follow what, and what happens to its clock."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.dossier import (
    STEPS,
    Action,
    ClockRun,
    DeadlineMark,
    Dossier,
    DossierState,
    Role,
    RunEnd,
    StepRequest,
    Timeliness,
    TimelinessRule,
    check_role,
    deadline_mark,
    lapses_on,
    permitted_actions,
    take,
    timeliness,
)
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
from tests.factories import THREE_DAYS, a_dossier, moment

DUE = moment("2026-10-06 17:00")
BEFORE_DUE = moment("2026-10-05 10:00")


def step(action: Action, at: str = "2026-10-05 10:00", **given: str) -> StepRequest:
    until = moment(given.pop("until")) if "until" in given else None
    return StepRequest(action, moment(at), until=until, **given)


def waiting() -> Dossier:
    return take(a_dossier(), step(Action.REQUEST_SUPPLEMENT, note="Thiếu giấy chứng sinh"))


def test_every_action_but_reception_has_one_row_with_its_article():
    assert [row.action for row in STEPS] == [a for a in Action if a is not Action.RECEIVE]
    assert all(row.article for row in STEPS)


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
    assert permitted_actions(state) == actions


def test_a_specialist_does_not_hand_results_over():
    with pytest.raises(StepNotForRole):
        check_role(Action.RETURN, Role.SPECIALIST)


def test_a_step_outside_the_table_names_what_is_permitted():
    with pytest.raises(StepNotPermitted) as refused:
        take(a_dossier(), step(Action.RETURN))
    assert Action.FINISH in refused.value.permitted


def test_a_step_before_the_last_event_is_refused():
    with pytest.raises(TimeBeforeLastEvent):
        take(a_dossier(), step(Action.HAND_OVER, at="2026-10-01 08:59"))


def test_finishing_stops_the_clock():
    done = take(a_dossier(), step(Action.FINISH))
    assert (done.state, done.closed_at) == (DossierState.RESULT_READY, BEFORE_DUE)
    assert (done.runs[-1].ended_at, done.runs[-1].why) == (BEFORE_DUE, RunEnd.CLOSED)


def test_finishing_late_needs_the_reason():
    late = step(Action.FINISH, at="2026-10-07 08:00")
    with pytest.raises(MissingReason) as refused:
        take(a_dossier(), late)
    assert refused.value.what == "late_reason"
    assert take(a_dossier(), replace(late, late_reason="Mất điện")).late_reason == "Mất điện"


@pytest.mark.parametrize("action", [Action.REQUEST_SUPPLEMENT, Action.REFUSE, Action.STOP])
def test_what_the_citizen_must_be_told_needs_a_note(action: Action):
    with pytest.raises(MissingReason):
        take(a_dossier(), step(action, note="  "))


def test_a_supplement_ends_the_run_and_the_next_starts_from_zero():
    arrived = moment("2026-10-12 08:00")
    run = ClockRun(arrived, THREE_DAYS, moment("2026-10-15 17:00"))
    accepted = take(waiting(), StepRequest(Action.ACCEPT_SUPPLEMENT, arrived), next_run=run)
    assert [r.why for r in accepted.runs] == [RunEnd.SUPPLEMENT, None]
    assert accepted.due_at == moment("2026-10-15 17:00")


def test_a_supplement_is_asked_once():
    run = ClockRun(BEFORE_DUE, THREE_DAYS, DUE)
    again = take(waiting(), step(Action.ACCEPT_SUPPLEMENT), next_run=run)
    with pytest.raises(SupplementAlreadyAsked):
        take(again, step(Action.REQUEST_SUPPLEMENT, note="Thiếu nữa"))


def test_an_apology_promises_one_later_date_and_leaves_the_legal_one():
    sorry = step(Action.APOLOGISE, note="Chờ xác minh", until="2026-10-09 17:00")
    promised = take(a_dossier(), sorry)
    assert (promised.due_at, promised.promised_at) == (DUE, moment("2026-10-09 17:00"))
    assert promised.state is DossierState.RECEIVED
    with pytest.raises(AlreadyReappointed):
        take(promised, sorry)


def test_a_new_date_is_later_than_the_old_one():
    with pytest.raises(NewDateNotLater):
        take(a_dossier(), step(Action.APOLOGISE, note="Bận", until="2026-10-06 17:00"))


def test_without_an_answer_a_dossier_lapses_after_fifteen_days():
    assert lapses_on(BEFORE_DUE) == date(2026, 10, 21)
    with pytest.raises(LapseTooEarly):
        take(waiting(), step(Action.LAPSE, at="2026-10-20 17:00"))
    assert take(waiting(), step(Action.LAPSE, at="2026-10-21 08:00")).state is DossierState.LAPSED


@pytest.mark.parametrize(
    ("closed", "by_day", "by_minute"),
    [
        ("2026-10-05 16:00", Timeliness.EARLY, Timeliness.EARLY),
        ("2026-10-06 09:00", Timeliness.ON_TIME, Timeliness.EARLY),
        ("2026-10-06 17:00", Timeliness.ON_TIME, Timeliness.ON_TIME),
        ("2026-10-06 17:01", Timeliness.ON_TIME, Timeliness.OVERDUE),
        ("2026-10-07 07:30", Timeliness.OVERDUE, Timeliness.OVERDUE),
    ],
)
def test_timeliness_by_day_and_by_minute(closed: str, by_day: Timeliness, by_minute: Timeliness):
    assert timeliness(moment(closed), DUE, TimelinessRule.BY_DAY) is by_day
    assert timeliness(moment(closed), DUE, TimelinessRule.BY_MINUTE) is by_minute


@pytest.mark.parametrize(
    ("state", "closed", "now", "mark"),
    [
        (DossierState.RECEIVED, None, "2026-10-02 08:00", DeadlineMark.IN_TIME),
        (DossierState.HANDLING, None, "2026-10-05 08:00", DeadlineMark.DUE_SOON),
        (DossierState.HANDLING, None, "2026-10-07 08:00", DeadlineMark.OVERDUE),
        (DossierState.AWAITING_SUPPLEMENT, None, "2026-10-30 08:00", DeadlineMark.WAITING),
        (DossierState.RETURNED, "2026-10-05 08:00", "2026-11-05 08:00", DeadlineMark.EARLY),
    ],
)
def test_the_mark_in_a_list(state: DossierState, closed: str | None, now: str, mark: DeadlineMark):
    dates = (DUE, moment(closed) if closed else None)
    assert deadline_mark(state, dates, now=moment(now), rule=TimelinessRule.BY_DAY) is mark


@given(st.lists(st.tuples(st.sampled_from(Action), st.integers(0, 12)), max_size=8))
def test_whatever_is_done_the_way_stays_whole(steps: list[tuple[Action, int]]):
    dossier = a_dossier()
    for action, hours in steps:
        if action not in permitted_actions(dossier.state) or action is Action.LAPSE:
            continue
        at = dossier.last_event_at + timedelta(hours=hours)
        request = StepRequest(action, at, "vì", dossier.due_at + timedelta(days=1), "trễ")
        try:
            dossier = take(dossier, request, next_run=ClockRun(at, THREE_DAYS, at))
        except (AlreadyReappointed, SupplementAlreadyAsked):
            continue
        assert all(run.ended_at is not None for run in dossier.runs[:-1])
        assert (dossier.closed_at is None) == (
            permitted_actions(dossier.state) != ()
            and (dossier.state is not DossierState.RESULT_READY)
        )
        assert dossier.last_event_at == at
