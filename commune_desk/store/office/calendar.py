"""The yearly table (lịch làm việc): the days that are not ordinary ones of their weekday."""

from collections.abc import Iterable
from datetime import date

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.working_time import CalendarDay
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.statements import rows

_DAY = frozenset({"on"})
"""The field that has a column of another name: "on" is a word of SQL."""


def days(office_id: OfficeId) -> tuple[CalendarDay, ...]:
    """All days of the table, in their order."""
    table = tables.CalendarDay
    of_office = table.select(table, table.on_day.alias("on")).where(table.office == office_id)
    return tuple(value_from(CalendarDay, row) for row in rows(of_office.order_by(table.on_day)))


def save_days(office_id: OfficeId, changed: Iterable[CalendarDay]) -> None:
    """Write days, each over the one of the same date."""
    table = tables.CalendarDay
    written = [
        {"office": office_id, "on_day": day.on, **columns_from(day, without=_DAY)}
        for day in changed
    ]
    if written:
        table.insert_many(written).on_conflict(
            conflict_target=(table.office, table.on_day),
            preserve=(
                table.kind,
                table.name,
                table.legal_basis,
                table.is_confirmed,
                table.sessions,
            ),
        ).execute()


def remove_day(office_id: OfficeId, on: date) -> None:
    """Make a day an ordinary one of its weekday again."""
    table = tables.CalendarDay
    table.delete().where(table.office == office_id, table.on_day == on).execute()
