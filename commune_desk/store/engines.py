"""The two engines as peewee sees them, and the one place where their errors become facts.

Every statement of the program, also `BEGIN` and `COMMIT`, runs through a cursor of this module.
What the office can put right leaves it as a `UserError` (a full disk, a locked file, a server that
does not answer); everything else stays the bug it is.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import psycopg
from peewee import PostgresqlDatabase
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import (
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DiskFull,
)
from commune_desk.store.fields import FIELD_TYPES_OF_POSTGRES, FIELD_TYPES_OF_SQLITE

SQLITE_AT_LEAST = (3, 53, 0)
"""Older ones can corrupt a database whose write-ahead log is reset (mended in 3.51.3)."""

T = TypeVar("T")

_PLANS_BY_VALUE = "-c plan_cache_mode=force_custom_plan"
"""A plan that fits a common name does not fit a rare one."""

_PRIMARY_CODE = 0xFF
_LOCKED = {sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED}
_WITH_PATH: dict[int, Callable[[str], UserError]] = {
    sqlcipher.SQLITE_CORRUPT: DatabaseDamaged,
    sqlcipher.SQLITE_NOTADB: DatabaseDamaged,
    sqlcipher.SQLITE_READONLY: DatabaseReadOnly,
    sqlcipher.SQLITE_CANTOPEN: DatabaseReadOnly,
    sqlcipher.SQLITE_PERM: DatabaseReadOnly,
    sqlcipher.SQLITE_FULL: DiskFull,
}
_LOCKED_STATES = {"55P03", "40P01"}
_WITH_HOST: dict[str, Callable[[str], UserError]] = {
    "08": DatabaseUnreachable,
    "28": DatabaseUnreachable,
    "3D": DatabaseUnreachable,
    "57": DatabaseUnreachable,
    "53100": DiskFull,
    "25006": DatabaseReadOnly,
    "XX001": DatabaseDamaged,
    "XX002": DatabaseDamaged,
}
"""By SQLSTATE or its class: https://www.postgresql.org/docs/15/errcodes-appendix.html."""


def _fact_of_sqlite(error: Exception, path: str) -> UserError | None:
    """What the office can put right about an error of SQLite."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    if code in _LOCKED:
        return DatabaseLocked()
    fact = _WITH_PATH.get(code)
    return fact(path) if fact else None


def _fact_of_postgres(error: psycopg.Error, host: str) -> UserError | None:
    """What the office can put right about an error of PostgreSQL."""
    state = error.sqlstate
    if state is None:
        return DatabaseUnreachable(host) if isinstance(error, psycopg.OperationalError) else None
    if state in _LOCKED_STATES:
        return DatabaseLocked()
    fact = _WITH_HOST.get(state) or _WITH_HOST.get(state[:2])
    return fact(host) if fact else None


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
            timeout=busy_ms / 1000,
            field_types=FIELD_TYPES_OF_SQLITE,
            returning_clause=True,
            pragmas=(
                ("cipher_log_level", "NONE"),
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


class PostgresEngine(PostgresqlDatabase):
    """PostgreSQL through psycopg 3."""

    def __init__(self, url: str, wait_ms: int) -> None:
        parts = urlsplit(url)
        self.host = parts.hostname or "localhost"
        super().__init__(
            parts._replace(scheme="postgresql").geturl(),
            prefer_psycopg3=True,
            field_types=FIELD_TYPES_OF_POSTGRES,
            connect_timeout=max(wait_ms // 1000, 2),
            options=f"-c lock_timeout={wait_ms} {_PLANS_BY_VALUE}",
            cursor_factory=_postgres_cursor(self.host),
        )

    def _connect(self) -> Any:
        try:
            return super()._connect()  # type: ignore[misc]  # the stubs leave it out
        except psycopg.Error as error:
            if fact := _fact_of_postgres(error, self.host):
                raise fact from error
            raise


def _postgres_cursor(host: str) -> type[psycopg.Cursor[Any]]:
    """A class of cursors that know which server they speak of."""

    class PostgresCursor(psycopg.Cursor[Any]):
        def execute(self, *arguments: Any, **options: Any) -> Any:
            try:
                return super().execute(*arguments, **options)
            except psycopg.Error as error:
                if fact := _fact_of_postgres(error, host):
                    raise fact from error
                raise

    return PostgresCursor


Engine = SqliteEngine | PostgresEngine
