"""Reading what is left of a damaged file of SQLite, page by page, as far as its pages are whole.

Every page has a seal of its own: one that was altered is not read at all, and takes the rows on it
along, but no others. A table is read from its beginning until a page refuses, and from its end.
What lies between is looked for by the row numbers that the indexes still know: each of them is a
place to read on from, so that damage in many places leaves what stands between them. Where no index
can be read, the span between is halved until nothing more comes.

Why a connection is made anew after each refusal: the library for the seals stays in its error.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from peewee import PeeweeException
from sqlcipher3 import dbapi2 as sqlcipher

from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import DatabaseDamaged
from commune_desk.store.engine.sqlite import SqliteEngine

PAGE = 4096

_REFUSALS = (UserError, PeeweeException, sqlcipher.Error)
_LOWEST = -(2**63)
_MOST_HALVES = 2000

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a table.

    Attributes:
        rows: by their numbers.
        lost: the numbers that an index knows of rows that cannot be read.
        is_whole: whether it was read from its beginning to its end.
    """

    rows: dict[int, Row]
    lost: frozenset[int]
    is_whole: bool


class Salvage:
    """A damaged file, read with its key; it is never written to.

    Args:
        path: a copy of the file, of which nothing else makes use.
        key: its key.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._engine: SqliteEngine | None = None

    def close(self) -> None:
        """Let the file go."""
        if self._engine is not None:
            with suppress(*_REFUSALS):
                self._engine.close()
            self._engine = None

    def columns(self) -> dict[str, list[str]]:
        """The tables that the file knows, with their columns.

        Raises:
            DatabaseDamaged: its first page cannot be read, and nothing without it.
        """
        try:
            names = self._all("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {
                name: [row[1] for row in self._all(f'PRAGMA table_info("{name}")')]
                for (name,) in names
            }
        except _REFUSALS:
            self.close()
            raise DatabaseDamaged(str(self._path)) from None

    def bad_pages(self) -> list[int]:
        """The pages whose seals are broken, from 0; none where not even that can be asked."""
        found: list[int] = []
        with suppress(sqlcipher.Error), closing(sqlcipher.connect(str(self._path))) as connection:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{self._key.hex()}'\"")
            for (said,) in connection.execute("PRAGMA cipher_integrity_check"):
                found += [int(number) - 1 for number in re.findall(r"page (\d+)", said)]
        return found

    def rows(self, table: str, columns: Sequence[str]) -> "Read":
        """What can be read of a table."""
        names = ", ".join(f'"{name}"' for name in columns)
        select = f'SELECT rowid, {names} FROM "{table}"'
        found: dict[int, Row] = {}
        if self._read_on(select, _LOWEST, found):
            return Read(found, frozenset(), is_whole=True)
        self._read_back(select, found)
        known = self._known(table)
        for number in sorted(known):
            if number not in found:
                self._read_on(select, number, found)
        if not known:
            self._halve(select, found)
        return Read(found, frozenset(known - found.keys()), is_whole=False)

    def _read_on(self, select: str, begin: int, found: dict[int, Row]) -> bool:
        """Read upwards until a page refuses, or what was read before; whether the end was met."""
        try:
            for number, *row in self._each(f"{select} WHERE rowid >= ? ORDER BY rowid", (begin,)):
                if number in found:
                    return False
                found[number] = tuple(row)
        except _REFUSALS:
            self.close()
            return False
        return True

    def _read_back(self, select: str, found: dict[int, Row]) -> None:
        """Read downwards from the end until a page refuses."""
        with suppress(*_REFUSALS):
            for number, *row in self._each(f"{select} ORDER BY rowid DESC", ()):
                if number in found:
                    break
                found[number] = tuple(row)
        self.close()

    def _known(self, table: str) -> set[int]:
        """The row numbers that the indexes of a table know, as far as they can be read."""
        known: set[int] = set()
        try:
            indexes = [row[1] for row in self._all(f'PRAGMA index_list("{table}")')]
        except _REFUSALS:
            self.close()
            return known
        for index in indexes:
            for order in ("", " DESC"):
                known |= self._numbers_in(table, index, order)
        return known

    def _numbers_in(self, table: str, index: str, order: str) -> set[int]:
        """The row numbers of one index, read from one of its ends."""
        numbers: set[int] = set()
        try:
            first = next(
                row[2] for row in self._all(f'PRAGMA index_info("{index}")') if row[2] is not None
            )
            sql = f'SELECT rowid FROM "{table}" INDEXED BY "{index}" ORDER BY "{first}"{order}'
            for (number,) in self._each(sql, ()):
                numbers.add(number)
        except (*_REFUSALS, StopIteration):
            self.close()
        return numbers

    def _halve(self, select: str, found: dict[int, Row]) -> None:
        """Look between the ends that were read, in ever smaller spans, the widest first."""
        numbers = sorted(found)
        gaps = pairwise(numbers)
        spans = [max(gaps, key=lambda two: two[1] - two[0])] if len(numbers) > 1 else []
        for _ in range(_MOST_HALVES):
            if not spans:
                return
            spans.sort(key=lambda two: two[1] - two[0])
            low, high = spans.pop()
            middle, before = (low + high) // 2, len(found)
            if high - low < 2:
                continue
            self._read_on(select, middle, found)
            last = max((one for one in found if middle <= one < high), default=middle)
            reached = len(found) > before
            spans += [(low, middle), (last if reached else middle, high)]

    def _each(self, sql: str, values: tuple[int, ...]) -> Iterator[Row]:
        if self._engine is None:
            self._engine = SqliteEngine(self._path, self._key, 0, is_damaged=True)
            self._engine.connect()
        yield from iter(self._engine.execute_sql(sql, values).fetchone, None)

    def _all(self, sql: str) -> list[Row]:
        return list(self._each(sql, ()))


def put_page(path: Path, page: int, content: bytes) -> None:
    """Let one page of a file be as it stands in another content of it."""
    piece = content[page * PAGE : (page + 1) * PAGE]
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(piece)


def fill(engine: SqliteEngine, table: str, *, columns: Sequence[str], rows: Sequence[Row]) -> int:
    """Put rows into a table as they were; returns how many it took.

    What a table refuses (a text where none may be missing, a number twice) is left out.
    """
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    sql = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'
    return sum(int(engine.execute_sql(sql, row).rowcount) for row in rows)


def without_references(engine: SqliteEngine) -> None:
    """Let rows come whose references may be lost; call it before the transaction."""
    engine.execute_sql("PRAGMA foreign_keys = OFF")


def dangling(engine: SqliteEngine) -> int:
    """How many rows refer to others that are lost."""
    return len(engine.execute_sql("PRAGMA foreign_key_check").fetchall())
