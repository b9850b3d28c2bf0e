"""The history (lịch sử): appended to, never changed, and chained so that a change would show.

Every event holds the SHA-256 of the one before it and of its own content; the database refuses to
change or delete one, and what is changed behind its back breaks the chain from there on. A counter
knows how many there are, so that cutting off the end shows as well.

Why the counter is drawn first: it is the lock. Of two desks that append at once the second waits
there until the first has ended, and then reads the hash that the first left. Without it both would
chain to the same event.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from commune_desk.domain.history import EventKind, EventRow, NewEvent
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.outside_errors import HistoryBroken
from commune_desk.store.fields import json_from, micros_from, moment_from
from commune_desk.store.office import counters
from commune_desk.store.statements import run

COUNTER = "event"

_NO_HASH = ""
_AT_ONCE = 2_000

_CONTENT = """
    office_id, kind, dossier_id, officer_id, desk_name, happened_at, entered_at, facts"""
_APPEND = f"""
    INSERT INTO event ({_CONTENT}, previous_hash, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id"""
_LAST_HASH = "SELECT hash FROM event WHERE office_id = ? ORDER BY id DESC LIMIT 1"
_AFTER = f"""
    SELECT id, previous_hash, hash, {_CONTENT} FROM event
    WHERE office_id = ? AND id > ? ORDER BY id LIMIT {_AT_ONCE}"""
_READABLE = """
    SELECT event.id, kind, dossier_no, full_name, desk_name, happened_at, entered_at, facts
    FROM event
    LEFT JOIN dossier ON dossier.id = event.dossier_id
    LEFT JOIN officer ON officer.id = event.officer_id"""
_OF_DOSSIER = f"""{_READABLE}
    WHERE event.office_id = ? AND event.dossier_id =
        (SELECT id FROM dossier WHERE office_id = ? AND dossier_no = ?)
    ORDER BY event.id"""
_RECENT = f"{_READABLE} WHERE event.office_id = ? ORDER BY event.id DESC LIMIT ?"


def append(office_id: OfficeId, event: NewEvent) -> int:
    """Append an event inside the caller's transaction; returns its key."""
    counters.draw(office_id, COUNTER)
    last = run(_LAST_HASH, (office_id,)).fetchone()
    previous = last[0] if last else _NO_HASH
    content = _content(office_id, event)
    [(key,)] = run(_APPEND, (*content, previous, _hash_of(previous, content))).fetchall()
    return int(key)


def of_dossier(office_id: OfficeId, dossier_no: str) -> tuple[EventRow, ...]:
    """The events of a dossier, the first one first."""
    return tuple(map(_event_row, run(_OF_DOSSIER, (office_id, office_id, dossier_no)).fetchall()))


def recent(office_id: OfficeId, limit: int) -> tuple[EventRow, ...]:
    """The last events of the office, the last one first."""
    return tuple(map(_event_row, run(_RECENT, (office_id, limit)).fetchall()))


def verify(office_id: OfficeId) -> int:
    """Follow the chain from the first event to the last; returns how many there are.

    Raises:
        HistoryBroken: with the key of the first event that does not hold; where the end is
            missing, with the key after the last one that is there.
    """
    at_least = counters.last(office_id, COUNTER)
    previous, key, count = _NO_HASH, 0, 0
    for key, stored_previous, stored, *content in _chain(office_id):
        if stored_previous != previous or stored != _hash_of(previous, tuple(content)):
            raise HistoryBroken(key)
        previous, count = stored, count + 1
    if not at_least <= count <= counters.last(office_id, COUNTER):
        raise HistoryBroken(key + 1)
    return count


def _chain(office_id: OfficeId) -> Iterator[tuple[Any, ...]]:
    """All events of an office as they are stored, read a few at a time."""
    rows = run(_AFTER, (office_id, 0)).fetchall()
    while rows:
        yield from rows
        rows = run(_AFTER, (office_id, rows[-1][0])).fetchall()


def _content(office_id: OfficeId, event: NewEvent) -> tuple[object, ...]:
    """What is stored of an event and what its hash covers."""
    return (
        office_id,
        event.kind.value,
        event.dossier_id,
        event.officer_id,
        event.desk_name,
        micros_from(event.happened_at),
        micros_from(event.entered_at),
        json_from(dict(event.facts)),
    )


def _hash_of(previous: str, content: tuple[object, ...]) -> str:
    return hashlib.sha256(f"{previous}{json_from(content)}".encode()).hexdigest()


def _event_row(row: tuple[Any, ...]) -> EventRow:
    key, kind, dossier_no, officer_name, desk_name, happened_at, entered_at, facts = row
    return EventRow(
        id=key,
        kind=EventKind(kind),
        dossier_no=dossier_no or "",
        officer_name=officer_name or "",
        desk_name=desk_name,
        happened_at=moment_from(happened_at),
        entered_at=moment_from(entered_at),
        facts=json.loads(facts),
    )
