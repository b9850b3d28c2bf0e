"""SQLite as peewee sees it, and where its errors become facts; PostgreSQL: `postgres.py`.

Every statement of the program, also `BEGIN` and `COMMIT`, runs through a cursor of these modules.
What the office can put right leaves it as a `UserError` (a full disk, a locked file, a server that
does not answer); everything else stays the bug it is.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import (
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseReadOnly,
    DiskFull,
)
from commune_desk.store.fields import FIELD_TYPES_OF_SQLITE

if TYPE_CHECKING:
    from commune_desk.store.engine.postgres import PostgresEngine

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
    if code == sqlcipher.SQLITE_IOERR and _is_full(path):
        return DiskFull(path)
    fact = _WITH_PATH.get(code)
    return fact(path) if fact else None


def _is_full(path: str) -> bool:
    """Whether the disk has no room; SQLite calls it an I/O error when its log cannot grow."""
    return shutil.disk_usage(Path(path).parent).free < _NO_ROOM


class _SqliteCursor(sqlcipher.Cursor):  # type: ignore[misc]  # sqlcipher3 comes without types
    """A cursor that says what happened; SQLite may meet a damaged page while rows are fetched."""

    path = ""

    def _said(self, call: Callable[..., T], *arguments: Any) -> T:
        try:
            return call(*arguments)
        except sqlcipher.Error as error:
            if fact := _fact_of_sqlite(error, self.path):
                raise fact from error
            raise

    def execute(self, *arguments: Any) -> Any:
        return self._said(super().execute, *arguments)

    def executemany(self, *arguments: Any) -> Any:
        return self._said(super().executemany, *arguments)

    def fetchone(self) -> Any:
        return self._said(super().fetchone)

    def fetchall(self) -> Any:
        return self._said(super().fetchall)


class SqliteEngine(SqlCipherDatabase):  # type: ignore[misc]  # it comes without types
    """SQLite, encrypted with a raw key, with what we ask of its durability and its memory."""

    def __init__(self, path: Path, key: bytes, busy_ms: int) -> None:
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


Engine: TypeAlias = "SqliteEngine | PostgresEngine"
