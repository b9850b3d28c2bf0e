"""The office as it was when a paper was given out (cơ quan khi ấy).

A receipt of March that is printed again in May, after the commune was merged, says what it said in
March: under whose head it was given, where, and who signed. What the office is called now, papers
that are printed again say beside it (`documents/letterhead.py`).
"""

from collections.abc import Callable
from datetime import datetime

from commune_desk.domain.office import former_office
from commune_desk.domain.office.office import Leader, Office
from commune_desk.services.desk.desk import Desk
from commune_desk.store.office import offices


def office_at(desk: Desk, at: datetime) -> Office:
    """The office as it was called at a moment; now, as the desk knows it."""
    return offices_since(desk, at)(at)


def offices_since(desk: Desk, first: datetime) -> Callable[[datetime], Office]:
    """Tells the office of any moment since the first, reading what was changed once."""
    changes = offices.changes_since(desk.office.id, first)
    return lambda at: former_office.office_at(
        desk.office, (change for change in changes if change.until > at)
    )


def changes_since(desk: Desk, at: datetime) -> tuple[former_office.OfficeBefore, ...]:
    """What was changed of the office since a moment, the last first."""
    return offices.changes_since(desk.office.id, at)


def leaders_at(desk: Desk, at: datetime) -> tuple[Leader, ...]:
    """Who could sign for the office at a moment."""
    changes = offices.changes_since(desk.office.id, at)
    return former_office.leaders_at(offices.leaders(desk.office.id), changes)
