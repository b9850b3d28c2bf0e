"""Opening the database: what can be wrong is said as a fact, and nothing is made unasked."""

import os
import re
import sys
import threading
from pathlib import Path
from threading import Thread

import pytest

from commune_desk.domain.office.database_errors import DatabaseRefusesUs
from commune_desk.domain.outside_errors import (
    DatabaseDamaged,
    DatabaseKeyMissing,
    DatabaseLocked,
    DatabaseUnreachable,
    DiskFull,
    OfficeNotFound,
)
from commune_desk.domain.upkeep.recovery import DatabaseKeyWrong
from commune_desk.store.database import Database, DatabaseLocation, open_database
from commune_desk.store.engine.name import EngineName
from commune_desk.store.office import counters
from commune_desk.store.queries.writing import insert
from commune_desk.store.statements import run
from commune_desk.store.tables import Counter, Office
from tests.store.conftest import sqlite_location
from tests.store.samples import an_office

FULL = 2
"""Of `PRAGMA synchronous`: each change waits for the disk."""

is_root = sys.platform != "win32" and os.geteuid() == 0


@pytest.fixture
def made(tmp_path: Path) -> DatabaseLocation:
    """A closed database with an office."""
    location = sqlite_location(tmp_path)
    database = open_database(location, create=True)
    an_office()
    database.close()
    return location


def test_no_database_is_said_and_nothing_is_made(tmp_path: Path):
    with pytest.raises(OfficeNotFound):
        open_database(sqlite_location(tmp_path / "data"))
    assert not (tmp_path / "data").exists()


def test_the_key_file_belongs_to_its_owner_alone(made: DatabaseLocation):
    key = made.files[1]
    if sys.platform == "win32":  # sealed for the account, no key as it is
        assert re.fullmatch(r"[0-9a-f]{64}", key.read_text().strip()) is None
        return
    assert len(bytes.fromhex(key.read_text())) == 32
    assert key.stat().st_mode & 0o777 == 0o600


def test_nothing_of_the_database_can_be_read_without_its_key(made: DatabaseLocation):
    content = made.files[0].read_bytes()
    assert b"SQLite format" not in content
    assert "xã Mẫu".encode() not in content


def test_a_missing_key_is_said(made: DatabaseLocation):
    made.files[1].unlink()
    with pytest.raises(DatabaseKeyMissing):
        open_database(made)


def test_an_existing_key_is_never_written_over(made: DatabaseLocation):
    key = made.files[1].read_bytes()
    made.files[0].unlink()
    open_database(made, create=True).close()
    assert made.files[1].read_bytes() == key


@pytest.mark.parametrize(
    ("key", "refusal"),
    [("00" * 32, DatabaseDamaged), ("00", DatabaseKeyWrong), ("no key at all", DatabaseKeyWrong)],
)
def test_a_wrong_key_is_said_without_a_word_on_the_console(made, key, refusal, capfd):
    made.files[1].chmod(0o600)
    made.files[1].write_text(key)
    with pytest.raises(refusal):
        open_database(made)
    assert capfd.readouterr() == ("", "")


def test_a_file_that_is_no_database_is_said(made: DatabaseLocation):
    made.files[0].write_bytes(b"this is a letter to the office" * 1000)
    with pytest.raises(DatabaseDamaged):
        open_database(made)


def test_a_damaged_page_is_found(made: DatabaseLocation):
    damage(made.files[0])
    with pytest.raises(DatabaseDamaged):  # when it is opened, if what is read then is on that page
        look_through(made)


def look_through(made: DatabaseLocation) -> None:
    database = open_database(made)
    try:
        database.integrity_check()
    finally:
        database.close()


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(64)
    path.write_bytes(content)


def test_after_a_stop_that_was_not_clean_a_check_is_wanted(made: DatabaseLocation, tmp_path):
    database = open_database(made)
    an_office("xã Khác")
    cut_off = sqlite_location(tmp_path / "cut-off")
    cut_off.files[0].parent.mkdir()
    for source in made.files[0].parent.glob("desk.*"):
        (cut_off.files[0].parent / source.name).write_bytes(source.read_bytes())
    database.close()
    reopened = open_database(cut_off)
    assert reopened.was_cut_off
    assert Office.select().count() == 2
    reopened.close()
    for source in made.files[0].parent.glob("desk.*"):
        (cut_off.files[0].parent / source.name).write_bytes(source.read_bytes())
    damage(cut_off.files[0])
    (cut_off.files[0].parent / "desk.db-wal").write_bytes(b"\0" * 4120)
    with pytest.raises(DatabaseDamaged):  # when it is opened, if what is read then is on that page
        look_through(cut_off)


def test_a_second_process_does_not_take_the_first_for_a_bad_stop(made: DatabaseLocation):
    first = open_database(made)
    an_office("xã Khác")
    second = open_database(made)
    assert Office.select().count() == 2
    second.close()
    first.close()


