"""Late entries (nhập muộn): what is dated into a closed period needs a reason, which is kept."""

from datetime import datetime

from commune_desk.domain.errors import EntryInClosedPeriod
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk.desk import Desk
from commune_desk.store.figures import closed_periods


def lacks_reason(desk: Desk, at: datetime, reason: str) -> bool:
    """Whether an entry of that moment needs a reason that nobody gave."""
    here = at.astimezone(OFFICE_ZONE).date()
    return not reason.strip() and closed_periods.closed_around(desk.office.id, here) is not None


def late_entry_facts(
    desk: Desk, at: datetime, reason: str, *, demands_reasons: bool = True
) -> dict[str, object]:
    """What the history says of an entry that is dated into a closed period; nothing of others.

    Args:
        desk: who enters it.
        at: the moment of the entry.
        reason: why it comes after the period was closed.
        demands_reasons: False where the past is entered again and gives no more than it has.

    Raises:
        EntryInClosedPeriod: nobody said why.
    """
    period = closed_periods.closed_around(desk.office.id, at.date())
    if period is None:
        return {}
    if demands_reasons and not reason.strip():
        raise EntryInClosedPeriod(at, period.first, period.last)
    return {"closed_until": period.last.isoformat(), "entry_reason": reason.strip()}
