"""SQLite as peewee sees it, and where its errors become facts; PostgreSQL: `postgres.py`.

Every statement of the program, also `BEGIN` and `COMMIT`, runs through a cursor of these modules.
What the office can put right leaves it as a `UserError` (a full disk, a locked file, a server that
does not answer); everything else stays the bug it is. What only one engine has words for – copying,
checking, waiting for each other – is a method that both have.
"""

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from commune_desk.domain.disk_errors import DiskFailing
from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import (
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseReadOnly,
    DiskFull,
)
from commune_desk.store.engine.name import EngineName
from commune_desk.store.fields import FIELD_TYPES_OF_SQLITE

SQLITE_AT_LEAST = (3, 53, 0)
"""Older ones can corrupt a database whose write-ahead log is reset (mended in 3.51.3)."""

T = TypeVar("T")

_PRIMARY_CODE = 0xFF
_NO_ROOM = 64 * 1024
_LOCKED = {sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED}
_WITH_PATH: dict[int, Callable[[str], UserError]] = {
    sqlcipher.SQLITE_CORRUPT: DatabaseDamaged,
    sqlcipher.SQLITE_NOTADB: DatabaseDamaged,
    sqlcipher.SQLITE_READONLY: DatabaseReadOnly,
    sqlcipher.SQLITE_CANTOPEN: DatabaseReadOnly,
    sqlcipher.SQLITE_PERM: DatabaseReadOnly,
    sqlcipher.SQLITE_FULL: DiskFull,
}


def _fact_of_sqlite(error: Exception, path: str) -> UserError | None:
    """What the office can put right about an error of SQLite."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    if code in _LOCKED:
        return DatabaseLocked()
    # SQLite calls it an I/O error when the disk has no room for its log to grow.
    if code == sqlcipher.SQLITE_IOERR:
        has_room = shutil.disk_usage(Path(path).parent).free >= _NO_ROOM
        return DiskFailing(path) if has_room else DiskFull(path)
    fact = _WITH_PATH.get(code)
    return fact(path) if fact else None


class _SqliteCursor(sqlcipher.Cursor):  # type: ignore[misc]  # sqlcipher3 comes without types
    """A cursor that says what happened; SQLite may meet a damaged page while rows are fetched."""

    path = ""

    def _with_facts(self, call: Callable[..., T], *arguments: Any) -> T:
        try:
            return call(*arguments)
        except sqlcipher.Error as error:
            if fact := _fact_of_sqlite(error, self.path):
                raise fact from error
            raise

    def execute(self, *arguments: Any) -> Any:
        return self._with_facts(super().execute, *arguments)

    def executemany(self, *arguments: Any) -> Any:
        return self._with_facts(super().executemany, *arguments)

    def fetchone(self) -> Any:
        return self._with_facts(super().fetchone)

    def fetchall(self) -> Any:
        return self._with_facts(super().fetchall)


class SqliteEngine(SqlCipherDatabase):  # type: ignore[misc]  # it comes without types
    """SQLite, encrypted with a raw key, with what we ask of its durability and its memory."""

    engine_name = EngineName.SQLITE

    def __init__(self, path: Path, key: bytes, busy_ms: int) -> None:
        self.path = path
        self.busy_ms = busy_ms
        self.history_key = b""  # of the seals; `Database.seal_with`
        self.row_types: dict[str, Any] = {}  # by the texts of statements; `statements.rows`
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
                ("cache_size", -32 * 1024),
            ),
        )

    @property
    def place(self) -> str:
        """Where the office's people look for it: its folder."""
        return str(self.path.parent)

    def write(self) -> AbstractContextManager[Any]:
        """A transaction that waits for other writers at its beginning, not in its middle."""
        return self.transaction("IMMEDIATE")  # type: ignore[no-any-return]  # without types

    def together(self) -> AbstractContextManager[None]:
        """Statements that answer nothing, in one block; a file is no way off."""
        return nullcontext()

    def alone(self) -> AbstractContextManager[None]:
        """A file is brought up to date by one process at a time, for only one may write."""
        return nullcontext()

    def copy_to(self, target: Path) -> None:
        """Copy the database to a file, as it is at one moment, encrypted with the same key.

        Raises:
            DiskFull: there is no space for it.
        """
        try:
            self.execute_sql("VACUUM INTO ?", (str(target),))
        except DiskFull as full:
            raise DiskFull(str(target.parent)) from full

    def keep_copy(self, version: int) -> None:
        """Copy the database, before it is changed, to a file beside it that names its version."""
        copy = self.path.with_name(f"{self.path.stem}-v{version}{self.path.suffix}")
        copy.unlink(missing_ok=True)
        self.copy_to(copy)

    def is_sound(self) -> bool:
        """Read the whole file: whether it agrees with its own structure and seals."""
        broken_seal = self.execute_sql("PRAGMA cipher_integrity_check").fetchone()
        structure = self.execute_sql("PRAGMA quick_check(1)").fetchone()
        return broken_seal is None and bool(structure == ("ok",))

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
        cursor: _SqliteCursor = self.connection().cursor(_SqliteCursor)
        cursor.path = self.database
        return cursor

    def rollback(self) -> None:
        """Take a transaction back, unless SQLite did so itself because the disk was full."""
        if self.connection().in_transaction:
            super().rollback()

    def _connect(self) -> Any:
        try:
            return super()._connect()
        except sqlcipher.Error as error:
            if fact := _fact_of_sqlite(error, self.database):
                raise fact from error
            raise
