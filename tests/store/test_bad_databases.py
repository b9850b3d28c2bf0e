"""What can be wrong with a database: each case is one fact, and nothing is half done after it."""

import ctypes
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from commune_desk.domain.office.database_errors import DatabaseRefusesUs
from commune_desk.domain.office.office import Office
from commune_desk.domain.outside_errors import (
    DatabaseDamaged,
    DatabaseKeyMissing,
    DatabaseKeyUnreadable,
    DatabaseLocked,
    DatabaseReadOnly,
    DatabaseTooNew,
    DatabaseUnreachable,
    DiskFull,
    FolderNotWritable,
)
from commune_desk.domain.upkeep.disk_errors import DiskFailing
from commune_desk.domain.upkeep.recovery import DatabaseKeyWrong
from commune_desk.store.database import DatabaseLocation, open_database
from commune_desk.store.migrations import known_version
from commune_desk.store.office import counters, offices
from tests.disks import PAGE, fill, small_disk
from tests.postgres import throw_away_cluster
from tests.store.another_process import held
from tests.store.conftest import sqlite_location

# Of Linux's capabilities: to write, and to read, what the permissions of a file forbid.
CAPABILITIES_VERSION = 0x20080522
DAC_OVERRIDE, DAC_READ_SEARCH = 1 << 1, 1 << 2

on_sqlite = pytest.mark.parametrize("location", ["sqlite"], indirect=True)
on_postgres = pytest.mark.parametrize("location", ["postgres"], indirect=True)
with_permissions = pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")

# What keeps every other program out.
ALONE = {"sqlite": ["BEGIN EXCLUSIVE"], "postgres": ["BEGIN", "LOCK TABLE counter"]}


def change(db, office_id):
    """The least change an office can make."""
    with db.transaction():
        return counters.draw(office_id, "a")


def numbers_drawn(location, office_id):
    """How many changes stand, seen by whoever opens the database next."""
    database = open_database(location)
    drawn = counters.last(office_id, "a")
    database.close()
    return drawn


@pytest.fixture
def closed(db, office_id):
    """Where a database is that has one number drawn, closed and whole."""
    change(db, office_id)
    db.close()
    return db.location


# --- locked ------------------------------------------------------------------------------------


def test_a_change_waits_for_another_process_and_then_says_so(db, location, office_id):
    change(db, office_id)
    alone = ALONE[db.engine_name]
    with held(location, *alone), pytest.raises(DatabaseLocked):
        change(db, office_id)
    assert change(db, office_id) == 2


@on_sqlite
def test_reading_waits_for_nobody(closed, office_id):
    with held(closed, "BEGIN EXCLUSIVE"):
        assert numbers_drawn(closed, office_id) == 1


@on_sqlite
def test_a_file_that_another_process_keeps_to_itself_is_not_opened(closed, office_id):
    alone = ("PRAGMA journal_mode = delete", "BEGIN EXCLUSIVE")
    with held(closed, *alone), pytest.raises(DatabaseLocked):
        open_database(closed)
    assert numbers_drawn(closed, office_id) == 1


# --- damaged -----------------------------------------------------------------------------------


def read_everything(location):
    """Open a database and read all of it."""
    database = open_database(location)
    try:
        database.integrity_check()
    finally:
        database.close()


@on_sqlite
@pytest.mark.parametrize("page", [0, 1, 5])
def test_overwritten_bytes_are_found_when_they_are_read(closed, page):
    with closed.path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(b"\0" * PAGE)
    before = closed.path.read_bytes()
    with pytest.raises(DatabaseDamaged) as found:
        read_everything(closed)
    assert found.value.path == str(closed.path)
    assert closed.path.read_bytes() == before


@on_sqlite
@pytest.mark.parametrize("size", [0, 100, PAGE * 3 + 17])
def test_a_file_that_lost_its_end_is_damaged_and_stays_as_it_is(closed, size):
    os.truncate(closed.path, size)
    with pytest.raises(DatabaseDamaged):
        read_everything(closed)
    assert closed.path.stat().st_size == size


@on_sqlite
def test_something_else_under_the_name_of_the_database_is_left_alone(closed):
    closed.path.write_text("không phải cơ sở dữ liệu " * 500, encoding="utf-8")
    before = closed.path.read_bytes()
    with pytest.raises(DatabaseDamaged):
        open_database(closed)
    assert closed.path.read_bytes() == before


# --- the key -----------------------------------------------------------------------------------


