import hashlib
import json
import os
import shutil
import zipfile
from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest

from commune_desk import bootstrap
from commune_desk.ciphers.stream import MAGIC
from commune_desk.domain.account_errors import SignInRefused
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights_errors import MachineMayNot
from commune_desk.domain.outside_errors import (
    AlreadyRunning,
    BackupInvalid,
    DatabaseKeyMissing,
    DatabaseTooNew,
    DiskFull,
    FileMissing,
    FileUnreadable,
    FolderMissing,
    KeyOfAnotherDatabase,
    ProgramMissing,
)
from commune_desk.domain.upkeep.backup_alarms import BackupAlarm, PlaceOnDataDisk, StickMissing
from commune_desk.domain.upkeep.restoring_errors import OfficeInUse
from commune_desk.files import lock, sticks
from commune_desk.files.upkeep import backup_file, upkeep_notes
from commune_desk.paths import DataFolder
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.desk.recording import record
from commune_desk.services.office import accounts, kept_settings, signing_in
from commune_desk.services.papers import kept_papers
from commune_desk.services.reception import drafts
from commune_desk.services.upkeep import backup, backup_standing, history, restoring
from commune_desk.settings import BACKUP_FOLDER, MACHINE_RIGHTS
from commune_desk.store.database import DatabaseLocation, open_database
from commune_desk.store.engine import postgres_programs
from commune_desk.store.engine.key_file import read_key
from commune_desk.store.migrations import known_version
from commune_desk.store.tables import bound_database
from commune_desk.words.errors import sentence
from commune_desk.words.upkeep.backups import alarm_sentence
from commune_desk.words.upkeep.restoring import restored as restored_lines
from tests.disks import fill, small_disk
from tests.factories import acting_as, left_half_written, moment

SEAL = len(MAGIC) + 24 + 17
"""So much longer a small paper is sealed."""

AT = moment("2026-10-05 07:30")
PASSWORD = "một mật khẩu dài"


def change(desk):
    """Anything that the office does."""
    with desk.database.transaction():
        record(desk, EventKind.REPORT_MADE)


@pytest.fixture
def location(any_desk):
    """Where the desk's database is."""
    return any_desk.database.location


@pytest.fixture
def made(any_desk, folder):
    """A backup of an office in which something had happened."""
    change(any_desk)
    kept_papers.keep(any_desk, b"%PDF", ".pdf")
    return backup.create(any_desk, folder.root / "usb")


def test_a_backup_is_one_file_that_says_what_it_holds(any_desk, made):
    papers = made.path.with_name("commune-desk-papers")
    assert sorted([made.path, papers]) == sorted(made.path.parent.iterdir())
    assert made.path.name == "commune-desk-2026-10-01-090000.backup"
    assert made.manifest.contents["event"] == 3
    assert made.manifest.contents["schema"] >= 1
    assert (made.manifest.office_name, made.manifest.made_at) == (
        any_desk.office.name, any_desk.now(),
    )  # fmt: skip
    assert (made.manifest.paper_count, made.manifest.paper_bytes) == (1, 4 + SEAL)


def test_that_a_backup_was_made_stays_on_record(any_desk, made):
    event = history.recent(any_desk, 1)[0]
    assert (event.kind, event.facts["file"]) == (EventKind.BACKUP_CREATED, made.path.name)


def test_a_good_backup_verifies(made, location):
    assert backup.verify(made.path, location) == made


def test_each_table_was_counted_in_the_database_that_was_copied(any_desk, made):
    [events] = any_desk.database.engine.execute_sql("SELECT count(*) FROM event").fetchone()
    contents = made.manifest.contents
    assert contents["event"] == events - 1  # that it was made is said behind it
    assert contents["procedure_version"] > 100
    assert len(contents) > 40


