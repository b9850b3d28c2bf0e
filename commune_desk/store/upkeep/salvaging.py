"""A new database of what can be read of a damaged one (cứu dữ liệu); SQLite alone."""

from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.outside_errors import DatabaseDamaged, OfficeNotFound
from commune_desk.store.database import DatabaseLocation, open_database
from commune_desk.store.engine.salvage import (
    Salvage,
    dangling,
    fill,
    put_page,
    without_references,
)
from commune_desk.store.engine.sqlite import SqliteEngine
from commune_desk.store.migrations import known_version
from commune_desk.store.office import offices
from commune_desk.store.queries import given_numbers
from commune_desk.store.tables import ALL_TABLES, Counter, Dossier, Event
from commune_desk.store.upkeep import history, row_prints
from commune_desk.store.upkeep.backup import key_of


@dataclass(frozen=True, slots=True)
class SalvagedTable:
    """What came of one table.

    Attributes:
        read: how many rows were read.
        lost: how many are known to be lost; others may be, of which nothing tells.
        is_whole: whether the table was read from its beginning to its end.
    """

    table: str
    read: int
    lost: int
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of a damaged database.

    Attributes:
        tables: each table of the office.
        dangling: how many rows refer to others that are lost.
    """

    tables: tuple[SalvagedTable, ...]
    dangling: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is lost."""
        return all(table.is_whole for table in self.tables)


def salvage(
    damaged: Path, target: DatabaseLocation, *, older: Iterable[Path], at: datetime
) -> Salvaged:
    """Read a damaged file and make a new database of what is left.

    Numbers that may have been given are not given again: where counters or dossiers are lost, the
    series go on behind a gap.

    Args:
        damaged: a copy of the file, which may be altered here.
        target: where the new one is made, with the same key.
        older: copies of the same file, from backups; read where the file does not even say which
            tables it has.
        at: now.

    Raises:
        DatabaseDamaged: nothing of it can be read.
        OfficeNotFound: the office itself is lost.
    """
    reader = Salvage(damaged, key_of(target))
    known = _columns(reader, damaged, older)
    database = open_database(target, create=True)
    engine = database.engine
    assert isinstance(engine, SqliteEngine)
    with closing(database), closing(reader):
        without_references(engine)
        tables: list[SalvagedTable] = []
        with database.transaction():
            for table in ALL_TABLES:
                name = table._meta.table_name
                ours = [field.column_name for field in table._meta.sorted_fields]
                both = [column for column in known.get(name, ()) if column in ours]
                read = reader.rows(name, both)
                took = fill(engine, name, columns=both, rows=[*read.rows.values()])
                missed = len(read.lost) + len(read.rows) - took
                is_whole = read.is_whole and not missed
                tables.append(SalvagedTable(name, took, missed, is_whole))
            row_prints.forget_touched()
            office = offices.find_office()
            if office is None:
                raise OfficeNotFound(str(damaged))
            _go_on_behind(engine, tables, at=at)
            facts = {one.table: [one.read, one.lost] for one in tables if not one.is_whole}
            kind = EventKind.DATABASE_SALVAGED
            event = NewEvent(kind=kind, happened_at=at, entered_at=at, facts={"lost": facts})
            history.append(office.id, event)
        return Salvaged(tuple(tables), dangling(engine))


def _columns(reader: Salvage, damaged: Path, older: Iterable[Path]) -> dict[str, list[str]]:
    """The tables of the file; with pages of a backup where those that name the tables are damaged.

    What the tables are changes with a new version alone, so that an older page of it is as good.
    Only the pages without which nothing can be read are taken from there.
    """
    for _again in range(2):  # what a disk refuses once it may give the next time
        with suppress(DatabaseDamaged):
            return reader.columns()
    own = damaged.read_bytes()
    for backup in older:
        content = backup.read_bytes()
        put_page(damaged, 0, content)
        grafted = [0, *(page for page in reader.bad_pages() if page)]
        for page in grafted:
            put_page(damaged, page, content)
        with suppress(DatabaseDamaged):
            reader.columns()
            for page in grafted:
                reader.close()
                put_page(damaged, page, own)
                try:
                    reader.columns()
                except DatabaseDamaged:
                    put_page(damaged, page, content)
            reader.close()
            return reader.columns()
        damaged.write_bytes(own)
    raise DatabaseDamaged(str(damaged))


def _go_on_behind(engine: SqliteEngine, tables: Sequence[SalvagedTable], *, at: datetime) -> None:
    """Leave a gap in the numbers where some that were given may be lost."""
    giving = {table._meta.table_name for table in (Counter, Dossier, Event)}
    if all(one.is_whole for one in tables if one.table in giving):
        return
    newest = Event.select(Event.entered_at).order_by(Event.id.desc()).limit(1).scalar()
    since = newest.date() if newest else at.date()
    for statement in given_numbers.gaps(since, at.date(), schema=known_version()):
        engine.execute_sql(statement)
