"""The database of the office: opening it, its transactions, and what is checked about it.

`open_database` gives back a `Database` on either engine; nothing above `store` can tell which. One
database is open in a process at a time: the tables are bound to it (see `store/tables`).

Every thread has a connection of its own. The thread that opened the database keeps its connection
until `close`; a worker thread wraps its work in `with database.thread():`.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from commune_desk.domain.office.database_errors import DatabaseEmpty
from commune_desk.domain.outside_errors import (
    DatabaseDamaged,
    DatabaseLocked,
    DiskFull,
    OfficeNotFound,
)
from commune_desk.domain.upkeep.disk_errors import DiskFailing
from commune_desk.paths import folder_error
from commune_desk.permissions import let_group_of_folder_work
from commune_desk.store.engine import Engine
from commune_desk.store.engine.key_file import create_key, read_key
from commune_desk.store.engine.name import EngineName
from commune_desk.store.engine.sqlite import SQLITE_AT_LEAST, SqliteEngine
from commune_desk.store.migrations import bring_up_to_date, checked_version
from commune_desk.store.queries.any_office import has_office
from commune_desk.store.tables import bound_database


@dataclass(frozen=True, slots=True)
class DatabaseLocation:
    """Where the office's database is.

    Attributes:
        url: address of a PostgreSQL database; empty for the encrypted file on this PC.
        path: the file.
        key_path: the file of its key.
        busy_ms: how long a statement waits for another process before it is refused.
    """

    url: str = ""
    path: Path | None = None
    key_path: Path | None = None
    busy_ms: int = 5000

    @property
    def files(self) -> tuple[Path, Path]:
        """The file and its key file, of a database on this PC."""
        if self.path is None or self.key_path is None:
            msg = "a database without an address needs a file and a key file"
            raise ValueError(msg)
        return self.path, self.key_path


class Database:
    """An open database.

    Attributes:
        engine: peewee's database, for this package, the self-test and the status line.
        is_fresh: whether this opening created the tables.
        was_cut_off: whether the last stop was not clean; what that may have left is found by a look
            at all of it, for which nobody has to wait.
    """

    def __init__(self, engine: Engine, location: DatabaseLocation) -> None:
        self.engine = engine
        self.location = location
        self.is_fresh = False
        self.was_cut_off = False

    @property
    def engine_name(self) -> EngineName:
        """Which engine keeps it."""
        return self.engine.engine_name

    @property
    def seals_all(self) -> bool:
        """Whether the engine itself seals all that it keeps; a server leaves that to its disk."""
        return self.engine.seals_all

    @property
    def is_owner(self) -> bool:
        """Whether this PC may change all tables; the account of a counter's on a server may not."""
        return self.engine.is_owner

    def transaction(self, *, waits_for_disk: bool = True) -> AbstractContextManager[object]:
        """One change: all of it durable at the end of the block, or nothing after an error.

        Inside another transaction the block joins it.

        Args:
            waits_for_disk: False for what nobody is promised, such as that a record was looked at:
                others see it at once and a program that dies keeps it, but a power cut in the next
                second may lose it. The next change that waits takes it along; order is kept.
        """
        if self.engine.in_transaction():
            return nullcontext()
        return self.engine.write(waits_for_disk=waits_for_disk)

    def reading(self) -> AbstractContextManager[object]:
        """One moment of the database for several questions, whatever other desks do meanwhile.

        Inside a transaction the block joins it; on a server it then sees what others commit.
        """
        return nullcontext() if self.engine.in_transaction() else self.engine.reading()

    @contextmanager
    def thread(self) -> Iterator[None]:
        """A connection for the thread that runs the block, closed at its end."""
        with self.engine.connection_context():
            self.engine.keep_few_pages()
            yield

    def take_tables(self) -> None:
        """Let the tables be those of this database, as they are of the one that was opened last."""
        bound_database.initialize(self.engine)

    def seal_with(self, key: bytes) -> None:
        """Seal what is appended to the history from now on with that key; empty: with none."""
        self.engine.history_key = key

    def answers(self) -> bool:
        """Whether the database can be reached now; a server gives a sign of life."""
        return self.engine.answers()

    def integrity_check(self) -> None:
        """Read the whole file and compare it with its own structure and seals.

        Raises:
            DatabaseDamaged: what was read does not hold together.
        """
        if not self.engine.is_sound():
            raise DatabaseDamaged(str(self.location.path or self.engine.place))

    def close(self) -> None:
        """Close the connection of this thread; the last one folds the write-ahead log back in.

        A disk that refuses just that loses nothing: what was committed stands in the log, which the
        next opening folds in, and which says then what is wrong with the disk.
        """
        with suppress(DiskFailing, DiskFull):
            self.engine.close()


