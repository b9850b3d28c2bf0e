"""The office as it was at a moment (cơ quan khi ấy): a paper keeps the head it went out under.

Each change of the office leaves in its line of the history what stood there before. Going back from
today over the changes after a moment gives the office, and those who signed for it, of that moment.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime

from commune_desk.domain.office.office import Leader, Office
from commune_desk.domain.plain import from_plain
from commune_desk.domain.working_time import OfficeHours

LEADERS = "leaders"
BEFORE = "before"
"""Facts of a change: which list was changed, and what stood there before."""

HOURS = "hours"
_TEXTS = frozenset(field.name for field in fields(Office)) - {"id", HOURS}


@dataclass(frozen=True, slots=True)
class OfficeBefore:
    """What a change put an end to.

    Attributes:
        until: the moment of the change.
        office: what the office was, by field, of what was changed of it.
        leaders: who signed; None where the list was not changed.
    """

    until: datetime
    office: Mapping[str, object]
    leaders: tuple[Leader, ...] | None = None


def facts_of(before: Office, changed: Iterable[str]) -> dict[str, object]:
    """What the history keeps of an office that is changed."""
    changed = list(changed)
    kept = {name: getattr(before, name) for name in changed if name in {*_TEXTS, HOURS}}
    return {"changed": changed, BEFORE: kept}


def facts_of_leaders(before: Sequence[Leader]) -> dict[str, object]:
    """What the history keeps of a list of leaders that is replaced."""
    texts = [[one.full_name, one.title, one.authority_line] for one in before]
    return {"changed": [LEADERS], BEFORE: {LEADERS: texts}}


def office_before(until: datetime, facts: Mapping[str, object]) -> OfficeBefore:
    """What a line of the history says of the time before it.

    One that an earlier version of the program wrote does not say.
    """
    before = facts.get(BEFORE)
    if not isinstance(before, Mapping):
        return OfficeBefore(until, {})
    office: dict[str, object] = {name: before[name] for name in before if name in _TEXTS}
    if HOURS in before:
        office[HOURS] = from_plain(OfficeHours, before[HOURS])
    listed = before.get(LEADERS)
    signing = None if listed is None else tuple(Leader(*texts) for texts in listed)
    return OfficeBefore(until, office, signing)


def office_at(office: Office, changes: Iterable[OfficeBefore]) -> Office:
    """The office before changes; the last one comes first."""
    for change in changes:
        office = replace(office, **change.office)  # type: ignore[arg-type]  # by its fields
    return office


def leaders_at(leaders: tuple[Leader, ...], changes: Iterable[OfficeBefore]) -> tuple[Leader, ...]:
    """Who signed before changes; the last one comes first."""
    for change in changes:
        leaders = leaders if change.leaders is None else change.leaders
    return leaders
