"""The task file sets a machine up by itself, and says exactly what it may not do."""

import ast
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import tasks
from tests.house.source import Module

ALL_TASKS = set(
    "demo run test lint house bench gallery pictures torture forms bundle windows installer "
    "update-pack data-pack lock".split()
)
on_linux = pytest.mark.skipif(sys.platform == "win32", reason="Windows has all that is needed")


@pytest.fixture
def commands(monkeypatch):
    """The commands that a task would have run."""
    made = []
    monkeypatch.setattr(tasks, "call", lambda *command, **_: made.append(command))
    monkeypatch.setattr(tasks, "step", lambda said, *command: made.append(command))
    return made


@pytest.fixture
def project(monkeypatch, tmp_path):
    """A project folder with a lock and an empty `.venv`, on a machine that lacks nothing else."""
    lock = tmp_path / "requirements.lock"
    lock.write_text("peewee==4.5.3 --hash=sha256:0\n")
    monkeypatch.setattr(tasks, "ROOT", tmp_path)
    monkeypatch.setattr(tasks, "LOCK", lock)
    monkeypatch.setattr(tasks, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(tasks, "is_there", lambda name: True)
    make_venv(tmp_path, f"{tasks.VERSION}.2")
    return tmp_path


@pytest.fixture
def bare_machine(monkeypatch):
    """A Debian on which nothing is installed beside Python."""
    monkeypatch.setattr(tasks, "is_there", lambda name: False)
    monkeypatch.setattr("shutil.which", lambda name, **_: f"/usr/bin/{name}")


def test_every_task_explains_itself():
    assert tasks.TASKS.keys() == ALL_TASKS
    assert all(task.__doc__ for task in tasks.TASKS.values())


@pytest.mark.parametrize("name", sorted(ALL_TASKS))
@pytest.mark.parametrize("switch", ["--help", "-h"])
def test_every_task_answers_help_and_does_nothing(name, switch, monkeypatch, commands, capsys):
    monkeypatch.setattr(sys, "argv", ["tasks.py", name, switch])
    monkeypatch.setattr(tasks, "is_there", lambda name: False)
    assert tasks.main() == 0
    said = capsys.readouterr().out
    assert said.startswith(f"python3 tasks.py {name} ")
    assert (tasks.TASKS[name].__doc__ or "no").splitlines()[0] in said
    assert commands == []


def test_the_help_of_the_tool_behind_is_asked_for_with_two_dashes(monkeypatch, commands):
    monkeypatch.setattr(sys, "argv", ["tasks.py", "bundle", "--", "--help"])
    monkeypatch.setattr(tasks, "is_there", lambda name: True)
    monkeypatch.setattr(tasks, "keep_venv", lambda venv, lock: None)
    assert tasks.main() == 0
    assert [command[-1] for command in commands] == ["--help"]


def test_the_help_of_the_release_names_every_step():
    from installer.windows import STEPS

    assert all(step in tasks.help_of("windows") for step in STEPS)


@pytest.mark.parametrize("scene", tasks.SCENES)
def test_every_scene_of_the_torture_is_told_of_and_is_there(scene, monkeypatch):
    assert f"`--{scene}`" in tasks.help_of("torture").replace("torture ", "")
    ran = []
    monkeypatch.setattr(tasks, "set_up", lambda further: None)
    monkeypatch.setattr(tasks, "python", lambda *words, **_: ran.append(words))
    tasks.torture([f"--{scene}", "--seed", "7"])
    assert ran == [("-m", f"tests.torture.{scene}", "--seed", "7")]
    assert find_spec(f"tests.torture.{scene}") is not None


def test_the_task_file_needs_python_and_nothing_else():
    module = Module(Path(tasks.__file__), ast.parse(Path(tasks.__file__).read_text("utf-8")), 0)
    libraries = {name.partition(".")[0] for name in module.imported_modules()}
    assert libraries <= sys.stdlib_module_names


# --- the virtual environment -------------------------------------------------------------------


def test_set_up_installs_the_lock_with_its_hashes(project, commands):
    tasks.set_up()
    assert [command[1:3] for command in commands] == [("-m", "venv"), ("-m", "pip")]
    assert "--require-hashes" in commands[-1]


def test_set_up_is_over_at_once_when_nothing_has_changed(project, commands):
    tasks.set_up()
    commands.clear()
    tasks.set_up()
    assert commands == []


def test_a_changed_lock_is_installed(project, commands):
    tasks.set_up()
    commands.clear()
    tasks.LOCK.write_text("peewee==4.5.4 --hash=sha256:1\n")
    tasks.set_up()
    assert len(commands) == 2


def test_what_another_python_made_is_made_anew(project, commands):
    make_venv(project, "3.10.1")
    tasks.set_up()
    commands.clear()
    tasks.set_up()
    assert len(commands) == 2


# --- system packages ---------------------------------------------------------------------------


@on_linux
def test_root_on_debian_gets_what_is_missing(monkeypatch, bare_machine, commands):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    tasks.install_packages({"libGL.so.1": "libgl1", "wine": "wine wine64"})
    assert [command[:2] for command in commands] == [("apt-get", "update"), ("apt-get", "install")]
    assert commands[-1][-3:] == ("libgl1", "wine", "wine64")


@on_linux
def test_others_are_told_what_to_type(monkeypatch, bare_machine, commands):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(tasks.CannotGoOn, match=r"sudo apt-get install --yes .* libgl1"):
        tasks.install_packages({"libGL.so.1": "libgl1"})
    assert commands == []


@on_linux
def test_others_are_told_in_one_go_what_all_the_everyday_tasks_lack(monkeypatch, bare_machine):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(tasks.CannotGoOn) as told:
        tasks.install_packages({"objcopy": "binutils"})
    command = str(told.value).splitlines()[-1]
    for package in ("python3-venv", "libgl1", "libxcb-cursor0", "postgresql", "cups-daemon"):
        assert f" {package}" in command
    assert command.endswith(" binutils")


@on_linux
def test_what_a_task_does_not_need_stops_nobody(monkeypatch, commands):
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(tasks, "is_there", lambda name: name != "initdb")
    tasks.install_packages(tasks.PYTHON | tasks.DRAWING)
    assert commands == []


@on_linux
@pytest.mark.parametrize(
    ("name", "is_there"),
    [
        ("libc.so.6", True),
        ("libcommune-desk.so.1", False),
        ("ensurepip", True),
        ("sh", True),
        ("commune-desk-no-such-program", False),
    ],
)
def test_what_is_there_is_seen(name, is_there):
    assert tasks.is_there(name) is is_there


# --- running -----------------------------------------------------------------------------------


def test_a_step_is_one_line(capfd):
    tasks.step("Make something", sys.executable, "-c", "print('much to say')")
    said = capfd.readouterr()
    assert said.out == ""
    assert [line.split()[1:] for line in said.err.splitlines()] == [["Make", "something"]]


def test_what_a_failed_step_had_to_say_is_shown(capfd):
    with pytest.raises(subprocess.CalledProcessError):
        tasks.step("Make something", sys.executable, "-c", "print('why'); raise SystemExit(3)")
    assert capfd.readouterr().err.splitlines()[1:] == ["why"]


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--data", "demo-output/office"], True),
        (["--data=demo-output/office"], True),
        (["--help"], False),
        (["find", "Nam"], False),
        (["--data", "demo-output/office", "find", "Nam"], False),
    ],
)
def test_the_window_s_libraries_are_needed_where_it_opens(arguments, window):
    assert tasks.opens_window(arguments) is window


def test_a_python_that_is_too_old_is_told_which_to_take(monkeypatch):
    monkeypatch.setattr("sys.version_info", (3, 9, 2))
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(tasks.CannotGoOn, match=r"3\.11, 3\.12 or 3\.13"):
        tasks.supported_python()


def test_a_supported_python_beside_it_is_taken(monkeypatch):
    monkeypatch.setattr("sys.version_info", (3, 14, 0))
    monkeypatch.setattr("shutil.which", {"python3.12": "/usr/bin/python3.12"}.get)
    assert tasks.supported_python() == "/usr/bin/python3.12"


def make_venv(project: Path, version: str) -> None:
    (project / ".venv").mkdir(exist_ok=True)
    (project / ".venv" / "pyvenv.cfg").write_text(f"version = {version}\n")
