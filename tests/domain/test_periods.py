"""Reporting periods: the law's closing day makes months, quarters, halves and years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.law.topics import ClosingLaw
from commune_desk.domain.periods import PeriodKind, ReportingPeriod, kind_of, period_of
from commune_desk.files.catalogue.law import read_law
from commune_desk.paths import resources

(CLOSING,) = read_law(resources() / "law").closing
KINDS = st.sampled_from(PeriodKind)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("kind", "day", "first", "last"),
    [
        (PeriodKind.CALENDAR_MONTH, "2026-10-01", "2026-10-01", "2026-10-31"),
        (PeriodKind.CALENDAR_MONTH, "2026-02-17", "2026-02-01", "2026-02-28"),
        (PeriodKind.CALENDAR_MONTH, "2028-02-01", "2028-02-01", "2028-02-29"),
        (PeriodKind.REPORTING_MONTH, "2026-10-31", "2026-09-15", "2026-10-14"),
        (PeriodKind.REPORTING_MONTH, "2026-01-01", "2025-12-15", "2026-01-14"),
        (PeriodKind.QUARTER, "2026-02-01", "2025-12-15", "2026-03-14"),
        (PeriodKind.QUARTER, "2026-12-31", "2026-09-15", "2026-12-14"),
        (PeriodKind.HALF_YEAR, "2026-06-30", "2025-12-15", "2026-06-14"),
        (PeriodKind.HALF_YEAR, "2026-07-01", "2026-06-15", "2026-12-14"),
        (PeriodKind.YEAR, "2026-05-05", "2025-12-15", "2026-12-14"),
    ],
)
def test_a_named_period_is_two_dates(kind: PeriodKind, day: str, first: str, last: str):
    period = period_of(kind, date.fromisoformat(day), CLOSING)
    assert (period.first, period.last) == (date.fromisoformat(first), date.fromisoformat(last))


@given(KINDS, DAYS)
def test_two_dates_are_called_by_their_name(kind: PeriodKind, day: date):
    assert kind_of(period_of(kind, day, CLOSING), CLOSING) is kind


def test_other_dates_have_no_name():
    assert kind_of(ReportingPeriod(date(2026, 10, 2), date(2026, 10, 14)), CLOSING) is None


@given(KINDS, DAYS)
def test_the_next_period_begins_the_day_after(kind: PeriodKind, day: date):
    period = period_of(kind, day, CLOSING)
    next_month = period.last.replace(day=1) + timedelta(days=31)
    following = period_of(kind, next_month, CLOSING)
    assert following.day_before == period.last
    assert following.starts_at - period.ends_at == timedelta(microseconds=1)


def test_the_law_says_the_day():
    early = ClosingLaw(date(2030, 1, 1), "", day=10)
    period = period_of(PeriodKind.REPORTING_MONTH, date(2030, 5, 1), early)
    assert (period.first, period.last) == (date(2030, 4, 11), date(2030, 5, 10))


def test_a_period_has_both_its_days():
    october = ReportingPeriod(date(2026, 10, 1), date(2026, 10, 31))
    assert october.ends_at - october.starts_at == timedelta(days=31, microseconds=-1)
