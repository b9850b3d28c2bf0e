"""Reading all lines of the history and all rows that it vouches for, piece by piece.

A thread of its own reads the next piece, as everything stood at one moment, while the one before is
looked at: the engine makes a text of thousands of lines without holding up anybody. Inside a
transaction its own rows count, which no other connection sees; there nothing is read ahead.

Why the threads take shorter turns: a driver asks for Python a dozen times for each piece, and each
time whoever looks at the last one may keep it for a turn. By turns of 5 ms nothing was read ahead.

Why one connection, on a server as well: whoever looks has more to do than a server that reads, so
a second one gave nothing. All lines come before the rows, which the last of them vouches for.
"""

import sys
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, NamedTuple

from commune_desk.domain.keys import OfficeId
from commune_desk.store.office import counters
from commune_desk.store.queries import row_prints as queries
from commune_desk.store.statements import first, rows
from commune_desk.store.tables import bound_database
from commune_desk.store.tables.sealed import SEALED
from commune_desk.store.upkeep import row_prints
from commune_desk.store.upkeep.history import COUNTER
from commune_desk.store.upkeep.row_prints import Bodies

_TURN_S = 0.000_1

_BETWEEN = queries.BETWEEN.encode()


class Begin(NamedTuple):
    """Before the first line: how many were ever written."""

    lines: int


class End(NamedTuple):
    """Behind the last line: how many were ever written."""

    lines: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Some thousand lines, one behind the other; their texts are parted by commas.

    Attributes:
        after: the key of the line before them, or a smaller one.
        last_id: of the last one.
        count: how many they are.
        is_plain: whether the texts stand for all of the lines, and none of these turns anything.
        hashes: theirs.
        seals: theirs.
        contents: what each hash covers: the hash before it, and the line.
        tells: how many of them say anything of rows.
        told: what they say; the last one that tells of a row is right.
    """

    after: int
    last_id: int
    count: int
    is_plain: bool
    hashes: str
    seals: str
    contents: bytes
    tells: int
    told: str

    def covered(self) -> list[bytes]:
        """What each hash covers; as many as lines, where they are plain."""
        return self.contents.split(_BETWEEN)

    def lines(self, office_id: OfficeId) -> list[Any]:
        """The lines, each by itself, and none that was appended meanwhile."""
        return lines(office_id, self.after, self.last_id)


class Pending(NamedTuple):
    """Table and key of the rows that were touched and belong to no line yet."""

    rows: frozenset[tuple[str, int]]


Read = Begin | Piece | End | Pending | Bodies


def read(office_id: OfficeId, turning: tuple[str, ...]) -> Generator[Read, None, None]:
    """Read the lines between their beginning and their end, and then the rows.

    Args:
        office_id: of which office.
        turning: kinds of lines that are looked at by themselves.
    """
    if bound_database.in_transaction():
        with bound_database.in_key_order():
            yield from _everything(office_id, turning)
        return
    turn = sys.getswitchinterval()
    sys.setswitchinterval(_TURN_S)
    try:
        with _Reader(_at_one_moment(office_id, turning)) as reader:
            next_one = reader.ask()
            while (found := next_one.result()) is not None:
                next_one = reader.ask()
                yield found
    finally:
        sys.setswitchinterval(turn)


class _Reader:
    """A thread that reads piece by piece as it is asked, with a connection of its own."""

    def __init__(self, everything: Generator[Read, None, None]) -> None:
        self._everything = everything
        self._thread = ThreadPoolExecutor(1)

    def __enter__(self) -> "_Reader":
        return self

    def __exit__(self, *_error: object) -> None:
        self._thread.submit(self._everything.close).result()
        self._thread.shutdown()

    def ask(self) -> Future[Read | None]:
        """Let it read the next piece; None where nothing is left."""
        return self._thread.submit(next, self._everything, None)


def _at_one_moment(office_id: OfficeId, turning: tuple[str, ...]) -> Generator[Read, None, None]:
    database = bound_database
    with database.connection_context(), database.reading(), database.in_key_order():
        yield from _everything(office_id, turning)


def _everything(office_id: OfficeId, turning: tuple[str, ...]) -> Iterator[Read]:
    yield Begin(counters.last(office_id, COUNTER))
    asked = queries.piece(turning, bound_database.engine_name)
    for after, end in row_prints.pieces(office_id, "event", "id"):
        row = first(asked, (*turning, office_id, after, end), in_bytes=True)
        if row is not None and row.count:
            yield _piece(after, row)
    yield End(counters.last(office_id, COUNTER))
    yield Pending(row_prints.pending(office_id))
    for table in SEALED:
        yield from row_prints.bodies(office_id, table)


def _piece(after: int, row: Any) -> Piece:
    """Some lines as they were read; plain where each text has the parts that it should have."""
    return Piece(
        after=after,
        last_id=row.last_id,
        count=row.count,
        is_plain=not row.odd and row.contents.count(_BETWEEN) == row.count - 1,
        hashes=row.hashes,
        seals=row.seals,
        contents=row.contents,
        tells=row.tells,
        told=row.told or "",
    )


def lines(office_id: OfficeId, after: int, end: int) -> list[Any]:
    """The lines from behind one to another, each by itself."""
    return rows(queries.LINES, (office_id, after, end))
