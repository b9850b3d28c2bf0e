"""A backup and the printed sheet bring an office back on an empty PC."""

import shutil
from dataclasses import replace

import pytest

from commune_desk import bootstrap
from commune_desk.domain.account_errors import AdministratorNeeded
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.outside_errors import DatabaseKeyMissing
from commune_desk.domain.upkeep.recovery import (
    DatabaseKeyWrong,
    NoSheetMade,
    RecoveryCodeMistyped,
    RecoveryCodeNeeded,
    RecoveryCodeShort,
    RecoveryCodeWrong,
    are_typed_back,
)
from commune_desk.files.upkeep import recovery
from commune_desk.paths import DataFolder
from commune_desk.services.office.signing_in import Claim
from commune_desk.services.upkeep import backup, history, recovery_sheets, restoring
from commune_desk.store.database import DatabaseLocation
from commune_desk.store.engine.key_file import read_key
from tests.factories import acting_as, moment

AT = moment("2026-10-05 07:30")


@pytest.fixture
def administrator(desk):
    return acting_as(desk, Role.ADMINISTRATOR)


@pytest.fixture
def sheet(administrator):
    made = recovery_sheets.draft(administrator)
    recovery_sheets.keep(administrator, made)
    return made


@pytest.fixture
def new_pc(tmp_path):
    """The folder of an empty PC, and where its database will be."""
    folder = DataFolder(tmp_path / "máy mới")
    folder.root.mkdir()
    return folder, DatabaseLocation(path=folder.database, key_path=folder.key)


def restore(path, new_pc, code):
    folder, location = new_pc
    return restoring.restore(path, location, folder=folder, at=AT, claim=Claim(code=code))


def test_backup_and_sheet_bring_everything_back_on_an_empty_pc(desk, folder, sheet, new_pc):
    path = backup.create(desk, folder.backups).path
    desk.database.close()
    shutil.rmtree(folder.root / "archive", ignore_errors=True)
    restore(path, new_pc, "-".join(sheet.groups))
    new, _ = new_pc
    opened = bootstrap.open_office(new, desk.clock)
    there = replace(desk, database=opened.database, folder=new)
    assert history.verify(there).events == 4  # made, sealed, sheet, restored
    assert read_key(new.key).hex() == read_key(folder.key).hex()
    assert recovery_sheets.current(there) == sheet.sheet_no
    opened.database.close()


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        (lambda groups: "", RecoveryCodeNeeded),
        (lambda groups: " ".join(groups[:-1]), RecoveryCodeShort),
        (lambda groups: " ".join((groups[1], groups[0], *groups[2:])), RecoveryCodeMistyped),
    ],
)
def test_a_code_that_cannot_be_right_is_said_before_anything_is_tried(
    desk, folder, sheet, new_pc, typed, refusal
):
    path = backup.create(desk, folder.backups).path
    with pytest.raises(refusal):
        restore(path, new_pc, typed(sheet.groups))
    assert [one.name for one in new_pc[0].root.iterdir()] == [new_pc[0].lock.name]


def test_the_code_of_another_sheet_names_the_sheet_that_is_needed(
    desk, administrator, folder, sheet, new_pc
):
    path = backup.create(desk, folder.backups).path
    other = recovery_sheets.draft(administrator)
    with pytest.raises(RecoveryCodeWrong) as refusal:
        restore(path, new_pc, " ".join(other.groups))
    assert refusal.value.sheet_no == sheet.sheet_no


def test_a_renewed_sheet_opens_the_backups_made_from_then_on(
    desk, administrator, folder, sheet, new_pc
):
    renewed = recovery_sheets.draft(administrator)
    recovery_sheets.keep(administrator, renewed)
    path = backup.create(desk, folder.backups).path
    with pytest.raises(RecoveryCodeWrong):
        restore(path, new_pc, " ".join(sheet.groups))
    restore(path, new_pc, " ".join(renewed.groups))
    bootstrap.open_office(new_pc[0]).database.close()


def test_a_wrong_key_that_lies_there_is_kept_aside(desk, folder, sheet, new_pc):
    path, (new, _) = backup.create(desk, folder.backups).path, new_pc
    new.key.write_text("00" * 32)
    restore(path, new_pc, " ".join(sheet.groups))
    assert read_key(new.root / "database-2026-10-05-073000.key").hex() == "00" * 32
    bootstrap.open_office(new).database.close()


