"""The programs of PostgreSQL that copy a whole database: `pg_dump` and `pg_restore`.

The password never stands on a command line, where every program of the PC could read it.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import takewhile
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from urllib.parse import unquote

from commune_desk.domain.database_address import BEFORE_HOST, for_driver, host_of, parted
from commune_desk.domain.outside_errors import (
    BackupInvalid,
    DatabaseUnreachable,
    DiskFull,
    ProgramMissing,
)


def dump(url: str, target: Path) -> None:
    """Write the whole database to a file, as it is at one moment.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC.
        DatabaseUnreachable: the server did not give everything.
        DiskFull: there is no space for it.
    """
    _call("pg_dump", url, "--format=custom", "--no-owner", "--file", str(target))


def restore(url: str, dumped: Path, then: Iterable[str] = ()) -> None:
    """Put what a file holds in the place of the whole database, all of it or nothing.

    Args:
        url: address of the database.
        dumped: the file.
        then: statements that belong to it, in the same transaction.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC.
        DatabaseUnreachable: the server did not take everything; it is as it was.
    """
    read = (_program("pg_restore"), "--clean", "--if-exists", "--no-owner", "--file=-", str(dumped))
    quiet = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1")
    with _reached("psql", url, *quiet) as (command, environment), TemporaryFile() as said:
        script = subprocess.Popen(read, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        server = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=said, stderr=said
        )
        assert script.stdout is not None
        assert server.stdin is not None
        # What stops at an error, or is killed before the last word, the server takes back.
        with suppress(BrokenPipeError), server.stdin as told, script.stdout as lines:
            told.write(b"BEGIN;\n")
            shutil.copyfileobj(lines, told)
            if script.wait() == 0:
                ends = (f"SET search_path TO {_SCHEMA}", *then, "COMMIT")
                told.write("".join(f"{one};\n" for one in ends).encode())
        script.wait()
        if server.wait() or script.returncode:
            raise DatabaseUnreachable(host_of(url))


def check(dumped: Path) -> None:
    """See whether `pg_restore` can read a file.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC.
        BackupInvalid: it cannot.
    """
    command = [_program("pg_restore"), "--list", str(dumped)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        raise BackupInvalid(str(dumped))


def rows_of(dumped: Path, table: str) -> list[dict[str, str]]:
    """The rows of one table of a dump as texts by column, read without any server.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC.
        BackupInvalid: it cannot be read.
    """
    only = ("--data-only", f"--table={table}", "--file=-")
    command = [_program("pg_restore"), *only, str(dumped)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise BackupInvalid(str(dumped))
    lines = iter(done.stdout.decode().splitlines())
    begin = next((line for line in lines if line.startswith("COPY ")), "()")
    return [_row_from(row, begin) for row in takewhile(lambda line: line != "\\.", lines)]


def _uncopied(text: str) -> str:
    """A text without the backslashes that COPY puts before tabs, ends of lines and themselves."""
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), text)


_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"t": "\t", "n": "\n", "r": "\r", "N": ""}


def first_row_of(dumped: Path, table: str) -> dict[str, str]:
    """The first row of a table of a dump, without reading the others; empty where it has none.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC.
    """
    command = [_program("pg_restore"), "--data-only", f"--table={table}", "--file=-", str(dumped)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reading:
        assert reading.stdout
        lines = (line.decode().rstrip("\n") for line in reading.stdout)
        begin = next((line for line in lines if line.startswith("COPY ")), "()")
        row = next(lines, "\\.")
        reading.kill()
    return {} if row == "\\." else _row_from(row, begin)


def _row_from(row: str, begin: str) -> dict[str, str]:
    names = begin[begin.index("(") + 1 : begin.index(")")].split(", ")
    return dict(zip(names, map(_uncopied, row.split("\t")), strict=True))


def _call(name: str, url: str, *arguments: str) -> None:
    with _reached(name, url, *arguments) as (command, environment):
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if b"No space left" in done.stderr:
        raise DiskFull(arguments[-1])
    if done.returncode:
        raise DatabaseUnreachable(host_of(url))


@contextmanager
def _reached(name: str, url: str, *arguments: str) -> Iterator[tuple[list[str], dict[str, str]]]:
    """The command line of a program that works with the database, and its environment."""
    address, secrets = parted(for_driver(url))
    password = secrets.get("password") or secrets.get(BEFORE_HOST, "")
    environment = {**os.environ, "PGPASSWORD": unquote(password), "LC_ALL": "C"}
    with ExitStack() as open_files:
        if key_password := unquote(secrets.get("sslpassword", "")):  # no variable takes it
            service = open_files.enter_context(NamedTemporaryFile("w", suffix=".conf"))
            service.write(f"[{_SERVICE}]\nsslpassword={key_password}\n")
            service.flush()
            environment["PGSERVICEFILE"] = service.name
            address = f"{address}&service={_SERVICE}"
        yield [_program(name), "--no-password", f"--dbname={address}", *arguments], environment


_SERVICE = "commune-desk"
_SCHEMA = "public"


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ProgramMissing(name)
    return found
