"""An office on a server as a real one is: an owner who is no superuser, and a PC that joined.

Every test works on copies: of the database, and of the data folder of the PC.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Composed, Identifier, Literal

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.office.office import OfficeSetup
from commune_desk.files.office import machine
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import Desk, OpenOffice
from commune_desk.services.office import joining
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DATABASE_URL
from tests.factories import Clock, acting_as
from tests.postgres import Cluster

PC = "QUAY-2"
OWNER, OWNERS_PASSWORD = "motcua", "một câu dài @ của chủ"


@dataclass(frozen=True)
class Server:
    """A cluster with an account that owns its offices and may make accounts."""

    cluster: Cluster

    def set_up(self, *, makes_roles: bool = True) -> None:
        """Make the account, or let it make accounts, or no longer."""
        known = self.ask("SELECT 1 FROM pg_roles WHERE rolname = %s", OWNER)
        verb = SQL("ALTER ROLE {}" if known else "CREATE ROLE {}").format(Identifier(OWNER))
        right = SQL(
            " LOGIN NOCREATEDB CREATEROLE" if makes_roles else " LOGIN NOCREATEDB NOCREATEROLE"
        )
        password = SQL(" PASSWORD {}").format(Literal(OWNERS_PASSWORD))
        self._run(verb + right + password)

    def let_make_temporary_tables(self, name: str, *, may: bool) -> None:
        """Let every account make temporary tables in a database, or only whose it is."""
        said = (
            "GRANT TEMPORARY ON DATABASE {} TO {}"
            if may
            else "REVOKE TEMPORARY ON DATABASE {} FROM {}"
        )
        self._run(SQL(said).format(Identifier(name), SQL("PUBLIC")))

    def new_database(self, template: str = "template0") -> str:
        """A database of that account, empty or as the copy of another."""
        name = self.cluster.create_database(template)
        self._run(SQL("ALTER DATABASE {} OWNER TO {}").format(Identifier(name), Identifier(OWNER)))
        return name

    def url(self, name: str) -> str:
        """The address of a database, with the owner's name and password."""
        password = "m%E1%BB%99t%20c%C3%A2u%20d%C3%A0i%20%40%20c%E1%BB%A7a%20ch%E1%BB%A7"
        return f"postgresql://{OWNER}:{password}@/{name}?host={self.cluster.folder}"

    def ask(self, question: str, *values: object) -> list[tuple[object, ...]]:
        """What the server says to whoever administers it."""
        with psycopg.connect(f"host={self.cluster.folder} user=app dbname=postgres") as connection:
            return connection.execute(question, values).fetchall()

    def forget(self, role: str, name: str) -> None:
        """Remove an account with the rights that it has in a database."""
        for statement in ("DROP OWNED BY {}", "DROP ROLE {}"):
            self._run(SQL(statement).format(Identifier(role)), name)

    def _run(self, statement: Composed, name: str = "postgres") -> None:
        address = f"host={self.cluster.folder} user=app dbname={name}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)


def new_office(server: Server, folder: DataFolder, setup: OfficeSetup, clock: Clock) -> OpenOffice:
    """An office on the server, open at the PC of its administrator."""
    folder.root.mkdir(parents=True, exist_ok=True)
    values = SettingValues().with_value(DATABASE_URL, server.url(server.new_database()))
    machine.write(folder.machine_settings, values)
    return bootstrap.create_office(folder, setup, clock)


def copied_office(server: Server, made: DataFolder, folder: DataFolder) -> DataFolder:
    """A copy of an office on the server and of the data folder of its PC."""
    name = server.new_database(database_of(made))
    shutil.copytree(made.root, folder.root, dirs_exist_ok=True)
    values = machine.read(made.machine_settings).with_value(DATABASE_URL, server.url(name))
    machine.write(folder.machine_settings, values)
    return folder


def database_of(folder: DataFolder) -> str:
    """The name of the database in the settings of a PC."""
    address = machine.read(folder.machine_settings)[DATABASE_URL]
    return address.partition("@/")[2].partition("?")[0]


def administrators(opened: OpenOffice) -> Desk:
    """The desk of an administrator of an open office."""
    return acting_as(bootstrap.desk_without_screen(opened), Role.ADMINISTRATOR)


def join(desk: Desk, folder: DataFolder, place: Path, *, pc: str = PC) -> None:
    """Let a PC join the office of an administrator's desk, which is closed for it."""
    made = joining.invite(desk, pc)
    file = joining.save(made, place)
    desk.database.close()
    joining.join(folder, file, made.code, at=desk.now(), pc=pc)


def opened_copy(folder: DataFolder, place: Path, clock: Clock) -> Iterator[OpenOffice]:
    """The office of a copy of a data folder, open as long as it is asked for."""
    copied = DataFolder(place)
    shutil.copytree(folder.root, copied.root, dirs_exist_ok=True)
    opened = bootstrap.open_office(copied, clock)
    yield opened
    assert not opened.database.engine.in_transaction()
    opened.database.close()
