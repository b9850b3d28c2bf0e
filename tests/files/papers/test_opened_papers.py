"""Plain copies for other programs: their owner's alone, gone with the window."""

import os
import stat
import sys

import pytest

from commune_desk.files.papers import opened_papers

DAY_S = 24 * 3600


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
