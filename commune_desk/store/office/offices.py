"""The office, who signs for it, and its settings."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from commune_desk.domain.keys import OfficeId
from commune_desk.domain.office.former_office import OfficeBefore, office_before
from commune_desk.domain.office.office import Leader, Office
from commune_desk.store import tables
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.fields import moment_from, stored
from commune_desk.store.queries import sheet
from commune_desk.store.statements import first, rows

_KEY = frozenset({"id"})


def add(office: Office, leaders: Sequence[Leader] = ()) -> Office:
    """Write a new office with its leaders; returns it with its key."""
    key = tables.Office.insert(columns_from(office, without=_KEY)).execute()
    added = replace(office, id=OfficeId(key))
    save_leaders(added.id, leaders)
    return added


def find_office() -> Office | None:
    """The office of this database, the first where there are several; None before `init`."""
    row = first(tables.Office.select().order_by(tables.Office.id).limit(1))
    return value_from(Office, row) if row else None


def update(office: Office) -> None:
    """Write an office as it is named and works now."""
    change = tables.Office.update(columns_from(office, without=_KEY))
    change.where(tables.Office.id == office.id).execute()


def leaders(office_id: OfficeId) -> tuple[Leader, ...]:
    """Who may sign, the head of the office first."""
    return tuple(value_from(Leader, row) for row in rows(sheet.LEADERS, (office_id,)))


def save_leaders(office_id: OfficeId, signing: Sequence[Leader]) -> None:
    """Replace the list of those who may sign."""
    table = tables.Leader
    table.delete().where(table.office == office_id).execute()
    for position, leader in enumerate(signing):
        table.insert(office=office_id, position=position, **columns_from(leader)).execute()


def changes_since(office_id: OfficeId, at: datetime) -> tuple[OfficeBefore, ...]:
    """What the office was called, and who signed, before each change after a moment.

    The last change is the first. A change that an earlier version of the program wrote down does
    not say what was there before.
    """
    return tuple(
        office_before(moment_from(row.happened_at), json.loads(row.facts))
        for row in rows(sheet.OFFICE_CHANGES, (office_id, stored(at)))
    )


def settings(office_id: OfficeId) -> dict[str, object]:
    """The settings that differ from their defaults, by name."""
    table = tables.OfficeSetting
    return {row.name: row.value for row in table.select().where(table.office == office_id)}


def save_setting(office_id: OfficeId, name: str, value: object) -> None:
    """Keep one setting."""
    table = tables.OfficeSetting
    table.insert(office=office_id, name=name, value=value).on_conflict(
        conflict_target=(table.office, table.name), preserve=(table.value,)
    ).execute()