def test_what_is_done_while_it_is_copied_is_not_in_it_and_goes_on(desk, folder, monkeypatch):
    pieces = type(desk.database.engine).pieces

    def and_meanwhile(engine, *arguments):
        another = open_database(desk.database.location)
        try:
            with another.transaction():
                another.engine.execute_sql("UPDATE office SET address = 'ở nơi khác'")
            another.engine.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            another.close()
            bound_database.initialize(desk.database.engine)
        yield from pieces(engine, *arguments)

    monkeypatch.setattr(type(desk.database.engine), "pieces", and_meanwhile)
    made = backup.create(desk, folder.backups)
    backup.verify(made.path, desk.database.location)
    restored = folder.root / "copied"
    backup_file.unpack(made.path, restored)
    copy = open_database(replace(desk.database.location, path=restored))
    try:
        [there] = copy.engine.execute_sql("SELECT address FROM office").fetchone()
    finally:
        copy.close()
        bound_database.initialize(desk.database.engine)
    [here] = desk.database.engine.execute_sql("SELECT address FROM office").fetchone()
    assert (here, there != here) == ("ở nơi khác", True)


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_nothing_of_a_server_can_be_read_in_its_backup(any_desk, folder, made):
    content = made.path.read_bytes()
    for known in (b"PGDMP", any_desk.officer.full_name.encode(), b"COPY public"):
        assert known not in content
    assert made.manifest.is_encrypted
    assert folder.key.stat().st_mode & 0o077 == 0 or os.name == "nt"


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
@pytest.mark.parametrize("kept", [0.3, 0.999])
def test_a_dump_that_was_cut_is_said_also_where_its_hash_agrees(any_desk, made, location, kept):
    with backup_file.copy_in(made.path) as dump:
        content = dump.read()
    with pytest.raises(BackupInvalid):
        backup.verify(forged(made.path, content[: int(len(content) * kept)]), location)


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_a_dump_with_a_row_less_than_was_counted_is_said(any_desk, made, location):
    contents = {**made.manifest.contents, "officer": made.manifest.contents["officer"] + 1}
    with pytest.raises(BackupInvalid):
        backup.verify(forged(made.path, contents=contents), location)


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_a_plain_dump_of_an_earlier_version_is_restored_too(any_desk, folder, location):
    path = backup.create(any_desk, folder.backups).path
    plain = b"".join(postgres_programs.dumped(location.url))
    counted = {"schema": known_version(), "dossier": 0, "citizen": 0, "event": 3}
    old = forged(path, plain, contents=counted, key_id="", engine="")
    change(any_desk)
    any_desk.database.close()
    folder.key.unlink()
    restored = restoring.restore(old, location, folder=folder, at=AT)
    assert restored.replaced is not None
    assert restored.replaced.read_bytes().startswith(MAGIC)
    reopened = bootstrap.open_office(folder)
    assert history.verify(replace(any_desk, database=reopened.database)).events == 4
    reopened.database.close()


def test_two_backups_of_one_second_are_two_files(any_desk, made):
    assert backup.create(any_desk, made.path.parent).path.name.endswith("-2.backup")


def test_neither_the_key_nor_a_readable_database_travels_in_a_backup(desk, folder):
    change(desk)
    content = backup.create(desk, folder.backups).path.read_bytes()
    key = read_key(folder.key).hex()
    assert key.encode() not in content
    assert bytes.fromhex(key) not in content
    assert desk.officer.full_name.encode() not in content
    assert b"SQLite format" not in content


@pytest.mark.parametrize("place", [100, -5000, -64])
def test_a_backup_with_one_byte_changed_is_invalid(made, location, place):
    content = bytearray(made.path.read_bytes())
    content[place] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(BackupInvalid) as found:
        backup.verify(made.path, location)
    assert found.value.path == str(made.path)


@pytest.mark.parametrize("size", [0, 100, 5000])
def test_half_a_backup_is_invalid(made, location, size):
    made.path.write_bytes(made.path.read_bytes()[:size])
    with pytest.raises(BackupInvalid):
        backup.verify(made.path, location)


def test_a_backup_that_is_not_there_is_said(location, tmp_path):
    with pytest.raises(FileMissing):
        backup.verify(tmp_path / "không có.backup", location)


