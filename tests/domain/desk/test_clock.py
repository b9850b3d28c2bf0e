"""The clock of a dossier: runs that go on, terms of the law, whose Saturday morning is whose."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.catalogue.procedure import ProcessingTime, TimeUnit
from commune_desk.domain.desk.clock import (
    answer_until,
    ask_until,
    calendar_for,
    explain_last,
    notice_until,
    office_time,
)
from commune_desk.domain.desk.dossier import ClockRun, Dossier, RunEnd
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.law.topics import SupplementTerms
from commune_desk.domain.working_time import (
    Calendar,
    CalendarDay,
    DayKind,
    DueRule,
    OfficeHours,
    calendar_of,
    due_at,
    is_working_day,
)
from tests.factories import RULES, SAME_DAY, a_dossier, after, moment

MORNING = (time(7, 30), time(11, 30))
RECEIVED = "2026-10-01 09:00"
"""A Thursday; three working days end on Tuesday, 6 October."""


def received_with(allowance: ProcessingTime, at: str = RECEIVED) -> Dossier:
    received_at = moment(at)
    run = ClockRun(received_at, allowance, due_at(received_at, allowance, Calendar()))
    return a_dossier(received_at=received_at, last_event_at=received_at, runs=(run,))


def verified(dossier: Dossier, sent: str, answered: str) -> Dossier:
    return after(
        dossier,
        StepRequest(Action.SEND_VERIFICATION, moment(sent), "UBND xã Mẫu", late_reason="Mất điện"),
        StepRequest(Action.VERIFIED, moment(answered)),
    )


# --- a verification ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "answered", "due"),
    [
        ("2026-10-01 10:00", "2026-10-12 14:00", "2026-10-15 17:00"),  # three days were left
        ("2026-10-02 10:00", "2026-10-12 14:00", "2026-10-14 17:00"),  # two were
        ("2026-10-05 10:00", "2026-10-12 14:00", "2026-10-13 17:00"),  # one was
        ("2026-10-06 10:00", "2026-10-12 14:00", "2026-10-12 17:00"),  # the rest of the last day
        ("2026-10-06 10:00", "2026-10-12 19:00", "2026-10-13 17:00"),
        ("2026-10-02 10:00", "2026-10-02 14:00", "2026-10-06 17:00"),  # answered the same day
    ],
)
def test_neither_sending_nor_answer_counts(sent: str, answered: str, due: str):
    dossier = verified(a_dossier(), sent, answered)
    assert [run.why for run in dossier.runs] == [RunEnd.VERIFICATION, None]
    assert dossier.due_at == moment(due)


def test_what_is_due_on_the_same_day_is_due_on_the_day_of_the_answer():
    birth = received_with(SAME_DAY)
    assert verified(birth, "2026-10-01 10:00", "2026-10-07 14:00").due_at == moment(
        "2026-10-07 17:00"
    )
    assert verified(birth, "2026-10-01 10:00", "2026-10-07 15:30").due_at == moment(
        "2026-10-08 17:00"
    )


def test_of_hours_the_hours_that_were_left_go_on():
    four_hours = received_with(ProcessingTime(TimeUnit.HOURS, 4))
    going_on = verified(four_hours, "2026-10-01 10:30", "2026-10-07 09:00")
    assert going_on.runs[-1].allowance.count == 3
    assert going_on.due_at == moment("2026-10-07 14:00")


def test_a_run_that_was_over_does_not_begin_again():
    late = verified(a_dossier(), "2026-10-08 10:00", "2026-10-12 14:00")
    assert late.due_at == a_dossier().due_at
    assert late.runs[0].late_reason == "Mất điện"
    assert explain_last(late, RULES)[-1].at == a_dossier().due_at


def test_a_promise_survives_a_verification():
    until = moment("2026-10-09 17:00")
    sorry = StepRequest(Action.APOLOGISE, moment("2026-10-02 08:00"), "Chờ", until)
    promised = after(a_dossier(), sorry)
    assert verified(promised, "2026-10-02 10:00", "2026-10-12 14:00").promised_at == until


def test_why_a_run_that_went_on_is_due_begins_with_the_answer():
    steps = explain_last(verified(a_dossier(), "2026-10-02 10:00", "2026-10-12 14:00"), RULES)
    assert (steps[0].rule, steps[0].at) == (DueRule.VERIFIED, moment("2026-10-12 14:00"))
    assert steps[-1].at == moment("2026-10-14 17:00")


@given(st.integers(0, 40), st.integers(0, 40))
def test_the_due_date_moves_by_the_working_days_that_did_not_count(sent: int, waited: int):
    """Counted in a second way: day by day, those of the waiting left out."""
    dossier = received_with(ProcessingTime(TimeUnit.WORKING_DAYS, 10))
    day = dossier.received_at.date()
    sent_at = moment(RECEIVED) + timedelta(days=min(sent, 13))
    answered_at = sent_at + timedelta(days=waited)
    due = verified(dossier, f"{sent_at:%Y-%m-%d 10:00}", f"{answered_at:%Y-%m-%d 10:00}").due_at
    counted = 0
    while counted < 10:
        day += timedelta(days=1)
        is_counted = not sent_at.date() < day <= answered_at.date()
        counted += is_counted and is_working_day(Calendar(), day)
    assert due.date() == day


def test_office_time_leaves_out_noon_nights_and_days_off():
    span = office_time(moment("2026-10-02 10:30"), moment("2026-10-05 08:30"), Calendar())
    assert span == timedelta(hours=1 + 3.5 + 1)


# --- terms ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "until"),
    [
        ("2026-10-05 10:00", date(2026, 10, 20)),  # the day of the request does not count
        ("2026-10-02 10:00", date(2026, 10, 19)),  # the fifteenth is a Saturday
        ("2026-10-02 23:00", date(2026, 10, 19)),
        ("2026-08-17 10:00", date(2026, 9, 3)),  # 1 and 2 September are holidays
    ],
)
def test_the_last_day_of_an_answer_is_a_working_day(asked: str, until: date):
    days = [CalendarDay(date(2026, 9, day), DayKind.HOLIDAY, "Quốc khánh") for day in (1, 2)]
    rules = replace(RULES, calendar=calendar_of(OfficeHours(), tuple(days)))
    dossier = a_dossier(received_at=moment("2026-08-17 08:00"))
    assert answer_until(dossier, moment(asked), rules) == until


def test_a_supplement_is_wanted_within_three_working_days():
    assert ask_until(a_dossier(), RULES) == date(2026, 10, 6)


def test_the_law_of_a_sector_may_have_other_terms():
    own = SupplementTerms("Đất đai", "luật mẫu", answer_days=30, ask_within_working_days=5)
    (general,) = RULES.law.supplements
    rules = replace(RULES, law=replace(RULES.law, supplements=(replace(general, sectors=(own,)),)))
    land, asked = a_dossier(sector="Đất đai"), moment("2026-10-05 10:00")
    assert (ask_until(land, rules), answer_until(land, asked, rules)) == (
        date(2026, 10, 8), date(2026, 11, 4),
    )  # fmt: skip
    assert answer_until(a_dossier(), asked, rules) == date(2026, 10, 20)


def test_a_delay_is_to_be_told_the_day_before():
    assert notice_until(a_dossier(), RULES) == date(2026, 10, 5)


# --- Saturday mornings ---------------------------------------------------------------------------


def test_saturday_morning_is_for_the_sectors_that_receive_then():
    hours = OfficeHours(special={5: (MORNING,), 4: (MORNING,)})
    rules = replace(RULES, calendar=Calendar(hours))
    saturday, friday = date(2026, 10, 3), date(2026, 10, 2)
    residence = calendar_for(rules, a_dossier(sector="Đăng ký, quản lý cư trú"))
    civil_status = calendar_for(rules, a_dossier(sector="Hộ tịch"))
    assert (is_working_day(residence, saturday), is_working_day(civil_status, saturday)) == (
        True, False,
    )  # fmt: skip
    assert is_working_day(civil_status, friday)


def test_a_saturday_worked_for_another_day_is_one_for_all():
    swapped = CalendarDay(date(2026, 8, 22), DayKind.WORKED, "Làm bù")
    hours = OfficeHours(special={5: (MORNING,)})
    rules = replace(RULES, calendar=calendar_of(hours, (swapped,)))
    assert is_working_day(calendar_for(rules, a_dossier(sector="Hộ tịch")), swapped.on)
