"""A run that is killed at any touch of the disk leaves whole backups, and nothing half done."""

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from commune_desk import bootstrap
from commune_desk.files import writing
from commune_desk.files.upkeep import history_keys
from commune_desk.paths import KEYS_VARIABLE
from commune_desk.services.papers import kept_papers
from commune_desk.services.upkeep import backup, history, rehearsing
from commune_desk.settings import BACKUP_FOLDER
from commune_desk.store.engine import key_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is forked here")

MOST_TOUCHES = 200


def killed_at(touch, folder, usb, work) -> bool:
    """Do it in a process that ends itself at that touch of the disk; whether it came so far."""
    child = os.fork()
    if child == 0:
        try:
            left = [touch]

            def counted(call):
                def touched(*arguments, **options):
                    left[0] -= 1
                    if left[0] == 0:
                        os.kill(os.getpid(), signal.SIGKILL)
                    return call(*arguments, **options)

                return touched

            os.fsync = counted(os.fsync)
            for name in ("open", "replace", "rename", "unlink", "mkdir"):
                setattr(Path, name, counted(getattr(Path, name)))
            work(desk_of(folder, usb))
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def desk_of(folder, usb):
    desk = bootstrap.desk_without_screen(bootstrap.open_office(folder))
    return replace(desk, settings=desk.settings.with_value(BACKUP_FOLDER, str(usb)))


@pytest.mark.parametrize("work", [backup.go_round, rehearsing.rehearse])
def test_whenever_it_is_killed_what_stands_is_whole_and_the_next_run_clears_up(
    any_folder, tmp_path, work
):
    usb = tmp_path / "usb"
    desk = desk_of(any_folder, usb)
    kept_papers.keep(desk, b"%PDF", ".pdf")
    desk.database.close()
    touch = 1
    while killed_at(touch, any_folder, usb, work):
        touch += 3
        assert touch < MOST_TOUCHES
    assert touch > 10
    desk = desk_of(any_folder, usb)
    backup.go_round(desk)
    rehearsing.rehearse(desk)
    for place in (any_folder.root, any_folder.backups, usb):
        assert list(place.glob(".commune-desk-*")) == []
    assert list(tmp_path.rglob("*.part")) == []
    stand = [*any_folder.backups.glob("*.backup"), *usb.glob("*.backup")]
    assert len(stand) >= 2
    for path in stand:
        backup.verify(path, desk.database.location)
    assert history.verify(desk).events
    desk.database.close()


def killed_while_it_flushes(work) -> None:
    """Do it in a process that ends itself where it flushes a file."""
    child = os.fork()
    if child == 0:
        os.fsync = lambda fd: os.kill(os.getpid(), signal.SIGKILL)
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)


def half_written(folder) -> list[Path]:
    return list(folder.rglob(".commune-desk-*.part"))


def test_a_paper_that_was_cut_off_hinders_no_backup_and_is_taken_away(sqlite_folder, tmp_path):
    killed_while_it_flushes(
        lambda: writing.write_whole(sqlite_folder.archive / "ab" / "giấy.pdf.sealed", b"%PDF")
    )
    assert half_written(sqlite_folder.archive)
    desk = desk_of(sqlite_folder, tmp_path / "usb")
    assert backup.go_round(desk).refused is None
    assert half_written(tmp_path) == []
    desk.database.close()


def test_a_key_that_was_cut_off_is_taken_away_by_the_next_backup(sqlite_folder, tmp_path):
    aside = sqlite_folder.key.with_stem("database-2026-10-05-073000")
    killed_while_it_flushes(lambda: key_file.write_key(aside, bytes(32)))
    assert not aside.exists()
    desk = desk_of(sqlite_folder, tmp_path / "usb")
    assert backup.go_round(desk).refused is None
    assert [one.name for one in sqlite_folder.root.iterdir() if aside.name in one.name] == []
    desk.database.close()


def test_what_a_killed_run_left_goes_when_the_folder_is_written_again(tmp_path):
    killed_while_it_flushes(lambda: writing.write_whole(tmp_path / "báo cáo.pdf", b"%PDF"))
    assert half_written(tmp_path)
    writing.check_writable(tmp_path)
    assert half_written(tmp_path) == []


def test_half_a_key_does_not_stay_beside_the_whole_one(folder, tmp_path, monkeypatch):
    monkeypatch.setenv(KEYS_VARIABLE, str(tmp_path))
    key = history_keys.new_key()
    history_keys.keep_key(folder, key)  # the user's own is there from now on
    killed_while_it_flushes(lambda: history_keys.keep_key(folder, key))
    assert half_written(tmp_path)
    history_keys.keep_key(folder, key)
    assert half_written(tmp_path) == []