@on_sqlite
@pytest.mark.parametrize("create", [False, True])
def test_without_its_key_a_database_stays_closed_and_no_new_key_is_made(closed, office_id, create):
    key = closed.key_path.read_bytes()
    closed.key_path.unlink()
    with pytest.raises(DatabaseKeyMissing) as found:
        open_database(closed, create=create)
    assert found.value.path == str(closed.key_path)
    assert not closed.key_path.exists()
    closed.key_path.write_bytes(key)
    assert numbers_drawn(closed, office_id) == 1


@on_sqlite
@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ("11" * 32, DatabaseDamaged),
        ("11" * 31, DatabaseKeyWrong),
        ("không phải khóa", DatabaseKeyWrong),
        ("", DatabaseKeyWrong),
    ],
)
def test_a_wrong_key_opens_nothing_and_harms_nothing(closed, office_id, wrong, refusal):
    key = closed.key_path.read_bytes()
    closed.key_path.write_text(wrong, encoding="utf-8")
    with pytest.raises(refusal):
        open_database(closed)
    closed.key_path.write_bytes(key)
    assert numbers_drawn(closed, office_id) == 1


# --- read-only ---------------------------------------------------------------------------------


@contextmanager
def bound_by_permissions():
    """Without root's power to pass over permissions.

    Not as another user: the program itself may lie in a home folder that only root can enter.
    """
    if os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    this_thread = (ctypes.c_uint32 * 2)(CAPABILITIES_VERSION, 0)
    capabilities = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; and 32 to 63
    assert libc.capget(this_thread, capabilities) == 0
    before = capabilities[0]
    capabilities[0] &= ~(DAC_OVERRIDE | DAC_READ_SEARCH)
    assert libc.capset(this_thread, capabilities) == 0
    try:
        yield
    finally:
        capabilities[0] = before
        assert libc.capset(this_thread, capabilities) == 0


@pytest.fixture
def on_a_shelf(closed):
    """The same database in a folder that everybody can reach, and read."""
    folder = Path(tempfile.mkdtemp())
    moved = sqlite_location(folder)
    folder.chmod(0o755)
    for old, new in zip(closed.files, moved.files, strict=True):
        shutil.move(old, new)
        new.chmod(0o644)
    yield moved
    folder.chmod(0o755)
    shutil.rmtree(folder)


@on_sqlite
@with_permissions
def test_a_read_only_folder_is_said_and_nothing_is_written_into_it(on_a_shelf, office_id):
    on_a_shelf.path.chmod(0o444)
    on_a_shelf.path.parent.chmod(0o555)
    before = sorted(on_a_shelf.path.parent.iterdir())
    with bound_by_permissions(), pytest.raises(DatabaseReadOnly) as found:
        open_database(on_a_shelf)
    assert found.value.path == str(on_a_shelf.path)
    assert sorted(on_a_shelf.path.parent.iterdir()) == before
    on_a_shelf.path.parent.chmod(0o755)
    on_a_shelf.path.chmod(0o644)
    assert numbers_drawn(on_a_shelf, office_id) == 1


@on_sqlite
@with_permissions
def test_a_read_only_file_is_said_when_it_is_opened(on_a_shelf, office_id):
    on_a_shelf.path.parent.chmod(0o777)
    on_a_shelf.path.chmod(0o444)
    with bound_by_permissions(), pytest.raises(DatabaseReadOnly):
        change(open_database(on_a_shelf), office_id)
    on_a_shelf.path.chmod(0o644)
    assert numbers_drawn(on_a_shelf, office_id) == 1


@on_sqlite
@with_permissions
def test_a_key_that_belongs_to_somebody_else_is_said(on_a_shelf, office_id):
    on_a_shelf.key_path.chmod(0o000)
    with bound_by_permissions(), pytest.raises(DatabaseKeyUnreadable) as found:
        open_database(on_a_shelf)
    assert found.value.path == str(on_a_shelf.key_path)


@on_sqlite
@with_permissions
def test_in_a_read_only_folder_no_database_is_made(on_a_shelf):
    folder = on_a_shelf.path.parent
    folder.chmod(0o555)
    for place in (folder, folder / "mới"):
        elsewhere = DatabaseLocation(path=place / "new.db", key_path=place / "new.key")
        with bound_by_permissions(), pytest.raises(FolderNotWritable):
            open_database(elsewhere, create=True)
        assert not elsewhere.files[0].exists()


