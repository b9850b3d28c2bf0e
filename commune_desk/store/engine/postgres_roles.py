"""The accounts of counters' PCs on a server (tài khoản của máy quầy), and what they may.

The owner of the tables makes one account for each PC that is invited, a member of one group without
sign-in; the group has the rights of `store/engine/counter_rights.py`. Passwords are drawn here and
reach the server as what SCRAM keeps of them, so that neither the statement nor the server's log can
tell one. Whoever the tables belong to brings the rights up to date at each opening: after a
migration, a restore or a move.

Why shutting an account out leaves it there without sign-in and without the group: an account that
is connected at that moment loses every right with its next statement, and what it may have made for
itself meanwhile cannot stop it, as it can stop the server from removing an account.
"""

import secrets
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from peewee import PostgresqlDatabase
from psycopg.sql import SQL, Composed, Identifier, Literal

from commune_desk.domain.office.joining_errors import RolesNotPermitted
from commune_desk.domain.vietnamese import words_of
from commune_desk.store.engine.counter_rights import COUNTER_RIGHTS

_PASSWORD_BYTES, _MARK_BYTES = 24, 4
_LONGEST_OFFICE, _LONGEST_PC = 24, 20
"""The server cuts names at 63 bytes."""

IS_OWNER = """SELECT pg_has_role(current_user, relowner, 'USAGE') FROM pg_class
    WHERE oid = to_regclass('public.event')"""
_OURS = """SELECT current_user, rolcreaterole OR rolsuper, current_database()
    FROM pg_roles WHERE rolname = current_user"""
_KNOWN = "SELECT count(*) FROM pg_roles WHERE rolname = %s"
_MEMBERS = """SELECT account.rolname, shobj_description(account.oid, 'pg_authid')
    FROM pg_roles account JOIN pg_auth_members ON member = account.oid
    JOIN pg_roles counters ON counters.oid = roleid AND counters.rolname = %s
    WHERE account.rolcanlogin ORDER BY account.rolname"""
_RIGHTS = """SELECT relname, verb FROM pg_class, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE',
        'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) verb
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND has_table_privilege(%s, pg_class.oid, verb)"""

_FIRST_PASSWORD = """CREATE OR REPLACE FUNCTION choose_first_password(
    of_office bigint, of_officer bigint, chosen text) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH kept AS (UPDATE public.officer SET password_hash = chosen
        WHERE office_id = of_office AND id = of_officer AND is_active
        AND role NOT IN ('administrator', 'machine') AND chosen LIKE '$argon2id$%'
        AND (password_hash = '' OR password_hash LIKE 'code:%') RETURNING id)
    SELECT count(*) = 1 FROM kept $$"""
"""All that a counter may write of an officer: the password of an account that waits for its first.
An administrator's account waits for an administrator's PC."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a PC on the server, with its password."""

    name: str
    password: str


def is_owner(engine: PostgresqlDatabase) -> bool:
    """Whether the tables are ours, or there are none yet."""
    found = _asked(engine, IS_OWNER)
    return bool(found[0][0]) if found else True


def add(engine: PostgresqlDatabase, pc: str, host: str) -> Account:
    """Make the account of a PC on a host, inside the caller's transaction.

    Raises:
        RolesNotPermitted: our own account may not.
    """
    ((ours, may_make, database),) = _asked(engine, _OURS)
    if not may_make:
        raise RolesNotPermitted(host, ours)
    group = _group(database)
    mark = secrets.token_hex(_MARK_BYTES)
    name = f"{database[:_LONGEST_OFFICE]}_pc_{_plain(pc)[:_LONGEST_PC]}_{mark}"
    account = Account(name, secrets.token_urlsafe(_PASSWORD_BYTES))
    if not _is_known(engine, group):
        _run(engine, SQL("CREATE ROLE {} NOLOGIN").format(Identifier(group)))
    _give(engine, group)
    _run(
        engine,
        SQL("CREATE ROLE {} LOGIN NOCREATEDB NOCREATEROLE PASSWORD {} IN ROLE {}").format(
            Identifier(name), Literal(_kept(engine, account)), Identifier(group)
        ),
    )
    _run(engine, SQL("COMMENT ON ROLE {} IS {}").format(Identifier(name), Literal(pc)))
    return account


