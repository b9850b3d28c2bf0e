"""The shipped calendar agrees with the law, the announcements and the `holidays` package."""

from datetime import date, time, timedelta

import holidays
import pytest

from commune_desk.domain.working_time import CalendarDay, DayKind, OfficeHours
from commune_desk.files.office.calendars import read_calendar_days
from commune_desk.paths import resources

FOLDER = resources() / "calendar"
DAYS = {day.on: day for day in read_calendar_days(FOLDER)}
SATURDAY = 5


def kind_on(text: str) -> DayKind | None:
    day = DAYS.get(date.fromisoformat(text))
    return day.kind if day else None


def is_off(day: CalendarDay) -> bool:
    return day.kind is not DayKind.WORKED


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_weekdays_off_are_those_of_the_holidays_package(year):
    package = {on for on in holidays.country_holidays("VN", years=year) if on.weekday() < SATURDAY}
    shipped = {on for on, day in DAYS.items() if on.year == year and is_off(day)}
    known_here_alone = {date(2026, 1, 2)}  # swapped with 10 January, not found in a text
    assert {on for on in shipped if on.weekday() < SATURDAY} - known_here_alone == package


@pytest.mark.parametrize("year", [2025, 2026])
def test_worked_saturdays_are_those_of_the_holidays_package(year):
    package = set(holidays.country_holidays("VN", years=year).weekend_workdays)
    worked = {on for on, day in DAYS.items() if not is_off(day) and day.is_confirmed}
    assert {on for on in worked if on.year == year} == {on for on in package if on.year == year}


@pytest.mark.parametrize(
    ("on", "kind"),
    [
        ("2026-02-16", DayKind.HOLIDAY),
        ("2026-02-20", DayKind.HOLIDAY),
        ("2026-02-23", None),
        ("2026-04-26", DayKind.HOLIDAY),
        ("2026-04-27", DayKind.COMPENSATORY),
        ("2026-08-22", DayKind.WORKED),
        ("2026-08-31", DayKind.SWAPPED_OFF),
        ("2026-09-01", DayKind.HOLIDAY),
        ("2026-09-03", None),
        ("2026-11-24", DayKind.HOLIDAY),
        ("2025-11-24", None),
        ("2027-04-16", DayKind.HOLIDAY),
    ],
)
def test_2026_is_as_announced(on, kind):
    assert kind_on(on) is kind


@pytest.mark.parametrize("day", [d for d in DAYS.values() if d.kind is DayKind.WORKED], ids=str)
def test_a_worked_day_falls_on_a_weekend(day):
    assert day.on.weekday() >= SATURDAY


def test_every_swapped_day_has_its_worked_day():
    swapped = sum(day.kind is DayKind.SWAPPED_OFF for day in DAYS.values())
    assert swapped == sum(day.kind is DayKind.WORKED for day in DAYS.values()) == 3


def test_a_compensatory_day_follows_a_holiday_on_a_weekend():
    for day in DAYS.values():
        if day.kind is DayKind.COMPENSATORY:
            week_before = [day.on - timedelta(days=n) for n in range(1, 8)]
            assert any(on in DAYS and on.weekday() >= SATURDAY for on in week_before)


def test_derived_days_of_2027_and_the_swap_of_new_year_2026_wait_for_a_text():
    doubtful = {on.isoformat() for on, day in DAYS.items() if not day.is_confirmed}
    assert {"2026-01-02", "2026-01-10", "2027-02-06", "2027-04-16", "2027-05-03"} <= doubtful
    assert doubtful.isdisjoint({"2026-11-24", "2027-01-01", "2027-04-30", "2027-09-02"})


def test_a_confirmed_day_names_its_legal_basis():
    assert [day.on for day in DAYS.values() if day.is_confirmed and not day.legal_basis] == []


def test_an_office_starts_with_the_usual_hours():
    morning, afternoon = (time(7, 30), time(11, 30)), (time(13, 30), time(17))
    assert OfficeHours() == OfficeHours((morning, afternoon), frozenset(range(SATURDAY)))
