import subprocess
import sys

import pytest

from commune_desk.domain.outside_errors import AlreadyRunning, FolderNotWritable
from commune_desk.files import lock
from commune_desk.paths import DataFolder

ELSEWHERE = """
import sys
from pathlib import Path
from commune_desk.paths import DataFolder
from commune_desk.files import lock
with lock.alone(DataFolder(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path):
    return DataFolder(tmp_path / "dữ liệu")


@pytest.fixture
def other_window(folder):
    """Another process that holds the folder."""
    command = [sys.executable, "-c", ELSEWHERE, str(folder.root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"held"
        yield process
        process.kill()


def test_the_second_window_on_a_folder_is_refused(folder, other_window):
    with pytest.raises(AlreadyRunning) as refusal, lock.alone(folder):
        pytest.fail("two windows on one folder")
    assert refusal.value.folder == str(folder.root)


def test_a_crash_lets_the_folder_go(folder, other_window):
    other_window.kill()
    other_window.wait()
    with lock.alone(folder):
        assert folder.lock.exists()


def test_a_window_that_was_closed_lets_the_folder_go(folder):
    with lock.alone(folder):
        pass
    with lock.alone(folder):
        pass


def test_two_folders_do_not_know_each_other(folder, other_window, tmp_path):
    with lock.alone(DataFolder(tmp_path / "khác")):
        pass


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "tệp").touch()
    with pytest.raises(FolderNotWritable), lock.alone(DataFolder(tmp_path / "tệp" / "x")):
        pass
