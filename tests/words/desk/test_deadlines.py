"""The deadline in words: exact when it is near, in working days when it is not."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from commune_desk.domain.desk.clock import ClockRules
from commune_desk.domain.desk.deadline import deadline_of
from commune_desk.domain.desk.dossier import ClockRun, DossierState, RunEnd, TimelinessRule
from commune_desk.domain.working_time import Calendar, CalendarDay, DayKind
from commune_desk.words.desk.due_dates import deadline_words
from tests.factories import RULES, THREE_DAYS, a_dossier, moment

HOLIDAY = CalendarDay(date(2026, 10, 5), DayKind.HOLIDAY, "Nghỉ thử")


def words(now: str, *, due: str = "2026-10-15 17:00", rules: ClockRules = RULES) -> str:
    """What is said, at a moment, of a dossier that is handled and due on Thursday, 15 October."""
    run = ClockRun(moment("2026-10-01 09:00"), THREE_DAYS, moment(due))
    handled = a_dossier(state=DossierState.HANDLING, runs=(run,))
    return deadline_words(deadline_of(handled, moment(now), rules))


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-10-15 08:00", "Hôm nay 17:00"),
        ("2026-10-15 18:00", "Hôm nay 17:00"),  # judged by the day: it is not late yet
        ("2026-10-14 08:00", "Ngày mai 17:00"),
        ("2026-10-13 08:00", "Còn 2 ngày"),
        ("2026-10-09 08:00", "Còn 4 ngày"),  # a weekend lies between
        ("2026-10-10 08:00", "Còn 4 ngày"),  # of a Saturday
        ("2026-10-16 07:00", "Trễ 1 ngày"),
        ("2026-10-18 07:00", "Trễ 1 ngày"),  # of a Sunday
        ("2026-10-19 07:00", "Trễ 2 ngày"),
        ("2027-03-01 07:00", "Trễ từ 15/10/2026"),  # nobody counts so many days
        ("2026-06-01 07:00", "Hạn 15/10"),
        ("2025-12-01 07:00", "Hạn 15/10/2026"),
    ],
)
def test_a_deadline_is_said_the_more_exactly_the_nearer_it_is(now: str, said: str):
    assert words(now) == said


def test_by_the_minute_it_is_late_on_its_own_day():
    rules = replace(RULES, rule=TimelinessRule.BY_MINUTE)
    assert words("2026-10-15 17:01", rules=rules) == "Trễ từ 17:00 hôm nay"


def test_days_off_are_not_counted():
    with_holiday = replace(RULES, calendar=Calendar(days={HOLIDAY.on: HOLIDAY}))
    on_friday = "2026-10-02 08:00"
    assert words(on_friday, due="2026-10-06 17:00") == "Còn 2 ngày"
    assert words(on_friday, due="2026-10-06 17:00", rules=with_holiday) == "Còn 1 ngày"


def test_after_a_friday_the_weekend_is_no_whole_day_late():
    assert words("2026-10-17 08:00", due="2026-10-16 17:00") == "Trễ từ 16/10"


def test_a_new_dossier_of_three_days_has_three_left():
    now = moment("2026-10-01 09:00")
    assert deadline_words(deadline_of(a_dossier(), now, RULES)) == "Còn 3 ngày"


@pytest.mark.parametrize(
    ("state", "why", "said"),
    [
        (DossierState.AWAITING_SUPPLEMENT, RunEnd.SUPPLEMENT, "Chờ bổ sung từ 02/10"),
        (DossierState.AWAITING_VERIFICATION, RunEnd.VERIFICATION, "Chờ xác minh từ 02/10"),
    ],
)
def test_who_waits_is_told_since_when(state: DossierState, why: RunEnd, said: str):
    ended = replace(a_dossier().runs[0], ended_at=moment("2026-10-02 10:00"), why=why)
    waiting = a_dossier(state=state, runs=(ended,))
    assert deadline_words(deadline_of(waiting, moment("2026-10-30 08:00"), RULES)) == said
    assert deadline_words(deadline_of(waiting, moment("2027-01-05 08:00"), RULES)) == f"{said}/2026"


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        ("2026-10-02 10:00", "Trước hạn"),
        ("2026-10-06 10:00", "Đúng hạn"),
        ("2026-10-07 10:00", "Quá hạn"),
    ],
)
def test_what_is_done_says_how_it_was_solved(closed: str, said: str):
    at: datetime = moment(closed)
    run = replace(a_dossier().runs[0], ended_at=at, why=RunEnd.CLOSED)
    done = a_dossier(state=DossierState.RESULT_READY, runs=(run,), closed_at=at)
    assert deadline_words(deadline_of(done, moment("2026-12-01 08:00"), RULES)) == said
