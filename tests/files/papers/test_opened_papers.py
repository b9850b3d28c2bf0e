"""Plain copies for other programs: their owner's alone, gone with the window."""

import os
import stat
import sys

import pytest

from commune_desk.files.papers import opened_papers
from commune_desk.paths import work_name

DAY_S = 24 * 3600
NO_PROCESS = 2**30
"""No system counts its processes so far."""


def age(file, seconds):
    at = file.stat().st_mtime - seconds
    os.utime(file, (at, at))


@pytest.mark.skipif(sys.platform == "win32", reason="an access list says it there")
def test_a_copy_is_its_owners_alone(tmp_path):
    copy = opened_papers.put(tmp_path / "opened", "ab12.pdf", b"%PDF")
    assert copy.read_bytes() == b"%PDF"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_the_copies_of_the_window_go_with_it(tmp_path):
    folder = tmp_path / "opened"
    opened_papers.clear(folder)
    opened_papers.put(folder, "ab12.pdf", b"%PDF")
    opened_papers.put(folder, "cd34.docx", b"PK")
    opened_papers.clear(folder)
    assert not folder.exists()


def test_the_copies_of_a_command_stay_for_a_day(tmp_path):
    folder = tmp_path / "opened"
    old = opened_papers.put_for_command(folder, "ab12.pdf", b"%PDF")
    new = opened_papers.put_for_command(folder, "cd34.pdf", b"%PDF 2")
    opened_papers.clear(folder)
    assert old.exists()
    age(old, DAY_S + 60)
    opened_papers.clear(folder)
    assert not old.exists()
    assert new.exists()
    age(new, DAY_S + 60)
    opened_papers.clear_old(folder)
    assert not new.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there it goes by its age")
def test_what_a_killed_command_left_half_written_goes_at_once(tmp_path):
    folder = tmp_path / "opened"
    new = opened_papers.put_for_command(folder, "cd34.pdf", b"%PDF")
    gone = work_name().replace(f"-{os.getpid()}-", f"-{NO_PROCESS}-")
    half = new.with_name(f"{gone}abcd.part")
    half.write_bytes(b"%P")
    opened_papers.clear_old(folder)
    assert new.exists()
    assert not half.exists()