def open_database(location: DatabaseLocation, *, create: bool = False) -> Database:
    """Open the database of the office, brought up to date.

    Args:
        location: where it is.
        create: whether to make it when it is not there yet.

    Raises:
        OfficeNotFound: there is no database, and none is to be made.
        DatabaseKeyMissing, DatabaseKeyUnreadable, DatabaseDamaged, DatabaseLocked,
        DatabaseReadOnly, DatabaseTooNew, DatabaseUnreachable, UpgradeNotOurs: as named.
        FolderMissing, FolderNotWritable, DiskFull: it cannot be made, and nothing of it is left.
    """
    if create and not location.url and not location.files[0].exists():
        return _make_file(location)
    return _open(location, create=create)


def try_location(location: DatabaseLocation) -> None:
    """See that there is an office that could be opened; nothing is changed, nothing stays open.

    Raises:
        DatabaseEmpty: the server has a database without an office.
        Everything that `open_database` raises.
    """
    engine = engine_for(location, create=False)
    try:
        engine.connect()
        if checked_version(engine) == 0 or not has_office(engine):
            raise DatabaseEmpty(engine.place) if location.url else OfficeNotFound(engine.place)
    finally:
        engine.close()


def _make_file(location: DatabaseLocation) -> Database:
    """Make the file, with the key that stands there or a new one; all of it or nothing.

    It is filled under another name, so that a kill in the midst leaves no half file in its place.
    """
    path, key_path = location.files
    new = path.with_stem(f"{path.stem}-new")
    made = [new.with_name(new.name + end) for end in ("", "-wal", "-shm", "-journal")]
    for left in made:
        with suppress(FileNotFoundError, NotADirectoryError):
            left.unlink()
    try:
        if not key_path.exists():
            try:
                create_key(key_path)
            except OSError as problem:
                raise folder_error(problem, key_path.parent) from problem
            made.append(key_path)
        filled = _open(replace(location, path=new), create=True)
        with closing(filled.engine):
            # What stands in its log would stay behind at the rename, and closing does not say that
            # the log could not be folded in.
            if not filled.engine.is_only_one():
                raise DatabaseLocked
        let_group_of_folder_work(new)  # the engine makes files that their owner alone may write
        new.rename(path)
    except BaseException:
        for file in made:
            with suppress(FileNotFoundError, NotADirectoryError):
                file.unlink()
        raise
    database = _open(location, create=True)
    database.is_fresh = True
    return database


def _open(location: DatabaseLocation, *, create: bool) -> Database:
    """Open what is there, or the empty file or database that is about to be filled."""
    engine = engine_for(location, create=create)
    database = Database(engine, location)
    try:
        engine.connect()
        bound_database.initialize(engine)
        database.was_cut_off = engine.was_cut_off()
        database.is_fresh = bring_up_to_date(
            engine, create=create, keep_copy=partial(_keep_copy, engine, location)
        )
    except BaseException:
        engine.close()
        raise
    return database


def _keep_copy(engine: Engine, location: DatabaseLocation, version: int) -> None:
    """Copy a database that is about to be changed to the data folder, encrypted, by its version.

    Raises:
        ProgramMissing: this PC cannot copy a server; nothing is changed before another has.
        DatabaseUnreachable, DiskFull …: it could not be copied.
    """
    if location.path is None or location.key_path is None:
        return  # a server that is worked with from no data folder
    if location.url and not location.key_path.exists():
        create_key(location.key_path)
    suffix = ".dump" if location.url else location.path.suffix
    copy = location.path.with_name(f"{location.path.stem}-v{version}{suffix}")
    half = copy.with_name(f"{copy.name}.part")
    try:
        with engine.still() as moment, half.open("wb") as file:
            file.writelines(engine.pieces(moment, read_key(location.key_path)))
            file.flush()
            os.fsync(file.fileno())
        half.replace(copy)
    except OSError as problem:
        raise folder_error(problem, copy.parent) from problem
    finally:
        half.unlink(missing_ok=True)


def engine_for(location: DatabaseLocation, *, create: bool = False) -> Engine:
    """The engine of a location, not yet connected."""
    if location.url:
        from commune_desk.store.engine.postgres import PostgresEngine

        return PostgresEngine(location.url, location.busy_ms)
    path, key_path = location.files
    if not create and not path.exists():
        raise OfficeNotFound(str(path.parent))
    if not create and path.stat().st_size == 0:
        raise DatabaseDamaged(str(path))
    engine = SqliteEngine(path, read_key(key_path), location.busy_ms)
    if engine.server_version < SQLITE_AT_LEAST:
        sys.exit(f"SQLite {engine.server_version} is too old for the office's data")
    return engine
