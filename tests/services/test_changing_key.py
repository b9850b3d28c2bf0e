"""Another key for the database: nothing is lost, and every backup has a sheet that opens it."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from commune_desk import bootstrap
from commune_desk.domain.account_errors import AdministratorNeeded, SignInRefused
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.outside_errors import AlreadyRunning, DatabaseDamaged
from commune_desk.domain.upkeep.disk_errors import DiskFailing
from commune_desk.domain.upkeep.recovery import RecoveryCodeNeeded, RecoveryCodeWrong
from commune_desk.domain.upkeep.restoring_errors import OfficeInUse
from commune_desk.files import lock
from commune_desk.paths import DataFolder
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.office import office as offices
from commune_desk.services.office.signing_in import Claim
from commune_desk.services.upkeep import (
    backup,
    changing_key,
    history,
    recovery_sheets,
    restoring,
)
from commune_desk.store.database import DatabaseLocation, open_database
from commune_desk.store.engine.key_file import read_key
from tests.factories import acting_as, moment
from tests.services.test_restoring import receive, reopened

AT = moment("2026-10-05 07:30")
PASSWORD = "một mật khẩu dài"


@pytest.fixture
def claim(office):
    """The administrator, who has a password."""
    offices.choose_first_password(office, "quantri", PASSWORD)
    return Claim("quantri", PASSWORD)


@pytest.fixture
def former(desk):
    """The sheet that the office had."""
    administrator = acting_as(desk, Role.ADMINISTRATOR)
    made = recovery_sheets.draft(administrator)
    recovery_sheets.keep(administrator, made)
    return made


@pytest.fixture
def location(desk):
    return desk.database.location


def change(folder, location, claim, **given):
    sheet = changing_key.draft(location, folder=folder, at=AT, claim=claim)
    return sheet, changing_key.change(sheet, location, folder=folder, at=AT, claim=claim, **given)


@pytest.fixture
def new_pc(tmp_path):
    """The folder of an empty PC, and where its database will be."""
    folder = DataFolder(tmp_path / "máy mới")
    folder.root.mkdir()
    return folder, DatabaseLocation(path=folder.database, key_path=folder.key)


def on_new_pc(path, new_pc, sheet):
    folder, location = new_pc
    return restoring.restore(
        path, location, folder=folder, at=AT, claim=Claim(code=" ".join(sheet.groups))
    )


def test_the_office_goes_on_with_another_key_and_another_sheet(
    desk, folder, location, former, claim
):
    number, _ = receive(desk, "Bùi Thanh Toàn")
    old = read_key(folder.key).hex()
    desk.database.close()
    sheet, changed = change(folder, location, claim)
    assert read_key(folder.key).hex() != old
    assert read_key(folder.root / "database-2026-10-05-073000.key").hex() == old
    assert (changed.sheet_no, changed.former_sheet_no) == (sheet.sheet_no, former.sheet_no)
    desk = reopened(desk)
    assert recovery_sheets.current(desk) == sheet.sheet_no
    event = history.recent(desk, 1)[0]
    assert event.kind is EventKind.KEY_CHANGED
    assert event.officer_name
    assert event.facts == {"sheet_no": sheet.sheet_no, "former_sheet_no": former.sheet_no}
    assert history.verify(desk).events > 0
    again, _ = receive(desk, "Lê Văn Ba")
    assert again > number
    desk.database.close()


def test_nothing_that_the_old_key_opens_is_left_but_what_was_there_before(
    desk, folder, location, claim
):
    old_key = read_key(folder.key).hex()
    before = set(folder.root.rglob("*"))
    desk.database.close()
    change(folder, location, claim)
    new = {one.name for one in set(folder.root.rglob("*")) - before}
    assert new == {"database-2026-10-05-073000.key", "recovery.json", "running.lock"}
    aside = folder.root / "database-2026-10-05-073000.key"
    assert read_key(aside).hex() == old_key
    with pytest.raises(DatabaseDamaged):
        open_database(replace(location, key_path=aside))


def test_each_backup_is_opened_by_the_sheet_of_its_time(
    desk, folder, location, former, claim, new_pc
):
    before = backup.create(desk, folder.root / "usb").path
    desk.database.close()
    sheet, _ = change(folder, location, claim)
    desk = reopened(desk)
    after = backup.create(desk, folder.root / "usb").path
    desk.database.close()
    with pytest.raises(RecoveryCodeWrong) as refusal:
        on_new_pc(before, new_pc, sheet)
    assert refusal.value.sheet_no == former.sheet_no
    on_new_pc(after, new_pc, sheet)
    bootstrap.open_office(new_pc[0]).database.close()


def test_a_backup_from_before_comes_back_under_the_key_of_now(
    desk, folder, location, former, claim
):
    number, _ = receive(desk, "Bùi Thanh Toàn")
    path = backup.create(desk, folder.root / "usb").path
    desk.database.close()
    sheet, _ = change(folder, location, claim)
    key = read_key(folder.key).hex()
    assert restoring.look(path, folder, location).sheet_no == ""  # the old key is still here
    restoring.restore(path, location, folder=folder, at=AT, claim=claim)
    desk = reopened(desk)
    assert read_key(folder.key).hex() == key
    assert recovery_sheets.current(desk) == sheet.sheet_no
    assert receive(desk, "Lê Văn Ba")[0] > number
    assert history.verify(desk).events > 0
    desk.database.close()


def test_where_the_old_key_was_destroyed_the_old_sheet_is_asked_for(
    desk, folder, location, former, claim
):
    path = backup.create(desk, folder.root / "usb").path
    desk.database.close()
    change(folder, location, claim)
    for file in folder.keys_aside:
        file.unlink()
    key = read_key(folder.key).hex()
    assert restoring.look(path, folder, location).sheet_no == former.sheet_no
    with pytest.raises(RecoveryCodeNeeded) as refusal:
        restoring.restore(path, location, folder=folder, at=AT, claim=claim)
    assert refusal.value.sheet_no == former.sheet_no
    having = replace(claim, code=" ".join(former.groups))
    restoring.restore(path, location, folder=folder, at=AT, claim=having)
    bootstrap.open_office(folder).database.close()
    assert read_key(folder.key).hex() == key


@pytest.mark.parametrize(
    ("who", "refusal"),
    [(Claim("mai", PASSWORD), AdministratorNeeded), (Claim("quantri", "khác"), SignInRefused)],
)
def test_who_may_not_changes_nothing(office, desk, folder, location, claim, who, refusal):
    offices.choose_first_password(office, "mai", PASSWORD)
    key = read_key(folder.key).hex()
    desk.database.close()
    with pytest.raises(refusal):
        change(folder, location, who)
    assert read_key(folder.key).hex() == key


def test_not_while_anybody_works(desk, folder, location, claim):
    with pytest.raises(OfficeInUse):
        change(folder, replace(location, busy_ms=50), claim)
    desk.database.close()
    with lock.alone(folder), pytest.raises(AlreadyRunning):
        change(folder, location, claim)
    assert not folder.restoring.exists()
    bootstrap.open_office(folder).database.close()


@pytest.mark.parametrize("stops_at", range(4))
def test_whoever_stops_it_has_the_office_as_it_was(desk, folder, location, claim, stops_at):
    key = read_key(folder.key).hex()
    desk.database.close()
    with pytest.raises(Cancelled):
        change(folder, location, claim, progress=lambda done, _total: done < stops_at)
    assert read_key(folder.key).hex() == key
    assert not folder.restoring.exists()
    bootstrap.open_office(folder).database.close()


def test_a_page_that_is_damaged_is_found_before_anything_is_replaced(desk, folder, location, claim):
    for _ in range(30):
        receive(desk, "Bùi Thanh Toàn")
    key = read_key(folder.key).hex()
    desk.database.close()
    sheet = changing_key.draft(location, folder=folder, at=AT, claim=claim)
    content = bytearray(folder.database.read_bytes())
    content[len(content) // 2] ^= 1  # of a page that nobody needs to sign in
    folder.database.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        changing_key.change(sheet, location, folder=folder, at=AT, claim=claim)
    assert read_key(folder.key).hex() == key
    assert not folder.restoring.exists()
    assert list(folder.root.glob("*former-key*")) == []


def test_a_disk_that_does_not_open_the_copy_is_said(desk, folder, location, claim, monkeypatch):
    desk.database.close()
    sheet = changing_key.draft(location, folder=folder, at=AT, claim=claim)
    connect = sqlcipher.connect

    def fails(path, *given, **how):
        if Path(path).name != folder.database.name:
            raise sqlcipher.OperationalError("disk I/O error")
        return connect(path, *given, **how)

    monkeypatch.setattr(sqlcipher, "connect", fails)
    with pytest.raises(DiskFailing):
        changing_key.change(sheet, location, folder=folder, at=AT, claim=claim)
    assert not folder.restoring.exists()


def test_no_key_stands_in_any_log(desk, folder, location, former, claim, caplog):
    old = read_key(folder.key).hex()
    path = backup.create(desk, folder.root / "usb").path
    desk.database.close()
    with caplog.at_level(logging.DEBUG):
        sheet, _ = change(folder, location, claim)
        restoring.restore(path, location, folder=folder, at=AT, claim=claim)
        bootstrap.open_office(folder).database.close()
    assert "SELECT" in caplog.text  # peewee tells what it executes
    secret = (old, read_key(folder.key).hex(), *sheet.groups, *former.groups, PASSWORD)
    assert [one for one in secret if one in caplog.text] == []