def test_an_older_sqlite_is_refused(made: DatabaseLocation, monkeypatch):
    monkeypatch.setattr("commune_desk.store.database.SQLITE_AT_LEAST", (99, 0, 0))
    with pytest.raises(SystemExit):
        open_database(made)


def test_what_another_process_holds_is_locked(made: DatabaseLocation):
    holder = open_database(made)
    waiting = open_database(made)
    with holder.transaction():
        an_office_in(holder)
        with pytest.raises(DatabaseLocked), waiting.transaction():
            pass
    waiting.close()
    holder.close()


def an_office_in(database: Database) -> None:
    database.engine.execute_sql("UPDATE office SET name = 'xã Mới'")


def test_a_full_disk_is_said_and_nothing_is_left_of_the_change(made: DatabaseLocation):
    database = open_database(made)
    [(pages,)] = run("PRAGMA page_count").fetchall()
    run(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull), database.transaction():
        an_office("x" * 400_000)
    assert Office.select().count() == 1
    database.close()


def test_a_server_that_does_not_answer_is_said():
    with pytest.raises(DatabaseUnreachable) as refused:
        open_database(DatabaseLocation(url="postgresql://app@127.0.0.1:9/nowhere", busy_ms=100))
    assert refused.value.host == "127.0.0.1"


def test_a_server_without_the_database_is_said(postgres_url: str):
    with pytest.raises(DatabaseRefusesUs):
        open_database(DatabaseLocation(url=postgres_url.replace("desk_", "nothing_")))


def test_an_error_takes_the_whole_change_back(db: Database):
    def two_offices_and_an_error() -> None:
        with db.transaction():
            an_office()
            with db.transaction():
                an_office()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        two_offices_and_an_error()
    assert Office.select().count() == 0


def test_a_change_inside_a_change_is_one(db: Database):
    with db.transaction():
        an_office()
        with db.transaction():
            an_office()
        assert db.engine.in_transaction()
    assert Office.select().count() == 2


def waits_for_disk(db: Database) -> bool:
    """Whether the end of the change that goes on now is the moment when it is on the disk."""
    if db.engine_name is EngineName.SQLITE:
        return bool(db.engine.execute_sql("PRAGMA synchronous").fetchone()[0] >= FULL)
    return bool(db.engine.execute_sql("SHOW synchronous_commit").fetchone()[0] == "on")


def test_only_what_nobody_is_promised_does_not_wait_for_the_disk(db: Database):
    def an_error_of_it() -> None:
        with db.transaction(waits_for_disk=False):
            assert not waits_for_disk(db)
            raise ZeroDivisionError

    if db.engine_name is EngineName.POSTGRES:
        db.engine.execute_sql("SET synchronous_commit = on")  # the server of the tests never waits
    with pytest.raises(ZeroDivisionError):
        an_error_of_it()
    with db.transaction(waits_for_disk=False):
        an_office()
        assert not waits_for_disk(db)
    with db.transaction():
        assert waits_for_disk(db)
        with db.transaction(waits_for_disk=False):
            assert waits_for_disk(db)
    assert Office.select().count() == 1


def test_a_worker_thread_has_a_connection_of_its_own(db: Database):
    an_office()
    seen = []

    def work() -> None:
        with db.thread(), db.transaction():
            seen.append(Office.select().count())
            an_office()

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert (seen, Office.select().count()) == ([1], 2)


def test_what_reads_the_file_through_beside_the_screen_keeps_little_of_it(tmp_path: Path):
    """A check of a file held 32 MB of it, as many as the screen keeps for itself."""
    opened = open_database(sqlite_location(tmp_path), create=True)

    def kept_kb() -> int:
        return -int(opened.engine.execute_sql("PRAGMA cache_size").fetchone()[0])

    beside: list[int] = []

    def work() -> None:
        with opened.thread():
            beside.append(kept_kb())

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert beside[0] <= kept_kb() // 4
    opened.close()


def test_a_location_needs_a_file_or_an_address():
    with pytest.raises(ValueError, match="file"):
        open_database(DatabaseLocation())


def test_a_sound_database_passes_its_check(db: Database):
    an_office()
    db.integrity_check()


def test_statements_that_are_sent_together_hold_or_fall_together(db: Database):
    office = an_office()
    row = {"office_id": office, "name": "thử", "value": 1}

    def write(times: int) -> None:
        with db.transaction(), db.engine.together():
            for _ in range(times):
                insert(Counter, [row])

    with pytest.raises(Exception, match=r"(?i)unique"):
        write(2)
    assert counters.last(office, "thử") == 0

    write(1)
    assert counters.last(office, "thử") == 1


def test_one_moment_of_a_database_stays_while_others_write(db):
    """What is counted, copied and compared in the block belongs together."""
    an_office("xã Một")

    def write_beside() -> None:
        with db.thread():
            an_office("xã Hai")

    with db.engine.still():
        before = Office.select().count()
        beside = Thread(target=write_beside)
        beside.start()
        beside.join()
        assert Office.select().count() == before
    assert Office.select().count() == before + 1
