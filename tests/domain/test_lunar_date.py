"""The lunar calendar agrees with every known new year, and no day is lost or told twice."""

from datetime import date, timedelta

import holidays
import pytest

from commune_desk.domain.form.paper import View
from commune_desk.domain.lunar_date import LunarDate, lunar_date
from commune_desk.words.forms import printed

LEAP_MONTHS = {2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2, 2025: 6, 2028: 5}


@pytest.mark.parametrize("year", range(1970, 2050))
def test_the_first_day_of_the_year_is_the_one_that_is_celebrated(year):
    known = holidays.country_holidays("VN", years=year, language="en_US")
    first = min(day for day, name in known.items() if name == "Lunar New Year")
    assert lunar_date(first) == LunarDate(1, 1, year)


@pytest.mark.parametrize(
    ("day", "lunar"),
    [
        (date(1985, 1, 21), LunarDate(1, 1, 1985)),  # a month before the Chinese one
        (date(2007, 2, 17), LunarDate(1, 1, 2007)),  # a day before
        (date(1973, 7, 17), LunarDate(18, 6, 1973)),
    ],
)
def test_known_days_come_out(day, lunar):
    assert lunar_date(day) == lunar


@pytest.mark.parametrize("year", range(2012, 2029))
def test_leap_months_stand_where_almanacs_have_them(year):
    days = (date(year, 1, 1) + timedelta(number) for number in range(365))
    assert {lunar_date(day).month for day in days if lunar_date(day).is_leap} == (
        {LEAP_MONTHS[year]} if year in LEAP_MONTHS else set()
    )


def test_every_day_follows_the_one_before():
    day, before = date(1930, 1, 1), lunar_date(date(1930, 1, 1))
    while day < date(2060, 1, 1):
        day += timedelta(1)
        now = lunar_date(day)
        if now.day > 1:
            assert now == LunarDate(before.day + 1, before.month, before.year, before.is_leap)
        else:
            assert before.day in (29, 30)
            is_same = now.is_leap and now.month == before.month and now.year == before.year
            assert is_same or now.month == before.month % 12 + 1
        before = now


def test_a_place_can_print_it():
    assert printed("date", date(2025, 7, 25), View.LUNAR) == "01/06 nhuận/2025 (âm lịch)"