def test_a_folder_that_cannot_be_made_is_said_and_nothing_is_recorded(any_desk, tmp_path):
    (tmp_path / "tệp").touch()
    with pytest.raises(FolderMissing):
        backup.create(any_desk, tmp_path / "tệp" / "usb")
    assert history.verify(any_desk).events == 2


@pytest.mark.parametrize("step", [0, 1, 2])
def test_a_backup_that_was_stopped_leaves_nothing(any_desk, folder, step):
    with pytest.raises(Cancelled):
        backup.create(any_desk, folder.backups, lambda done, total: done < step)
    assert list(folder.backups.iterdir()) == []
    assert history.verify(any_desk).events == 2


@pytest.mark.parametrize("kilobytes", [0, 64])
def test_on_a_full_disk_no_half_backup_is_left(any_desk, tmp_path, kilobytes):
    with small_disk(tmp_path / "usb", megabytes=2) as usb:
        ballast = fill(usb, but_kilobytes=kilobytes)
        with pytest.raises(DiskFull) as refusal:
            backup.create(any_desk, usb)
        assert refusal.value.path.startswith(str(usb))
        assert list(usb.iterdir()) == [ballast]
    assert history.verify(any_desk).events == 2


def test_a_disk_that_fills_up_in_the_midst_keeps_nothing_of_it(desk, tmp_path):
    with small_disk(tmp_path / "usb", megabytes=4) as usb:
        size = desk.folder.database.stat().st_size // 1024
        ballast = fill(usb, but_kilobytes=size // 2)
        with pytest.raises(DiskFull):
            backup.create(desk, usb)
        assert list(usb.iterdir()) == [ballast]


def forged(path, database=None, **claims):
    """The backup with another manifest or another content, and a SHA-256 that agrees with it."""
    with zipfile.ZipFile(path) as old:
        manifest = json.loads(old.read("manifest.json")) | claims
        content = old.read("database") if database is None else database
    manifest["sha256"] = hashlib.sha256(content).hexdigest()
    with zipfile.ZipFile(path, "w") as new:
        new.writestr("database", content)
        new.writestr("manifest.json", json.dumps(manifest))
    return path


def test_a_backup_of_another_content_than_it_claims_is_invalid(desk, folder):
    path = backup.create(desk, folder.backups).path
    for lie in (
        {"contents": {"schema": 1, "dossier": 9, "citizen": 0, "event": 1}},
        {"database": b"\0" * 8192},
        {"made_at": "hôm qua"},
        {"surprise": 1},
    ):
        with pytest.raises(BackupInvalid):
            backup.verify(forged(path, **lie), desk.database.location)


def test_the_backup_of_a_newer_program_is_left_alone(any_desk, made, location):
    contents = {**made.manifest.contents, "schema": 99}
    any_desk.database.close()
    with pytest.raises(DatabaseTooNew) as refusal:
        restoring.restore(
            forged(made.path, contents=contents), location, folder=any_desk.folder, at=AT
        )
    assert refusal.value.version == 99
    reopened = bootstrap.open_office(any_desk.folder)
    assert history.verify(replace(any_desk, database=reopened.database)).events == 4
    reopened.database.close()


def test_a_restore_brings_the_office_back_and_keeps_what_it_replaces(any_desk, made, location):
    change(any_desk)
    any_desk.database.close()
    restored = restoring.restore(made.path, location, folder=any_desk.folder, at=AT)
    assert restored.replaced is not None
    assert "replaced-2026-10-05-073000" in restored.replaced.name
    reopened = bootstrap.open_office(any_desk.folder)
    with reopened.database.thread():
        desk = replace(any_desk, database=reopened.database)
        last, before, *_ = history.recent(desk, 5)
        assert (last.kind, last.happened_at) == (EventKind.BACKUP_RESTORED, AT)
        assert before.kind is EventKind.REPORT_MADE
        assert history.verify(desk).events == 4
    reopened.database.close()


def test_what_was_replaced_can_be_opened_again(desk, folder):
    made = backup.create(desk, folder.backups)
    change(desk)
    desk.database.close()
    location = desk.database.location
    restored = restoring.restore(made.path, location, folder=folder, at=AT)
    assert restored.replaced is not None
    restored.replaced.replace(folder.database)
    reopened = bootstrap.open_office(folder)
    assert history.verify(replace(desk, database=reopened.database)).events == 4
    reopened.database.close()


def test_a_damaged_database_is_replaced_too(desk, folder):
    made = backup.create(desk, folder.backups)
    desk.database.close()
    folder.database.write_bytes(b"\0" * 8192)
    restored = restoring.restore(made.path, desk.database.location, folder=folder, at=AT)
    assert restored.replaced is not None
    assert restored.replaced.read_bytes() == b"\0" * 8192
    bootstrap.open_office(folder).database.close()


def test_on_a_new_machine_the_kept_key_brings_the_office_back(desk, folder, tmp_path):
    made = backup.create(desk, folder.backups)
    new = DataFolder(tmp_path / "máy mới")
    location = DatabaseLocation(path=new.database, key_path=new.key)
    new.root.mkdir()
    with pytest.raises(DatabaseKeyMissing):
        restoring.restore(made.path, location, folder=new, at=AT)
    new.key.write_bytes(folder.key.read_bytes())
    assert restoring.restore(made.path, location, folder=new, at=AT).replaced is None
    bootstrap.open_office(new).database.close()


def test_the_key_of_another_office_is_said(desk, folder):
    made = backup.create(desk, folder.backups)
    folder.key.write_text("00" * 32)
    with pytest.raises(KeyOfAnotherDatabase):
        backup.verify(made.path, desk.database.location)


def test_an_open_program_is_not_overwritten(any_desk, made, location):
    with lock.alone(any_desk.folder), pytest.raises(AlreadyRunning):
        restoring.restore(made.path, location, folder=any_desk.folder, at=AT)
    assert history.verify(any_desk).events == 4


def test_a_database_that_another_program_works_with_is_not_replaced(desk, folder):
    made = backup.create(desk, folder.backups)
    location = replace(desk.database.location, busy_ms=50)
    before = sorted(folder.root.iterdir())
    with pytest.raises(OfficeInUse):
        restoring.restore(made.path, location, folder=folder, at=AT)
    assert sorted(file for file in folder.root.iterdir() if file != folder.lock) == before


def test_a_backup_of_the_other_engine_is_said(desk, folder):
    made = backup.create(desk, folder.backups)
    with pytest.raises(FileUnreadable) as refusal:
        backup.verify(made.path, DatabaseLocation(url="postgresql://app@/không-có"))
    assert refusal.value.expected == "PostgreSQL"


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_without_the_programs_of_postgresql_its_backup_says_so(any_desk, folder, monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ProgramMissing) as refusal:
        backup.create(any_desk, folder.backups)
    assert refusal.value.program == "pg_dump"


@pytest.mark.parametrize(("days", "kinds"), [(0, []), (1, []), (2, [BackupAlarm.DAY_MISSED])])
def test_a_working_day_without_a_backup_is_an_alarm(desk, days, kinds):
    made_at = desk.now() - timedelta(days=days)
    backup.create(replace(desk, clock=lambda: made_at), desk.folder.backups)
    assert backup_standing.standing(desk).last_at == made_at
    assert alarms(desk) == kinds


def alarms(desk):
    return [one.kind for one in backup_standing.standing(desk).alarms]


def test_an_office_that_never_backed_up_is_told_so(desk):
    assert backup_standing.standing(desk).last_at is None
    assert alarms(desk) == [BackupAlarm.NEVER]


def test_a_backup_with_less_in_it_than_the_last_is_an_alarm_and_takes_no_other_away(desk, folder):
    backup.go_round(desk)
    notes = upkeep_notes.read(folder.upkeep)
    most = {**notes.most, "event": notes.most["event"] + 5}
    upkeep_notes.write(folder.upkeep, replace(notes, most=most))
    (folder.backups / "commune-desk-2020-08-28-170000.backup").touch()
    (folder.backups / "commune-desk-2020-08-27-170000.backup").touch()
    backup.go_round(desk)
    [alarm] = backup_standing.standing(desk).alarms
    assert (alarm.kind, alarm.rows) == (
        BackupAlarm.SHRUNK, {"event": (most["event"], most["event"] - 4)},
    )  # fmt: skip
    assert "dòng lịch sử" in alarm_sentence(alarm)
    assert len(list(folder.backups.glob("*2020*"))) == 2
    assert BackupAlarm.SHRUNK in alarms(desk)


def test_after_a_restore_less_is_right(desk, folder):
    path = backup.go_round(desk).made.path
    for _ in range(4):
        change(desk)
    backup.go_round(desk)
    desk.database.close()
    restoring.restore(path, desk.database.location, folder=folder, at=AT)
    opened = bootstrap.open_office(folder, desk.clock)
    desk = replace(desk, database=opened.database)
    backup.go_round(desk)
    assert alarms(desk) == []
    opened.database.close()


def test_where_the_office_is_gone_that_of_the_backup_says_who_may(any_desk, location):
    administrator = acting_as(any_desk, Role.ADMINISTRATOR)
    kept_settings.save(administrator, MACHINE_RIGHTS, "backup_created")
    accounts.reset_password(administrator, "quantri", PASSWORD)
    path = backup.create(any_desk, any_desk.folder.backups).path
    any_desk.database.close()
    lose(location)

    def restore(login: str, password: str = PASSWORD) -> None:
        claim = signing_in.Claim(login, password) if login else signing_in.MACHINE
        restoring.restore(path, location, folder=any_desk.folder, at=AT, claim=claim)

    for login, refusal in (("", MachineMayNot), ("mai", SignInRefused), ("ai đó", SignInRefused)):
        with pytest.raises(refusal):
            restore(login)
    with pytest.raises(SignInRefused):
        restore("quantri", "mật khẩu khác")
    restore("QuanTri")
    bootstrap.open_office(any_desk.folder).database.close()


def lose(location):
    """Take the whole office away."""
    if not location.url:
        location.path.unlink()
        return
    with psycopg.connect(location.url.replace("psycopg3:", "postgresql:")) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")


def elsewhere(desk, place):
    return replace(desk, settings=desk.settings.with_value(BACKUP_FOLDER, str(place)))


def test_a_round_leaves_the_same_backup_in_all_places(any_desk, tmp_path, location):
    places = f"{tmp_path / 'usb'}; {tmp_path / 'ổ hai'}"
    done = backup.go_round(elsewhere(any_desk, places))
    assert done.copies == tuple(
        tmp_path / place / done.made.path.name for place in ("usb", "ổ hai")
    )
    for copied in done.copies:
        assert backup.verify(copied, location).manifest == done.made.manifest
        assert [copied] == list(copied.parent.iterdir())
    assert alarms(elsewhere(any_desk, places)) == []


def test_a_place_that_got_nothing_for_a_working_day_is_an_alarm(desk, tmp_path, clock):
    desk = elsewhere(desk, tmp_path / "usb")
    backup.go_round(desk)
    clock.move(days=5)
    backup.go_round(replace(desk, settings=desk.settings.with_value(BACKUP_FOLDER, "")))
    assert alarms(desk) == [BackupAlarm.PLACE_LATE]


def test_papers_go_along_sealed_each_once_and_come_back(any_desk, tmp_path, location):
    desk, usb = elsewhere(any_desk, tmp_path / "usb"), tmp_path / "usb"
    paper = kept_papers.keep(desk, b"%PDF Tran Thi Hoa", ".pdf")
    other = kept_papers.keep(desk, b"%PDF Bui Van Toan", ".pdf")
    path = backup.go_round(desk).copies[0]
    [copied] = usb.rglob(f"{paper.file}.sealed")
    assert b"Hoa" not in copied.read_bytes()
    before = copied.stat().st_mtime_ns
    backup.go_round(desk)
    assert copied.stat().st_mtime_ns == before
    shutil.rmtree(desk.folder.archive)
    next(usb.rglob(f"{other.file}.sealed")).write_bytes(b"?")
    any_desk.database.close()
    assert restoring.restore(path, location, folder=desk.folder, at=AT).papers == 1
    assert kept_papers.get(desk, paper.file) == paper
    with pytest.raises(FileMissing):
        kept_papers.get(desk, other.file)


def test_half_papers_of_a_killed_run_go_with_the_next(any_desk, tmp_path, location):
    desk, usb = elsewhere(any_desk, tmp_path / "usb"), tmp_path / "usb"
    paper = kept_papers.keep(desk, b"%PDF Tran Thi Hoa", ".pdf")
    path = backup.go_round(desk).copies[0]
    [copied] = usb.rglob(f"{paper.file}.sealed")
    [kept] = desk.folder.archive.rglob(f"{paper.file}.sealed")
    copy_left = left_half_written(copied.parent)
    backup.go_round(desk)
    assert not copy_left.exists()
    left = left_half_written(kept.parent)
    any_desk.database.close()
    restoring.restore(path, location, folder=desk.folder, at=AT)
    assert not left.exists()


def test_papers_that_cannot_come_back_do_not_undo_the_restore(any_desk, tmp_path, location):
    desk = elsewhere(any_desk, tmp_path / "usb")
    kept_papers.keep(desk, b"%PDF Tran Thi Hoa", ".pdf")
    path = backup.go_round(desk).copies[0]
    shutil.rmtree(desk.folder.archive)
    desk.folder.archive.write_text("không phải thư mục", encoding="utf-8")
    any_desk.database.close()
    done = restoring.restore(path, location, folder=desk.folder, at=AT)
    assert done.papers == 0
    assert isinstance(done.papers_refused, FolderMissing)
    told = restored_lines(
        path,
        done.folder,
        lost=done.rolled_back,
        replaced=None,
        refused=sentence(done.papers_refused),
    )
    assert "còn giấy đã in thì chưa" in told[1]


def test_a_stick_is_found_by_its_label(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(sticks, "WHERE", (f"{tmp_path}/*",))
    (tmp_path / "SAOLUU").mkdir()
    done = backup.go_round(elsewhere(desk, r"USB:SaoLuu\xã; USB:KHÁC"))
    assert [one.parent for one in done.copies] == [tmp_path / "SAOLUU" / "xã"]
    assert isinstance(done.refused, StickMissing)


def test_a_place_on_the_disk_of_the_data_is_refused(desk, folder, tmp_path):
    administrator = acting_as(desk, Role.ADMINISTRATOR)
    with pytest.raises(PlaceOnDataDisk):
        kept_settings.save(administrator, BACKUP_FOLDER, str(tmp_path / "usb"))
    assert not (tmp_path / "usb").exists(), "a folder that was refused is not left there"
    with small_disk(tmp_path / "ổ hai", megabytes=1) as other:
        settings = kept_settings.save(administrator, BACKUP_FOLDER, str(other))
    assert settings[BACKUP_FOLDER] == str(other)


def test_a_place_that_is_full_is_said_and_the_backup_on_this_pc_stands(any_desk, tmp_path):
    with small_disk(tmp_path / "usb", megabytes=1) as usb:
        ballast = fill(usb, but_kilobytes=64)
        done = backup.go_round(elsewhere(any_desk, usb))
        assert isinstance(done.refused, DiskFull)
        assert list(usb.iterdir()) == [ballast]
    assert done.made.path.exists()
    assert alarms(elsewhere(any_desk, usb)) == [BackupAlarm.PLACE_REFUSED]


def test_a_place_that_is_away_is_said_and_is_an_alarm(any_desk, tmp_path):
    (tmp_path / "tệp").touch()
    desk = elsewhere(any_desk, tmp_path / "tệp" / "usb")
    assert isinstance(backup.go_round(desk).refused, FolderMissing)
    [alarm] = backup_standing.standing(desk).alarms
    assert (alarm.kind, alarm.place) == (
        BackupAlarm.PLACE_REFUSED, str(tmp_path / "tệp" / "usb"),
    )  # fmt: skip
    (tmp_path / "tệp").unlink()
    backup.go_round(desk)
    assert alarms(desk) == []


def test_a_medium_that_gives_back_something_else_keeps_no_copy(desk, tmp_path, monkeypatch):
    made = backup.create(desk, desk.folder.backups)
    copied = shutil.copyfile

    def copy_badly(source, target):
        copied(source, target)
        with target.open("r+b") as file:
            file.seek(5000)
            file.write(b"?")

    monkeypatch.setattr(shutil, "copyfile", copy_badly)
    (tmp_path / "usb").mkdir()
    with pytest.raises(BackupInvalid):
        backup_file.copy_to(made.path, tmp_path / "usb")
    assert list((tmp_path / "usb").iterdir()) == []


def test_old_backups_go_by_the_rule_and_other_files_stay(desk, folder):
    folder.backups.mkdir(exist_ok=True)
    for day in range(1, 29):
        (folder.backups / f"commune-desk-2026-08-{day:02}-170000.backup").touch()
    (folder.backups / "commune-desk-cũ.backup").touch()
    backup.go_round(desk)
    names = sorted(path.name for path in folder.backups.iterdir())
    assert "commune-desk-cũ.backup" in names
    assert "commune-desk-2026-10-01-090000.backup" in names
    assert "commune-desk-2026-08-28-170000.backup" in names
    assert "commune-desk-2026-08-10-170000.backup" not in names
    assert len(names) < 20


def test_a_backup_is_due_after_an_hour_in_which_something_happened(any_desk, clock):
    assert backup.is_due(any_desk)
    path = backup.go_round(any_desk).made.path
    clock.move(hours=2)
    assert not backup.is_due(any_desk)
    change(any_desk)
    assert backup.is_due(any_desk)
    path.rename(backup_file.dated(path.with_name("commune-desk.backup"), any_desk.now()))
    assert not backup.is_due(any_desk)
    assert backup.is_due(any_desk, at_closing=True)


@pytest.mark.parametrize("what", ["work", "work meanwhile", "draft", "damage", "gone", "elsewhere"])
def test_a_backup_that_does_not_hold_all_is_not_relied_on(desk, clock, tmp_path, what):
    path = backup.go_round(desk).made.path
    clock.move(minutes=1)
    drafts.save(desk, {"name": "Lê Văn Nam"})
    clock.move(minutes=1)
    path = backup.go_round(desk).made.path
    assert backup.ensure(desk).made.path == path
    clock.move(minutes=1)
    match what:
        case "work":
            change(desk)
        case "work meanwhile":
            path = backup.create(desk, desk.folder.backups, progress=busy(desk)).path
        case "draft":
            drafts.save(desk, {"name": "Lê Văn Nam"})
        case "damage":
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 1
            path.write_bytes(content)
        case "gone":
            path.unlink()
        case "elsewhere":
            change(desk)
            elsewhere = tmp_path / "USB"
            elsewhere.mkdir()
            backup.create(desk, elsewhere)
    clock.move(minutes=1)
    assert backup.ensure(desk).made.path != path
    assert backup.ensure(desk) == backup.ensure(desk)


def busy(desk):
    """Somebody works on while a backup is made."""

    def progress(done, _all):
        if done == 2:
            change(desk)
        return True

    return progress


def test_what_other_counters_back_up_is_no_work(desk):
    path = backup.go_round(desk).made.path
    with desk.database.transaction():
        record(desk, EventKind.BACKUP_CREATED, facts={"file": "of another", "sha256": "0"})
    assert backup.ensure(desk).made.path == path
