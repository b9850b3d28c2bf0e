"""The key that the PCs of an office on a server have in common (khóa chung), when it is changed.

It seals what a PC keeps: its backups, its papers, the drafts on the server. Who changes it tells
the others in one line of the history, and that line is the change: before it nothing has happened,
from it on every PC takes the new key at its next contact, at the latest with its next backup. The
line holds the new key sealed with the former one, which only PCs of the office have, and sealed
with the code of the new recovery sheet, as every backup does. The former key stays on each PC under
a dated name, for what it sealed before.

Why the former key is enough: whoever has it and may read the history needs no backup any more. Who
found it with a lost backup or sheet may not, and a PC that was shut out neither.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from commune_desk.ciphers import box
from commune_desk.ciphers.box import BoxWrong
from commune_desk.domain.desk.history import EventRow, NewEvent
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.outside_errors import DatabaseLocked
from commune_desk.files.upkeep import recovery
from commune_desk.files.upkeep.backup_file import dated
from commune_desk.files.writing import put_in_place
from commune_desk.paths import DataFolder
from commune_desk.services.desk import office_keys
from commune_desk.store.database import Database
from commune_desk.store.office import counters
from commune_desk.store.upkeep import backup as stored
from commune_desk.store.upkeep import history

_COUNTER = "common_key"
"""Stands at the line that told of the last change."""

_KEY_ID, _FORMER, _SEALED, _WRAPPED, _BEFORE = (
    "key_id",
    "former_key_id",
    "key",
    "recovery",
    "before",
)
_PURPOSE = b"next-common-key"


def tell(
    database: Database,
    office_id: OfficeId,
    event: NewEvent,
    *,
    key: bytes,
    wrapped: Mapping[str, str],
) -> None:
    """Give the office another key; from the end of this on it has that.

    Args:
        database: on a server.
        office_id: whose.
        event: what the history says of it, but for what is said here.
        key: the new one.
        wrapped: it as the code of the new sheet opens it.

    Raises:
        DatabaseLocked: somebody else changed it at this moment.
    """
    former, before = stored.key_of(database.location), counters.last(office_id, _COUNTER)
    facts = {
        **event.facts,
        _KEY_ID: stored.key_id_of(key),
        _FORMER: stored.key_id_of(former),
        _SEALED: base64.b64encode(box.closed(key, _sealing(former))).decode(),
        _WRAPPED: dict(wrapped),
        _BEFORE: before,
    }
    with database.transaction():
        line = history.append(
            office_id, replace(event, facts=facts)
        )  # whoever does the same waits here
        if counters.last(office_id, _COUNTER) != before:
            raise DatabaseLocked
        counters.put(office_id, _COUNTER, line)


def learn(database: Database, office_id: OfficeId, folder: DataFolder, *, at: datetime) -> bool:
    """Take the key over that the office has by now; whether it is another than this PC had.

    A PC that was away for several changes follows them one by one; one with a key of its own keeps
    that. A kill anywhere leaves the former key or the new one, and the next time does the rest.

    Raises:
        FolderNotWritable, DiskFull: the PC goes on with the key that it has.
        DatabaseKeyMissing, DatabaseKeyUnreadable, DatabaseKeyWrong: as named.
    """
    location = database.location
    if not location.url or location.key_path != folder.key or not folder.key.exists():
        return False
    last = counters.last(office_id, _COUNTER)
    key = stored.key_of(location)
    has_learned = False
    for one in _since(office_id, last, stored.key_id_of(key)):
        if one.facts[_FORMER] == stored.key_id_of(key):
            try:
                content = base64.b64decode(str(one.facts[_SEALED]))
                key = box.opened(content, _sealing(key))
            except BoxWrong:
                break
            _put(folder, database, key=key, at=at)
            has_learned = True
        _keep_sheet(folder, one)
    return has_learned


def _since(office_id: OfficeId, line: int, here: str) -> list[EventRow]:
    """The changes that this PC may not know, the first one first."""
    found: list[EventRow] = []
    while line and (one := history.find(office_id, line)) is not None:
        found.append(one)
        if here in (one.facts[_KEY_ID], one.facts[_FORMER]):
            return found[::-1]
        line = int(str(one.facts[_BEFORE]))
    return []


def _put(folder: DataFolder, database: Database, *, key: bytes, at: datetime) -> None:
    """Put a key in the place of the one that is there, which stays under a dated name."""
    former = stored.key_of(database.location)
    if former not in [*office_keys.keys_of(folder, database.location)][1:]:
        stored.keep_key(dated(folder.key, at), former)
    folder.next_key.unlink(missing_ok=True)
    stored.keep_key(folder.next_key, key)
    put_in_place(folder.next_key, folder.key)


def _keep_sheet(folder: DataFolder, told: EventRow) -> None:
    """Keep the key as the sheet of its change opens it, unless another sheet was made since."""
    kept, wrapped = recovery.read(folder.recovery), told.facts[_WRAPPED]
    if kept.get(recovery.KEY_ID) != told.facts[_KEY_ID] and isinstance(wrapped, dict):
        recovery.keep(folder.recovery, wrapped)


def _sealing(key: bytes) -> bytes:
    """A key for this use alone."""
    return hashlib.blake2b(key, digest_size=32, person=_PURPOSE).digest()
