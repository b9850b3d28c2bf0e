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
    if row is None:
        return None
    return ReportingPeriod(date.fromisoformat(row.first), date.fromisoformat(row.last))
