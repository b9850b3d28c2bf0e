"""The task file sets a machine up by itself, and says exactly what it may not do."""

import ast
import sys
from pathlib import Path

import pytest

import tasks
from tests.house.source import Module

ALL_TASKS = {"demo", "run", "test", "lint", "bench", "gallery", "bundle", "windows", "lock"}


@pytest.fixture
def calls(monkeypatch):
    """The commands that a task would have run."""
    made = []
    monkeypatch.setattr(tasks, "call", lambda *command, **_: made.append(command))
    return made


@pytest.fixture
def project(monkeypatch, tmp_path):
    """A project folder with a lock, in which nothing has been set up."""
    lock = tmp_path / "requirements.lock"
    lock.write_text("peewee==4.5.3 --hash=sha256:0\n")
    monkeypatch.setattr(tasks, "LOCK", lock)
    monkeypatch.setattr(tasks, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(tasks, "missing_packages", lambda libraries: [])
    return tmp_path


def test_every_task_explains_itself():
    assert tasks.TASKS.keys() == ALL_TASKS
    assert all(task.__doc__ for task in tasks.TASKS.values())


def test_the_task_file_needs_python_and_nothing_else():
    module = Module(Path(tasks.__file__), ast.parse(Path(tasks.__file__).read_text("utf-8")), 0)
    libraries = {name.partition(".")[0] for name in module.imported_modules()}
    assert libraries <= sys.stdlib_module_names


def test_set_up_installs_the_lock_with_its_hashes(project, calls):
    make_venv(project)
    tasks.set_up()
    assert [command[1:3] for command in calls] == [("-m", "venv"), ("-m", "pip")]
    assert "--require-hashes" in calls[-1]


def test_set_up_is_over_at_once_when_nothing_has_changed(project, calls):
    make_venv(project)
    tasks.set_up()
    calls.clear()
    tasks.set_up()
    assert calls == []


def test_a_changed_lock_is_installed(project, calls):
    make_venv(project)
    tasks.set_up()
    calls.clear()
    tasks.LOCK.write_text("peewee==4.5.4 --hash=sha256:1\n")
    tasks.set_up()
    assert len(calls) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows brings its own libraries")
def test_root_on_debian_gets_what_is_missing(monkeypatch, calls):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    tasks.install_packages(["libgl1"])
    assert [command[:2] for command in calls] == [("apt-get", "update"), ("apt-get", "install")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows brings its own libraries")
def test_others_are_told_what_to_type(monkeypatch, calls):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(tasks.CannotGoOn, match=r"sudo apt-get install --yes .* libgl1"):
        tasks.install_packages(["libgl1"])
    assert calls == []


def test_a_python_that_is_too_old_is_told_which_to_take(monkeypatch):
    monkeypatch.setattr("sys.version_info", (3, 9, 2))
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(tasks.CannotGoOn, match=r"3\.11, 3\.12 or 3\.13"):
        tasks.interpreter()


def test_a_supported_python_beside_it_is_taken(monkeypatch):
    monkeypatch.setattr("sys.version_info", (3, 14, 0))
    monkeypatch.setattr("shutil.which", {"python3.12": "/usr/bin/python3.12"}.get)
    assert tasks.interpreter() == "/usr/bin/python3.12"


def make_venv(project: Path) -> None:
    (project / ".venv").mkdir()
    (project / ".venv" / "pyvenv.cfg").write_text("version = 3.11.2\n")
