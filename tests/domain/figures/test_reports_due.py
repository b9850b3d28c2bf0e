"""Which periods a report is due for, and until when (Thông tư 09/2026/TT-BTP Art 9, 11(2))."""

from datetime import date

import pytest

from commune_desk.domain.figures.reports_due import send_by
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.periods import PeriodKind, period_of
from commune_desk.files.catalogue.law import read_law
from commune_desk.paths import resources

LAW = read_law(resources() / "law")


def sent_by(kind: PeriodKind, day: date) -> date | None:
    period = period_of(kind, day, in_force(LAW.closing, day))
    return send_by(in_force(LAW.report_forms, period.last), kind, period)


def test_eight_months_of_the_year_have_a_report():
    days = [date(2027, month, 1) for month in range(1, 13)]
    due = [day.month for day in days if sent_by(PeriodKind.REPORTING_MONTH, day)]
    assert due == [1, 2, 4, 5, 7, 8, 10, 11]


@pytest.mark.parametrize(
    ("kind", "day", "until"),
    [
        (PeriodKind.REPORTING_MONTH, date(2026, 10, 1), date(2026, 10, 20)),
        (PeriodKind.QUARTER, date(2027, 1, 1), date(2027, 3, 20)),
        (PeriodKind.QUARTER, date(2027, 4, 1), None),
        (PeriodKind.QUARTER, date(2026, 9, 1), date(2026, 9, 20)),
        (PeriodKind.QUARTER, date(2026, 12, 1), None),
        (PeriodKind.HALF_YEAR, date(2027, 6, 1), date(2027, 6, 20)),
        (PeriodKind.HALF_YEAR, date(2026, 12, 1), None),
        (PeriodKind.YEAR, date(2026, 12, 1), date(2026, 12, 20)),
        (PeriodKind.CALENDAR_MONTH, date(2026, 10, 1), None),
        (PeriodKind.REPORTING_MONTH, date(2026, 7, 1), None),  # the circular before names no day
    ],
)
def test_a_report_that_is_due_is_sent_by_the_twentieth(kind, day, until):
    assert sent_by(kind, day) == until
