"""A dump that is loaded on its server for trial, where nobody else sees it, and taken back again.

All that a restore would make is made: tables with their rows, indexes, rules, functions, triggers.
They are made as temporary ones, in a transaction that is never committed. So it takes no right but
the one to temporary tables, which every account has unless somebody took it away; a run that is
killed leaves nothing, for the server takes it back; and of the office nothing can be touched, for
in the whole script nothing is named any more that is not temporary.

Where even that right is gone nothing is loaded, which is no fault of the dump.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from commune_desk.domain.office.database_address import for_driver
from commune_desk.domain.outside_errors import BackupInvalid
from commune_desk.store.engine import postgres_programs

_OFFICE, _TRIAL = "public", "pg_temp"
_NAMED = re.compile(rb"\bpublic\b")

_DEFINED = """SELECT regexp_replace(text, '(public|pg_temp(_[0-9]+)?)[.]', '', 'g') FROM (
    SELECT pg_get_indexdef(indexrelid) AS text FROM pg_index JOIN pg_class ON oid = indexrelid
        WHERE relnamespace = {schema}
    UNION ALL SELECT concat(conrelid::regclass, ' ', pg_get_constraintdef(oid)) FROM pg_constraint
        WHERE connamespace = {schema}
    UNION ALL SELECT pg_get_triggerdef(pg_trigger.oid) FROM pg_trigger
        JOIN pg_class ON pg_class.oid = tgrelid
        WHERE NOT tgisinternal AND relnamespace = {schema}
    ) AS defined ORDER BY 1"""


@contextmanager
def loaded(url: str, dump: Path, *, key: bytes) -> Iterator[psycopg.Connection | None]:
    """A connection that sees what a dump makes instead of the office; None where it may not.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC.
        BackupInvalid: the server did not take the dump.
        psycopg.Error: the server went away, or has no room.
    """
    with psycopg.connect(for_driver(url)) as server:
        try:
            yield server if _load(server, dump, key=key) else None
        finally:
            if not server.closed:
                server.rollback()


def defined(connection: psycopg.Connection, *, is_trial: bool) -> list[tuple[str, ...]]:
    """The indexes, rules and triggers of the office or of the trial, as the server writes them."""
    schema = "pg_my_temp_schema()" if is_trial else f"'{_OFFICE}'::regnamespace"
    return connection.execute(_DEFINED.format(schema=schema)).fetchall()


def _load(server: psycopg.Connection, dump: Path, *, key: bytes) -> bool:
    """Make what a dump holds as temporary; whether our account may."""
    try:
        with postgres_programs.script_of(dump, key=key) as parts:
            for statements, rows in parts:
                for_trial = _NAMED.sub(_TRIAL.encode(), statements)
                if rows is None:
                    server.execute(for_trial, prepare=False)
                    continue
                with server.cursor().copy(for_trial) as copying:
                    for row in rows:
                        copying.write(row)
    except psycopg.errors.InsufficientPrivilege:
        return False
    except psycopg.OperationalError:
        raise
    except psycopg.Error:
        raise BackupInvalid(str(dump)) from None
    return True
