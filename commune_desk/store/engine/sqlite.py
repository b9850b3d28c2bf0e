"""SQLite as peewee sees it, and where its errors become facts; PostgreSQL: `postgres.py`.

Every statement of the program, also `BEGIN` and `COMMIT`, runs through a cursor of these modules.
What the office can put right leaves it as a `UserError` (a full disk, a locked file, a server that
does not answer); everything else stays the bug it is. What only one engine has words for – copying,
checking, waiting for each other – is a method that both have.
"""

import os
import shutil
import sys
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from threading import RLock, get_ident
from time import monotonic, sleep
from typing import Any, TypeVar

from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import (
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseOnFailingDisk,
    DatabaseReadOnly,
    DiskFull,
)
from commune_desk.domain.upkeep.disk_errors import DiskFailing
from commune_desk.paths import disk_refusal
from commune_desk.store.engine.differing import Differing
from commune_desk.store.engine.key_file import read_key
from commune_desk.store.engine.name import EngineName
from commune_desk.store.fields import FIELD_TYPES_OF_SQLITE

SQLITE_AT_LEAST = (3, 53, 0)
"""Older ones can corrupt a database whose write-ahead log is reset (mended in 3.51.3)."""

MANY_PAGES, FEW_PAGES = -32 * 1024, -8 * 1024
"""How much of the file a connection keeps, in KiB with a minus as SQLite has it: many where the
screen asks the same again and again."""

T = TypeVar("T")

_PRIMARY_CODE = 0xFF
_NO_ROOM = 64 * 1024
_PIECE = 1 << 20
_BREATH_S = 0.02
_COPIED = "copied"
_LOCKED = {sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED}
_WITH_PATH: dict[int, Callable[[str], UserError]] = {
    sqlcipher.SQLITE_CORRUPT: DatabaseDamaged,
    sqlcipher.SQLITE_NOTADB: DatabaseDamaged,
    sqlcipher.SQLITE_READONLY: DatabaseReadOnly,
    sqlcipher.SQLITE_CANTOPEN: DatabaseReadOnly,
    sqlcipher.SQLITE_PERM: DatabaseReadOnly,
    sqlcipher.SQLITE_FULL: DiskFull,
}


def _fact_of_disk(path: str) -> UserError:
    """Why a disk does not take what is written."""
    has_room = shutil.disk_usage(Path(path).parent).free >= _NO_ROOM
    return DiskFailing(path) if has_room else DiskFull(path)


