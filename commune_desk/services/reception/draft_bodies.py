"""What drafts say (nội dung bản nháp), as it is kept: sealed wherever the engine does not seal it.

    {"sealed": "…", "key": "3f2a…"}

On a server the rows of drafts would say to whoever has its disk, or a copy of it, what was typed of
people who have not even filed anything. They are sealed with the key that every PC of the office
has for its backups and papers (`services/papers/kept_papers.py`); the number of the key stands
beside it, so that a PC which came in without a join file, with a key of its own, can say why it
does not open a draft.

Why not in a file, too: SQLite seals the whole of it, and what gives a file another key
(`change-key`, a restore) would have to seal every row anew.
"""

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from io import BytesIO

from commune_desk.ciphers import stream
from commune_desk.ciphers.stream import SealBroken
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.reception.draft import KEY, SEALED, DraftRow
from commune_desk.services.desk import common_key, office_keys, rights
from commune_desk.services.desk.desk import Desk
from commune_desk.store.fields import json_from
from commune_desk.store.reception import drafts
from commune_desk.store.upkeep import backup as stored

Body = Mapping[str, object]


def kept(desk: Desk, body: Body) -> Body:
    """What was typed, as it is to be kept.

    Raises:
        FolderNotWritable, DiskFull, DiskFailing: there is nothing to seal with.
        DatabaseKeyMissing, DatabaseKeyUnreadable, DatabaseKeyWrong: as named.
    """
    location = desk.database.location
    if desk.database.seals_all or location.key_path is None:
        return body
    return sealed(body, office_keys.key_of_today(location))


def sealed(body: Body, key: bytes) -> Body:
    """What was typed, sealed with a key."""
    content = b"".join(stream.sealed((json_from(body).encode(),), key))
    return {SEALED: base64.b64encode(content).decode(), KEY: stored.key_id_of(key)}


def opened(desk: Desk, rows: Iterable[DraftRow]) -> tuple[DraftRow, ...]:
    """Drafts as they were typed; one that another key sealed stays closed."""
    found = _opened_here(desk, rows)
    if any(one.is_closed for one in found) and common_key.learn(
        desk.database, desk.office.id, desk.folder, at=desk.now()
    ):
        return _opened_here(desk, found)
    return found


def _opened_here(desk: Desk, rows: Iterable[DraftRow]) -> tuple[DraftRow, ...]:
    """Drafts as far as the keys of this PC open them."""
    found = tuple(rows)
    if not any(one.is_closed for one in found):
        return found
    keys = office_keys.keys_of(desk.folder, desk.database.location)
    known = {stored.key_id_of(key): key for key in keys}
    return tuple(_opened(one, known) if one.is_closed else one for one in found)


def take_over(desk: Desk) -> None:
    """Keep as it is kept today what an earlier version, or another engine, kept otherwise.

    One that is typed on meanwhile is left to its next saving.

    Raises:
        StepNotForRole, MachineMayNot: who asks has no part in the upkeep.
        Whatever `kept` raises.
    """
    rights.check(desk, EventKind.BACKUP_CREATED)
    others = opened(desk, _others(desk))
    with desk.database.transaction():
        for row in others:
            if not row.is_closed:
                drafts.keep_again(desk.office.id, row, body=kept(desk, row.body))


def is_due(desk: Desk) -> bool:
    """Whether any draft waits for that."""
    return bool(_others(desk))


def _others(desk: Desk) -> tuple[DraftRow, ...]:
    """The drafts that are kept otherwise than today's."""
    seals = not desk.database.seals_all and desk.database.location.key_path is not None
    return tuple(one for one in drafts.open_drafts(desk.office.id) if one.is_closed is not seals)


def _opened(row: DraftRow, known: Mapping[str, bytes]) -> DraftRow:
    key = known.get(str(row.body[KEY]))
    if key is None:
        return row
    try:
        text = b"".join(stream.opened(BytesIO(base64.b64decode(str(row.body[SEALED]))), key))
        return replace(row, body=json.loads(text))
    except (SealBroken, ValueError):
        return row
