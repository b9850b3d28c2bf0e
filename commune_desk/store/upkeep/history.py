"""The history (lịch sử): appended to, never changed, and chained so that a change would show.

Every event holds the SHA-256 of the one before it and of its own content; the database refuses to
change or delete one, and what is changed behind its back breaks the chain from there on. It keeps
fingerprints of the rows that its transaction left (`row_prints`), and a seal: its hash under a
keyed hash (BLAKE2), whose key does not stand beside the database (`files.upkeep.history_keys`). Who
has the database and its key can chain it anew, and cannot seal it. `history_check` follows all of
it.

Why the counter is drawn first: it is the lock. Of two desks that append at once the second waits
there until the first has ended, and then reads the hash that the first left. Without it both would
chain to the same event.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from peewee import JOIN, ModelSelect, fn

from commune_desk.domain.desk.history import EventKind, EventRow, Happened, NewEvent
from commune_desk.domain.keys import CitizenId, OfficeId, OrganisationId
from commune_desk.domain.upkeep.history_check import Head
from commune_desk.store.columns import columns_from, value_from
from commune_desk.store.fields import all_stored, json_from, moment_from
from commune_desk.store.office import counters
from commune_desk.store.queries import sheet
from commune_desk.store.queries.reception import LAST_HASH, STANDS
from commune_desk.store.queries.writing import insert
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import Dossier, Event, Officer, RecordChange, bound_database
from commune_desk.store.upkeep import row_prints
from commune_desk.store.upkeep.row_prints import NO_HASH

COUNTER = "event"

_SEAL_BYTES = 16

HASHED = (
    "office_id", "kind", "dossier_id", "officer_id", "desk_name", "happened_at", "entered_at",
    "facts",
)  # fmt: skip
"""What the hash of an event covers beside the hash before it, in this order for ever."""


def append(office_id: OfficeId, event: NewEvent, *, of_rows: str | None = None) -> int:
    """Append an event inside the caller's transaction; returns its key.

    Args:
        office_id: to whose history.
        event: what happened.
        of_rows: the fingerprints that it keeps; None takes those of what the transaction touched.
    """
    if of_rows is None:
        locking = counters.drawing(office_id, (COUNTER,))
        prints, previous = row_prints.take(office_id, behind=locking)
    else:
        counters.draw(office_id, COUNTER)
        prints, previous = of_rows, None
    if previous is None:
        last = first(LAST_HASH, (office_id,))
        previous = last.hash if last else NO_HASH
    columns = {"office_id": office_id, **columns_from(event)}
    content = dict(zip(HASHED, all_stored(map(columns.__getitem__, HASHED)), strict=True))
    hash_ = hash_of(previous, [*content.values()], prints)
    row = {
        **content,
        "previous_hash": previous,
        "hash": hash_,
        "prints": prints,
        "seal": seal_of(hash_, bound_database.history_key),
    }
    return int(insert(Event, [row], then="RETURNING id").id)


def hold(office_id: OfficeId) -> None:
    """Let nobody else end a change before this transaction ends: each appends an event."""
    counters.hold(office_id, COUNTER)


def seal_of(hash_: str, key: bytes) -> str:
    """The seal of an event by its hash; "" without a key."""
    if not key:
        return ""
    return hashlib.blake2b(hash_.encode(), key=key, digest_size=_SEAL_BYTES).hexdigest()


def seals_of(hashes: Sequence[bytes], key: bytes) -> list[str]:
    """The seals of many events, as `seal_of` gives each; a million of them pass here."""
    begun = hashlib.blake2b(key=key, digest_size=_SEAL_BYTES).copy
    found = []
    for hash_ in hashes:
        sealing = begun()
        sealing.update(hash_)
        found.append(sealing.hexdigest())
    return found


def hash_of(previous: str, content: Sequence[object], prints: str) -> str:
    """The hash of an event: over the hash before it, its content, and its fingerprints if any."""
    whole = [*content, prints] if prints else content
    return hashlib.sha256(f"{previous}{json_from(whole)}".encode()).hexdigest()


def head(office_id: OfficeId) -> Head | None:
    """The last event, by which a later one can be told from it; None without events."""
    newest = Event.select(Event.id, Event.hash).where(Event.office == office_id)
    row = first(newest.order_by(Event.id.desc()).limit(1))
    return Head(row.id, row.hash) if row else None


def first_hash(office_id: OfficeId) -> str:
    """The hash of the first event, which no other history has; "" without events."""
    row = first(
        Event.select(Event.hash).where(Event.office == office_id).order_by(Event.id).limit(1)
    )
    return str(row.hash) if row else ""


def begun_at(office_id: OfficeId) -> datetime:
    """When the first event happened: the office was made."""
    begun = Event.select(Event.happened_at).where(Event.office == office_id)
    row = first(begun.order_by(Event.id).limit(1))
    assert row is not None, "its making is the first event of an office"
    return moment_from(row.happened_at)


def count(office_id: OfficeId) -> int:
    """How many events there are."""
    return counters.last(office_id, COUNTER)


def last_sealing(office_id: OfficeId) -> EventRow | None:
    """The event that last said with which key the history is sealed; None where it never was."""
    of_kind = _readable(office_id).where(Event.kind == EventKind.HISTORY_SEALED.value)
    row = first(of_kind.order_by(Event.id.desc()).limit(1))
    return value_from(EventRow, row) if row else None


def last_restore(office_id: OfficeId) -> int:
    """The key of the event that last told of a restore; 0 where there was none."""
    kind = EventKind.BACKUP_RESTORED.value
    found = Event.select(Event.id).where(Event.office == office_id, Event.kind == kind)
    row = first(found.order_by(Event.id.desc()).limit(1))
    return int(row.id) if row else 0


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
    """Say whose record an event tells of; part of appending it."""
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
    changes = (
        RecordChange.select(RecordChange.event)
        .join(Event, on=RecordChange.event == Event.id)
        .where(
            RecordChange.office == office_id,
            is_theirs,
            Event.kind == EventKind.RECORD_CHANGED.value,
        )
    )
    last = changes.order_by(RecordChange.event.desc()).limit(limit)
    keys = [row.event_id for row in rows(last)]
    of_it = _readable(office_id).where(Event.id.in_(keys)).order_by(Event.id.desc())
    return tuple(value_from(EventRow, row) for row in rows(of_it)) if keys else ()


def recent(office_id: OfficeId, limit: int) -> tuple[EventRow, ...]:
    """The last events of the office, the last one first."""
    newest = _readable(office_id).order_by(Event.id.desc()).limit(limit)
    return tuple(value_from(EventRow, row) for row in rows(newest))


def latest(office_id: OfficeId, kind: Happened, limit: int) -> tuple[EventRow, ...]:
    """The last events of a kind, the last one first."""
    newest = _readable(office_id).where(Event.kind == kind).order_by(Event.id.desc()).limit(limit)
    return tuple(value_from(EventRow, row) for row in rows(newest))


def find(office_id: OfficeId, event_id: int) -> EventRow | None:
    """An event by its key."""
    row = first(_readable(office_id).where(Event.id == event_id))
    return value_from(EventRow, row) if row else None


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a history stands, as far as the clock of a PC is judged by it.

    Attributes:
        entered_at: when the last event was entered; None without events.
        line: the event that a counter names; 0 where it names none.
        has_dossiers: whether anything was ever received.
    """

    entered_at: datetime | None
    line: int
    has_dossiers: bool


def stands(office_id: OfficeId, *, counter: str) -> Stands:
    """Where the history stands, with the event that a counter names; one question before all."""
    row = first(STANDS, (office_id, office_id, counter, office_id))
    assert row is not None  # it asks for no rows of a table
    return stands_from(row)


def stands_from(row: Any) -> Stands:
    """Where a history stands, from the columns of `STANDS`."""
    entered_at = moment_from(row.entered_at) if row.entered_at is not None else None
    return Stands(entered_at, int(row.line or 0), bool(row.has_dossiers))


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
