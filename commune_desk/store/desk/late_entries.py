"""Late entries (nhập muộn): what the desk asks of closed periods before it writes something down.

Apart from the closed periods themselves, whose figures no reception needs.
"""

from datetime import date

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.store.queries.reception import CLOSED_AROUND
from commune_desk.store.statements import first


def closed_around(office_id: OfficeId, day: date) -> ReportingPeriod | None:
    """A closed period that has not ended before a day; the last one, None without any.

    What happens on that day changes its figures, or those of what it carried over.
    """
    row = first(CLOSED_AROUND, (office_id, day))
    return period_from(row.first, row.last) if row else None


def period_from(first_day: str | None, last_day: str | None) -> ReportingPeriod | None:
    """A period from its stored days; None where there are none."""
    if first_day is None or last_day is None:
        return None
    return ReportingPeriod(date.fromisoformat(first_day), date.fromisoformat(last_day))
