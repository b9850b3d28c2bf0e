"""Reading all lines of the history and all rows that it vouches for, piece by piece.

Threads of their own read the next pieces, as everything stood at one moment, while those before are
looked at: the engine makes a text of thousands of lines without holding up anybody. A server reads
lines and rows at the same time, over two connections. Inside a transaction its own rows count,
which no other connection sees; there nothing is read ahead.

Why the threads take shorter turns: a driver asks for Python a dozen times for each piece, and each
time whoever looks at the last one may keep it for a turn. By turns of 5 ms nothing was read ahead.
"""

import sys
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
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
        end: of the last one, or a larger one.
        last_id: of the last one.
        count: how many they are.
        is_plain: whether the texts stand for all of the lines, and none of these turns anything.
        previous: the hashes that they keep of the lines before them.
        hashes: theirs.
        seals: theirs.
        contents: what each hash covers.
    """

    after: int
    end: int
    last_id: int
    count: int
    is_plain: bool
    previous: str
    hashes: str
    seals: str
    contents: bytes

    def covered(self) -> list[bytes]:
        """What each hash covers; as many as lines, where they are plain."""
        return self.contents.split(_BETWEEN)


class Told(NamedTuple):
    """What some thousand lines say of rows; the last one that tells of a row is right.

    Attributes:
        after: the key of the line before them, or a smaller one.
        end: of the last one, or a larger one.
        lines: how many of them say anything.
        prints: what they say, parted by commas.
    """

    after: int
    end: int
    lines: int
    prints: str


class Pending(NamedTuple):
    """Table and key of the rows that were touched and belong to no line yet."""

    rows: frozenset[tuple[str, int]]


Read = Begin | Piece | End | Told | Pending | Bodies


def read(office_id: OfficeId, turning: tuple[str, ...]) -> Generator[Read, None, None]:
    """Read the lines between their beginning and their end, and what they tell before the rows.

    Args:
        office_id: of which office.
        turning: kinds of lines that are looked at by themselves.
    """
    if bound_database.in_transaction():
        yield from _lines(office_id, turning, tells=True)
        yield from _rows(office_id)
        return
    with ExitStack() as threads:
        threads.callback(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(_TURN_S)
        readers = [threads.enter_context(_Reader(_at_one_moment(office_id, turning)))]
        if moment := readers[0].ask().result():
            readers.append(threads.enter_context(_Reader(_at_same_moment(office_id, moment))))
            readers[1].ask().result()
        wanted = {one.ask(): one for one in readers}
        while wanted:
            for future in wait(wanted, return_when=FIRST_COMPLETED).done:
                reader = wanted.pop(future)
                if (found := future.result()) is not None:
                    wanted[reader.ask()] = reader
                    yield found


class _Reader:
    """A thread that reads one share, piece by piece as it is asked, with its own connection."""

    def __init__(self, share: Generator[Any, None, None]) -> None:
        self._share = share
        self._thread = ThreadPoolExecutor(1)

    def __enter__(self) -> "_Reader":
        return self

    def __exit__(self, *_error: object) -> None:
        self._thread.submit(self._share.close).result()
        self._thread.shutdown()

    def ask(self) -> "Future[Any]":
        """Let it read the next piece; None where nothing is left."""
        return self._thread.submit(next, self._share, None)


def _at_one_moment(office_id: OfficeId, turning: tuple[str, ...]) -> Generator[Any, None, None]:
    """The name of the moment, and all of it; where others can read at that moment the lines."""
    with bound_database.connection_context(), bound_database.moment() as moment:
        yield moment
        yield from _lines(office_id, turning, tells=not moment)
        if not moment:
            yield from _rows(office_id)


def _at_same_moment(office_id: OfficeId, moment: str) -> Generator[Any, None, None]:
    """The name of the moment, and what the lines tell, and the rows."""
    with bound_database.connection_context(), bound_database.reading(moment):
        yield moment
        for after, end in row_prints.pieces(office_id, "event", "id"):
            yield _told(office_id, after, end)
        yield from _rows(office_id)


def _lines(office_id: OfficeId, turning: tuple[str, ...], *, tells: bool) -> Iterator[Read]:
    """The lines, each piece before what it tells: its pages are still in the engine's memory."""
    yield Begin(counters.last(office_id, COUNTER))
    asked = queries.piece(turning, bound_database.engine_name)
    for after, end in row_prints.pieces(office_id, "event", "id"):
        row = first(asked, (*turning, office_id, after, end))
        if row is not None and row.count:
            yield _piece(after, row, end)
            if tells:
                yield _told(office_id, after, end)
    yield End(counters.last(office_id, COUNTER))


def _piece(after: int, row: Any, end: int) -> Piece:
    """Some lines as they were read; plain where each text has the parts that it should have."""
    contents = row_prints.bytes_of(row.contents)
    return Piece(
        after=after,
        end=end,
        last_id=row.last_id,
        count=row.count,
        is_plain=not row.odd and contents.count(_BETWEEN) == row.count - 1,
        previous=row.previous,
        hashes=row.hashes,
        seals=row.seals,
        contents=contents,
    )


def _rows(office_id: OfficeId) -> Iterator[Read]:
    yield Pending(row_prints.pending(office_id))
    for table in SEALED:
        yield from row_prints.bodies(office_id, table)


def _told(office_id: OfficeId, after: int, end: int) -> Told:
    told = first(queries.TOLD[bound_database.engine_name], (office_id, after, end))
    assert told is not None  # it counts
    return Told(after, end, told.count, told.prints or "")


def lines(office_id: OfficeId, after: int, end: int) -> list[Any]:
    """The lines from behind one to another, each by itself."""
    return rows(queries.LINES, (office_id, after, end))
