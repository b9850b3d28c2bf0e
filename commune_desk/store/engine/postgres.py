"""PostgreSQL as peewee sees it, and where its errors become facts.

Imported when a database URL asks for it, and psycopg with it: on one PC nobody waits for a driver
that nobody needs.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import zip_longest
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Any

import psycopg
from peewee import PostgresqlDatabase, Psycopg3Adapter
from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping, TransactionStatus
from psycopg.types.json import Json, Jsonb

from commune_desk.ciphers.stream import sealed
from commune_desk.domain.errors import UserError
from commune_desk.domain.office.database_address import for_driver, host_of
from commune_desk.domain.office.database_errors import (
    DatabaseAddressWrong,
    DatabaseRefusesUs,
    DatabaseRightMissing,
)
from commune_desk.domain.outside_errors import (
    DatabaseDamaged,
    DatabaseLocked,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DiskFull,
)
from commune_desk.domain.upkeep.restoring_errors import OfficeBeingRestored
from commune_desk.store.engine import postgres_programs, postgres_rehearsal, postgres_roles
from commune_desk.store.engine.differing import Differing
from commune_desk.store.engine.name import EngineName
from commune_desk.store.engine.watching import WatchedConnection, address_of, has_ended, is_alive
from commune_desk.store.fields import FIELD_TYPES_OF_POSTGRES

_PLANS_BY_VALUE = "-c plan_cache_mode=force_custom_plan -c jit=off"
"""A plan that fits a common name does not fit a rare one; none is worth being compiled."""

_BEGIN = "BEGIN; SET LOCAL plan_cache_mode = force_generic_plan"
_ONE_MOMENT = "REPEATABLE READ"

_MIGRATING = 7_202_611
"""Any number, the same in every process, so that two counters do not migrate at once."""

_WORKING = 7_202_612
"""Held by everybody who works with the database, and by one alone who replaces it."""

_SILENCE_MS = 15_000
"""How long a server whose cable was pulled may say nothing; without it a window waits for hours."""

_SILENT_S = 3.0
"""So long a server that gave no sign of life is not asked for another by whoever is in a hurry."""

_PINGED_S = 2
"""So long somebody who was refused asks at most whether the server takes anybody."""

_LOCKED_STATES = {"55P03", "40P01"}
_WITH_HOST: dict[str, Callable[[str], UserError]] = {
    "08": DatabaseUnreachable,
    "28": DatabaseRefusesUs,
    "3D": DatabaseRefusesUs,
    "57": DatabaseUnreachable,
    "42501": DatabaseRightMissing,
    "53100": DiskFull,
    "25006": DatabaseReadOnly,
    "XX001": DatabaseDamaged,
    "XX002": DatabaseDamaged,
}
"""By SQLSTATE or its class: https://www.postgresql.org/docs/15/errcodes-appendix.html."""


_HAS_AMCHECK = """SELECT count(*) FROM pg_proc
    WHERE proname = 'bt_index_check' AND pronargs = 2 AND has_function_privilege(oid, 'execute')"""
_CHECK_INDEXES = """SELECT bt_index_check(index.oid, true) FROM pg_class index
    JOIN pg_am way ON way.oid = index.relam AND way.amname = 'btree'
    JOIN pg_index of ON of.indexrelid = index.oid AND of.indisvalid
    JOIN pg_namespace place ON place.oid = index.relnamespace AND place.nspname = 'public'"""


def _fact_of_postgres(error: psycopg.Error, host: str) -> UserError | None:
    """What the office can put right about an error of PostgreSQL."""
    state = error.sqlstate
    if state is None:
        # No connection came about: the driver gives no code there
        if not isinstance(error, psycopg.OperationalError):
            return None
        return DatabaseRefusesUs(host) if _is_refusal(error) else DatabaseUnreachable(host)
    if state in _LOCKED_STATES:
        return DatabaseLocked()
    fact = _WITH_HOST.get(state) or _WITH_HOST.get(state[:2])
    return fact(host) if fact else None


def _is_refusal(error: psycopg.Error) -> bool:
    """Whether a server answered that no connection comes about.

    It ends its refusal with the word that every language of it keeps.
    """
    return error.sqlstate is None and "FATAL" in str(error)


