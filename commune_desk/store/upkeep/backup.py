"""Copies of the whole database; `replacing` puts one in its place.

A copy of the encrypted file is encrypted with the same key: without the key file it is worth
nothing, to a thief and to the office alike. PostgreSQL's dump is sealed with a key that stands at
the same place in the data folder; a plain one, as earlier versions made it, is read as well.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.keys import OfficerId
from commune_desk.domain.office.officer import MACHINE_LOGIN, Officer
from commune_desk.domain.outside_errors import DatabaseKeyMissing, DatabaseTooNew
from commune_desk.domain.sign_in import login_from
from commune_desk.paths import folder_error
from commune_desk.store import tables
from commune_desk.store.database import Database, DatabaseLocation
from commune_desk.store.engine import postgres_programs
from commune_desk.store.engine.key_file import create_key, drawn_key, read_key, seal_key, write_key
from commune_desk.store.engine.sqlite import SqliteEngine
from commune_desk.store.migrations import known_version, schema_version
from commune_desk.store.queries.replaced import first_hash, kept_hashes

SCHEMA = "schema"
"""Beside the tables counted stands the version of the schema."""

_COUNTED = (tables.Dossier, tables.Citizen, tables.Event)
_KEY_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Still:
    """One moment of a database.

    Attributes:
        contents: what `facts_of` says of it.
        pieces: the copy, encrypted with the key of the location, as long as the moment lasts.
    """

    contents: dict[str, int]
    pieces: Iterator[bytes]


@contextmanager
def still(database: Database) -> Iterator[Still]:
    """Hold the database as it is at one moment, to be counted and copied, while others go on.

    Raises:
        DatabaseLocked: somebody else reads an earlier moment for too long.
        DatabaseDamaged, ProgramMissing, DatabaseUnreachable: as named, also when pieces are taken.
    """
    engine = database.engine
    with engine.still() as moment:
        yield Still(facts_of(database), engine.pieces(moment, key_of(database.location)))


def facts_of(database: Database) -> dict[str, int]:
    """The schema version of a database and how many rows each of its tables has."""
    there = set(database.engine.get_tables())
    names = [(table, table._meta.table_name) for table in tables.ALL_TABLES]
    counts = {name: table.select().count(database.engine) for table, name in names if name in there}
    return {SCHEMA: schema_version(database.engine), **counts}


def main_facts(contents: Mapping[str, int]) -> dict[str, int]:
    """Of what `facts_of` says the part that people look at; of these tables nothing goes away."""
    names = [SCHEMA, *(table._meta.table_name for table in _COUNTED)]
    return {name: contents[name] for name in names if name in contents}


def key_id(location: DatabaseLocation) -> str:
    """What tells one key from another and says nothing about it; "" on a server without backups.

    Raises:
        DatabaseKeyMissing: the key file of a database on this PC is not there.
    """
    if location.url and (location.key_path is None or not location.key_path.exists()):
        return ""
    return key_id_of(key_of(location))


def key_of(location: DatabaseLocation) -> bytes:
    """The key itself, to be wrapped and to go nowhere else.

    Raises:
        DatabaseKeyMissing: the key file is not there.
    """
    if location.key_path is None:
        raise DatabaseKeyMissing("")
    return read_key(location.key_path)


def make_key(location: DatabaseLocation) -> None:
    """See that there is a key, for the backups and papers of a server's PC; a file has its own.

    Raises:
        FolderNotWritable, DiskFull: it cannot be made.
    """
    if location.url and location.key_path is not None and not location.key_path.exists():
        try:
            with suppress(FileExistsError):  # somebody else drew one at this moment
                create_key(location.key_path)
        except OSError as problem:
            raise folder_error(problem, location.key_path.parent) from problem


def new_key() -> bytes:
    """A key that nobody can guess, not yet written anywhere."""
    return drawn_key()


def keep_key(path: Path, key: bytes) -> None:
    """Write a key to a file that is not there yet."""
    write_key(path, key)


def let_system_keep(path: Path, *, for_machine: bool = False) -> None:
    """Let the system keep a key for this user, or for all of this PC, where it can (`key_file`)."""
    seal_key(path, for_machine=for_machine)


def key_id_of(key: bytes) -> str:
    """What tells a key from another and says nothing about it."""
    return hashlib.sha256(key).hexdigest()[:_KEY_ID_LENGTH]


def check(copied: Path, location: DatabaseLocation) -> dict[str, int]:
    """Read a copy from end to end; returns what `facts_of` says of it.

    Raises:
        DatabaseDamaged, BackupInvalid: it does not hold together, or the key does not open it.
        DatabaseKeyMissing, ProgramMissing: there is nothing to read it with.
    """
    if location.url:
        return counts_of_dump(copied, location, named=str(copied))
    engine = SqliteEngine(copied, key_of(location), location.busy_ms)
    with engine.connection_context():
        database = Database(engine, replace(location, path=copied))
        database.integrity_check()
        return facts_of(database)


def counts_of_dump(
    dump: Path | IO[bytes], location: DatabaseLocation, *, named: str
) -> dict[str, int]:
    """The rows of each table of a dump, which is read from end to end in memory.

    Raises:
        BackupInvalid: it was cut or altered, or another key sealed it.
        ProgramMissing: there is nothing to read it with.
    """
    found = postgres_programs.counts_of(dump, key=_key_of_dump(location), named=named)
    known = {table._meta.table_name for table in tables.ALL_TABLES}
    return {name: count for name, count in found.items() if name in known}


def _key_of_dump(location: DatabaseLocation) -> bytes:
    """The key of this PC; none opens a plain dump of an earlier version all the same."""
    try:
        return key_of(location)
    except DatabaseKeyMissing:
        return b""


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
            postgres_programs.rows_of(copied, table, key=_key_of_dump(location))
            for table in ("officer", "office_setting")
        )
    else:
        engine = SqliteEngine(copied, key_of(location), location.busy_ms)
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
        key = _key_of_dump(location)
        return postgres_programs.first_row_of(copied, "event", key=key).get("hash", "")
    engine = SqliteEngine(copied, key_of(location), location.busy_ms)
    with engine.connection_context():
        return first_hash(engine)


def events_of(copied: Path, location: DatabaseLocation, first: int) -> tuple[tuple[int, str], ...]:
    """Key and hash of the events in a copy from a key on."""
    if location.url:
        found = postgres_programs.rows_of(copied, "event", key=_key_of_dump(location))
        return tuple((int(row["id"]), row["hash"]) for row in found if int(row["id"]) >= first)
    engine = SqliteEngine(copied, key_of(location), location.busy_ms)
    with engine.connection_context():
        return tuple(kept_hashes(engine, first))
