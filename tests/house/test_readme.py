"""What README shows works as it stands: its commands, its pictures."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import tasks
from commune_desk.cli.entry import main
from tests.house.pictures import SHOWN
from tests.house.source import ROOT

README = (ROOT / "README.md").read_text("utf-8")
SHOWN_COMMANDS = re.findall(r"python3 tasks\.py ([^`#\n]+)", README)
COMMANDS = [shlex.split(command) for command in SHOWN_COMMANDS]
DEMONSTRATION = ["--data", "demo-output/office"]
ON_ITS_DATA = [words[4:] for words in COMMANDS if words[2:4] == DEMONSTRATION and words[4:]]
QUICK = [words for words in COMMANDS if "--help" in words]
SMALL_PICTURE = 150_000

is_set_up = Path(sys.prefix).resolve() == tasks.VENV.resolve()


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_names_a_task(words: list[str]):
    assert words[0] in {*tasks.TASKS, "--help"}
    assert words[1:2] in ([], ["--"])


@pytest.mark.skipif(not is_set_up, reason="these tests run in another Python than that of .venv")
@pytest.mark.parametrize("words", QUICK, ids=" ".join)
def test_a_quick_command_does_what_it_says(words: list[str]):
    command = [sys.executable, str(ROOT / "tasks.py"), *words]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", cwd="/")
    assert done.stdout.startswith("usage: ")


@pytest.mark.parametrize("words", ON_ITS_DATA, ids=" ".join)
def test_a_command_on_the_office_of_the_demonstration_is_one_of_the_program(
    words: list[str], sqlite_folder, capsys
):
    assert main(["--data", str(sqlite_folder.root), *words]) == 0
    assert capsys.readouterr().out


def test_the_office_of_the_demonstration_has_the_officers_that_are_named(practice_setup):
    logins = {officer.login for officer in practice_setup.officers}
    assert set(re.findall(r"`(\w+)` (?:is )?the ", README)) == logins


def test_it_begins_with_small_pictures_of_the_program():
    shown = re.findall(r"!\[.+\]\((.+)\)", README.partition("\n## ")[0])
    assert shown == [f"resources/pictures/{name}.png" for name in SHOWN.values()]
    assert all((ROOT / picture).stat().st_size <= SMALL_PICTURE for picture in shown)
