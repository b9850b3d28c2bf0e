"""The programs of PostgreSQL are told the secrets where no other program can read them."""

import sys

import pytest

from commune_desk.store.engine import postgres_programs

TELLS = """#!/bin/sh
{ printf '%s\\n' "$@" > "$TOLD/arguments"; env > "$TOLD/variables"
  [ -z "$PGSERVICEFILE" ] || cp "$PGSERVICEFILE" "$TOLD/service"; }
"""


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
