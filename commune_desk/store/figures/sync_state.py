"""How far the register workbooks were brought, and which months have moved on since.

The question is asked with every refresh of the status line, so it reads only the events after a
watermark: that of the last time when every workbook was up to date.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from commune_desk.domain.history import EventKind
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.sync_state import SyncState
from commune_desk.store import tables
from commune_desk.store.statements import run
from commune_desk.store.tuples import rows_of

ALL_MONTHS = ""
"""The month under which the watermark is kept."""

_UNSEEN = tuple(kind.value for kind in (EventKind.RECORD_OPENED, EventKind.PRINT, EventKind.RATE))
_LAST_EVENT = "SELECT MAX(id) FROM event WHERE office_id = ?"
# The key of a dossier is its moment of reception in microseconds UTC; the office lives at UTC+7.
_DAYS = """
    SELECT (dossier_id + 25200000000) / 86400000000, MAX(id) FROM event
    WHERE office_id = ? AND id > ? AND dossier_id IS NOT NULL AND kind NOT IN (?, ?, ?)
    GROUP BY 1"""


def get(office_id: OfficeId, month: str) -> SyncState | None:
    """How far the workbook of a month was brought; None where there is none yet."""
    return written(office_id).get(month)


def written(office_id: OfficeId) -> Mapping[str, SyncState]:
    """How far every workbook was brought that was ever written, by month."""
    table = tables.SyncState
    columns = (table.month, table.last_event_id, table.written_at, table.file)
    rows = rows_of(table.select(*columns).where(table.office == office_id))
    return {row[0]: SyncState(*row) for row in rows}


def save(office_id: OfficeId, state: SyncState) -> None:
    """Keep how far a workbook was brought."""
    table = tables.SyncState
    row = {"month": state.month, "last_event_id": state.last_event_id}
    table.insert(office=office_id, **row, written_at=state.written_at, file=state.file).on_conflict(
        conflict_target=(table.office, table.month),
        preserve=(table.last_event_id, table.written_at, table.file),
    ).execute()


def last_event_id(office_id: OfficeId) -> int:
    """The key of the office's last event, 0 before the first."""
    return run(_LAST_EVENT, (office_id,)).fetchone()[0] or 0


def months_changed_since(office_id: OfficeId, event_id: int) -> Mapping[str, int]:
    """The months of reception whose dossiers changed after an event, each with its last event."""
    changed: dict[str, int] = {}
    for day, last in run(_DAYS, (office_id, event_id, *_UNSEEN)).fetchall():
        month = (date(1970, 1, 1) + timedelta(days=day)).strftime("%Y-%m")
        changed[month] = max(last, changed.get(month, 0))
    return changed
