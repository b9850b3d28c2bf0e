"""How far the register workbooks were brought, and which months have moved on since.

The question is asked with every refresh of the status line, so it reads only the events after a
watermark: that of the last time when every workbook was up to date.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from peewee import SQL, fn

from commune_desk.domain.desk.dossier import WORKED_ON
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.figures.sync_state import SyncState
from commune_desk.domain.keys import OfficeId
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.fields import moment_from
from commune_desk.store.statements import first, rows

ALL_MONTHS = ""
"""The month under which the watermark is kept."""

_UNSEEN = (EventKind.RECORD_OPENED, EventKind.PRINT, EventKind.RATE)

_A_DAY = 24 * 60 * 60 * 1_000_000
_FROM_UTC = 7 * 60 * 60 * 1_000_000
"""Microseconds; the office lives at UTC+7."""


def get(office_id: OfficeId, month: str) -> SyncState | None:
    """How far the workbook of a month was brought; None where there is none yet."""
    return written(office_id).get(month)


def written(office_id: OfficeId) -> Mapping[str, SyncState]:
    """How far every workbook was brought that was ever written, by month."""
    table = tables.SyncState
    of_office = rows(table.select().where(table.office == office_id))
    return {row.month: value_from(SyncState, row) for row in of_office}


def save(office_id: OfficeId, state: SyncState) -> None:
    """Keep how far a workbook was brought."""
    table = tables.SyncState
    table.insert(office=office_id, **columns_from(state)).on_conflict(
        conflict_target=(table.office, table.month),
        preserve=(table.last_event_id, table.written_at, table.file),
    ).execute()


def last_event_id(office_id: OfficeId) -> int:
    """The key of the office's last event, 0 before the first."""
    event = tables.Event
    last = first(event.select(fn.MAX(event.id).alias("id")).where(event.office == office_id))
    return (last and last.id) or 0


def months_changed_since(office_id: OfficeId, event_id: int) -> Mapping[str, int]:
    """The months of reception whose dossiers changed after an event, each with its last event."""
    event = tables.Event
    # The key of a dossier is its moment of reception; the office's day begins before that of UTC.
    day = (event.dossier + _FROM_UTC) / _A_DAY
    asked = (
        event.select(day.alias("day"), fn.MAX(event.id).alias("last"))
        .where(
            event.office == office_id,
            event.id > event_id,
            event.dossier.is_null(False),
            event.kind.not_in(_UNSEEN),
        )
        .group_by(SQL("day"))
    )
    changed: dict[str, int] = {}
    for row in rows(asked):
        month = (date(1970, 1, 1) + timedelta(days=row.day)).strftime("%Y-%m")
        changed[month] = max(row.last, changed.get(month, 0))
    return changed


def came_due_between(
    office_id: OfficeId, start: datetime, end: datetime
) -> tuple[tuple[str, datetime], ...]:
    """What is still worked on and came due in a span of time: month of reception, due date."""
    table = tables.Dossier
    asked = table.select(table.received_at, table.due_at).where(
        table.office == office_id,
        table.closed_at.is_null(),
        table.state.in_(WORKED_ON),
        table.due_at.between(start, end),
    )
    return tuple(
        (f"{moment_from(row.received_at):%Y-%m}", moment_from(row.due_at)) for row in rows(asked)
    )
