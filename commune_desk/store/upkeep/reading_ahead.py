"""Reading all lines of the history and all rows that it vouches for, piece by piece.

A thread of its own reads the next piece, as everything stood at one moment, while the one before it
is looked at: the engine makes a text of thousands of lines without holding up anybody. Inside a
transaction its own rows count, which no other connection sees; there nothing is read ahead.
"""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, NamedTuple

from peewee import DatabaseError

from commune_desk.domain.keys import OfficeId
from commune_desk.store.engine.name import EngineName
from commune_desk.store.office import counters
from commune_desk.store.queries import row_prints as queries
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import bound_database
from commune_desk.store.tables.sealed import SEALED
from commune_desk.store.upkeep import row_prints
from commune_desk.store.upkeep.history import COUNTER

AT_ONCE = 5_000


class Begin(NamedTuple):
    """Before the first line: how many were ever written."""

    lines: int


class End(NamedTuple):
    """Behind the last line.

    Attributes:
        lines: how many were ever written.
        pending: table and key of the rows that were touched and belong to no line yet.
    """

    lines: int
    pending: frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some thousand lines, one behind the other; their texts are parted by commas.

    Attributes:
        after: the key of the line before them.
        last_id: of the last one.
        count: how many they are.
        is_plain: whether the texts stand for all of the lines, and none of these turns anything.
        previous: the hashes that they keep of the lines before them.
        hashes: theirs.
        seals: theirs.
        rows: of which they tell, each by the name of its table and its key.
        prints: what they say of each of these rows.
        contents: what each hash covers behind the hash before it, to be quoted (`quoted`).
    """

    after: int
    last_id: int
    count: int
    is_plain: bool
    previous: str
    hashes: str
    seals: str
    rows: str
    prints: str
    contents: str

    def quoted(self) -> list[bytes]:
        """What each hash covers; as many as lines, where they are plain."""
        escaped = self.contents.replace("\\", "\\\\").replace('"', '\\"')
        return escaped.replace(queries.QUOTE, '"').encode().split(queries.BETWEEN.encode())


class Rows(NamedTuple):
    """The texts of some thousand rows of which fingerprints are taken, as `row_prints.bodies`."""

    bodies: dict[str, str]


Read = Begin | Piece | End | Rows


def read(office_id: OfficeId, turning: tuple[str, ...]) -> Generator[Read, None, None]:
    """Read the lines, between their beginning and their end, and then the rows.

    Args:
        office_id: of which office.
        turning: kinds of lines that are looked at by themselves.
    """
    if bound_database.in_transaction():
        yield from _read(office_id, turning)
        return
    with ThreadPoolExecutor(1) as reader:
        found = _read_at_one_moment(office_id, turning)
        wanted = reader.submit(next, found, None)
        try:
            while (one := wanted.result()) is not None:
                wanted = reader.submit(next, found, None)
                yield one
        finally:
            reader.submit(found.close).result()


def _read_at_one_moment(
    office_id: OfficeId, turning: tuple[str, ...]
) -> Generator[Read, None, None]:
    with bound_database.connection_context(), bound_database.reading():
        yield from _read(office_id, turning)


def _read(office_id: OfficeId, turning: tuple[str, ...]) -> Iterator[Read]:
    yield Begin(counters.last(office_id, COUNTER))
    yield from _pieces(office_id, turning)
    yield End(counters.last(office_id, COUNTER), row_prints.pending(office_id))
    for table in SEALED:
        for bodies in row_prints.bodies(office_id, table):
            yield Rows(bodies)


def _pieces(office_id: OfficeId, turning: tuple[str, ...]) -> Iterator[Piece]:
    are_bytes_possible = bound_database.engine_name is EngineName.SQLITE
    asked = queries.piece(turning, are_bytes_possible=are_bytes_possible)
    after = 0
    while (row := first(asked, (*turning, office_id, after, AT_ONCE))) and row.count:
        yield _piece(after, row, _told(office_id, after))
        after = row.last_id


def _piece(after: int, row: Any, told: Any | None) -> Piece:
    """Some lines as they were read; plain where each text has the parts that it should have."""
    are_marked = row.contents.count(queries.QUOTE) == 6 * row.count + 2 * row.with_prints
    are_parted = row.contents.count(queries.BETWEEN) == row.count - 1
    return Piece(
        after=after,
        last_id=row.last_id,
        count=row.count,
        is_plain=are_marked and are_parted and not row.odd and told is not None,
        previous=row.previous,
        hashes=row.hashes,
        seals=row.seals,
        rows=(told and told.keys) or "",
        prints=(told and told.prints) or "",
        contents=row.contents,
    )


def _told(office_id: OfficeId, after: int) -> Any | None:
    """What some lines say of rows; None where somebody wrote something that is no JSON there."""
    try:
        with bound_database.atomic():
            return first(queries.TOLD[bound_database.engine_name], (office_id, after, AT_ONCE))
    except DatabaseError:
        return None


def lines(office_id: OfficeId, after: int, count: int) -> list[Any]:
    """So many lines behind one, each by itself."""
    return rows(queries.LINES, (office_id, after, count))