def _fact_of_sqlite(error: Exception, path: str) -> UserError | None:
    """What the office can put right about an error of SQLite."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    if code in _LOCKED:
        return DatabaseLocked()
    # SQLite calls it an I/O error when the disk has no room for its log to grow.
    if code == sqlcipher.SQLITE_IOERR:
        return _fact_of_disk(path)
    fact = _WITH_PATH.get(code)
    return fact(path) if fact else None


class _SqliteCursor(sqlcipher.Cursor):  # type: ignore[misc]  # sqlcipher3 comes without types
    """A cursor that says what happened; SQLite may meet a damaged page while rows are fetched."""

    __slots__ = ("engine",)  # without a dictionary for each: every statement has one of its own

    engine: "SqliteEngine"

    def _with_facts(self, call: Callable[..., T], *arguments: Any) -> T:
        try:
            return call(*arguments)
        except sqlcipher.Error as error:
            if fact := self.engine.fact_of(error):
                raise fact from error
            raise

    def execute(self, *arguments: Any) -> Any:
        try:  # not by `_with_facts`: every statement passes here
            return super().execute(*arguments)
        except sqlcipher.Error as error:
            if fact := self.engine.fact_of(error):
                raise fact from error
            raise

    def executemany(self, *arguments: Any) -> Any:
        return self._with_facts(super().executemany, *arguments)

    def fetchone(self) -> Any:
        return self._with_facts(super().fetchone)

    def fetchmany(self, *arguments: Any) -> Any:
        return self._with_facts(super().fetchmany, *arguments)

    def fetchall(self) -> Any:
        try:  # nor here: most of them give rows
            return super().fetchall()
        except sqlcipher.Error as error:
            if fact := self.engine.fact_of(error):
                raise fact from error
            raise


class SqliteEngine(SqlCipherDatabase):  # type: ignore[misc]  # it comes without types
    """SQLite, encrypted with a raw key, with what we ask of its durability and its memory.

    Args:
        path: the file.
        key: that opens it.
        busy_ms: how long a statement waits for another process.
        is_damaged: whether it is known to be damaged, so that nobody asks whether the disk failed.
    """

    engine_name = EngineName.SQLITE
    driver_error = sqlcipher.Error
    seals_all = True
    is_owner = True  # whoever can open the file

    def __init__(self, path: Path, key: bytes, busy_ms: int, *, is_damaged: bool = False) -> None:
        self.path = path
        self.busy_ms = busy_ms
        self.history_key = b""  # of the seals; `Database.seal_with`
        self.row_types: dict[str, Any] = {}  # by the texts of statements; `statements.rows`
        self._key = key
        self._is_damaged = is_damaged
        self._beside: list[tuple[Path, bytes]] = []  # the copies that are attached, with their keys
        self._door = RLock()
        """Passed before a connection is made; who holds it has the file to himself."""
        self._inside: set[int] = set()  # the threads of this program that have a connection
        self._file: int | None = None
        """Read beside SQLite. Why it stays open: where one file of a process is closed, the system
        lets go of the locks that SQLite holds on it (https://www.sqlite.org/howtocorrupt.html)."""
        super().__init__(
            str(path),
            passphrase=f"x'{key.hex()}'",
            field_types=FIELD_TYPES_OF_SQLITE,
            returning_clause=True,
            pragmas=(
                ("cipher_log_level", "NONE"),
                ("busy_timeout", busy_ms),  # SqlCipherDatabase does not pass `timeout` on
                ("journal_mode", "wal"),
                ("synchronous", "full"),
                ("foreign_keys", 1),
                ("temp_store", "memory"),
                ("cache_size", MANY_PAGES),
            ),
        )

    @property
    def place(self) -> str:
        """Where the office's people look for it: its folder."""
        return str(self.path.parent)

    def bring_rights_up_to_date(self) -> None:
        """A file has no accounts."""

    def keep_few_pages(self) -> None:
        """Keep little of the file on this thread: beside the screen it is read through, once."""
        self.execute_sql(f"PRAGMA cache_size = {FEW_PAGES}")

    def write(self, *, waits_for_disk: bool = True) -> AbstractContextManager[Any]:
        """A transaction that waits for other writers at its beginning, not in its middle."""
        return self.transaction("IMMEDIATE") if waits_for_disk else self._write_into_log()

    @contextmanager
    def _write_into_log(self) -> Iterator[None]:
        """A transaction whose end leaves it to the system when the log reaches the disk."""
        self.execute_sql("PRAGMA synchronous = normal")
        try:
            with self.transaction("IMMEDIATE"):
                yield
        finally:
            self.execute_sql("PRAGMA synchronous = full")

    def together(self) -> AbstractContextManager[None]:
        """Statements that answer nothing, in one block; a file is no way off."""
        return nullcontext()

    def alone(self) -> AbstractContextManager[None]:
        """A file is brought up to date by one process at a time, for only one may write."""
        return nullcontext()

    @contextmanager
    def still(self) -> Iterator[str]:
        """One moment of the database as long as the block lasts, whoever writes meanwhile.

        The log is written into the file while nobody may write, and a reader that begins then needs
        the file alone: SQLite leaves the file as it is until that reader ends
        (https://www.sqlite.org/walformat.html, WAL_READ_LOCK(0)). Others go on writing to the log.

        Raises:
            DatabaseLocked: somebody read an earlier moment all the time.
        """
        until = monotonic() + self.busy_ms / 1000
        guard = SqliteEngine(self.path, self._key, self.busy_ms)
        try:
            while not self._begin_beside_log(guard):
                if monotonic() > until:
                    raise DatabaseLocked
                sleep(_BREATH_S)
        finally:
            guard.close()
        try:
            yield ""
        finally:
            self.rollback()
            for _number, name, _file in self.execute_sql("PRAGMA database_list").fetchall():
                if name == _COPIED:  # `differing` could not let it go inside the transaction
                    self.execute_sql(f"DETACH DATABASE {_COPIED}")
                    self._beside.clear()

    def reading(self) -> AbstractContextManager[Any]:
        """One moment of the database for who reads in the block, whoever writes meanwhile."""
        return self.transaction()  # type: ignore[no-any-return]  # without types

    def in_key_order(self) -> AbstractContextManager[None]:
        """It walks tables by their keys as it is."""
        return nullcontext()

    def _begin_beside_log(self, guard: "SqliteEngine") -> bool:
        """Begin to read when nothing of the log is missing in the file; False where it is."""
        with guard.transaction("IMMEDIATE"):
            busy, pages, written = self.execute_sql("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            if busy or pages != written:
                return False
            self.execute_sql("BEGIN")
            self.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
            return True

    def pieces(self, moment: str = "", key: bytes = b"") -> Iterator[bytes]:
        """The file as it is, encrypted, piece by piece; call it inside `still`."""
        del moment, key
        if self._file is None or sys.platform == "win32":
            self._file = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            if sys.platform != "win32":
                self._let_go_of_file = weakref.finalize(self, os.close, self._file)
        file, at = self._file, 0
        try:
            while piece := _read_at(file, at):
                yield piece
                at += len(piece)
        finally:
            if sys.platform == "win32":  # where an open file could not be renamed
                os.close(file)
                self._file = None

    def differing(self, copied: Path, key: bytes, names: Sequence[str]) -> Differing:
        """The tables of a copy in which any row is not as it is here; call it inside `still`.

        SQLite compares by itself, in the order in which both keep their rows.

        Raises:
            DatabaseDamaged: the copy cannot be read.
        """
        self._beside.append((copied, key))
        self.execute_sql(f"ATTACH DATABASE ? AS {_COPIED} KEY \"x'{key.hex()}'\"", (str(copied),))
        found = tuple(name for name in names if self._differs(name))
        return Differing(found, was_loaded=True)

    def _differs(self, name: str) -> bool:
        columns = [column.name for column in self.get_columns(name)]
        unlike = " OR ".join(f'here."{one}" IS NOT there."{one}"' for one in columns)
        counts = [
            self.execute_sql(f'SELECT count(*) FROM {place}."{name}"').fetchone()
            for place in ("main", _COPIED)
        ]
        sql = (
            f'SELECT 1 FROM main."{name}" here LEFT JOIN {_COPIED}."{name}" there'
            f" ON there.rowid = here.rowid WHERE there.rowid IS NULL OR {unlike} LIMIT 1"
        )
        return counts[0] != counts[1] or self.execute_sql(sql).fetchone() is not None

    def copy_for_key(self, target: Path, key: bytes) -> None:
        """Copy the database to a file that another key opens, as it is at one moment; durable.

        Others go on meanwhile. Every page is opened with the key of here, which finds one that is
        damaged, and sealed with the other: there is never a file with pages of two keys, as there
        is while `PRAGMA rekey` goes over one.

        Raises:
            DatabaseDamaged: not all of it can be read.
            DiskFull, DiskFailing: not all of it was written; the copy is worth nothing.
        """
        with target.open("wb"):  # the engine makes files that their owner alone may read
            pass
        try:
            with closing(sqlcipher.connect(str(target))) as copy:
                copy.execute("PRAGMA cipher_log_level = NONE")
                copy.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
                self.connection().backup(copy)
        except sqlcipher.Error as error:
            raise self.fact_of(error) or _fact_of_disk(self.database) from error

    def seen(self) -> tuple[int, int]:
        """What this connection knows of what was written: another answer, where anything was since.

        The first changes with what others write, the second with what it writes itself.
        """
        [version] = self.execute_sql("PRAGMA data_version").fetchone()
        return version, self.connection().total_changes

    @contextmanager
    def shut(self) -> Iterator[None]:
        """Keep the other threads of this program from the file until the block ends.

        Raises:
            DatabaseLocked: one of them works with it.
        """
        with self._door:
            if self._inside - {get_ident()}:
                raise DatabaseLocked
            yield

    @contextmanager
    def laid_down(self, key_file: Path, seen: tuple[int, int]) -> Iterator[None]:
        """Let go of the file, which the block may replace; the key that is there then opens it.

        Call it inside `shut`. Whoever opens the file from now on is to be kept away by other means
        (`files/upkeep/exchange.py`); whoever had it open before is found here.

        Args:
            key_file: where the key is, before and after.
            seen: what `seen` said when the copy was begun that is to take its place.

        Raises:
            DatabaseLocked: another program has it open, or something was written since.
        """
        self.execute_sql("PRAGMA busy_timeout = 0")  # who is in the way may be so for long
        self.execute_sql("PRAGMA locking_mode = exclusive")
        try:
            # In this mode it begins where no other connection is; none can be made until the end.
            self.execute_sql("BEGIN IMMEDIATE")
            is_as_copied = self.seen() == seen
            self.rollback()
            if not is_as_copied or not self.fold_log():
                raise DatabaseLocked
        except BaseException:
            self.rollback()
            self.execute_sql("PRAGMA locking_mode = normal")
            self.execute_sql("PRAGMA journal_mode = wal")
            self.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()  # lets others in
            self.execute_sql(f"PRAGMA busy_timeout = {self.busy_ms}")
            raise
        self.close()
        if self._file is not None:
            self._let_go_of_file()
            self._file = None
        try:
            yield
        finally:
            self._key = read_key(key_file)
            self.set_passphrase(f"x'{self._key.hex()}'")
            self.connect()

    def is_sound(self) -> bool:
        """Read the whole file: whether it agrees with its own structure and seals.

        Raises:
            DiskFailing, DatabaseOnFailingDisk: the disk did not give all of it.
        """
        broken_seal = self.execute_sql("PRAGMA cipher_integrity_check").fetchone()
        structure = self.execute_sql("PRAGMA quick_check(1)").fetchone()
        if broken_seal is None and structure == ("ok",):
            return True
        if fault := self._disk_fault():
            raise fault
        return False

    def fold_log(self) -> bool:
        """Write the log beside the file into it; False while another program uses the file."""
        mode = self.execute_sql("PRAGMA journal_mode = delete").fetchone()
        return bool(mode == ("delete",))

    def is_only_one(self) -> bool:
        """Whether no other program has the file open; its log is folded into it then."""
        try:
            return self.fold_log()
        except DatabaseLocked:
            return False

    def answers(self) -> bool:
        """The file is on this PC."""
        return True

    def was_cut_off(self) -> bool:
        """Whether the last stop was not clean: nobody has the file open, yet its log is there.

        SQLite leaves its write-ahead log only when the last process could not close the file.
        Whether another process has it open is asked by folding the log, which only the last may.
        """
        log = self.path.with_name(f"{self.path.name}-wal")
        if not log.exists() or log.stat().st_size == 0:
            return False
        self.execute_sql("PRAGMA busy_timeout = 0")
        try:
            is_alone = self.fold_log()
            self.execute_sql("PRAGMA journal_mode = wal")
        except DatabaseLocked:
            is_alone = False
        self.execute_sql(f"PRAGMA busy_timeout = {self.busy_ms}")
        return is_alone

    def cursor(self, named_cursor: str | None = None) -> _SqliteCursor:
        """A cursor that knows which file it speaks of."""
        del named_cursor
        connection = self._state.conn or self.connection()  # which asks each time if it is open
        cursor: _SqliteCursor = connection.cursor(_SqliteCursor)
        cursor.engine = self
        return cursor

    def fact_of(self, error: Exception) -> UserError | None:
        """What the office can put right about an error of SQLite.

        SQLite calls a page damaged that the disk did not give (SQLITE_IOERR_CORRUPTFS becomes
        SQLITE_CORRUPT). What it calls damaged is looked at from outside therefore, once more and
        all of it: what is whole then was not damaged, the disk had failed.
        """
        fact = _fact_of_sqlite(error, self.database)
        if isinstance(fact, DatabaseReadOnly) and _may_write(self.path):
            return DiskFailing(self.database)  # it was not opened, or not for writing
        return (self._disk_fault() or fact) if isinstance(fact, DatabaseDamaged) else fact

    def _disk_fault(self) -> UserError | None:
        """What the disk has to do with a file that looks damaged; None where it is damaged."""
        if self._is_damaged:
            return None
        try:
            for _piece in self.pieces():
                pass
        except OSError as problem:
            return DatabaseOnFailingDisk(self.database) if disk_refusal(problem) else None
        self._is_damaged = not _is_whole(self.path, self._key)
        is_whole = not self._is_damaged and all(_is_whole(*one) for one in self._beside)
        return DiskFailing(self.database) if is_whole else None

    def rollback(self) -> None:
        """Take a transaction back, unless SQLite did so itself because the disk was full."""
        if self.connection().in_transaction:
            super().rollback()

    def connect(self, reuse_if_open: bool = False) -> bool:  # as peewee has it
        """Connect this thread; where the file is being replaced it waits until that is done."""
        with self._door:
            is_new = bool(super().connect(reuse_if_open))
            self._inside.add(get_ident())
        return is_new

    def close(self) -> bool:
        """Close the connection of this thread."""
        try:
            return bool(super().close())
        finally:
            if self.is_closed():
                self._inside.discard(get_ident())

    def _connect(self) -> Any:
        try:
            return super()._connect()
        except sqlcipher.Error as error:
            if fact := self.fact_of(error):
                raise fact from error
            raise


def _may_write(path: Path) -> bool:
    """Whether we have the right to write a file, or to make it; not known on Windows."""
    if os.name != "posix":
        return False
    may = partial(os.access, effective_ids=True)
    is_new = not os.path.lexists(path)
    is_ours = is_new or (path.is_file() and may(path, os.R_OK | os.W_OK))
    return is_ours and may(path.parent, os.W_OK | os.X_OK)


def _is_whole(path: Path, key: bytes) -> bool:
    """Whether a file agrees with its own structure and seals, asked by a connection of its own.

    A connection that met a page with a wrong seal says of every other that it is damaged, too.
    """
    try:
        with closing(sqlcipher.connect(str(path))) as connection:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            broken_seal = connection.execute("PRAGMA cipher_integrity_check").fetchone()
            structure = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlcipher.Error:
        return False
    return broken_seal is None and bool(structure == ("ok",))


def _read_at(file: int, at: int) -> bytes:
    """A piece of an open file; Windows knows no reading at a place without going there."""
    if sys.platform == "win32":
        os.lseek(file, at, os.SEEK_SET)
        return os.read(file, _PIECE)
    return os.pread(file, _PIECE, at)
