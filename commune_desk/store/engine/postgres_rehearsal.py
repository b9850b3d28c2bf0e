"""A dump that is loaded on its server for trial, beside the office, and taken away again.

It goes the way of a restore, into a database of its own that bears the name of the office's with
an end of its own. A run that was killed leaves that database; the next one takes it away, unless
somebody is connected to it, who rehearses at this moment.

Not every account may make a database, nor does every server let it connect to one; a counter's
never may. Then nothing is loaded, which is no fault of the dump.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier, Literal

from commune_desk.domain.office.database_address import for_driver, with_parameter
from commune_desk.domain.outside_errors import BackupInvalid, DatabaseUnreachable
from commune_desk.store.engine import postgres_programs

NAME_END = "_rehearsal"
_LONGEST = 63 - len(NAME_END)

_OURS = """SELECT datname, pg_encoding_to_char(encoding), datcollate, datctype
    FROM pg_database WHERE datname = current_database()"""
_DEFINED = """SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class ON oid = indrelid
        WHERE relnamespace = 'public'::regnamespace
    UNION ALL SELECT concat(conrelid::regclass, ' ', pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger
        JOIN pg_class ON pg_class.oid = tgrelid
        WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace
    ORDER BY 1"""

_NOT_FOR_US = (psycopg.errors.InsufficientPrivilege, psycopg.errors.ObjectInUse)


@contextmanager
def loaded(url: str, dump: Path, *, key: bytes) -> Iterator[psycopg.Connection | None]:
    """A connection to the database that a dump makes; None where none can be made here.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC.
        BackupInvalid: the server did not take the dump.
        psycopg.Error: the server went away.
    """
    with ExitStack() as made:
        copy = _empty(url, made)
        if copy is not None:
            _load(url, copy, dump, key=key)
        yield copy


def defined(connection: psycopg.Connection) -> list[tuple[str, ...]]:
    """The indexes, rules and triggers of a database, as the server writes them."""
    return connection.execute(_DEFINED).fetchall()


def _empty(url: str, made: ExitStack) -> psycopg.Connection | None:
    """A connection to a new database, which goes with the stack."""
    server = made.enter_context(psycopg.connect(for_driver(url), autocommit=True))
    [(office, encoding, collate, ctype)] = server.execute(_OURS).fetchall()
    name = f"{office[:_LONGEST]}{NAME_END}"
    like_ours = SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING {} LC_COLLATE {} LC_CTYPE {}")
    try:
        server.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(name)))
        texts = (Literal(encoding), Literal(collate), Literal(ctype))
        server.execute(like_ours.format(Identifier(name), *texts))
    except _NOT_FOR_US:
        return None
    made.callback(
        server.execute, SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name))
    )
    with suppress(psycopg.OperationalError):  # the server lets us connect to the office alone
        place = for_driver(with_parameter(url, "dbname", name))
        return made.enter_context(psycopg.connect(place, autocommit=True))
    return None


def _load(url: str, copy: psycopg.Connection, dump: Path, *, key: bytes) -> None:
    try:
        postgres_programs.restore(with_parameter(url, "dbname", copy.info.dbname), dump, key=key)
    except DatabaseUnreachable:
        copy.execute("SELECT 1")  # is it the server that went away?
        raise BackupInvalid(str(dump)) from None
