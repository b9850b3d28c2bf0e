from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.dossier import Action, DossierState, Role, RunEnd, StepRequest
from commune_desk.domain.errors import (
    AlreadyReappointed,
    DossierNotFound,
    LapseTooEarly,
    MissingReason,
    NewDateNotLater,
    StepNotForRole,
    StepNotPermitted,
    SupplementAlreadyAsked,
    TimeBeforeLastEvent,
    UserError,
)
from commune_desk.services.desk import (
    handling,
    intake,
    lookup,
    returning,
)
from commune_desk.services.upkeep import history
from tests.factories import a_reception, moment

UNTIL = moment("2026-10-08 17:00")


@pytest.fixture
def number(any_desk):
    """The number of a dossier received at nine on Thursday, due on Tuesday."""
    return intake.receive(any_desk, a_reception()).dossier.dossier_no


def take(desk, number, *actions, **given):
    """Take steps one after the other, a minute apart."""
    for action in actions:
        desk.clock.move(minutes=1)
        handling.step(desk, number, StepRequest(action, desk.now(), **given))
    return lookup.known(desk, number).dossier


def test_every_step_is_one_event_with_the_state_it_came_from(any_desk, number):
    take(any_desk, number, Action.HAND_OVER, Action.FINISH, Action.RETURN)
    events = history.of_dossier(any_desk, number)[1:]
    assert [(event.kind, event.facts["from"]) for event in events] == [
        ("hand_over", "received"), ("finish", "handling"), ("return", "result_ready"),
    ]  # fmt: skip


def test_a_supplement_ends_the_run_and_the_next_starts_from_zero(any_desk, number):
    asked = take(any_desk, number, Action.REQUEST_SUPPLEMENT, note="Bản sao trích lục")
    assert asked.runs[-1].why is RunEnd.SUPPLEMENT
    any_desk.clock.at = moment("2026-10-12 08:00")
    accepted = take(any_desk, number, Action.ACCEPT_SUPPLEMENT)
    assert (len(accepted.runs), accepted.due_at) == (2, moment("2026-10-15 17:00"))


def test_a_new_date_stands_beside_the_legal_one(any_desk, number):
    dossier = take(any_desk, number, Action.APOLOGISE, note="Chờ xác minh", until=UNTIL)
    assert (dossier.promised_at, dossier.due_at) == (UNTIL, moment("2026-10-06 17:00"))
    assert history.of_dossier(any_desk, number)[-1].facts["until"] == UNTIL.isoformat()


@pytest.mark.parametrize(
    ("before", "request_", "refusal"),
    [
        ((), {"action": Action.RETURN}, StepNotPermitted),
        ((), {"action": Action.ACCEPT_SUPPLEMENT}, StepNotPermitted),
        ((), {"action": Action.REFUSE}, MissingReason),
        ((), {"action": Action.STOP, "note": "   "}, MissingReason),
        ((), {"action": Action.APOLOGISE, "note": "Chờ"}, MissingReason),
        (
            (),
            {"action": Action.APOLOGISE, "note": "Chờ", "until": moment("2026-10-06 17:00")},
            NewDateNotLater,
        ),
        ((), {"action": Action.FINISH, "at": moment("2026-10-07 08:00")}, MissingReason),
        ((), {"action": Action.HAND_OVER, "at": moment("2026-10-01 08:59")}, TimeBeforeLastEvent),
        (
            ({"action": Action.APOLOGISE, "note": "Chờ", "until": UNTIL},),
            {"action": Action.APOLOGISE, "note": "Chờ", "until": UNTIL + timedelta(days=1)},
            AlreadyReappointed,
        ),
        (
            (
                {"action": Action.REQUEST_SUPPLEMENT, "note": "Tờ khai"},
                {"action": Action.ACCEPT_SUPPLEMENT},
            ),
            {"action": Action.REQUEST_SUPPLEMENT, "note": "Bản sao"},
            SupplementAlreadyAsked,
        ),
        (
            ({"action": Action.REQUEST_SUPPLEMENT, "note": "Tờ khai"},),
            {"action": Action.LAPSE, "at": moment("2026-10-16 23:59")},
            LapseTooEarly,
        ),
        (
            ({"action": Action.FINISH}, {"action": Action.RETURN}),
            {"action": Action.RETURN},
            StepNotPermitted,
        ),
    ],
)
def test_a_refused_step_leaves_the_dossier_and_the_history(
    any_desk, number, before, request_, refusal
):
    for earlier in before:
        handling.step(any_desk, number, StepRequest(**{"at": any_desk.now(), **earlier}))
    stood = lookup.known(any_desk, number)
    with pytest.raises(refusal):
        handling.step(any_desk, number, StepRequest(**{"at": any_desk.now(), **request_}))
    assert lookup.known(any_desk, number) == stood


