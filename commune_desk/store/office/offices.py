"""The office, who signs for it, and its settings."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.office import Leader, Office
from commune_desk.store import tables
from commune_desk.store.office.sessions import hours_from_json, json_from_hours
from commune_desk.store.tuples import rows_of

_TEXTS = tuple(field.name for field in fields(Office) if field.name not in {"id", "hours"})


def add(office: Office, leaders: Sequence[Leader] = ()) -> Office:
    """Write a new office with its leaders; returns it with its key."""
    key = tables.Office.insert(_row(office)).execute()
    added = replace(office, id=OfficeId(key))
    save_leaders(added.id, leaders)
    return added


def find_office() -> Office | None:
    """The office of this database, the first where there are several; None before `init`."""
    row = tables.Office.select().order_by(tables.Office.id).dicts().first()
    if row is None:
        return None
    return Office(**{**row, "id": OfficeId(row["id"]), "hours": hours_from_json(row["hours"])})


def update(office: Office) -> None:
    """Write an office as it is named and works now."""
    tables.Office.update(_row(office)).where(tables.Office.id == office.id).execute()


def leaders(office_id: OfficeId) -> tuple[Leader, ...]:
    """Who may sign, the head of the office first."""
    table = tables.Leader
    rows = (
        table.select(table.full_name, table.title, table.authority_line)
        .where(table.office == office_id)
        .order_by(table.position)
    )
    return tuple(Leader(*row) for row in rows_of(rows))


def save_leaders(office_id: OfficeId, signing: Sequence[Leader]) -> None:
    """Replace the list of those who may sign."""
    table = tables.Leader
    table.delete().where(table.office == office_id).execute()
    rows = [
        (office_id, position, leader.full_name, leader.title, leader.authority_line)
        for position, leader in enumerate(signing)
    ]
    columns = (table.office, table.position, table.full_name, table.title, table.authority_line)
    if rows:
        table.insert_many(rows, columns).execute()


def settings(office_id: OfficeId) -> dict[str, object]:
    """The settings that differ from their defaults, by name."""
    table = tables.OfficeSetting
    rows = table.select(table.name, table.value).where(table.office == office_id)
    return dict(rows_of(rows))


def save_setting(office_id: OfficeId, name: str, value: object) -> None:
    """Keep one setting."""
    table = tables.OfficeSetting
    table.insert(office=office_id, name=name, value=value).on_conflict(
        conflict_target=(table.office, table.name), preserve=(table.value,)
    ).execute()


def _row(office: Office) -> dict[str, Any]:
    texts = {name: getattr(office, name) for name in _TEXTS}
    return {**texts, "hours": json_from_hours(office.hours)}
