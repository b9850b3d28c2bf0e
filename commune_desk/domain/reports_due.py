"""Which periods a report is due for, and until when it is sent (Thông tư 09/2026/TT-BTP Art 9, 11).

The months, quarters and years are data (`resources/law/report_forms.toml`): where a quarter, half a
year or a year ends, its report takes the place of that of the month.
"""

from datetime import date

from commune_desk.domain.law import ReportFormsLaw
from commune_desk.domain.periods import PeriodKind, ReportingPeriod


def send_by(law: ReportFormsLaw, kind: PeriodKind | None, period: ReportingPeriod) -> date | None:
    """The last day to send the report of a period; None where none is due or no day is known.

    A calendar month and two free dates are no periods of the circular.
    """
    if not law.sending_day or not _is_due(law, kind, period.last.month):
        return None
    return period.last.replace(day=law.sending_day)


def _is_due(law: ReportFormsLaw, kind: PeriodKind | None, month: int) -> bool:
    match kind:
        case PeriodKind.REPORTING_MONTH:
            return month in law.months
        case PeriodKind.QUARTER:
            return month // 3 in law.quarters
        case PeriodKind.HALF_YEAR:
            return law.half_year and month == 6
        case PeriodKind.YEAR:
            return law.year
        case _:
            return False