def test_a_late_result_carries_its_reason(any_desk, number):
    any_desk.clock.at = moment("2026-10-07 08:00")
    dossier = take(any_desk, number, Action.FINISH, late_reason="Mất điện cả ngày")
    assert dossier.late_reason == "Mất điện cả ngày"


@pytest.mark.parametrize("action", [Action.RETURN, Action.ACCEPT_SUPPLEMENT])
def test_a_specialist_does_not_do_the_work_of_the_desk(any_desk, number, action):
    specialist = replace(any_desk, officer=replace(any_desk.officer, role=Role.SPECIALIST))
    with pytest.raises(StepNotForRole):
        handling.step(specialist, number, StepRequest(action, any_desk.now()))


def test_the_steps_offered_are_those_that_would_not_be_refused(any_desk, number):
    dossier = lookup.known(any_desk, number).dossier
    assert Action.RETURN not in handling.permitted(any_desk, dossier)
    assert Action.HAND_OVER in handling.permitted(any_desk, dossier)


def test_what_is_permitted_once_is_offered_once(any_desk, number):
    sorry = {"note": "Chờ xác minh", "until": moment("2026-10-20 17:00")}
    dossier = take(any_desk, number, Action.APOLOGISE, **sorry)
    assert Action.APOLOGISE not in handling.permitted(any_desk, dossier)
    assert Action.REQUEST_SUPPLEMENT in handling.permitted(any_desk, dossier)


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ([Action.HAND_OVER], DossierState.RECEIVED),
        ([Action.FINISH], DossierState.RECEIVED),
        ([Action.HAND_OVER, Action.FINISH], DossierState.HANDLING),
    ],
)
def test_what_is_taken_back_stands_where_it_stood(any_desk, number, steps, state):
    take(any_desk, number, *steps)
    restored = handling.undo_last(any_desk, number, "Bấm nhầm")
    assert lookup.known(any_desk, number).dossier == restored
    assert (restored.state, restored.is_open, restored.runs[-1].ended_at) == (state, True, None)


@pytest.mark.parametrize(
    ("steps", "given"),
    [
        ([], {}),
        ([Action.FINISH, Action.RETURN], {}),
        ([Action.REQUEST_SUPPLEMENT], {"note": "Tờ khai"}),
        ([Action.REFUSE], {"note": "Không thuộc thẩm quyền"}),
    ],
)
def test_what_left_the_house_is_not_taken_back(any_desk, number, steps, given):
    take(any_desk, number, *steps, **given)
    with pytest.raises(StepNotPermitted):
        handling.undo_last(any_desk, number, "Bấm nhầm")


def test_nothing_is_taken_back_without_a_reason(any_desk, number):
    take(any_desk, number, Action.FINISH)
    with pytest.raises(MissingReason):
        handling.undo_last(any_desk, number, " ")


@pytest.mark.parametrize(
    "work",
    [
        lambda desk: handling.step(desk, "không có", StepRequest(Action.FINISH, desk.now())),
        lambda desk: handling.undo_last(desk, "không có", "Bấm nhầm"),
        lambda desk: returning.return_result(desk, "không có"),
    ],
    ids=["step", "undo", "return"],
)
def test_an_unknown_number_is_named(any_desk, work):
    with pytest.raises(DossierNotFound) as refusal:
        work(any_desk)
    assert isinstance(refusal.value, UserError)
    assert refusal.value.facts == {"dossier_no": "không có"}
