"""The programs of PostgreSQL that copy a whole database: `pg_dump` and `pg_restore`.

The password never stands on a command line, where every program of the PC could read it. What they
give and take goes through pipes: a dump stands on a disk only sealed (`ciphers/stream.py`).
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from itertools import takewhile
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile
from threading import Thread
from typing import IO
from urllib.parse import unquote

from commune_desk.ciphers.stream import SealBroken, is_sealed, opened
from commune_desk.domain.errors import UserError
from commune_desk.domain.office.database_address import BEFORE_HOST, for_driver, host_of, parted
from commune_desk.domain.outside_errors import (
    BackupInvalid,
    DatabaseUnreachable,
    ProgramMissing,
    ProgramTooOld,
)
from commune_desk.paths import disk_refusal

_PIECE = 1 << 18
_OF_NOBODY = ("--no-owner", "--no-privileges")
"""Another server has other accounts; their rights are given at the next opening."""


def dumped(url: str, moment: str = "") -> Iterator[bytes]:
    """The whole database as it is at one moment, piece by piece as `pg_dump` gives it.

    Args:
        url: address of the database.
        moment: the name of a snapshot that the server keeps; empty takes the present one.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC, or too old.
        DatabaseUnreachable: the server did not give everything.
    """
    asked = ("--format=custom", *_OF_NOBODY, *([f"--snapshot={moment}"] if moment else []))
    with (
        TemporaryFile() as said,
        _reached("pg_dump", url, *asked) as (command, environment),
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=said) as giving,
    ):
        assert giving.stdout is not None
        try:
            while piece := giving.stdout.read(_PIECE):
                yield piece
        except GeneratorExit:  # a full disk, an officer who stopped the work
            giving.kill()
            raise
        giving.wait()
        if giving.returncode:
            raise _too_old("pg_dump", said) or DatabaseUnreachable(host_of(url))


def restore(url: str, dump: Path, then: Iterable[str] = (), *, key: bytes) -> None:
    """Put what a file holds in the place of the whole database, all of it or nothing.

    Args:
        url: address of the database.
        dump: the file, sealed or plain.
        then: statements that belong to it, in the same transaction.
        key: of the seal.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC, or too old.
        BackupInvalid: the file was cut or altered; the database is as it was.
        DatabaseUnreachable: the server did not take everything; it is as it was.
    """
    quiet = ("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1")
    with _reached("psql", url, *quiet) as (command, environment), TemporaryFile() as said:
        server = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=said, stderr=said
        )
        assert server.stdin is not None
        try:
            # What stops at an error, or is killed before the last word, the server takes back.
            with suppress(BrokenPipeError), server.stdin as told:
                told.write(b"BEGIN;\n")
                with _script(dump, key, "--clean", "--if-exists", *_OF_NOBODY) as lines:
                    told.writelines(_known_to_any(lines))
                    shutil.copyfileobj(lines, told)
                ends = (f"SET search_path TO {_SCHEMA}", *then, "COMMIT")
                told.write("".join(f"{one};\n" for one in ends).encode())
        finally:
            server.wait()
        if server.returncode:
            raise DatabaseUnreachable(host_of(url))


def _known_to_any(script: IO[bytes]) -> Iterator[bytes]:
    """What a script sets before its first statement, so that older servers know it as well.

    Programs from PostgreSQL 17 on set a limit of time that no server before knows, and one unknown
    name ends the whole restore.
    """
    for line in script:
        yield _LIMIT_IF_KNOWN if line == _LIMIT else line
        if line == _LIMIT or not line.startswith((b"SET ", b"--", b"\n", b"\\restrict ")):
            return


_LIMIT = b"SET transaction_timeout = 0;\n"
_LIMIT_IF_KNOWN = b"""SELECT set_config('transaction_timeout', '0', false)
    WHERE current_setting('transaction_timeout', true) IS NOT NULL;\n"""


def counts_of(dump: Path | IO[bytes], *, key: bytes, named: str) -> dict[str, int]:
    """How many rows each table of a dump has; all of it is read, without any server.

    Args:
        dump: a file, or one that is open already.
        key: of the seal.
        named: what it is called, to say which one is damaged.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC, or too old.
        BackupInvalid: it cannot be read to its end.
    """
    found: dict[str, int] = {}
    table = ""
    with _script(dump, key, "--data-only", named=named) as lines:
        for line in lines:
            if not table and line.startswith(b"COPY "):
                table = line.split(b" ", 2)[1].decode().rpartition(".")[2]
                found[table] = 0
            elif line == b"\\.\n":
                table = ""
            elif table:
                found[table] += 1
    return found


@contextmanager
def tables_of(dump: Path, *, key: bytes) -> Iterator[Iterator[tuple[str, str, Iterator[bytes]]]]:
    """Each table of a dump: its name, its columns in brackets, and its rows as lines.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC, or too old.
        BackupInvalid: at the end of the block, where the dump was not whole.
    """
    with _script(dump, key, "--data-only") as lines:
        yield _tables_in(lines)


def _tables_in(lines: IO[bytes]) -> Iterator[tuple[str, str, Iterator[bytes]]]:
    for line in lines:
        if line.startswith(b"COPY "):
            begin = line.decode()
            rows = iter(partial(next, lines, _END), _END)
            columns = begin[begin.index("(") : begin.index(")") + 1]
            yield begin.split(" ", 2)[1].rpartition(".")[2], columns, rows
            for _left in rows:
                pass


_END = b"\\.\n"


@contextmanager
def script_of(
    dump: Path, *, key: bytes
) -> Iterator[Iterator[tuple[bytes, Iterator[bytes] | None]]]:
    """All statements that make the tables of a dump, in their order, some at once.

    One that copies rows stands alone, with them as lines; with others there are no rows.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC.
        BackupInvalid: at the end of the block, where the dump was not whole.
    """
    with _script(dump, key, f"--schema={_SCHEMA}", *_OF_NOBODY) as lines:
        yield _parts_in(lines)


def _parts_in(lines: IO[bytes]) -> Iterator[tuple[bytes, Iterator[bytes] | None]]:
    some: list[bytes] = []
    for line in lines:
        if line.startswith(b"COPY ") and line.endswith(b"FROM stdin;\n"):
            yield b"".join(some), None
            some = []
            rows = iter(partial(next, lines, _END), _END)
            yield line, rows
            for _left in rows:
                pass
        elif not line.startswith(_TO_PSQL):
            some.append(line)
    yield b"".join(some), None


_TO_PSQL = b"\\"


def rows_of(dump: Path, table: str, *, key: bytes) -> list[dict[str, str]]:
    """The rows of one table of a dump as texts by column, read without any server.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC, or too old.
        BackupInvalid: it cannot be read.
    """
    with _script(dump, key, "--data-only", f"--table={table}") as script:
        texts = script.read().decode().splitlines()
    lines = iter(texts)
    begin = next((line for line in lines if line.startswith("COPY ")), "()")
    return [_row_from(row, begin) for row in takewhile(lambda line: line != "\\.", lines)]


def first_row_of(dump: Path, table: str, *, key: bytes) -> dict[str, str]:
    """The first row of a table of a dump; empty where it has none.

    Raises:
        ProgramMissing: PostgreSQL's programs are not installed on this PC, or too old.
        BackupInvalid: it cannot be read.
    """
    begin, row = "()", ""
    with _script(dump, key, "--data-only", f"--table={table}") as lines:
        for line in lines:
            text = line.decode().rstrip("\n")
            if begin != "()" and not row:
                row = text
            elif text.startswith("COPY "):
                begin = text
    return {} if row in ("", "\\.") else _row_from(row, begin)


@contextmanager
def _script(
    dump: Path | IO[bytes], key: bytes, *arguments: str, named: str = ""
) -> Iterator[IO[bytes]]:
    """What `pg_restore` makes of a dump; a sealed one is opened on the way, in memory alone.

    Raises:
        BackupInvalid: at the end of the block, where the dump was not whole.
    """
    command = [_program("pg_restore"), *arguments, "--file=-"]
    broken: list[Exception] = []
    with TemporaryFile() as said, ExitStack() as open_files:
        source = open_files.enter_context(dump.open("rb")) if isinstance(dump, Path) else dump
        pieces = (
            opened(source, key) if is_sealed(source) else iter(partial(source.read, _PIECE), b"")
        )
        reading = open_files.enter_context(
            subprocess.Popen(
                command,
                env={**os.environ, **_IN_ENGLISH},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
            )
        )
        feeding = Thread(target=_feed, args=(pieces, reading, broken), daemon=True)
        feeding.start()
        assert reading.stdout is not None
        try:
            try:
                yield reading.stdout
            except BaseException:
                reading.kill()
                raise
            finally:
                reading.stdout.close()
                reading.wait()
                feeding.join()
        except Exception as met:  # whoever reads meets what was cut short, and not why
            if fault := _disk_fault(broken, dump):
                raise fault from met
            raise
        if fault := _disk_fault(broken, dump):
            raise fault
        if reading.returncode or broken:
            raise _too_old("pg_restore", said) or BackupInvalid(named or str(dump))


def _disk_fault(broken: list[Exception], dump: Path | IO[bytes]) -> UserError | None:
    """What the disk refused of a dump; None for nothing."""
    found = (disk_refusal(one, str(dump)) for one in broken if isinstance(one, OSError))
    return next(filter(None, found), None)


def _feed(
    pieces: Iterable[bytes], reading: "subprocess.Popen[bytes]", broken: list[Exception]
) -> None:
    """Give a program its input; what cannot be opened is no input."""
    assert reading.stdin is not None
    with suppress(BrokenPipeError), reading.stdin as told:
        try:
            for piece in pieces:
                told.write(piece)
        except (SealBroken, OSError) as problem:
            if not isinstance(problem, BrokenPipeError):
                broken.append(problem)
                reading.kill()


def _uncopied(text: str) -> str:
    """A text without the backslashes that COPY puts before tabs, ends of lines and themselves."""
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), text)


_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"t": "\t", "n": "\n", "r": "\r", "N": ""}


def _row_from(row: str, begin: str) -> dict[str, str]:
    names = begin[begin.index("(") + 1 : begin.index(")")].split(", ")
    return dict(zip(names, map(_uncopied, row.split("\t")), strict=True))


@contextmanager
def _reached(name: str, url: str, *arguments: str) -> Iterator[tuple[list[str], dict[str, str]]]:
    """The command line of a program that works with the database, and its environment."""
    address, secrets = parted(for_driver(url))
    password = secrets.get("password") or secrets.get(BEFORE_HOST, "")
    environment = {**os.environ, "PGPASSWORD": unquote(password), **_IN_ENGLISH}
    with ExitStack() as open_files:
        if key_password := unquote(secrets.get("sslpassword", "")):  # no variable takes it
            service = open_files.enter_context(NamedTemporaryFile("w", suffix=".conf"))
            service.write(f"[{_SERVICE}]\nsslpassword={key_password}\n")
            service.flush()
            environment["PGSERVICEFILE"] = service.name
            address = f"{address}&service={_SERVICE}"
        yield [_program(name), "--no-password", f"--dbname={address}", *arguments], environment


def _too_old(name: str, said: IO[bytes]) -> ProgramTooOld | None:
    """What it means that a program failed which says that it knows less than the server."""
    said.seek(0)
    return ProgramTooOld(name) if _FROM_LATER.search(said.read()) else None


_FROM_LATER = re.compile(rb"server version mismatch|unsupported version \(")
_IN_ENGLISH = {"LC_ALL": "C"}
"""What a program says is read here."""

_SERVICE = "commune-desk"
_SCHEMA = "public"


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ProgramMissing(name)
    return found
