"""The history (lịch sử) as the office reads it: of a dossier, of late, and whether it is whole."""

from commune_desk.domain.history import EventRow
from commune_desk.domain.rights import QuietVerb
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.store.upkeep import history


def of_dossier(desk: Desk, dossier_no: str) -> tuple[EventRow, ...]:
    """The events of a dossier, the first one first."""
    rights.check(desk, QuietVerb.HISTORY_READ)
    return history.of_dossier(desk.office.id, dossier_no)


def recent(desk: Desk, limit: int) -> tuple[EventRow, ...]:
    """The last events of the office, the last one first."""
    rights.check(desk, QuietVerb.HISTORY_READ)
    return history.recent(desk.office.id, limit)


def verify(desk: Desk) -> int:
    """Follow the chain of the history from its first event.

    Returns:
        How many events it holds.

    Raises:
        HistoryBroken: an event was changed, removed or added from outside.
    """
    rights.check(desk, QuietVerb.HISTORY_VERIFIED)
    return history.verify(desk.office.id)
