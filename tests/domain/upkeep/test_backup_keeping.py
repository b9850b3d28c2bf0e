from datetime import timedelta

import pytest

from commune_desk.domain.upkeep.backup_keeping import kept
from tests.factories import moment

NOW = moment("2026-12-31 17:00")
TODAY = NOW.date()


def test_all_of_today_stay_and_of_other_days_the_newest():
    today = [NOW - timedelta(hours=n) for n in range(8)]
    yesterday = [one - timedelta(days=1) for one in today]
    assert kept([*today, *yesterday], TODAY) == {*today, yesterday[0]}


def test_of_two_years_of_days_twelve_days_ten_weeks_and_twelve_months_stay():
    days = [NOW - timedelta(days=n) for n in range(730)]
    stay = kept(days, TODAY)
    assert {NOW - timedelta(days=n) for n in range(12)} <= stay
    sundays = {at for at in days if at.weekday() == 6 and at > NOW - timedelta(weeks=10)}
    assert len(sundays & stay) == 10 - 1 + (NOW.weekday() == 6)
    last_of_month = {at for at in days if (at + timedelta(days=1)).day == 1}
    assert len(stay & last_of_month) >= 12
    assert len(stay) <= 12 + 10 + 12


def test_a_long_holiday_takes_nobodys_place():
    old = [NOW - timedelta(days=100 + n) for n in range(12)]
    assert kept(old, TODAY) == set(old)


@pytest.mark.parametrize("count", [0, 1])
def test_the_newest_always_stays(count):
    made = [NOW - timedelta(days=900)][:count]
    assert kept(made, TODAY) == set(made)
