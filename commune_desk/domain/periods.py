"""Reporting periods (kỳ báo cáo): two dates, both included, and the kinds that are named.

A report is of a calendar month, of a period as the law closes it (tháng, quý, 6 tháng, năm), or of
any two dates. What the law closes ends on the closing day of its last month and begins on the day
after the closing day before it; the closing day is data (`domain.law.topics.ClosingLaw`). Every
kind is named after the month that it ends in: the month from 15/9 to 14/10 is October.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from commune_desk.domain.law.topics import ClosingLaw
from commune_desk.domain.period_errors import PeriodEndsBeforeItBegins
from commune_desk.domain.working_time import OFFICE_ZONE

_A_MOMENT = timedelta(microseconds=1)


class PeriodKind(StrEnum):
    """What a period is called, other than by its two dates."""

    CALENDAR_MONTH = "calendar_month"
    REPORTING_MONTH = "reporting_month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


_MONTHS = {
    PeriodKind.REPORTING_MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.YEAR: 12,
}


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """A reporting period, both dates included.

    Raises:
        PeriodEndsBeforeItBegins: the last day lies before the first.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodEndsBeforeItBegins(self.first, self.last)

    @property
    def starts_at(self) -> datetime:
        """The first moment of the period."""
        return datetime.combine(self.first, time(), OFFICE_ZONE)

    @property
    def ends_at(self) -> datetime:
        """The last moment of the period; the next period begins one microsecond later."""
        after = datetime.combine(self.last + timedelta(days=1), time(), OFFICE_ZONE)
        return after - _A_MOMENT

    @property
    def day_before(self) -> date:
        """The last day of a period that ends where this one begins."""
        return self.first - timedelta(days=1)


def calendar_month(day: date) -> ReportingPeriod:
    """The month of a day, from its first day to its last."""
    first = day.replace(day=1)
    return ReportingPeriod(first, _months_later(first, 1) - timedelta(days=1))


def period_of(kind: PeriodKind, day: date, closing: ClosingLaw) -> ReportingPeriod:
    """The period of a kind that is named after the month, quarter, half or year of a day.

    Args:
        kind: which one.
        day: any day of the calendar month, quarter, half-year or year that is meant.
        closing: the law that closes periods.
    """
    if kind is PeriodKind.CALENDAR_MONTH:
        return calendar_month(day)
    months = _MONTHS[kind]
    last = day.replace(month=(day.month - 1) // months * months + months, day=closing.day)
    return ReportingPeriod(_months_later(last, -months) + timedelta(days=1), last)


def kind_of(period: ReportingPeriod, closing: ClosingLaw) -> PeriodKind | None:
    """What two dates are called; None where no kind of period has them."""
    return next(
        (kind for kind in PeriodKind if period_of(kind, period.last, closing) == period), None
    )


def _months_later(day: date, months: int) -> date:
    """The same day of the month some months later or, with a negative number, earlier."""
    number = day.year * 12 + day.month - 1 + months
    return day.replace(year=number // 12, month=number % 12 + 1)
