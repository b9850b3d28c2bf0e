from datetime import date, timedelta

import pytest

from commune_desk.domain.desk.dossier import DossierState, Role, RunEnd
from commune_desk.domain.desk.dossier_errors import (
    AlreadyReappointed,
    DossierNotFound,
    LapseTooEarly,
    MissingReason,
    NewDateNotLater,
    NewDateOutsideHours,
    StepNotForRole,
    StepNotPermitted,
    SupplementAlreadyAsked,
    TimeBeforeLastEvent,
)
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.errors import UserError
from commune_desk.domain.working_time import next_working_day
from commune_desk.services.desk import lookup
from commune_desk.services.handling import handling, returning
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from tests.factories import a_reception, acting_as, moment

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


def test_a_step_entered_later_happened_when_it_is_said_to_have(any_desk, number):
    happened_at = any_desk.now()
    any_desk.clock.move(hours=3)
    handling.step(any_desk, number, StepRequest(Action.HAND_OVER, happened_at))
    event = history.of_dossier(any_desk, number)[-1]
    assert (event.happened_at, event.entered_at) == (happened_at, any_desk.now())


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
        (
            (),
            {"action": Action.APOLOGISE, "note": "Chờ", "until": moment("2026-10-08 03:00")},
            NewDateOutsideHours,
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
    specialist = acting_as(any_desk, Role.SPECIALIST)
    with pytest.raises(StepNotForRole):
        handling.step(specialist, number, StepRequest(action, any_desk.now()))


EVERYTHING = {"note": "Chờ xác minh", "until": UNTIL, "late_reason": "Mất điện"}
WAYS = [
    [],
    [Action.HAND_OVER],
    [Action.APOLOGISE],
    [Action.HAND_OVER, Action.REQUEST_SUPPLEMENT],
    [Action.REQUEST_SUPPLEMENT, Action.ACCEPT_SUPPLEMENT],
    [Action.FINISH],
    [Action.FINISH, Action.RETURN],
    [Action.REFUSE],
    [Action.STOP],
]


@pytest.mark.parametrize("role", [Role.CLERK, Role.SPECIALIST])
@pytest.mark.parametrize("days", [0, 20])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: "-".join(way) or "received")
def test_the_steps_offered_are_those_that_would_not_be_refused(desk, way, days, role):
    """Every step is tried on a dossier of its own that went the same way."""
    accepted, offered = [], []
    start, by_role = desk.clock.at, acting_as(desk, role)
    for action in Action:
        desk.clock.at = start
        number = intake.receive(desk, a_reception()).dossier.dossier_no
        dossier = take(desk, number, *way, **EVERYTHING)
        desk.clock.move(days=days)
        offered.append(action in handling.permitted(by_role, dossier))
        later = max(dossier.due_at, desk.now()).date()
        day = next_working_day(desk.calendar, later)
        given = {"note": "Vì", "until": day, "late_reason": "Mất điện"}
        try:
            handling.step(by_role, number, handling.request(by_role, dossier, action, given=given))
        except UserError:
            accepted.append(False)
        else:
            accepted.append(True)
    assert offered == accepted


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


def test_what_is_finished_again_goes_back_to_where_it_stood_last(any_desk, number):
    take(any_desk, number, Action.FINISH)
    handling.undo_last(any_desk, number, "Bấm nhầm")
    take(any_desk, number, Action.HAND_OVER, Action.FINISH)
    assert handling.undo_last(any_desk, number, "Bấm nhầm").state is DossierState.HANDLING


@pytest.mark.parametrize(
    ("steps", "given"),
    [
        ([], {}),
        ([Action.REQUEST_SUPPLEMENT], {"note": "Tờ khai"}),
        ([Action.REFUSE], {"note": "Không thuộc thẩm quyền"}),
    ],
)
def test_what_left_the_house_is_not_taken_back(any_desk, number, steps, given):
    take(any_desk, number, *steps, **given)
    with pytest.raises(StepNotPermitted):
        handling.undo_last(any_desk, number, "Bấm nhầm")


@pytest.mark.parametrize(
    ("steps", "action"),
    [([Action.HAND_OVER], Action.HAND_OVER), ([Action.FINISH], Action.FINISH), ([], None)],
)
def test_what_can_be_taken_back_is_said_before(any_desk, number, steps, action):
    dossier = take(any_desk, number, *steps)
    undoable = handling.undoable(any_desk, dossier)
    assert (undoable.action if undoable else None) is action


def test_a_promised_day_means_the_end_of_the_hours_of_this_office(any_desk, number):
    dossier = lookup.known(any_desk, number).dossier
    given = {"note": "Chờ xác minh", "until": UNTIL.date()}
    wanted = StepRequest(Action.APOLOGISE, any_desk.now(), "Chờ xác minh", UNTIL)
    assert handling.request(any_desk, dossier, Action.APOLOGISE, given=given) == wanted
    sunday = given | {"until": date(2026, 10, 11)}
    with pytest.raises(NewDateOutsideHours):
        handling.request(any_desk, dossier, Action.APOLOGISE, given=sunday)


def test_what_must_be_given_is_said_before(any_desk, number):
    def asked(action):
        dossier = lookup.known(any_desk, number).dossier
        return [field.name for field in handling.asked(any_desk, dossier, action).fields]

    assert asked(Action.APOLOGISE) == ["note", "until"]
    assert asked(Action.FINISH) == []
    any_desk.clock.at = moment("2026-10-07 08:00")
    assert asked(Action.FINISH) == ["late_reason"]


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
