"""Of a damaged database as much becomes an office again as can be read."""

from dataclasses import replace
from random import Random

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from commune_desk import bootstrap
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.outside_errors import (
    DatabaseDamaged,
    DatabaseKeyMissing,
    FileMissing,
    OfficeAlreadyExists,
)
from commune_desk.paths import DataFolder
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import backup, history, salvaging
from commune_desk.store.tables import ALL_TABLES
from tests.factories import a_person, a_reception, moment

AT = moment("2026-10-05 07:30")
PAGE = 4096
DOSSIERS = 60
NAMES = [
    f"{one} {two}"
    for one in ("An", "Bình", "Chi", "Dung", "Em", "Giang", "Hoa", "Kim")
    for two in ("An", "Bình", "Chi", "Dung", "Em", "Giang", "Hoa", "Kim")
]


@pytest.fixture
def worked(desk, folder):
    """The rows of an office that was worked with, by table; its database is closed afterwards."""
    for number in range(DOSSIERS):
        who = a_person(full_name=f"Bùi Văn {NAMES[number]}", personal_id="")
        intake.receive(desk, a_reception(applicant=who))
    backup.create(desk, folder.backups)
    rows = rows_of(desk.database.engine)
    desk.database.close()
    return rows


def rows_of(engine):
    return {
        table._meta.table_name: set(
            engine.execute_sql(f"SELECT * FROM {table._meta.table_name}").fetchall()
        )
        for table in ALL_TABLES
    }


@pytest.fixture
def target(tmp_path):
    return DataFolder(tmp_path / "cứu")


def salvaged_rows(desk, target):
    opened = bootstrap.open_office(target, desk.clock)
    rows = rows_of(opened.database.engine)
    told = history.recent(replace(desk, database=opened.database), 3)
    opened.database.close()
    assert EventKind.DATABASE_SALVAGED in [one.kind for one in told]
    return rows


def damage(path, pages):
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * PAGE + 100] ^= 255
    path.write_bytes(content)


def test_of_a_sound_file_nothing_is_lost(desk, folder, worked, target):
    found = salvaging.salvage(folder.database, folder, target, at=AT)
    assert found.salvaged.is_whole
    assert found.salvaged.dangling == 0
    rows = salvaged_rows(desk, target)
    assert rows["dossier"] == worked["dossier"]
    assert rows["event"] >= worked["event"]
    assert rows["counter"] != set()


@pytest.mark.parametrize("seed", range(4))
def test_of_a_file_with_damaged_pages_the_rows_of_the_others_come(
    desk, folder, worked, target, seed
):
    pages = folder.database.stat().st_size // PAGE
    damage(folder.database, Random(seed).sample(range(20, pages), pages // 50))
    before = folder.database.read_bytes()
    found = salvaging.salvage(folder.database, folder, target, at=AT)
    assert folder.database.read_bytes() == before
    rows = salvaged_rows(desk, target)
    came = sum(len(rows[name] & worked[name]) for name in worked)
    whole = sum(len(worked[name]) for name in worked)
    assert came > 0.8 * whole
    for one in found.salvaged.tables:
        if one.is_whole:
            assert one.read == len(worked[one.table])
        else:
            assert one.read <= len(worked[one.table])
    assert not list(target.root.glob(".commune-desk-*"))


def test_without_its_first_page_that_of_a_backup_helps(desk, folder, worked, target):
    content = folder.database.read_bytes()
    folder.database.write_bytes(bytes(PAGE) + content[PAGE:])
    found = salvaging.salvage(folder.database, folder, target, at=AT)
    assert found.salvaged.is_whole
    assert salvaged_rows(desk, target)["dossier"] == worked["dossier"]


def test_where_nothing_can_be_read_nothing_is_left_behind(desk, folder, target):
    desk.database.close()
    folder.database.write_bytes(bytes(20 * PAGE))
    with pytest.raises(DatabaseDamaged):
        salvaging.salvage(folder.database, folder, target, at=AT)
    assert list(target.root.iterdir()) == []


def test_numbers_go_on_behind_a_gap_where_counters_may_be_lost(desk, folder, worked, target):
    content = bytearray(folder.database.read_bytes())
    pages = len(content) // PAGE
    damage(folder.database, range(pages // 2, pages))
    salvaging.salvage(folder.database, folder, target, at=AT)
    opened = bootstrap.open_office(target, desk.clock)
    new = replace(desk, database=opened.database, folder=target)
    given = {row[1] for row in worked["dossier"]}
    number = intake.receive(new, a_reception()).dossier.dossier_no
    assert number not in given
    opened.database.close()


def test_what_cannot_begin_is_said(desk, folder, target, tmp_path):
    with pytest.raises(FileMissing):
        salvaging.salvage(tmp_path / "không có", folder, target, at=AT)
    with pytest.raises(OfficeAlreadyExists):
        salvaging.salvage(folder.database, folder, folder, at=AT)
    with pytest.raises(DatabaseKeyMissing):
        salvaging.salvage(folder.database, target, target, at=AT)


def test_a_new_folder_is_made_with_those_above_it(folder, worked, tmp_path):
    """It was called an office that is there already."""
    target = DataFolder(tmp_path / "chưa có" / "cứu")
    assert salvaging.salvage(folder.database, folder, target, at=AT).salvaged.is_whole
    assert target.database.exists()


@pytest.mark.parametrize("left", ["key", "archive", "backups"])
def test_a_folder_with_what_an_office_left_is_no_new_one(folder, worked, target, left):
    getattr(target, left).mkdir(parents=True)
    with pytest.raises(OfficeAlreadyExists):
        salvaging.salvage(folder.database, folder, target, at=AT)


def test_a_disk_that_fails_once_is_read_once_more(worked, desk, folder, target, monkeypatch):
    connect, refused = sqlcipher.connect, list[str]()

    def fails_once(path, *arguments, **how):
        if "damaged" in path and not refused:
            refused.append(path)
            raise sqlcipher.OperationalError("disk I/O error")
        return connect(path, *arguments, **how)

    monkeypatch.setattr(sqlcipher, "connect", fails_once)
    for older in folder.backups.iterdir():  # else what is in it would help
        older.unlink()
    salvaging.salvage(folder.database, folder, target, at=AT)
    assert refused
    monkeypatch.undo()
    assert salvaged_rows(desk, target)["dossier"] == worked["dossier"]
