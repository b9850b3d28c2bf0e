"""A second start shows the window that is open; two real processes on one data folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Timer

import pytest
from PySide6.QtCore import QTimer

from commune_desk.files import lock
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import OpenOffice
from commune_desk.start.running import close_running, is_open
from commune_desk.ui.frame.way_in import second_start
from commune_desk.ui.frame.way_in.second_start import (
    address_of,
    call,
    closing_address_of,
    listen_at,
)

SECONDS = 30
HERE = Path(__file__).parents[4]


@pytest.fixture
def folder(office: OpenOffice) -> str:
    """The data folder of an office that nobody has open."""
    office.database.close()
    return str(office.folder.root)


@contextmanager
def running(folder: str) -> Iterator[subprocess.Popen[str]]:
    """The program, with its window put away."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.ui.frame.way_in.running_program", folder],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=HERE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        patience = Timer(SECONDS, process.kill)  # who waits for a word is not left waiting
        patience.start()
        try:
            assert said(process) == "away"
            yield process
        finally:
            patience.cancel()
            process.kill()


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def start_again(folder: str) -> int:
    """Start the program a second time; its exit code, once it has ended by itself."""
    command = [sys.executable, "-m", "commune_desk", "--data", folder]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=HERE, env=env, timeout=SECONDS, check=False).returncode


def test_a_second_start_shows_the_window_and_ends(folder: str):
    with running(folder) as first:
        assert start_again(folder) == 0
        assert said(first) == "front"
        assert first.poll() is None


def test_so_does_a_second_start_while_the_office_is_being_set_up(tmp_path: Path):
    with running(str(tmp_path / "mới")) as first:
        assert start_again(str(tmp_path / "mới")) == 0
        assert said(first) == "front"


def test_what_a_killed_program_left_behind_blocks_nobody(folder: str):
    with running(folder) as first:
        first.kill()
        first.wait()
    with running(folder) as next_one:
        assert start_again(folder) == 0
        assert said(next_one) == "front"


def test_a_program_that_hangs_has_not_shown_itself(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(second_start, "_ANSWER_MS", 200)
    server = listen_at(address_of(tmp_path), lambda: None)  # its events are not looked at here
    assert not call(address_of(tmp_path))
    server.close()


def test_that_nobody_listens_is_said(tmp_path: Path):
    assert not call(address_of(tmp_path))


def test_who_calls_says_nothing_and_hears_nothing(tmp_path: Path, qtbot):
    calls: list[int] = []
    server = listen_at(address_of(tmp_path), lambda: calls.append(1))
    names = "from commune_desk.ui.frame.way_in.second_start import call"
    code = f"{names}; call({address_of(tmp_path)!r})"
    with subprocess.Popen([sys.executable, "-c", code], cwd=HERE) as visitor:
        qtbot.waitUntil(lambda: visitor.poll() is not None, timeout=SECONDS * 1000)
        assert visitor.returncode == 0
    assert calls == [1]
    server.close()
    assert not call(address_of(tmp_path))


def test_another_folder_has_another_address(tmp_path: Path):
    assert address_of(tmp_path / "a") != address_of(tmp_path / "b")
    assert str(tmp_path) not in address_of(tmp_path)


def test_the_installer_learns_that_a_window_is_open_and_has_it_closed(folder: str, qtbot):
    place = DataFolder(Path(folder))
    assert not is_open(place)
    with running(folder) as first:  # the office is opened behind its window
        qtbot.waitUntil(lambda: is_open(place), timeout=SECONDS * 1000)
        assert close_running(place)
        assert first.wait(SECONDS) == 0


def test_a_window_that_does_not_close_is_said_to_be_open(tmp_path: Path, monkeypatch):
    folder = DataFolder(tmp_path)
    with lock.alone(folder):
        assert not close_running(folder, seconds=0.2)


def test_a_window_that_is_gone_is_waited_for_while_it_backs_the_office_up(tmp_path: Path, qtbot):
    asked: list[int] = []
    ask = (
        "import sys; from pathlib import Path\n"
        "from commune_desk.start.running import close_running\n"
        "from commune_desk.paths import DataFolder\n"
        f"folder = DataFolder(Path({str(tmp_path)!r}))\n"
        "sys.exit(not close_running(folder, seconds=1))"
    )
    with ExitStack() as program:
        program.enter_context(lock.alone(DataFolder(tmp_path)))
        listening = program.enter_context(ExitStack())

        def go() -> None:
            asked.append(1)
            QTimer.singleShot(100, listening.close)
            QTimer.singleShot(2_500, program.close)

        listening.callback(listen_at(address_of(tmp_path), pytest.fail).close)
        listening.callback(listen_at(closing_address_of(tmp_path), go).close)
        with subprocess.Popen([sys.executable, "-c", ask], cwd=HERE) as installer:
            qtbot.waitUntil(lambda: installer.poll() is not None, timeout=SECONDS * 1000)
    assert installer.returncode == 0
    assert asked == [1]
