"""One line of history for one change, written inside the transaction that makes the change."""

from collections.abc import Mapping
from datetime import datetime

from commune_desk.domain.desk.history import Happened, NewEvent
from commune_desk.domain.keys import DossierId
from commune_desk.services.desk import rights
from commune_desk.services.desk.back_dating import check_right
from commune_desk.services.desk.desk import Desk
from commune_desk.store.upkeep import history


def record(
    desk: Desk,
    kind: Happened,
    dossier_id: DossierId | None = None,
    *,
    at: datetime | None = None,
    facts: Mapping[str, object] | None = None,
) -> int:
    """Append what the desk's officer did; `at` is when it happened, now if it is not given.

    Returns:
        The key of the event.
    """
    return history.append(desk.office.id, permitted(desk, kind, dossier_id, at=at, facts=facts))


def permitted(
    desk: Desk,
    kind: Happened,
    dossier_id: DossierId | None = None,
    *,
    at: datetime | None = None,
    facts: Mapping[str, object] | None = None,
) -> NewEvent:
    """The line that `record` appends, for who takes away the right to it before appending it."""
    rights.check(desk, kind)
    check_right(desk, at)
    entered_at = desk.now()
    return NewEvent(
        kind=kind,
        dossier_id=dossier_id,
        officer_id=desk.officer.id,
        desk_name=desk.name,
        happened_at=at or entered_at,
        entered_at=entered_at,
        facts=facts or {},
    )
