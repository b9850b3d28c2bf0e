"""The office as it was at a moment (cơ quan khi ấy): a paper keeps the head it went out under.

Each change of the office leaves in its line of the history what stood there before. Going back from
today over the changes after a moment gives the office, and those who signed for it, of that moment.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime

from commune_desk.domain.office import Leader, Office

LEADERS = "leaders"
BEFORE = "before"
"""Facts of a change: which list was changed, and what stood there before."""

_TEXTS = frozenset(field.name for field in fields(Office)) - {"id", "hours"}
"""What papers bear; by which hours a due date was counted stands in its run."""


@dataclass(frozen=True, slots=True)
class OfficeBefore:
    """What a change put an end to.

    Attributes:
        until: the moment of the change.
        texts: the former texts of the office by field, of those that were changed.
        leaders: who signed; None where the list was not changed.
    """

    until: datetime
    texts: Mapping[str, str]
    leaders: tuple[Leader, ...] | None = None


def facts_of(before: Office, changed: Iterable[str]) -> dict[str, object]:
    """What the history keeps of an office that is changed."""
    changed = list(changed)
    texts = {name: getattr(before, name) for name in changed if name in _TEXTS}
    return {"changed": changed, BEFORE: texts}


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
    texts = {name: str(text) for name, text in before.items() if name in _TEXTS}
    listed = before.get(LEADERS)
    signing = None if listed is None else tuple(Leader(*texts) for texts in listed)
    return OfficeBefore(until, texts, signing)


def office_at(office: Office, changes: Iterable[OfficeBefore]) -> Office:
    """The office before changes; the last one comes first."""
    for change in changes:
        office = replace(office, **change.texts)  # type: ignore[arg-type]  # its texts alone
    return office


def leaders_at(leaders: tuple[Leader, ...], changes: Iterable[OfficeBefore]) -> tuple[Leader, ...]:
    """Who signed before changes; the last one comes first."""
    for change in changes:
        leaders = leaders if change.leaders is None else change.leaders
    return leaders
