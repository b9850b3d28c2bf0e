"""The programs of PostgreSQL are told the secrets where no other program can read them.

What they answer is told from one another where the office has to do something else for it.
"""

import errno
import shutil
import sys

import psycopg
import pytest

from commune_desk.ciphers.stream import MAGIC
from commune_desk.domain.office.database_address import for_driver
from commune_desk.domain.outside_errors import BackupInvalid, DatabaseUnreachable, ProgramTooOld
from commune_desk.domain.upkeep.disk_errors import DiskFailing
from commune_desk.store.engine import postgres_programs

TELLS = """#!/bin/sh
{ printf '%s\\n' "$@" > "$TOLD/arguments"; env > "$TOLD/variables"
  [ -z "$PGSERVICEFILE" ] || cp "$PGSERVICEFILE" "$TOLD/service"; }
"""


REFUSES = """#!/bin/sh
cat > /dev/null
echo "$0: error: $SAID" >&2
exit 1
"""


LATER = """#!/bin/sh
printf 'SET statement_timeout = 0;\\nSET transaction_timeout = 0;\\n'
exec {program} "$@"
"""
"""As PostgreSQL 17 and later begin what they make of a dump; 15 and 16 know only the first."""


@pytest.fixture
def told(tmp_path, monkeypatch):
    """A program in the place of `pg_dump` that writes down what it was told."""
    program = tmp_path / "pg_dump"
    program.write_text(TELLS)
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("TOLD", str(tmp_path))
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script of the shell")
@pytest.mark.parametrize(
    "url",
    [
        "postgresql://mai:bi%40mat@may-chu/motcua",
        "postgresql://mai@may-chu/motcua?password=bi%40mat",
        "postgresql:///motcua?host=may-chu&user=mai&password=bi%40mat",
    ],
)
def test_no_password_stands_on_a_command_line(told, url):
    list(postgres_programs.dumped(url))
    assert "bi%40mat" not in (told / "arguments").read_text()
    assert "PGPASSWORD=bi@mat" in (told / "variables").read_text().splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script of the shell")
def test_the_password_of_a_key_goes_by_a_file_that_is_gone_afterwards(told):
    url = "postgresql://mai@may-chu/motcua?sslkey=k.pem&sslpassword=bi-mat"
    list(postgres_programs.dumped(url))
    assert "bi-mat" not in (told / "arguments").read_text()
    assert "service=commune-desk" in (told / "arguments").read_text()
    assert (told / "service").read_text() == "[commune-desk]\nsslpassword=bi-mat\n"
    kept = (told / "variables").read_text()
    path = next(line for line in kept.splitlines() if line.startswith("PGSERVICEFILE="))
    assert not told.joinpath(path.partition("=")[2]).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script of the shell")
@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("aborting because of server version mismatch", ProgramTooOld),
        ("unsupported version (1.16) in file header", ProgramTooOld),
        ("connection to server was lost", None),
    ],
)
def test_a_program_older_than_the_server_is_no_server_out_of_reach(
    tmp_path, monkeypatch, said, fault
):
    """Nor is a backup damaged that a newer program made."""
    for name in ("pg_dump", "pg_restore"):
        program = tmp_path / name
        program.write_text(REFUSES)
        program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("SAID", said)
    with pytest.raises(fault or DatabaseUnreachable):
        list(postgres_programs.dumped("postgresql:///motcua"))
    copy = tmp_path / "copy"
    copy.write_bytes(b"PGDMP")
    with pytest.raises(fault or BackupInvalid):
        postgres_programs.counts_of(copy, key=b"", named="copy")


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script of the shell")
def test_a_program_newer_than_the_server_restores_there(tmp_path, monkeypatch, postgres_url):
    with psycopg.connect(for_driver(postgres_url), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS seven")
        copy = tmp_path / "copy"
        copy.write_bytes(b"".join(postgres_programs.dumped(postgres_url)))
        connection.execute("DELETE FROM kept")
        program = tmp_path / "pg_restore"
        program.write_text(LATER.format(program=shutil.which("pg_restore")))
        program.chmod(0o700)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
        postgres_programs.restore(postgres_url, copy, key=b"")
        assert connection.execute("SELECT seven FROM kept").fetchall() == [(7,)]


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a script of the shell")
def test_what_the_disk_cut_short_is_no_invalid_dump_to_whoever_reads_it(tmp_path, monkeypatch):
    program = tmp_path / "pg_restore"
    program.write_text("#!/bin/sh\nexec cat\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    dump = tmp_path / "copied"
    dump.write_bytes(MAGIC)

    def fails(_source, _key):
        yield b"CREATE TABLE one (\n"
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(postgres_programs, "opened", fails)

    def load():
        with postgres_programs.script_of(dump, key=b"") as parts:
            assert [rows for _statements, rows in parts] == [None]
            raise BackupInvalid(str(dump))  # as a server says of half a statement

    with pytest.raises(DiskFailing):
        load()
