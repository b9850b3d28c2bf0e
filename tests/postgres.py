"""A throw-away PostgreSQL: one cluster per test process, one fresh database per test.

The cluster stands in a temporary folder, listens on a socket in it and nowhere else, never waits
for the disk, and is gone at the end. PostgreSQL refuses to run as root, so root hands it to the
user `postgres`, whom Debian's package brings along.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest
from psycopg import sql

NEW_CLUSTER = ("--auth=trust", "--username=app", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
LETS_IN = "local all app trust\nlocal all all scram-sha-256\n"
"""Whoever made the cluster comes in as he is; accounts that a test makes need their password."""

_ACCOUNTS = """SELECT account.rolname, account.rolpassword FROM pg_authid account
    JOIN pg_auth_members ON member = account.oid
    JOIN pg_roles counters ON counters.oid = roleid AND counters.rolname = %s"""

ROOM_IN_MEMORY = 2 * 1024**3
CARELESS_BUT_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
CAREFUL = "-c fsync=on -c synchronous_commit=on"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server, reached through the socket in its folder.

    Attributes:
        options: how it takes care of what it is given.
    """

    folder: Path
    numbers: Iterator[int] = field(default_factory=count)
    options: str = CARELESS_BUT_FAST
    _kept: list[psycopg.Connection[Any]] = field(default_factory=list, compare=False)

    def create_database(self, template: str = "template0") -> str:
        """Make a database, empty or as the copy of another, and return its name."""
        name = f"desk_{next(self.numbers)}"
        self._execute("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", name, template)
        return name

    def replace_database(self, name: str, template: str) -> None:
        """Make a database of that name the copy of another, whatever it was before."""
        self._tell("DROP DATABASE IF EXISTS {} WITH (FORCE)", sql.Identifier(name))
        copied = (sql.Identifier(name), sql.Identifier(template))
        self._tell("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy", *copied)

    def drop_database(self, name: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._execute("DROP DATABASE {} WITH (FORCE)", name)

    def accounts(self, group: str) -> list[tuple[str, str]]:
        """The accounts of a group, each with what is kept of its password."""
        with psycopg.connect(self._as_superuser) as connection:
            return connection.execute(_ACCOUNTS, (group,)).fetchall()

    def put_account_back(self, group: str, name: str, password: str) -> None:
        """Let an account sign in again with the password of which that is kept, for good."""
        again = "ALTER ROLE {} LOGIN PASSWORD {} VALID UNTIL 'infinity'"
        account = sql.Identifier(name)
        self._tell(again, account, sql.Literal(password))
        self._tell("GRANT {} TO {}", sql.Identifier(group), account)

    def changes(self, name: str, seconds: float = 5.0) -> int:
        """The number of the next transaction that changes anything, once a database is left alone.

        Args:
            name: of the database; who does not leave it stays there.
            seconds: so long it is waited for.
        """
        there = "SELECT count(*) FROM pg_stat_activity WHERE datname = {}"
        until = time.monotonic() + seconds
        while self._tell(there, sql.Literal(name)).fetchone() != (0,):
            if time.monotonic() > until:
                break
            time.sleep(0.003)
        row = self._tell("SELECT pg_snapshot_xmax(pg_current_snapshot())::text").fetchone()
        assert row is not None, "it is one row"
        return int(row[0])

    def url(self, name: str) -> str:
        """The address of a database, in the form in which the settings of an office have it."""
        return f"psycopg3://app@/{name}?host={self.folder}"

    def start(self) -> None:
        """Start the server, and wait until it takes connections."""
        socket = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}'"
        options = ("-w", "-l", self.folder / "log", "-o", f"{self.options} {socket}")
        _call("pg_ctl", "-D", self.folder / "data", *options, "start", folder=self.folder)

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server, whoever is connected to it; "fast" writes down what was done."""
        _call("pg_ctl", "-D", self.folder / "data", "-m", mode, "stop", folder=self.folder)

    def is_running(self) -> bool:
        """Whether there is a process of the server."""
        mark = self.folder / "data" / "postmaster.pid"
        try:
            os.kill(int(mark.read_text().split()[0]), 0)
        except PermissionError:
            return True
        except (OSError, IndexError):
            return False
        return True

    @contextmanager
    def silence(self) -> Iterator[None]:
        """The server says nothing, and connections to it stay: as if a cable was pulled."""
        first = (self.folder / "data" / "postmaster.pid").read_text().split()[0]
        children = (Path("/proc") / first / "task" / first / "children").read_text().split()
        for process in (first, *children):
            os.kill(int(process), signal.SIGSTOP)
        try:
            yield
        finally:
            for process in (*children, first):
                os.kill(int(process), signal.SIGCONT)

    @property
    def _as_superuser(self) -> str:
        return f"host={self.folder} user=app dbname=postgres"

    def _tell(self, statement: LiteralString, *parts: sql.Composable) -> psycopg.Cursor[Any]:
        """Say something over the connection that is kept, or over a new one where it was ended."""
        whole = sql.SQL(statement).format(*parts)
        try:
            return self._kept[0].execute(whole)
        except (IndexError, psycopg.OperationalError):
            self.leave()
            self._kept.append(psycopg.connect(self._as_superuser, autocommit=True))
            return self._kept[0].execute(whole)

    def leave(self) -> None:
        """Give up the connection that is kept."""
        while self._kept:
            self._kept.pop().close()

    def _execute(self, statement: str, *names: str) -> None:
        with psycopg.connect(self._as_superuser, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def throw_away_cluster(
    *, on_disk: bool = False, is_careful: bool = False, place: Path | None = None
) -> Iterator[Cluster]:
    """Make a cluster and start it; stop and remove it afterwards.

    Args:
        on_disk: whether it stands on a disk and waits for it, as the server of an office does.
        is_careful: it keeps what it has answered, whatever ends it.
        place: the folder that it stands in; None is one in memory, or on the disk.
    """
    in_memory = None if on_disk else memory()
    folder = Path(tempfile.mkdtemp(prefix="commune-desk-", dir=place or in_memory))
    cluster = Cluster(folder, options=CAREFUL if on_disk or is_careful else CARELESS_BUT_FAST)
    try:
        if _is_root():
            shutil.chown(folder, "postgres", "postgres")
        _call("initdb", *NEW_CLUSTER, "-D", folder / "data", folder=folder)
        (folder / "data" / "pg_hba.conf").write_text(LETS_IN, encoding="ascii")
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.leave()
            if cluster.is_running():
                cluster.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _call(program: str, *arguments: str | Path, folder: Path) -> None:
    owner: dict[str, Any] = {"user": "postgres", "group": "postgres", "extra_groups": []}
    subprocess.run(
        [server_program(program), *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        check=True,
        **(owner if _is_root() else {}),
    )


def server_program(name: str) -> str:
    """Where a program of the PostgreSQL server stands; it is an error not to have one on Linux."""
    if found := shutil.which(name):
        return found
    if sys.platform == "win32":
        pytest.skip("this Windows has no PostgreSQL server")
    if versions := sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")):
        return str(versions[-1])
    pytest.fail(f"There is no {name}; type: apt-get install postgresql")


def memory() -> str | None:
    """A folder in memory where there is one with room: copying a database is ten times faster."""
    folder = "/dev/shm"
    is_there = sys.platform != "win32" and os.access(folder, os.W_OK)
    return folder if is_there and shutil.disk_usage(folder).free > ROOM_IN_MEMORY else None


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """The server of this test process."""
    with throw_away_cluster() as cluster:
        yield cluster


@pytest.fixture
def postgres_url(postgres: Cluster) -> Iterator[str]:
    """The address of an empty database that lives as long as the test."""
    name = postgres.create_database()
    yield postgres.url(name)
    postgres.drop_database(name)
