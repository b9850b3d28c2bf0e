"""The yearly table (lịch làm việc): the days that are not ordinary ones of their weekday."""

from collections.abc import Iterable
from datetime import date

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.working_time import CalendarDay, DayKind
from commune_desk.store import tables
from commune_desk.store.office.sessions import pairs_from, sessions_from


def days(office_id: OfficeId) -> tuple[CalendarDay, ...]:
    """All days of the table, in their order."""
    table = tables.CalendarDay
    rows = table.select().where(table.office == office_id).order_by(table.on_day)
    return tuple(
        CalendarDay(
            on=row.on_day,
            kind=DayKind(row.kind),
            name=row.name,
            legal_basis=row.legal_basis,
            is_confirmed=row.is_confirmed,
            sessions=sessions_from(row.sessions),
        )
        for row in rows
    )


def save_days(office_id: OfficeId, changed: Iterable[CalendarDay]) -> None:
    """Write days, each over the one of the same date."""
    rows = [
        {
            "office": office_id,
            "on_day": day.on,
            "kind": day.kind.value,
            "name": day.name,
            "legal_basis": day.legal_basis,
            "is_confirmed": day.is_confirmed,
            "sessions": pairs_from(day.sessions),
        }
        for day in changed
    ]
    table = tables.CalendarDay
    told = (table.kind, table.name, table.legal_basis, table.is_confirmed, table.sessions)
    if rows:
        table.insert_many(rows).on_conflict(
            conflict_target=(table.office, table.on_day), preserve=told
        ).execute()


def remove_day(office_id: OfficeId, on: date) -> None:
    """Make a day an ordinary one of its weekday again."""
    table = tables.CalendarDay
    table.delete().where(table.office == office_id, table.on_day == on).execute()
