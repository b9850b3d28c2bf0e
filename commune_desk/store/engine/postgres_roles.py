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
from datetime import timedelta
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

_TAKE_ACCOUNT = """CREATE OR REPLACE FUNCTION take_account(chosen text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$ BEGIN
    IF chosen NOT LIKE 'SCRAM-SHA-256$%' OR NOT EXISTS (SELECT FROM pg_auth_members
        JOIN pg_roles account ON account.oid = member AND account.rolname = session_user
        JOIN pg_roles counters ON counters.oid = roleid
        AND counters.rolname = current_database() || '_counter')
    THEN RAISE insufficient_privilege; END IF;
    EXECUTE format('ALTER ROLE %I VALID UNTIL ''infinity'' PASSWORD %L', session_user, chosen);
    END $$"""
"""How a PC makes the account of its join file its own, for good. Without it the account ends with
the days of the file; and a counter could not say otherwise, it may only change its password."""

_CAN_TAKE = "SELECT to_regprocedure('public.take_account(text)') IS NOT NULL"
_LAST_MOMENT = "SELECT (now() + %s::interval)::text"


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a PC on the server, with its password."""

    name: str
    password: str


def is_owner(engine: PostgresqlDatabase) -> bool:
    """Whether the tables are ours, or there are none yet."""
    found = _asked(engine, IS_OWNER)
    return bool(found[0][0]) if found else True


def add(engine: PostgresqlDatabase, pc: str, host: str, *, valid_for: timedelta) -> Account:
    """Make the account of a PC on a host, inside the caller's transaction.

    Args:
        engine: where we own the tables.
        pc: the name of the PC.
        host: for what is said.
        valid_for: so long the account is good, unless its PC takes it.

    Raises:
        RolesNotPermitted: our own account may not.
    """
    ((ours, may_make, database),) = _asked(engine, _OURS)
    if not may_make:
        raise RolesNotPermitted(host, ours)
    group = _group(database)
    mark = secrets.token_hex(_MARK_BYTES)
    plain = "-".join(words_of(pc))
    name = f"{database[:_LONGEST_OFFICE]}_pc_{plain[:_LONGEST_PC]}_{mark}"
    account = Account(name, secrets.token_urlsafe(_PASSWORD_BYTES))
    if not _is_known(engine, group):
        _run(engine, SQL("CREATE ROLE {} NOLOGIN").format(Identifier(group)))
    _give(engine, group)
    ((until,),) = _asked(engine, _LAST_MOMENT, f"{valid_for.total_seconds()} seconds")
    made = SQL("CREATE ROLE {} LOGIN NOCREATEDB NOCREATEROLE PASSWORD {} VALID UNTIL {} IN ROLE {}")
    kept = Literal(_kept(engine, account))
    _run(engine, made.format(Identifier(name), kept, Literal(until), Identifier(group)))
    _run(engine, SQL("COMMENT ON ROLE {} IS {}").format(Identifier(name), Literal(pc)))
    return account


def take(engine: PostgresqlDatabase) -> Account:
    """Give our own account another password, inside the caller's transaction.

    An office whose administrator's PC has not made `take_account` yet, made no account that ends.
    """
    ((ours, _may_make, _database),) = _asked(engine, _OURS)
    account = Account(ours, secrets.token_urlsafe(_PASSWORD_BYTES))
    kept = Literal(_kept(engine, account))
    can_take = _asked(engine, _CAN_TAKE)[0][0]
    taken = "SELECT public.take_account({})" if can_take else "ALTER ROLE CURRENT_USER PASSWORD {}"
    _run(engine, SQL(taken).format(kept))
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
    if not _asked(engine, _CAN_TAKE)[0][0]:
        return True
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
    for function, named in (
        (_FIRST_PASSWORD, "choose_first_password(bigint, bigint, text)"),
        (_TAKE_ACCOUNT, "take_account(text)"),
    ):
        _run(engine, SQL(function))
        calls = SQL(f"EXECUTE ON FUNCTION {named}")
        _run(engine, SQL("REVOKE {} FROM PUBLIC").format(calls))
        _run(engine, SQL("GRANT {} TO {}").format(calls, counters))


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


def _is_known(engine: PostgresqlDatabase, role: str) -> bool:
    return bool(_asked(engine, _KNOWN, role)[0][0])


def _asked(engine: PostgresqlDatabase, question: str, *values: str) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = _cursor(engine).execute(question, values or None).fetchall()
    return rows


def _run(engine: PostgresqlDatabase, statement: Composed | SQL) -> None:
    _cursor(engine).execute(statement)


def _cursor(engine: PostgresqlDatabase) -> Any:
    return engine.cursor()  # type: ignore[no-untyped-call]  # the stubs leave it out
