"""The history (lịch sử): appended to, never changed, and chained so that a change would show.

Every event holds the SHA-256 of the one before it and of its own content; the database refuses to
change or delete one, and what is changed behind its back breaks the chain from there on. A counter
knows how many there are, so that cutting off the end shows as well.

Why the counter is drawn first: it is the lock. Of two desks that append at once the second waits
there until the first has ended, and then reads the hash that the first left. Without it both would
chain to the same event.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from peewee import JOIN, ModelSelect, fn

from commune_desk.domain.history import EventRow, Happened, NewEvent
from commune_desk.domain.keys import CitizenId, OfficeId, OrganisationId
from commune_desk.domain.outside_errors import HistoryBroken
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.fields import json_from, stored
from commune_desk.store.office import counters
from commune_desk.store.queries import sheet
from commune_desk.store.queries.reception import LAST_HASH
from commune_desk.store.queries.writing import insert
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import Dossier, Event, Officer, RecordChange

COUNTER = "event"

_NO_HASH = ""
_AT_ONCE = 2_000

_HASHED = (
    "office_id", "kind", "dossier_id", "officer_id", "desk_name", "happened_at", "entered_at",
    "facts",
)  # fmt: skip
"""What the hash of an event covers beside the hash before it, in this order for ever."""


def append(office_id: OfficeId, event: NewEvent) -> int:
    """Append an event inside the caller's transaction; returns its key."""
    counters.draw(office_id, COUNTER)
    last = first(LAST_HASH, (office_id,))
    previous = last.hash if last else _NO_HASH
    columns = {"office_id": office_id, **columns_from(event)}
    content = {name: stored(columns[name]) for name in _HASHED}
    row = {**content, "previous_hash": previous, "hash": _hash_of(previous, [*content.values()])}
    return int(insert(Event, [row], then="RETURNING id").id)


def of_dossier(office_id: OfficeId, dossier_no: str) -> tuple[EventRow, ...]:
    """The events of a dossier, the first one first."""
    read = rows(sheet.EVENTS, (office_id, office_id, dossier_no))
    return tuple(value_from(EventRow, row) for row in read)


def keep_subject(
    office_id: OfficeId,
    event_id: int,
    *,
    citizen_id: CitizenId | None = None,
    organisation_id: OrganisationId | None = None,
) -> None:
    """Say whose record an event changed; part of appending it."""
    subject = {"citizen_id": citizen_id, "organisation_id": organisation_id}
    insert(RecordChange, [{"event_id": event_id, "office_id": office_id, **subject}])


def of_record(
    office_id: OfficeId,
    *,
    citizen_id: CitizenId | None = None,
    organisation_id: OrganisationId | None = None,
    limit: int,
) -> tuple[EventRow, ...]:
    """What was changed of the record of a person or of an organisation, the last one first."""
    is_theirs = (
        RecordChange.citizen == citizen_id
        if organisation_id is None
        else RecordChange.organisation == organisation_id
    )
    changes = RecordChange.select(RecordChange.event).where(
        RecordChange.office == office_id, is_theirs
    )
    last = changes.order_by(RecordChange.event.desc()).limit(limit)
    keys = [row.event_id for row in rows(last)]
    of_it = _readable(office_id).where(Event.id.in_(keys)).order_by(Event.id.desc())
    return tuple(value_from(EventRow, row) for row in rows(of_it)) if keys else ()


def recent(office_id: OfficeId, limit: int) -> tuple[EventRow, ...]:
    """The last events of the office, the last one first."""
    newest = _readable(office_id).order_by(Event.id.desc()).limit(limit)
    return tuple(value_from(EventRow, row) for row in rows(newest))


def since(office_id: OfficeId, event_id: int, kind: Happened) -> tuple[EventRow, ...]:
    """The events of a kind from one event on, the first one first."""
    of_kind = _readable(office_id).where(Event.id >= event_id, Event.kind == kind)
    return tuple(value_from(EventRow, row) for row in rows(of_kind.order_by(Event.id)))


def _readable(office_id: OfficeId) -> "ModelSelect[Event]":
    columns = (
        fn.COALESCE(Dossier.dossier_no, "").alias("dossier_no"),
        fn.COALESCE(Officer.full_name, "").alias("officer_name"),
    )
    return (
        Event.select(Event, *columns)
        .join(Dossier, JOIN.LEFT_OUTER)
        .switch(Event)
        .join(Officer, JOIN.LEFT_OUTER)
        .where(Event.office == office_id)
    )


def verify(office_id: OfficeId) -> int:
    """Follow the chain from the first event to the last; returns how many there are.

    Raises:
        HistoryBroken: with the key of the first event that does not hold; where the end is
            missing, with the key after the last one that is there.
    """
    at_least = counters.last(office_id, COUNTER)
    previous, key, count = _NO_HASH, 0, 0
    for row in _chain(office_id):
        key, content = row.id, [getattr(row, name) for name in _HASHED]
        if row.previous_hash != previous or row.hash != _hash_of(previous, content):
            raise HistoryBroken(key)
        previous, count = row.hash, count + 1
    if not at_least <= count <= counters.last(office_id, COUNTER):
        raise HistoryBroken(key + 1)
    return count


def _chain(office_id: OfficeId) -> Iterator[Any]:
    """All events of an office as they are stored, read some thousands at a time."""
    of_office = Event.select().where(Event.office == office_id).order_by(Event.id).limit(_AT_ONCE)
    read = rows(of_office)
    while read:
        yield from read
        read = rows(of_office.where(Event.id > read[-1].id))


def _hash_of(previous: str, content: list[object]) -> str:
    return hashlib.sha256(f"{previous}{json_from(content)}".encode()).hexdigest()
