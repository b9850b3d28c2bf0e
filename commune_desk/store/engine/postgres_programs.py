"""The programs of PostgreSQL that copy a whole database: `pg_dump` and `pg_restore`.

The password never stands on a command line, where every program of the PC could read it.
"""

import os
import re
import shutil
import subprocess
from contextlib import ExitStack
from itertools import takewhile
from pathlib import Path
from tempfile import NamedTemporaryFile
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


def restore(url: str, dumped: Path) -> None:
    """Put what a file holds in the place of the whole database, all of it or nothing.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC.
        DatabaseUnreachable: the server did not take everything; it is as it was.
    """
    replace = ("--clean", "--if-exists", "--single-transaction", "--exit-on-error", "--no-owner")
    _call("pg_restore", url, *replace, str(dumped))


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
    names = begin[begin.index("(") + 1 : begin.index(")")].split(", ")
    rows = takewhile(lambda line: line != "\\.", lines)
    return [dict(zip(names, map(_uncopied, row.split("\t")), strict=True)) for row in rows]


def _uncopied(text: str) -> str:
    """A text without the backslashes that COPY puts before tabs, ends of lines and themselves."""
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), text)


_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"t": "\t", "n": "\n", "r": "\r", "N": ""}


def _call(name: str, url: str, *arguments: str) -> None:
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
        command = [_program(name), "--no-password", f"--dbname={address}", *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if b"No space left" in done.stderr:
        raise DiskFull(arguments[-1])
    if done.returncode:
        raise DatabaseUnreachable(host_of(url))


_SERVICE = "commune-desk"


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ProgramMissing(name)
    return found
