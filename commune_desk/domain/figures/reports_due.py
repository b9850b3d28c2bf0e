"""Which periods a report is due for, and until when it is sent (Thông tư 09/2026/TT-BTP Art 9, 11).

The months, quarters and years are data (`resources/law/report_forms.toml`): where a quarter, half a
year or a year ends, its report takes the place of that of the month.
"""

from datetime import date

from commune_desk.domain.law.topics import ReportFormsLaw
from commune_desk.domain.periods import PeriodKind, ReportingPeriod


def send_by(law: ReportFormsLaw, kind: PeriodKind | None, period: ReportingPeriod) -> date | None:
    """The last day to send the report of a period; None where none is due or no day is known.

    A calendar month and two free dates are no periods of the circular.
    """
    month = period.last.month
    due = {
        PeriodKind.REPORTING_MONTH: month in law.months,
        PeriodKind.QUARTER: month // 3 in law.quarters,
        PeriodKind.HALF_YEAR: law.half_year and month == 6,
        PeriodKind.YEAR: law.year,
    }
    if kind is None or not due.get(kind) or not law.sending_day:
        return None
    return period.last.replace(day=law.sending_day)