@on_sqlite
@pytest.mark.skipif(os.name != "posix", reason="there nobody knows what may be written")
def test_a_disk_that_does_not_make_a_database_is_not_said_to_be_read_only(
    closed, tmp_path, monkeypatch
):
    connect = sqlcipher.connect

    def fails(path, *given, **how):
        if "new.db" in path:  # SQLite calls whatever it cannot open so
            return connect(str(tmp_path), *given, **how)
        return connect(path, *given, **how)

    monkeypatch.setattr(sqlcipher, "connect", fails)
    elsewhere = DatabaseLocation(path=tmp_path / "new.db", key_path=tmp_path / "new.key")
    with pytest.raises(DiskFailing):
        open_database(elsewhere, create=True)


@on_postgres
def test_a_read_only_server_is_said(db, office_id):
    change(db, office_id)
    db.engine.execute_sql("SET default_transaction_read_only = on")
    with pytest.raises(DatabaseReadOnly):
        change(db, office_id)
    db.engine.execute_sql("SET default_transaction_read_only = off")
    assert change(db, office_id) == 2


# --- no space ----------------------------------------------------------------------------------


@pytest.fixture
def disk(tmp_path):
    """A disk of two megabytes."""
    with small_disk(tmp_path / "đĩa nhỏ", megabytes=2) as place:
        yield place


def grow(db, office_id, count=400):
    """A change that needs more space than is left."""
    with db.transaction():
        for number in range(count):
            counters.draw(office_id, f"{number}" * 500)


@on_sqlite
def test_a_change_that_finds_no_space_is_taken_back_whole(db, office_id):
    change(db, office_id)
    pages = db.engine.execute_sql("PRAGMA page_count").fetchone()[0]
    db.engine.execute_sql(f"PRAGMA max_page_count = {pages + 3}").fetchone()
    with pytest.raises(DiskFull) as found:
        grow(db, office_id)
    assert found.value.path == str(db.location.path)
    assert counters.last(office_id, "0" * 500) == 0
    assert change(db, office_id) == 2


def test_on_a_full_disk_a_change_is_taken_back_whole(disk):
    db = open_database(sqlite_location(disk), create=True)
    office_id = offices.add(Office(name="Ủy ban nhân dân xã Tràm Chim")).id
    change(db, office_id)
    ballast = fill(disk)
    with pytest.raises(DiskFull):
        grow(db, office_id)
    assert counters.last(office_id, "a") == 1
    ballast.unlink()
    assert change(db, office_id) == 2
    db.integrity_check()
    db.close()


@pytest.mark.parametrize("kilobytes", [0, 8, 64, 256])
def test_on_a_full_disk_no_half_database_is_left(disk, kilobytes):
    ballast = fill(disk, but_kilobytes=kilobytes)
    place = sqlite_location(disk)
    with pytest.raises(DiskFull):
        open_database(place, create=True)
    assert list(disk.iterdir()) == [ballast]
    ballast.unlink()
    open_database(place, create=True).close()


# --- too new, and out of reach -----------------------------------------------------------------


def test_a_database_of_a_newer_program_is_left_as_it_is(db, location, office_id):
    change(db, office_id)
    db.engine.execute_sql(
        "INSERT INTO schema_migration (name, applied)"
        " SELECT '0099_later', applied FROM schema_migration LIMIT 1"
    )
    db.close()
    with pytest.raises(DatabaseTooNew) as found:
        open_database(location)
    assert (found.value.version, found.value.known) == (99, known_version())


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://app@localhost:1/desk",
        "postgresql://app@localhost/desk?host=/không/có",
    ],
)
def test_a_server_that_does_not_answer_is_said(url):
    with pytest.raises(DatabaseUnreachable) as found:
        open_database(DatabaseLocation(url, busy_ms=100))
    assert found.value.host == "localhost"


def test_a_server_that_takes_nobody_yet_is_not_said_to_refuse_the_password():
    with throw_away_cluster() as cluster:
        url = cluster.url(cluster.create_database())
        open_database(DatabaseLocation(url), create=True).close()
        cluster.stop("fast")
        (cluster.folder / "data" / "standby.signal").touch()  # it recovers and lets nobody in
        replace(cluster, options="-c hot_standby=off").start()
        with pytest.raises(DatabaseUnreachable):
            open_database(DatabaseLocation(url))


@on_postgres
def test_a_database_that_the_server_does_not_have_is_said(location):
    with pytest.raises(DatabaseRefusesUs):
        open_database(replace(location, url=location.url.replace("desk_", "desk_không_có_")))
