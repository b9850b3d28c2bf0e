"""Copies of the whole database; `replacing` puts one in its place.

A copy of the encrypted file is encrypted with the same key: without the key file it is worth
nothing, to a thief and to the office alike. PostgreSQL's dump is not encrypted; neither is its
server's disk, unless those who look after the server saw to it.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from commune_desk.domain.dossier import Role
from commune_desk.domain.keys import OfficerId
from commune_desk.domain.officer import MACHINE_LOGIN, Officer
from commune_desk.domain.outside_errors import DatabaseTooNew
from commune_desk.domain.recovery import DatabaseHasNoKey
from commune_desk.domain.sign_in import login_from
from commune_desk.store import tables
from commune_desk.store.database import Database, DatabaseLocation
from commune_desk.store.engine import postgres_programs
from commune_desk.store.engine.key_file import read_key, write_key
from commune_desk.store.engine.name import EngineName
from commune_desk.store.engine.sqlite import SqliteEngine
from commune_desk.store.migrations import known_version, schema_version
from commune_desk.store.queries.replaced import first_hash

SCHEMA = "schema"
"""Beside the tables counted stands the version of the schema."""

_COUNTED = (tables.Dossier, tables.Citizen, tables.Event)
_KEY_ID_LENGTH = 16


def copy(database: Database, target: Path) -> dict[str, int]:
    """Copy the database to a file, as it is at one moment, while others go on working.

    Returns what must be counted beforehand: nothing of a file, which `check` counts itself, and
    `facts_of` a server, whose dump nobody can count.

    Raises:
        DiskFull, DatabaseDamaged, ProgramMissing, DatabaseUnreachable: as named.
    """
    counted = {} if database.engine_name is EngineName.SQLITE else facts_of(database)
    database.engine.copy_to(target)
    return counted


def facts_of(database: Database) -> dict[str, int]:
    """The schema version of a database and how many rows its main tables have."""
    counts = {table._meta.table_name: table.select().count(database.engine) for table in _COUNTED}
    return {SCHEMA: schema_version(database.engine), **counts}


def key_id(location: DatabaseLocation) -> str:
    """What tells one key from another and says nothing about it; "" on a server, which has none.

    Raises:
        DatabaseKeyMissing: the key file is not there.
    """
    if location.url:
        return ""
    return key_id_of(read_key(location.files[1]))


def key_of(location: DatabaseLocation) -> bytes:
    """The key itself, to be wrapped and to go nowhere else.

    Raises:
        DatabaseHasNoKey: the database is on a server.
        DatabaseKeyMissing: the key file is not there.
    """
    check_has_key(location)
    return read_key(location.files[1])


def check_has_key(location: DatabaseLocation) -> None:
    """See that the database is a file, which has a key.

    Raises:
        DatabaseHasNoKey: it is on a server.
    """
    if location.url:
        raise DatabaseHasNoKey


def keep_key(path: Path, key: bytes) -> None:
    """Write a key to a file that is not there yet."""
    write_key(path, key)


def key_id_of(key: bytes) -> str:
    """What tells a key from another and says nothing about it."""
    return hashlib.sha256(key).hexdigest()[:_KEY_ID_LENGTH]


def check(copied: Path, location: DatabaseLocation) -> dict[str, int]:
    """Read a copy from end to end; returns what `facts_of` says of it, nothing for a dump.

    Raises:
        DatabaseDamaged, BackupInvalid: it does not hold together, or the key does not open it.
        DatabaseKeyMissing, ProgramMissing: there is nothing to read it with.
    """
    if location.url:
        postgres_programs.check(copied)
        return {}
    _, key_path = location.files
    engine = SqliteEngine(copied, read_key(key_path), location.busy_ms)
    with engine.connection_context():
        database = Database(engine, replace(location, path=copied))
        database.integrity_check()
        return facts_of(database)


def check_known(contents: Mapping[str, int]) -> None:
    """See that this program knows the schema of a copy.

    Raises:
        DatabaseTooNew: a newer program made it.
    """
    if contents[SCHEMA] > known_version():
        raise DatabaseTooNew(version=contents[SCHEMA], known=known_version())


@dataclass(frozen=True, slots=True)
class Accounts:
    """What a copy says of who may do what: its settings, and its officers with their hashes."""

    settings: dict[str, object]
    officers: tuple[tuple[Officer, str], ...]

    def find(self, login: str) -> tuple[Officer, str] | None:
        """An officer and the hash of the password."""
        wanted = login_from(login)
        return next((one for one in self.officers if one[0].login == wanted), None)

    @property
    def machine(self) -> Officer | None:
        """The account of commands that nobody stands at; None in a copy of before there was one."""
        found = self.find(MACHINE_LOGIN)
        return found[0] if found else None


_OFFICERS = ("id", "login", "full_name", "role", "password_hash", "is_active")
_SETTINGS = ("name", "value")


def accounts_of(copied: Path, location: DatabaseLocation) -> Accounts:
    """Read the officers and the settings of a copy that `check` has found whole.

    Raises:
        DatabaseKeyMissing, ProgramMissing: there is nothing to read it with.
    """
    if location.url:
        people, settings = (
            postgres_programs.rows_of(copied, table) for table in ("officer", "office_setting")
        )
    else:
        engine = SqliteEngine(copied, read_key(location.files[1]), location.busy_ms)
        with engine.connection_context():
            wanted = (("officer", _OFFICERS), ("office_setting", _SETTINGS))
            found = [
                [
                    dict(zip(names, map(str, row), strict=True))
                    for row in engine.execute_sql(f"SELECT {', '.join(names)} FROM {table}")
                ]
                for table, names in wanted
            ]
        people, settings = found[0], found[1]
    return Accounts(
        {row["name"]: json.loads(row["value"]) for row in settings},
        tuple((_officer_from(row), row["password_hash"]) for row in people),
    )


def _officer_from(row: Mapping[str, str]) -> Officer:
    return Officer(
        OfficerId(int(row["id"])),
        row["login"],
        row["full_name"],
        Role(row["role"]),
        is_active=row["is_active"] in ("1", "t"),
    )


def first_event(copied: Path, location: DatabaseLocation) -> str:
    """The hash of the first event in a copy, by which an office is known; "" without one."""
    if location.url:
        return postgres_programs.first_row_of(copied, "event").get("hash", "")
    engine = SqliteEngine(copied, read_key(location.files[1]), location.busy_ms)
    with engine.connection_context():
        return first_hash(engine)
