"""A week of hours and the office hours that make it say the same."""

from datetime import date, time, timedelta

import pytest

from commune_desk.domain.calendar_errors import HoursOutOfOrder, NoWorkingHours
from commune_desk.domain.office_week import (
    hours_of,
    validate_hours,
    validate_sessions,
    week_of,
)
from commune_desk.domain.working_time import Calendar, OfficeHours, sessions_on

MORNING = ((time(7, 30), time(11, 30)),)
WHOLE = (*MORNING, (time(13, 30), time(17)))
MONDAY = date(2026, 10, 5)


@pytest.mark.parametrize(
    "week",
    [
        (WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, (), ()),
        (WHOLE, WHOLE, WHOLE, WHOLE, MORNING, MORNING, ()),
        (MORNING, (), (), (), (), (), ()),
    ],
)
def test_hours_of_a_week_make_that_week_again(week):
    hours = hours_of(week)
    assert week_of(hours) == week
    days = (MONDAY + timedelta(days=n) for n in range(7))
    assert tuple(sessions_on(Calendar(hours), day) for day in days) == week


def test_the_hours_of_most_days_are_the_ordinary_ones():
    hours = hours_of((MORNING, WHOLE, WHOLE, WHOLE, WHOLE, MORNING, ()))
    assert hours == OfficeHours(WHOLE, frozenset({1, 2, 3, 4}), {0: MORNING, 5: MORNING})


def test_a_week_without_work_is_refused():
    with pytest.raises(NoWorkingHours):
        hours_of(((),) * 7)
    with pytest.raises(NoWorkingHours):
        validate_hours(OfficeHours(weekdays=frozenset()))


@pytest.mark.parametrize(
    "sessions",
    [
        ((time(11, 30), time(7, 30)),),
        ((time(7, 30), time(7, 30)),),
        ((time(7, 30), time(13)), (time(12), time(17))),
    ],
)
def test_hours_follow_each_other_through_the_day(sessions):
    with pytest.raises(HoursOutOfOrder):
        validate_sessions(sessions)
    assert validate_sessions(WHOLE) == WHOLE