def _takes_nobody(url: str) -> bool:
    """Whether a server takes no connection at all at this moment: it starts, ends or recovers.

    Its refusal looks like that of a wrong password; only its code differs, which the driver does
    not give, and the part of its library that pings does.
    """
    pinged = make_conninfo(for_driver(url), connect_timeout=_PINGED_S)
    return PGconn.ping(pinged.encode()) == Ping.REJECT


class _PsycopgAdapter(Psycopg3Adapter):
    """peewee's adapter, with the driver that was kept from it (see `store/__init__.py`)."""

    txn_idle = TransactionStatus.IDLE
    txn_inerror = TransactionStatus.INERROR
    txn_unknown = TransactionStatus.UNKNOWN

    def __init__(self) -> None:
        super().__init__()
        self.json_type, self.jsonb_type = Json, Jsonb

    def check_driver(self) -> None:
        """It is there: it was imported above."""

    def get_binary_type(self) -> type[psycopg.Binary]:
        return psycopg.Binary

    def connect(self, db: PostgresqlDatabase, **parameters: Any) -> psycopg.Connection[Any]:
        return WatchedConnection.connect(db.database, **parameters)


class PostgresEngine(PostgresqlDatabase):
    """PostgreSQL through psycopg 3."""

    engine_name = EngineName.POSTGRES
    driver_error = psycopg.Error
    seals_all = False
    psycopg2_adapter = psycopg3_adapter = _PsycopgAdapter  # whichever it means to take

    def __init__(self, url: str, wait_ms: int) -> None:
        self.url = url
        self.host = host_of(url)
        self.history_key = b""  # of the seals; `Database.seal_with`
        self.row_types: dict[str, Any] = {}  # by the texts of statements; `statements.rows`
        self._asking = Lock()
        self._address: tuple[str, int] | None = None
        self._silent_until = 0.0
        self._keeps_others_out = False
        self._is_owner: bool | None = None
        super().__init__(
            for_driver(url),
            prefer_psycopg3=True,
            field_types=FIELD_TYPES_OF_POSTGRES,
            connect_timeout=max(wait_ms // 1000, 2),
            tcp_user_timeout=_SILENCE_MS,
            keepalives_idle=_SILENCE_MS // 1000,
            options=f"-c lock_timeout={wait_ms} {_PLANS_BY_VALUE}",
            cursor_factory=_postgres_cursor(self.host),
        )

    @property
    def place(self) -> str:
        """Where the office's people look for it: its host; the address may hold a password."""
        return self.host

    @property
    def is_owner(self) -> bool:
        """Whether the tables are ours to change; a counter's PC has an account with less."""
        if self._is_owner is None:
            self._is_owner = postgres_roles.is_owner(self)
        return self._is_owner

    def bring_rights_up_to_date(self) -> None:
        """See that the accounts of counters may do what `store/engine/counter_rights.py` says."""
        if self.is_owner and postgres_roles.rights_differ(self):
            with self.alone(), self.atomic():
                postgres_roles.give_rights(self)

    def keep_few_pages(self) -> None:
        """The server keeps them."""

    def write(self, *, waits_for_disk: bool = True) -> AbstractContextManager[Any]:
        """A transaction; the server lets writers of different rows work side by side."""
        return self.transaction(waits_for_disk=waits_for_disk)

    def begin(self, isolation_level: str | None = None, *, waits_for_disk: bool = True) -> None:
        """Begin a change: what it reads and writes is found by keys, so one plan fits all values.

        Planning each statement anew took a third of a reception. What names an isolation reads the
        whole database, and is planned as lists are.
        """
        begin = f"BEGIN ISOLATION LEVEL {isolation_level}" if isolation_level else _BEGIN
        if not waits_for_disk:
            begin += "; SET LOCAL synchronous_commit = off"
        self.cursor().execute(begin, prepare=False)  # two statements at once cannot be prepared

    @contextmanager
    def together(self) -> Iterator[None]:
        """Send statements that answer nothing one behind the other, and wait once for all of them.

        Each way to the server and back costs more than such a statement. What one of them is
        refused for is said at the end of the block.
        """
        with self._said_as_facts(), ExitStack() as way:
            if psycopg.Pipeline.is_supported():  # not with the client library of a server before 14
                way.enter_context(self.connection().pipeline())  # type: ignore[no-untyped-call]  # the stubs leave it out
            yield

    @contextmanager
    def _said_as_facts(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            if fact := _fact_of_postgres(error, self.host):
                raise fact from error
            raise

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other programs from bringing the database up to date at the same time."""
        execute: Callable[..., Any] = self.execute_sql
        execute("SELECT pg_advisory_lock(%s)", (_MIGRATING,))
        try:
            yield
        finally:
            execute("SELECT pg_advisory_unlock(%s)", (_MIGRATING,))

    def is_only_one(self) -> bool:
        """Whether nobody else is connected; nobody connects then until this connection ends."""
        execute: Callable[..., Any] = self.execute_sql
        if not execute("SELECT pg_try_advisory_lock(%s)", (_WORKING,)).fetchone()[0]:
            return False
        self._keeps_others_out = True
        others = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
            AND usename IS NOT NULL AND pid <> pg_backend_pid()"""
        return bool(execute(others).fetchone()[0] == 0)

    @contextmanager
    def still(self) -> Iterator[str]:
        """One moment of the database as long as the block lasts, by the server's name."""
        execute: Callable[..., Any] = self.execute_sql
        with self.reading():
            yield execute("SELECT pg_export_snapshot()").fetchone()[0]

    def reading(self) -> AbstractContextManager[Any]:
        """One moment of the database for who reads in the block, whoever writes meanwhile."""
        return self.atomic(_ONE_MOMENT)

    @contextmanager
    def in_key_order(self) -> Iterator[None]:
        """Walk tables by their keys in the block, never sort them; call it inside a transaction.

        Before a server has counted its rows (after a restore, while an office moves in) it expects
        few behind any key: for each piece it would read and sort all that is left of the table.
        """
        execute: Callable[..., Any] = self.execute_sql
        execute("SET LOCAL enable_sort = off")
        yield
        execute("SET LOCAL enable_sort = on")  # an error ends the transaction, and with it this

    def pieces(self, moment: str = "", key: bytes = b"") -> Iterator[bytes]:
        """The whole database as it is at one moment, sealed, piece by piece.

        Raises:
            ProgramMissing, DatabaseUnreachable: as `postgres_programs.dumped` says.
        """
        return sealed(postgres_programs.dumped(self.url, moment), key)

    def differing(self, copied: Path, key: bytes, names: Sequence[str]) -> Differing:
        """The tables of a dump in which any row is not as it is here; call it inside `still`.

        The server gives its rows as its dump has them: in the same words and the same order. Where
        our account may, the dump is loaded there for trial; else `pg_restore` gives its rows.

        Raises:
            BackupInvalid: the dump was cut or altered, or the server does not take it.
            DatabaseUnreachable: the server went away meanwhile.
        """
        execute: Callable[..., Any] = self.execute_sql
        execute("SET LOCAL synchronize_seqscans TO off")
        with self._said_as_facts(), postgres_rehearsal.loaded(self.url, copied, key=key) as copy:
            if copy is None:
                return Differing(self._unlike_lines(copied, key, names), was_loaded=False)
            ours = self.connection()  # type: ignore[no-untyped-call]  # the stubs leave it out
            unlike = [name for name in names if not self._has_like_rows(name, copy)]
            theirs = postgres_rehearsal.defined(copy, is_trial=True)
            if theirs != postgres_rehearsal.defined(ours, is_trial=False):
                unlike.append("schema")
            return Differing(tuple(unlike), was_loaded=True)

    def _has_like_rows(self, name: str, copy: psycopg.Connection[Any]) -> bool:
        """Whether a table that a dump made for trial has the same rows in the same order."""
        columns = ", ".join(f'"{column.name}"' for column in self.get_columns(name))
        asked = f'COPY "{name}" ({columns}) TO STDOUT'
        with self.cursor().copy(asked) as ours, copy.cursor().copy(asked) as theirs:
            return _are_like(ours, theirs)

    def _unlike_lines(self, copied: Path, key: bytes, names: Sequence[str]) -> tuple[str, ...]:
        like: set[str] = set()
        with postgres_programs.tables_of(copied, key=key) as found:
            for name, columns, lines in found:
                with self.cursor().copy(f'COPY "{name}" {columns} TO STDOUT') as rows:
                    if _are_like(lines, rows):
                        like.add(name)
        return tuple(name for name in names if name not in like)

    def is_sound(self) -> bool:
        """Read all rows; where the server has `amcheck` for us, compare the indexes with them.

        What the server cannot read it says by itself.
        """
        execute: Callable[..., Any] = self.execute_sql
        try:
            for name in self.get_tables():
                execute(f'SELECT sum(length(t::text)) FROM "{name}" t').fetchone()
            if execute(_HAS_AMCHECK).fetchone()[0]:
                execute(_CHECK_INDEXES).fetchall()
        except DatabaseDamaged:
            return False
        return True

    def was_cut_off(self) -> bool:
        """The server mends itself after a stop that was not clean."""
        return False

    # --- a server that went away, and came back ---------------------------------------------------

    def answers(self) -> bool:
        """Whether the server gives a sign of life now; asked of any thread."""
        with self._asking:
            alive = self._address is None or is_alive(*self._address)
            self._silent_until = 0.0 if alive else monotonic() + _SILENT_S
            return alive

    def cursor(self, named_cursor: Any = None) -> Any:
        """A cursor; a connection that was lost is made anew, but never within a transaction.

        Raises:
            DatabaseUnreachable: it was lost, and the server gives no sign of life.
        """
        if self._is_lost():
            if self.in_transaction() or monotonic() < self._silent_until or not self.answers():
                raise DatabaseUnreachable(self.host)
            self.close()
        return super().cursor(named_cursor)  # type: ignore[no-untyped-call]  # the stubs leave it out

    def commit(self) -> None:
        """Commit; what was lost with its connection cannot be.

        Raises:
            DatabaseUnreachable: it was.
        """
        if self._is_lost():
            raise DatabaseUnreachable(self.host)
        super().commit()

    def rollback(self) -> None:
        """Take back; what was lost with its connection is taken back already."""
        if not self._is_lost():
            super().rollback()

    def _is_lost(self) -> bool:
        """Whether this thread has a connection that leads nowhere any more."""
        if self.is_closed():
            return False
        connection = self.connection()  # type: ignore[no-untyped-call]  # the stubs leave it out
        return bool(connection.closed or has_ended(connection.pgconn))

    def _close(self, conn: Any) -> None:
        """Let others in before the connection ends: the server takes its time to notice the end."""
        if self._keeps_others_out and not self._is_lost():
            conn.execute("SELECT pg_advisory_unlock_all()")
            conn.commit()
        self._keeps_others_out = False
        super()._close(conn)  # type: ignore[misc]  # the stubs leave it out

    def _let_in(self) -> Any:
        """A connection; whoever is refused by a server that has only just begun asks once more.

        Raises:
            DatabaseUnreachable: the server takes nobody yet.
        """
        try:
            return super()._connect()  # type: ignore[misc]  # the stubs leave it out
        except psycopg.OperationalError as error:
            if not _is_refusal(error):
                raise
            if _takes_nobody(self.url):
                raise DatabaseUnreachable(self.host) from None
        return super()._connect()  # type: ignore[misc]  # the stubs leave it out

    def _connect(self) -> Any:
        try:
            connection = self._let_in()
            self._address = address_of(connection.pgconn)
            with ExitStack() as closing:
                closing.callback(connection.close)
                asked = connection.execute("SELECT pg_try_advisory_lock_shared(%s)", (_WORKING,))
                if asked.fetchone()[0]:
                    connection.commit()
                    closing.pop_all()
                    return connection
        except psycopg.ProgrammingError:  # it repeats the address, with its password
            raise DatabaseAddressWrong from None
        except psycopg.Error as error:
            if fact := _fact_of_postgres(error, self.host):
                raise fact from None  # what the driver says may repeat the address
            raise
        raise OfficeBeingRestored


def _are_like(some: Iterable[Any], others: Iterable[Any]) -> bool:
    """Whether lines are the same; all of them have to be read."""
    pairs = zip_longest(some, others)
    return not sum(1 for one, other in pairs if one is None or other is None or one != bytes(other))


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
