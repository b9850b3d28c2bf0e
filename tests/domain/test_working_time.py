"""When a dossier is due: the rules of the law on a calendar of a real year."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.catalogue.procedure import ProcessingTime, TimeUnit
from commune_desk.domain.working_time import (
    OFFICE_ZONE,
    Calendar,
    CalendarDay,
    DayKind,
    DueRule,
    OfficeHours,
    add_working_days,
    due_at,
    explain,
    is_working_day,
    sessions_on,
)
from tests.factories import SAME_DAY, THREE_DAYS, moment

MORNING = (time(7, 30), time(11, 30))
YEAR_2026 = {
    day.on: day
    for day in (
        CalendarDay(date(2026, 4, 27), DayKind.COMPENSATORY, "Nghỉ bù Giỗ Tổ"),
        CalendarDay(date(2026, 4, 30), DayKind.HOLIDAY, "Ngày Chiến thắng"),
        CalendarDay(date(2026, 5, 1), DayKind.HOLIDAY, "Ngày Quốc tế lao động"),
        CalendarDay(date(2026, 8, 22), DayKind.WORKED, "Làm bù"),
        CalendarDay(date(2026, 8, 31), DayKind.SWAPPED_OFF, "Nghỉ hoán đổi"),
        CalendarDay(date(2026, 9, 1), DayKind.HOLIDAY, "Quốc khánh"),
        CalendarDay(date(2026, 9, 2), DayKind.HOLIDAY, "Quốc khánh"),
        CalendarDay(date(2026, 12, 31), DayKind.HALF_DAY, "Nghỉ chiều", sessions=(MORNING,)),
        CalendarDay(date(2027, 2, 8), DayKind.HOLIDAY, "Tết", is_confirmed=False),
    )
}
CALENDAR = Calendar(days=YEAR_2026)


def days(count: int, unit: TimeUnit = TimeUnit.WORKING_DAYS) -> ProcessingTime:
    return ProcessingTime(unit, count)


@pytest.mark.parametrize(
    ("received", "allowance", "due"),
    [
        ("2026-10-01 09:00", SAME_DAY, "2026-10-01 17:00"),
        ("2026-10-01 15:00", SAME_DAY, "2026-10-01 17:00"),
        ("2026-10-01 15:01", SAME_DAY, "2026-10-02 17:00"),
        ("2026-10-02 15:20", SAME_DAY, "2026-10-05 17:00"),
        ("2026-10-03 09:00", SAME_DAY, "2026-10-05 17:00"),
        ("2026-12-31 09:00", SAME_DAY, "2026-12-31 11:30"),
        ("2026-10-01 09:00", THREE_DAYS, "2026-10-06 17:00"),
        ("2026-10-01 16:59", THREE_DAYS, "2026-10-06 17:00"),
        ("2026-10-03 09:00", THREE_DAYS, "2026-10-07 17:00"),
        ("2026-04-24 08:00", days(2), "2026-04-29 17:00"),
        ("2026-04-28 08:00", days(2), "2026-05-04 17:00"),
        ("2026-08-21 08:00", days(1), "2026-08-22 17:00"),
        ("2026-08-28 08:00", days(1), "2026-09-03 17:00"),
        ("2026-12-30 08:00", days(1), "2026-12-31 11:30"),
        ("2026-10-01 09:00", days(10, TimeUnit.CALENDAR_DAYS), "2026-10-12 17:00"),
        ("2026-10-01 09:00", days(5, TimeUnit.CALENDAR_DAYS), "2026-10-06 17:00"),
        ("2026-04-20 09:00", days(10, TimeUnit.CALENDAR_DAYS), "2026-05-04 17:00"),
        ("2026-10-01 09:00", days(1, TimeUnit.HOURS), "2026-10-01 10:00"),
        ("2026-10-01 11:00", days(1, TimeUnit.HOURS), "2026-10-01 14:00"),
        ("2026-10-02 16:00", days(8, TimeUnit.HOURS), "2026-10-05 16:30"),
        ("2026-10-02 20:00", days(1, TimeUnit.HOURS), "2026-10-05 08:30"),
    ],
)
def test_due_date_of_an_allowance(received: str, allowance: ProcessingTime, due: str):
    assert due_at(moment(received), allowance, CALENDAR) == moment(due)


def test_a_time_without_zone_is_a_bug():
    with pytest.raises(ValueError, match="aware"):
        due_at(datetime(2026, 10, 1, 9), THREE_DAYS, CALENDAR)  # noqa: DTZ001  # the point


def test_another_zone_means_the_same_moment():
    utc = datetime.fromisoformat("2026-10-01T02:00:00+00:00")
    assert due_at(utc, THREE_DAYS, CALENDAR) == moment("2026-10-06 17:00")


def test_received_after_the_cut_off_counts_from_the_next_opening():
    steps = explain(moment("2026-10-02 15:20"), SAME_DAY, CALENDAR)
    assert [(step.rule, step.at) for step in steps] == [
        (DueRule.RECEIVED, moment("2026-10-02 15:20")),
        (DueRule.AFTER_CUT_OFF, moment("2026-10-05 07:30")),
        (DueRule.DUE, moment("2026-10-05 17:00")),
    ]


def test_the_days_left_out_are_named():
    steps = explain(moment("2026-04-24 08:00"), days(2), CALENDAR)
    left_out = next(step for step in steps if step.rule is DueRule.DAYS_OFF_LEFT_OUT)
    assert left_out.weekend == (date(2026, 4, 25), date(2026, 4, 26))
    assert [day.name for day in left_out.exceptions] == ["Nghỉ bù Giỗ Tổ"]


def test_a_calendar_nobody_confirmed_is_said_to_be_one():
    rules = [step.rule for step in explain(moment("2027-02-04 08:00"), days(3), CALENDAR)]
    assert DueRule.CALENDAR_UNCONFIRMED in rules


@pytest.mark.parametrize(
    ("received", "is_said"), [("2027-12-27 08:00", False), ("2027-12-28 08:00", True)]
)
def test_a_due_date_beyond_the_calendar_is_said_to_be_one(received: str, *, is_said: bool):
    steps = explain(moment(received), days(4), CALENDAR)
    assert (DueRule.CALENDAR_UNKNOWN in [step.rule for step in steps]) is is_said
    assert steps[-1].rule is DueRule.DUE


def test_of_a_calendar_without_days_nothing_is_said():
    rules = [step.rule for step in explain(moment("2035-02-01 08:00"), days(3), Calendar())]
    assert DueRule.CALENDAR_UNKNOWN not in rules


def test_a_saturday_morning_of_its_own():
    hours = OfficeHours(special={5: (MORNING,)})
    assert sessions_on(Calendar(hours), date(2026, 10, 3)) == (MORNING,)
    assert not is_working_day(Calendar(hours), date(2026, 10, 4))


def test_a_calendar_without_working_days_is_a_bug():
    with pytest.raises(ValueError, match="no working day"):
        due_at(moment("2026-10-01 09:00"), days(1), Calendar(OfficeHours(weekdays=frozenset())))


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(OFFICE_ZONE))  # noqa: DTZ001  # the zone is added by the strategy
ALLOWANCES = st.one_of(
    st.just(SAME_DAY), st.builds(days, st.integers(1, 60), st.sampled_from(list(TimeUnit)[1:]))
)


@given(MOMENTS, ALLOWANCES)
def test_a_due_date_is_never_on_a_day_off_nor_before_reception(at: datetime, time_: ProcessingTime):
    due = due_at(at, time_, CALENDAR)
    assert due >= at
    assert is_working_day(CALENDAR, due.date())


@given(MOMENTS, ALLOWANCES)
def test_the_explanation_ends_at_the_due_date(at: datetime, time_: ProcessingTime):
    steps = explain(at, time_, CALENDAR)
    assert steps[0].rule is DueRule.RECEIVED
    assert steps[-1].rule is DueRule.DUE
    assert steps[-1].at == due_at(at, time_, CALENDAR)


@given(MOMENTS, MOMENTS, ALLOWANCES)
def test_who_comes_later_is_never_served_sooner(
    one: datetime, other: datetime, time_: ProcessingTime
):
    early, late = sorted((one, other))
    assert due_at(early, time_, CALENDAR) <= due_at(late, time_, CALENDAR)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 40), st.integers(0, 40))
def test_adding_working_days_adds_up(day: date, one: int, other: int):
    at_once = add_working_days(CALENDAR, day, one + other)
    assert at_once == add_working_days(CALENDAR, add_working_days(CALENDAR, day, one), other)
