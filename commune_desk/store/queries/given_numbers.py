"""Numbers that citizens have in hand (số đã cấp), and how a restored database learns of them.

A restore takes the office back to the moment of the backup; the papers given out since then stay
with the citizens. So every running number goes on after the last one that was given: as the
replaced database says where it can be read, and otherwise by a gap that no office fills in the
time between.

Why text: on PostgreSQL this is part of the one transaction that puts the backup in place, which
PostgreSQL's own program carries out. Both engines understand the same statements.

Plans: none that matters; both tables are small, and read once for a restore.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from commune_desk.domain.desk.papers import SlipKind
from commune_desk.store.engine import Engine

DOSSIERS = "dossier:"
"""Before the day in the name of the counter of a day's dossiers; other counters name a year."""

_EVENTS = "event"
_BOOKS_SINCE_SCHEMA = 10
_GAP_A_DAY = 1_000
"""More than an office gives of one kind in a day."""

_LATE_DAYS = 31
"""How long afterwards paper days are entered, with numbers of their own day."""

_HIGHER = """ON CONFLICT (office_id, {keys}) DO UPDATE SET {column} = CASE
    WHEN excluded.{column} > {table}.{column} THEN excluded.{column} ELSE {table}.{column} END"""


class GivenOfCounter(NamedTuple):
    """A counter of an office."""

    office_id: int
    name: str
    value: int


class GivenOfBook(NamedTuple):
    """A certification book of an office; `opened_at` as it is stored."""

    office_id: int
    book: str
    year: int
    volume: int
    last_number: int
    opened_at: int


@dataclass(frozen=True, slots=True)
class GivenNumbers:
    """The last numbers of a database, that of its counters and that of its books."""

    counters: tuple[GivenOfCounter, ...]
    books: tuple[GivenOfBook, ...]


def read(engine: Engine) -> GivenNumbers:
    """What a database says; it may be of any version."""
    columns = ", ".join(GivenOfCounter._fields)
    counters = engine.execute_sql(f"SELECT {columns} FROM counter").fetchall()
    books = []
    if engine.table_exists("certification_book"):
        columns = ", ".join(GivenOfBook._fields)
        books = engine.execute_sql(f"SELECT {columns} FROM certification_book").fetchall()
    return GivenNumbers(
        tuple(map(GivenOfCounter._make, counters)), tuple(map(GivenOfBook._make, books))
    )


def floors(given: GivenNumbers, *, schema: int) -> Iterator[str]:
    """The statements after which a database of that schema gives none of these numbers again."""
    higher = _HIGHER.format(keys="name", column="value", table="counter")
    for counter in given.counters:
        if counter.name != _EVENTS:
            of_office = f"FROM office WHERE id = {int(counter.office_id)}"
            row = f"{_text(counter.name)}, {int(counter.value)} {of_office}"
            yield f"INSERT INTO counter (office_id, name, value) SELECT id, {row} {higher}"
    if schema < _BOOKS_SINCE_SCHEMA:
        return
    higher = _HIGHER.format(keys="book, year", column="last_number", table="certification_book")
    for book in given.books:
        last, opened_at = int(book.last_number), int(book.opened_at)
        numbers = f"{int(book.year)}, {int(book.volume)}, 0, {last}, {opened_at}"
        of_office = f"FROM office WHERE id = {int(book.office_id)}"
        yield f"""INSERT INTO certification_book
            (office_id, book, year, volume, begins_after, last_number, opened_at, closed_by)
            SELECT id, {_text(book.book)}, {numbers}, '' {of_office} {higher}"""


def gap_between(made_on: date, restored_on: date) -> int:
    """How far the numbers go on where nobody knows how many were given since the backup."""
    return _GAP_A_DAY * (max((restored_on - made_on).days, 0) + 1)


def gaps(made_on: date, restored_on: date, *, schema: int) -> Iterator[str]:
    """The statements that leave this gap in every series that may have gone on since the backup.

    A series that the backup does not know yet (a new year's, a paper's first) begins behind it; a
    certification book does so if the office kept it in the year of the backup.
    """
    gap, since = gap_between(made_on, restored_on), made_on - timedelta(days=_LATE_DAYS)
    yield f"""UPDATE counter SET value = value + {gap} WHERE name <> '{_EVENTS}'
        AND (name NOT LIKE '{DOSSIERS}%' OR name >= '{DOSSIERS}{since.isoformat()}')"""
    days = (since + timedelta(days=n) for n in range((restored_on - since).days + 1))
    years = range(made_on.year, restored_on.year + 1)
    names = [f"{DOSSIERS}{day.isoformat()}" for day in days]
    names += [f"slip:{kind.value}:{year}" for kind in SlipKind for year in years]
    for name in names:
        yield f"""INSERT INTO counter (office_id, name, value)
            SELECT id, {_text(name)}, {gap} FROM office WHERE 1 = 1
            ON CONFLICT (office_id, name) DO NOTHING"""
    for year in years[1:]:
        yield f"""INSERT INTO counter (office_id, name, value)
            SELECT office_id, replace(name, ':{made_on.year}', ':{year}'), {gap} FROM counter
            WHERE name LIKE '%:{made_on.year}' ON CONFLICT (office_id, name) DO NOTHING"""
    if schema < _BOOKS_SINCE_SCHEMA:
        return
    yield f"""UPDATE certification_book SET last_number = last_number + {gap}
        WHERE year >= {made_on.year} AND closed_at IS NULL"""
    for year in years[1:]:
        yield f"""INSERT INTO certification_book
            (office_id, book, year, volume, begins_after, last_number, opened_at, closed_by)
            SELECT office_id, book, {year}, 1, 0, {gap}, opened_at, '' FROM certification_book
            WHERE year = {made_on.year} ON CONFLICT (office_id, book, year) DO NOTHING"""


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"
