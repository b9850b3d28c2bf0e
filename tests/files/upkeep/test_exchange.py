"""A restore that is cut off at any touch of the disk leaves the old database or the new one."""

import errno
import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from commune_desk.domain.errors import UserError
from commune_desk.files.upkeep import exchange
from commune_desk.paths import DataFolder

OLD, LOG, NEW = b"old", b"its log", b"new"
OLD_KEY, NEW_KEY, OLD_SHEET = b"old key", b"new key", b"{}"
NEW_SHEET = {"sheet_no": "3F2A"}
TOUCHES = {"open", "os.rename", "os.remove"}
DONE, REFUSED, DONE_ALL_THE_SAME = 0, 1, 2
MOST = 100

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is cut off by a fork")


@pytest.fixture
def place(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path)
    folder.database.write_bytes(OLD)
    folder.database.with_name("commune-desk.db-wal").write_bytes(LOG)
    (tmp_path / "copied").write_bytes(NEW)
    return folder


def put(folder: DataFolder) -> None:
    with exchange.announced(folder):
        exchange.put(folder.root / "copied", folder, folder.root / "commune-desk-replaced.db")


def put_with_key(folder: DataFolder) -> None:
    key = exchange.NewKey(folder.root / "key", folder.root / "database-2026.key", NEW_SHEET)
    aside = folder.root / "commune-desk-former.db"
    with exchange.announced(folder):
        exchange.put(folder.root / "copied", folder, aside, key=key, drops_aside=True)


def broken_off(folder: DataFolder, at: int, breaks, puts=put) -> int:
    """Put the new database in place in a process that breaks off there; how it ended."""
    child = os.fork()
    if child == 0:
        count = 0

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal count
            if event in TOUCHES and str(folder.root) in str(arguments[0]):
                count += 1
                if count == at:
                    breaks()

        sys.addaudithook(watch)
        with suppress(OSError, UserError):
            puts(folder)
            os._exit(DONE if count < at else DONE_ALL_THE_SAME)
        os._exit(REFUSED)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def fail() -> None:
    raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize("breaks", [kill, fail])
def test_wherever_it_is_broken_off_the_next_opening_finds_one_whole_database(place, breaks):
    found = set()
    for at in range(1, MOST):
        if broken_off(place, at, breaks) == DONE:
            break
        assert not place.is_new
        exchange.finish(place)
        found.add(check_whole(place))
        begin_again(place)
    else:
        pytest.fail("it never ended")
    assert at > 5
    assert OLD in found
    assert check_whole(place) == NEW


@pytest.mark.parametrize("puts", [put, put_with_key])
def test_what_is_refused_is_not_done_and_what_is_done_is_not_refused(place, puts):
    """Once the new database has its name, what the disk refuses is left to the next opening."""
    ends = set()
    for at in range(1, MOST):
        begin_with_keys(place, has_key=True)
        ended = broken_off(place, at, fail, puts)
        exchange.finish(place)
        is_done = place.database.read_bytes() == NEW
        assert is_done is (ended != REFUSED)
        ends.add(ended)
        if ended == DONE:
            break
    assert ends == {DONE, DONE_ALL_THE_SAME, REFUSED}


def check_whole(place: DataFolder) -> bytes:
    """What stands in the place of the database, with nothing of the other one beside it."""
    there = place.database.read_bytes()
    names = {path.name for path in place.root.iterdir()} - {"copied"}
    log, aside = "commune-desk.db-wal", "commune-desk-replaced.db"
    if there == OLD:
        assert {name for name in names if not name.endswith(".part")} == {"commune-desk.db", log}
    else:
        assert there == NEW
        assert {"commune-desk.db", aside, f"{aside}-wal"} == names
        assert (place.root / aside).read_bytes() == OLD
        assert (place.root / f"{aside}-wal").read_bytes() == LOG
    return there


def begin_again(place: DataFolder) -> None:
    for path in place.root.iterdir():
        path.unlink()
    place.database.write_bytes(OLD)
    place.database.with_name("commune-desk.db-wal").write_bytes(LOG)
    (place.root / "copied").write_bytes(NEW)


@pytest.mark.parametrize("breaks", [kill, fail])
@pytest.mark.parametrize("has_key", [True, False])
def test_a_key_changes_hands_with_the_database_that_it_opens(place, breaks, has_key):
    found = set()
    for at in range(1, MOST):
        begin_with_keys(place, has_key=has_key)
        if broken_off(place, at, breaks, put_with_key) == DONE:
            break
        exchange.finish(place)
        found.add(check_key(place, has_key=has_key))
    else:
        pytest.fail("it never ended")
    assert at > 10
    assert found == {OLD, NEW}
    assert check_key(place, has_key=has_key) == NEW


def begin_with_keys(place: DataFolder, *, has_key: bool) -> None:
    begin_again(place)
    (place.root / "key").write_bytes(NEW_KEY)
    place.recovery.write_bytes(OLD_SHEET)
    if has_key:
        place.key.write_bytes(OLD_KEY)


def check_key(place: DataFolder, *, has_key: bool) -> bytes:
    """What stands there, with the key and the sheet that belong to it and no other."""
    there = place.database.read_bytes()
    left = {path.name for path in place.root.iterdir() if not path.name.endswith(".part")}
    left -= {"copied", "key"}
    assert not place.restoring.exists()
    if there == OLD:
        assert place.recovery.read_bytes() == OLD_SHEET
        assert (place.key.read_bytes() if place.key.exists() else b"") == OLD_KEY * has_key
        kept = {"database.key"} if has_key else set()
        assert left == {"commune-desk.db", "commune-desk.db-wal", "recovery.json"} | kept
    else:
        assert json.loads(place.recovery.read_bytes()) == NEW_SHEET
        assert place.key.read_bytes() == NEW_KEY
        kept = {"database-2026.key"} if has_key else set()
        assert left == {"commune-desk.db", "recovery.json", "database.key"} | kept
    return there


def test_a_kill_between_the_two_names_is_finished_and_not_taken_for_a_first_start(place):
    for at in range(1, MOST):
        assert broken_off(place, at, kill)
        if not place.database.exists():
            break
        begin_again(place)
    assert not place.is_new
    assert exchange.finish(place)
    assert place.database.read_bytes() == NEW


def test_where_nothing_was_cut_off_nothing_is_finished(place):
    assert not exchange.finish(place)
    assert place.database.read_bytes() == OLD
