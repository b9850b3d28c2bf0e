import os
import stat
import sys
from contextlib import nullcontext
from errno import EACCES, EDQUOT, EINVAL, EIO, ENOENT, ENOSPC, EROFS, EXDEV
from pathlib import Path

import pytest

from commune_desk.domain.outside_errors import DiskFull, FolderMissing, FolderNotWritable
from commune_desk.domain.upkeep.disk_errors import DiskFailing
from commune_desk.files import writing
from commune_desk.paths import folder_error

CONTENT = b"%PDF-1.4 m\xe1\xba\xabu"


def test_a_folder_in_the_place_of_the_file_is_said(tmp_path):
    (tmp_path / "giấy.pdf").mkdir()
    with pytest.raises(FolderNotWritable):
        writing.write_whole(tmp_path / "giấy.pdf", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["giấy.pdf"]


def test_what_means_no_refusal_is_not_its_own_cause():
    unknown = OSError(EXDEV, "another disk")
    with pytest.raises(OSError, match="another disk") as raised:
        folder_error(unknown, Path())
    assert raised.value.__cause__ is None


def test_a_file_is_replaced_whole(tmp_path):
    target = tmp_path / "mới" / "sổ.pdf"
    writing.write_whole(target, b"cu")
    writing.write_whole(target, CONTENT)
    assert target.read_bytes() == CONTENT
    assert [file.name for file in target.parent.iterdir()] == ["sổ.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows flushes its folders by itself")
def test_the_folder_is_flushed_when_the_new_name_stands_in_it(tmp_path, monkeypatch):
    flushed = []

    def watching(handle):
        is_folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        flushed.append(sorted(file.name for file in tmp_path.iterdir()) if is_folder else "file")

    monkeypatch.setattr("os.fsync", watching)
    writing.write_whole(tmp_path / "sổ.pdf", CONTENT)
    assert flushed == ["file", ["sổ.pdf"]]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows flushes its folders by itself")
@pytest.mark.parametrize(("code", "is_refused"), [(EINVAL, False), (EIO, True)])
def test_a_file_system_that_knows_no_flush_of_folders_is_taken_as_it_is(
    tmp_path, monkeypatch, code, is_refused
):
    def refusing(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, "refused")

    monkeypatch.setattr("os.fsync", refusing)
    with pytest.raises(DiskFailing) if is_refused else nullcontext():
        writing.write_whole(tmp_path / "sổ.pdf", CONTENT)
    assert (tmp_path / "sổ.pdf").read_bytes() == CONTENT


@pytest.mark.parametrize(
    ("code", "fact"),
    [
        (ENOSPC, DiskFull),
        (EDQUOT, DiskFull),
        (EACCES, FolderNotWritable),
        (EROFS, FolderNotWritable),
        (ENOENT, FolderMissing),
        (EIO, DiskFailing),
    ],
)
def test_what_the_system_refuses_is_a_fact_and_leaves_nothing(tmp_path, monkeypatch, code, fact):
    target = tmp_path / "sổ.pdf"
    target.write_bytes(b"cu")

    def refusing(_handle):
        raise OSError(code, "refused")

    monkeypatch.setattr("os.fsync", refusing)
    with pytest.raises(fact):
        writing.write_whole(target, CONTENT)
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"cu"]


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "tệp").touch()
    for folder in (tmp_path / "tệp", tmp_path / "tệp" / "trong"):
        with pytest.raises(FolderMissing):
            writing.check_writable(folder)
    with pytest.raises(FolderMissing):
        writing.write_whole(tmp_path / "tệp" / "sổ.pdf", CONTENT)
