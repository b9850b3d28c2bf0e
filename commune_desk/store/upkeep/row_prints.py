"""Fingerprints of rows: what the history keeps of the rows that an event left behind.

    {"citizen":{"17":"9f2c…"},"dossier":{"1790…":""}}

An empty one says that the rows are gone. What is covered stands in `store/tables/sealed.py`.

Why the rows are read back: what counts is what the database holds, whichever statement wrote it.
It is one statement for everything that a transaction touched.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from commune_desk.domain.keys import OfficeId
from commune_desk.store.engine.name import EngineName
from commune_desk.store.fields import json_from
from commune_desk.store.queries import row_prints as queries
from commune_desk.store.statements import Question, each, first, rows, run
from commune_desk.store.tables import bound_database
from commune_desk.store.tables.sealed import SEALED, SealedTable

Prints = Mapping[str, Mapping[str, str]]

GONE = ""
NO_HASH = ""
"""Before the first event."""

LENGTH = 32
"""Hex digits, 128 bits: nobody finds another row of the same fingerprint."""
AT_ONCE = 5_000
_ASKED = 400


class Bodies(NamedTuple):
    """What fingerprints of rows of a table are taken of, each text by the key of its row.

    Rows with the same key are one thing, and have one text.
    """

    table: str
    keys: list[str]
    texts: list[bytes]


class Taken(NamedTuple):
    """What was touched since the last event.

    Attributes:
        prints: the fingerprints of those rows as they stand; "" without any.
        last_hash: the hash of the last event; None where no row was touched to tell it with.
    """

    prints: str
    last_hash: str | None


def take(office_id: OfficeId, *, behind: Question) -> Taken:
    """Take what was touched since the last event; the next to ask finds nothing of it.

    Args:
        office_id: in whose rows.
        behind: a statement that is run before, so that a server is waited for once: the lock.
    """
    _, found = each(behind, (queries.TAKEN, (office_id, office_id)))
    if not found:
        return Taken("", None)
    touched = {(row.name, row.key) for row in found}
    return Taken(json_from(of_rows(touched)), found[0].last_hash or NO_HASH)


def in_pieces(office_id: OfficeId, size: int) -> Iterator[str]:
    """The fingerprints of all rows as `taken` gives them, so many at a time; at least one piece."""
    piece: dict[str, dict[str, str]] = {}
    count = 0
    for name, key, print_ in all_rows(office_id):
        piece.setdefault(name, {})[str(key)] = print_
        count += 1
        if count % size == 0:
            yield json_from(piece)
            piece = {}
    if piece or not count:
        yield json_from(piece) if piece else ""


def pending(office_id: OfficeId) -> frozenset[tuple[str, int]]:
    """Table and key of the rows that were touched and belong to no event yet."""
    return frozenset((row.name, row.key) for row in rows(queries.PENDING, (office_id,)))


def forget_touched() -> None:
    """Take rows that were copied as they are for what their events say of them."""
    run(queries.FORGET)


def of_rows(wanted: set[tuple[str, int]]) -> Prints:
    """The fingerprints of some rows by table and key."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    ordered = sorted(wanted)
    for start in range(0, len(ordered), _ASKED):
        texts = dict.fromkeys(ordered[start : start + _ASKED], "")
        names, keys = zip(*texts, strict=True)
        for name, key, _place, body in sorted(rows(queries.of_keys(names), keys)):
            texts[name, key] += f"{body}{queries.END}"
        for (name, key), text in texts.items():
            found[name][str(key)] = print_of(text.encode()) if text else GONE
    return found


def all_rows(office_id: OfficeId) -> Iterator[tuple[str, int, str]]:
    """Table, key and fingerprint of everything that the history vouches for."""
    for table in SEALED:
        yield from of_table(office_id, table)


def of_table(office_id: OfficeId, table: SealedTable) -> Iterator[tuple[str, int, str]]:
    """Table, key and fingerprint of all rows of one table, in the order of their keys."""
    for some in bodies(office_id, table):
        for key, text in zip(some.keys, some.texts, strict=True):
            yield table.name, int(key), print_of(text)


def bodies(office_id: OfficeId, table: SealedTable) -> Iterator[Bodies]:
    """What fingerprints of a table are taken of, in the order of keys, some thousands at a time."""
    asked = queries.bodies(table, bound_database.engine_name)
    for piece in pieces(office_id, table.name, table.key):
        read = first(asked, (office_id, *piece), in_bytes=True)
        if read is None or not read.count:
            return
        keys = read.keys.split(",")
        texts = read.bodies.split(queries.BETWEEN.encode())
        if len(texts) != len(keys):  # one of them holds that mark
            each = rows(queries.page(table), (office_id, *piece))
            keys = [str(row.key) for row in each]
            texts = [f"{row.body}{queries.END}".encode() for row in each]
        if table.key != table.order:
            keys, texts = _joined(keys, texts)
        yield Bodies(table.name, keys, texts)


def _joined(keys: Sequence[str], texts: Sequence[bytes]) -> tuple[list[str], list[bytes]]:
    """The texts of rows, those with the same key as one."""
    found: dict[str, bytes] = {}
    for key, text in zip(keys, texts, strict=True):
        found[key] = found[key] + text if key in found else text
    return [*found], [*found.values()]


def pieces(office_id: OfficeId, table: str, key: str) -> Iterator[tuple[int, int]]:
    """From behind which key to which one each piece of a table is read; the last may be empty."""
    engine = bound_database.engine_name
    size = AT_ONCE * 2 if engine is EngineName.POSTGRES else AT_ONCE  # each is a way to the server
    asked = queries.end_of_piece(table, key, size, engine=engine)
    after = queries.BEFORE_ALL
    while (end := first(asked, (office_id, after))) is not None:
        yield after, end.key
        after = end.key
    yield after, queries.LAST_KEY


def print_of(text: bytes) -> str:
    """The fingerprint of a text."""
    return hashlib.sha256(text).hexdigest()[:LENGTH]