def test_a_backup_of_an_office_without_a_sheet_needs_its_key(desk, folder, new_pc):
    path = backup.create(desk, folder.backups).path
    with pytest.raises(DatabaseKeyMissing):
        restore(path, new_pc, "")


def test_neither_code_nor_key_stands_in_any_file(desk, folder, sheet):
    path = backup.create(desk, folder.backups).path
    key = read_key(folder.key).hex()
    for file in (path, folder.recovery):
        content = file.read_bytes()
        assert not any(group.encode() in content for group in sheet.groups)
        assert key.encode() not in content
        assert bytes.fromhex(key) not in content


def test_only_an_administrator_makes_one_and_it_stays_on_record(desk, administrator, sheet):
    clerk = replace(desk, officer=replace(desk.officer, role=Role.CLERK))
    with pytest.raises(AdministratorNeeded):
        recovery_sheets.draft(clerk)
    event = history.recent(desk, 1)[0]
    assert (event.kind, event.facts) == (
        EventKind.RECOVERY_SHEET_MADE, {"sheet_no": sheet.sheet_no},
    )  # fmt: skip


def test_an_office_is_told_that_it_has_none(desk, administrator):
    assert recovery_sheets.current(desk) == ""
    recovery_sheets.keep(administrator, recovery_sheets.draft(administrator))
    assert recovery_sheets.current(desk) != ""
    recovery.keep(desk.folder.recovery, {"key_id": "of another key", "sheet_no": "AAAA"})
    assert recovery_sheets.current(desk) == ""


def test_groups_are_typed_back_as_they_stand_on_the_sheet(sheet):
    assert are_typed_back(sheet, [(2, sheet.groups[1]), (7, f" {sheet.groups[6]} ")])
    assert not are_typed_back(sheet, [(2, sheet.groups[2])])


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_the_backups_of_a_server_have_a_sheet_too(any_desk, folder, tmp_path):
    administrator = acting_as(any_desk, Role.ADMINISTRATOR)
    assert recovery_sheets.is_wanting(any_desk)
    sheet = recovery_sheets.draft(administrator)
    recovery_sheets.keep(administrator, sheet)
    assert not recovery_sheets.is_wanting(any_desk)
    path = backup.create(any_desk, tmp_path / "usb").path
    location = any_desk.database.location
    any_desk.database.close()
    key = read_key(folder.key).hex()
    folder.key.unlink()  # another PC, the same server
    with pytest.raises(RecoveryCodeNeeded):
        restoring.restore(path, location, folder=folder, at=AT)
    claim = Claim(code=" ".join(sheet.groups))
    restoring.restore(path, location, folder=folder, at=AT, claim=claim)
    assert read_key(folder.key).hex() == key
    bootstrap.open_office(folder).database.close()


@pytest.mark.parametrize("lies_there", ["", "00" * 32, "không phải khóa", "ab"])
def test_the_sheet_brings_a_lost_or_wrong_key_back_and_no_work_is_lost(
    desk, folder, sheet, lies_there
):
    location, key = desk.database.location, read_key(folder.key).hex()
    desk.database.close()
    folder.key.unlink()
    if lies_there:
        folder.key.write_text(lies_there, encoding="utf-8")
    with pytest.raises(DatabaseKeyWrong if lies_there else DatabaseKeyMissing):
        bootstrap.open_office(folder)
    recovery_sheets.bring_key_back(location, folder=folder, code=" ".join(sheet.groups), at=AT)
    assert read_key(folder.key).hex() == key
    bootstrap.open_office(folder).database.close()


def test_a_wrong_key_is_said_to_be_one_also_where_only_a_backup_knows_the_right_one(desk, folder):
    backup.create(desk, folder.backups)
    desk.database.close()
    folder.key.write_text("00" * 32)
    with pytest.raises(DatabaseKeyWrong):
        bootstrap.open_office(folder)


def test_without_a_sheet_no_code_brings_a_key(desk, folder):
    with pytest.raises(NoSheetMade):
        recovery_sheets.bring_key_back(desk.database.location, folder=folder, code="1", at=AT)
