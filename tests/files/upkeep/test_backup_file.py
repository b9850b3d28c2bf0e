import errno
import os
import shutil
import zipfile

import pytest

from commune_desk.domain.outside_errors import BackupInvalid
from commune_desk.files.upkeep.backup_file import (
    SUFFIX,
    Manifest,
    check_whole,
    dated,
    found,
    newest,
    pack,
    prune,
    work_folder,
)
from tests.factories import moment

AT = moment("2026-10-05 07:30")
OF_AN_OFFICE = Manifest(made_at=AT, office_name="Xã", program_version="1", contents={})


def test_two_files_of_one_second_get_two_names(tmp_path):
    wanted = tmp_path / f"commune-desk{SUFFIX}"
    names = []
    for _ in range(3):
        path = dated(wanted, AT)
        path.touch()
        names.append(path.name)
    assert names == [
        "commune-desk-2026-10-05-073000.backup",
        "commune-desk-2026-10-05-073000-2.backup",
        "commune-desk-2026-10-05-073000-3.backup",
    ]


def test_the_newest_backup_of_a_folder_counts(tmp_path):
    assert newest(tmp_path / "chưa có") is None
    for day in (3, 9, 5):
        dated(tmp_path / f"commune-desk{SUFFIX}", moment(f"2026-10-0{day} 07:30")).touch()
    (tmp_path / "ghi chú.txt").touch()
    assert newest(tmp_path) == moment("2026-10-09 07:30")


def test_a_disk_that_does_not_read_a_backup_is_not_called_an_invalid_one(tmp_path, monkeypatch):
    path = tmp_path / f"1{SUFFIX}"
    path.write_bytes(b"no backup")
    with pytest.raises(BackupInvalid):
        check_whole(path)

    def fails(_file):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(zipfile, "_EndRecData", fails)  # which reads the end of the file
    with pytest.raises(OSError, match="Input/output"):
        check_whole(path)


@pytest.mark.skipif(os.name != "posix", reason="there folders are removed in another way")
def test_a_folder_of_half_done_work_goes_though_the_disk_fails_once(tmp_path, monkeypatch):
    remove, failed = os.rmdir, list[str]()

    def fails_once(path, **how):
        if not failed:
            failed.append(path)
            raise OSError(errno.EIO, "Input/output error", path)
        remove(path, **how)

    monkeypatch.setattr(os, "rmdir", fails_once)
    with work_folder(tmp_path) as work:
        (work / "copied").write_bytes(b"half")
    assert failed
    assert list(tmp_path.iterdir()) == []


def test_what_was_copied_here_today_is_as_old_as_it_says(tmp_path):
    """Under its own name, and under one that somebody gave it."""
    work, today = tmp_path / "work", moment("2026-10-20 07:30").timestamp()
    work.mkdir()
    named, manifest = pack([b"db"], OF_AN_OFFICE, work=work, folder=tmp_path)
    renamed = tmp_path / f"trước khi nâng cấp{SUFFIX}"
    shutil.copyfile(named, renamed)
    for path in (named, renamed):
        os.utime(path, (today, today))
    assert newest(tmp_path) == manifest.made_at
    named.unlink()
    assert newest(tmp_path) == AT
    later = dated(tmp_path / f"commune-desk{SUFFIX}", moment("2026-10-06 07:30"))
    later.touch()
    os.utime(later, (0, 0))
    assert [one.name for one in found([tmp_path])] == [later.name, renamed.name]


def test_a_name_with_a_day_that_there_is_not_hides_no_other_backup(tmp_path):
    work = tmp_path / "work"
    work.mkdir()
    named, _ = pack([b"db"], OF_AN_OFFICE, work=work, folder=tmp_path)
    odd = tmp_path / f"commune-desk-2026-13-40-250000{SUFFIX}"
    odd.touch()
    os.utime(odd, (0, 0))
    assert newest(tmp_path) == AT
    assert found([tmp_path]) == (named, odd)
    assert prune(tmp_path, AT.date()) == ()


def test_one_that_the_disk_does_not_read_hides_no_other_backup(tmp_path, monkeypatch):
    there = dated(tmp_path / f"commune-desk{SUFFIX}", AT)
    there.touch()
    unread = tmp_path / f"trước khi nâng cấp{SUFFIX}"
    unread.touch()
    os.utime(unread, (0, 0))

    def fails(_file):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(zipfile, "_EndRecData", fails)
    assert newest(tmp_path) == AT
    assert found([tmp_path]) == (there, unread)