def all_of(engine: PostgresqlDatabase) -> dict[str, str]:
    """The accounts of counters that are not shut, each with the name of its PC."""
    ((_ours, _may_make, database),) = _asked(engine, _OURS)
    return {name: pc or "" for name, pc in _asked(engine, _MEMBERS, _group(database))}


def shut(engine: PostgresqlDatabase, name: str) -> None:
    """Take sign-in, password and every right from an account, inside the caller's transaction."""
    ((_ours, _may_make, database),) = _asked(engine, _OURS)
    group, account = Identifier(_group(database)), Identifier(name)
    _run(engine, SQL("ALTER ROLE {} NOLOGIN PASSWORD NULL").format(account))
    _run(engine, SQL("REVOKE {} FROM {}").format(group, account))


def rights_differ(engine: PostgresqlDatabase) -> bool:
    """Whether the counters of an office have other rights to its tables than they should."""
    ((_ours, _may_make, database),) = _asked(engine, _OURS)
    group = _group(database)
    if not _is_known(engine, group):
        return False
    has: dict[str, set[str]] = defaultdict(set)
    for table, verb in _asked(engine, _RIGHTS, group):
        has[table].add(verb)
    return has != {table: set(verbs) for table, verbs in COUNTER_RIGHTS.items()}


def give_rights(engine: PostgresqlDatabase) -> None:
    """Give the counters of an office the rights that they should have, inside a transaction."""
    ((_ours, _may_make, database),) = _asked(engine, _OURS)
    _give(engine, _group(database))


def _give(engine: PostgresqlDatabase, group: str) -> None:
    counters = Identifier(group)
    for who in (counters, SQL("PUBLIC")):
        _run(engine, SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(who))
    for table, verbs in COUNTER_RIGHTS.items():
        given = SQL(", ").join(map(SQL, verbs))
        _run(engine, SQL("GRANT {} ON {} TO {}").format(given, Identifier(table), counters))
    _run(
        engine,
        SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(counters),
    )
    _run(engine, SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC"))
    _run(engine, SQL(_FIRST_PASSWORD))
    chooses = SQL("EXECUTE ON FUNCTION choose_first_password(bigint, bigint, text)")
    _run(engine, SQL("REVOKE {} FROM PUBLIC").format(chooses))
    _run(engine, SQL("GRANT {} TO {}").format(chooses, counters))


def _kept(engine: PostgresqlDatabase, account: Account) -> str:
    """What the server keeps of a password."""
    server = engine.connection().pgconn  # type: ignore[no-untyped-call]  # the stubs leave it out
    kept: bytes = server.encrypt_password(
        account.password.encode(), account.name.encode(), b"scram-sha-256"
    )
    return kept.decode()


def _group(database: str) -> str:
    """The group of the counters of one database; a server may keep those of several offices."""
    return f"{database}_counter"


def _plain(pc: str) -> str:
    return "-".join(words_of(pc))


def _is_known(engine: PostgresqlDatabase, role: str) -> bool:
    return bool(_asked(engine, _KNOWN, role)[0][0])


def _asked(engine: PostgresqlDatabase, question: str, *values: str) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = _cursor(engine).execute(question, values or None).fetchall()
    return rows


def _run(engine: PostgresqlDatabase, statement: Composed | SQL) -> None:
    _cursor(engine).execute(statement)


def _cursor(engine: PostgresqlDatabase) -> Any:
    return engine.cursor()  # type: ignore[no-untyped-call]  # the stubs leave it out
