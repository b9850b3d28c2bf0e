"""Another key for an office on a server, while its counters work; each takes it by itself."""

import subprocess
import sys
from threading import Thread
from time import sleep

import pytest

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.outside_errors import DatabaseLocked, DiskFull
from commune_desk.files.upkeep import recovery
from commune_desk.paths import DataFolder
from commune_desk.services.desk import common_key
from commune_desk.services.office import office as offices
from commune_desk.services.office.signing_in import Claim
from commune_desk.services.papers import kept_papers
from commune_desk.services.reception import drafts, intake
from commune_desk.services.upkeep import (
    backup,
    changing_key,
    history,
    recovery_sheets,
    restoring,
    sealing_papers,
)
from commune_desk.store.database import DatabaseLocation
from commune_desk.store.engine.key_file import read_key
from commune_desk.store.office import counters
from commune_desk.store.upkeep import history as stored_history
from tests.conftest import THURSDAY
from tests.factories import Clock, a_reception, acting_as, moment
from tests.servers import Server, administrators, copied_office, join, new_office

AT = moment("2026-10-05 07:30")
PASSWORD = "một mật khẩu dài"
TYPED = {"full_name": "Lò Thị Mẩy"}


@pytest.fixture
def server(postgres):
    made = Server(postgres)
    made.set_up()
    return made


@pytest.fixture(scope="module")
def made_office(postgres, tmp_path_factory, practice_setup):
    """The data folder of the PC that made an office, to be copied with its database."""
    made = Server(postgres)
    made.set_up()
    folder = DataFolder(tmp_path_factory.mktemp("quản trị"))
    new_office(made, folder, practice_setup, Clock(THURSDAY)).database.close()
    return folder


@pytest.fixture
def here(server, made_office, folder, clock, tmp_path):
    """The folder of the administrator's PC with a sheet, and that of a counter's that joined."""
    opened = bootstrap.open_office(copied_office(server, made_office, folder), clock)
    desk = administrators(opened)
    recovery_sheets.keep(desk, recovery_sheets.draft(desk))
    offices.choose_first_password(opened, "quantri", PASSWORD)
    counter = DataFolder(tmp_path / "quầy")
    join(desk, counter, tmp_path)
    opened.database.close()
    return folder, counter


def change(folder):
    location, claim = bootstrap.database_of(folder), Claim("quantri", PASSWORD)
    sheet = changing_key.draft(location, folder=folder, at=AT, claim=claim)
    return sheet, changing_key.change(sheet, location, folder=folder, at=AT, claim=claim)


def at_desk(folder, clock):
    return acting_as(
        bootstrap.desk_without_screen(bootstrap.open_office(folder, clock)), Role.ADMINISTRATOR
    )


def test_both_pcs_have_the_new_key_and_read_what_the_old_one_sealed(here, clock):
    folder, counter = here
    old = read_key(folder.key)
    desk = at_desk(counter, clock)
    paper = kept_papers.keep(desk, b"%PDF", ".pdf")
    drafts.save(desk, TYPED)
    desk.database.close()
    sheet, changed = change(folder)
    new = read_key(folder.key)
    assert new != old
    assert [read_key(one) for one in folder.keys_aside] == [old]
    assert changed.former_key == str(folder.keys_aside[0])
    desk = at_desk(counter, clock)  # nothing is typed there
    assert (read_key(counter.key), [read_key(one) for one in counter.keys_aside]) == (new, [old])
    assert recovery_sheets.current(desk) == sheet.sheet_no
    assert kept_papers.get(desk, paper.file).content == b"%PDF"
    assert [one.body for one in drafts.open_drafts(desk)] == [TYPED]
    assert sealing_papers.is_due(desk)
    sealing_papers.take_over(desk)
    assert kept_papers.get(desk, paper.file).content == b"%PDF"
    told = history.recent(desk, 9)
    [event] = [one for one in told if one.kind is EventKind.KEY_CHANGED]
    assert event.officer_name
    assert new.hex() not in str(event.facts)
    assert history.verify(desk).seals_checked
    desk.database.close()


def test_a_counter_that_works_meanwhile_has_it_with_its_next_backup_or_draft(here, clock):
    folder, counter = here
    desk = at_desk(counter, clock)
    old = read_key(counter.key)
    change_beside(folder, clock)
    assert intake.receive(desk, a_reception()).dossier.dossier_no
    assert read_key(counter.key) == old
    made = backup.create(desk, counter.backups)
    assert read_key(counter.key) == read_key(folder.key) != old
    assert made.manifest.recovery == recovery.read(folder.recovery)
    backup.verify(made.path, desk.database.location)
    desk.database.close()


def change_beside(folder, clock):
    """Change the key in a process of its own, for one office is open in each."""
    code = f"""
from pathlib import Path
from commune_desk.paths import DataFolder
from tests.services.test_common_key import change
change(DataFolder(Path({str(folder.root)!r})))
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_backup_and_new_sheet_are_enough_on_an_empty_pc(here, clock, server, tmp_path):
    folder, counter = here
    sheet, _ = change(folder)
    desk = at_desk(counter, clock)
    path = backup.create(desk, counter.backups).path
    desk.database.close()
    empty = DataFolder(tmp_path / "máy mới")
    empty.root.mkdir()
    location = DatabaseLocation(server.url(server.new_database()), empty.database, empty.key)
    claim = Claim("quantri", PASSWORD, code=" ".join(sheet.groups))
    restoring.restore(path, location, folder=empty, at=AT, claim=claim)
    assert read_key(empty.key) == read_key(folder.key)


def test_a_backup_from_before_comes_back_and_the_office_keeps_its_key(here, clock):
    folder, counter = here
    desk = at_desk(folder, clock)
    path = backup.create(desk, folder.backups).path
    desk.database.close()
    sheet, _ = change(folder)
    new = read_key(folder.key)
    claim = Claim("quantri", PASSWORD)
    location = bootstrap.database_of(folder)
    restoring.restore(path, location, folder=folder, at=AT, claim=claim)
    assert read_key(folder.key) == new
    for one in (folder, counter):
        desk = at_desk(one, clock)
        assert read_key(one.key) == new
        assert recovery_sheets.current(desk) == sheet.sheet_no
        desk.database.close()


def test_a_pc_that_was_away_follows_every_change(here, clock):
    folder, counter = here
    keys = [read_key(folder.key)]
    for _ in range(3):
        change(folder)
        keys.append(read_key(folder.key))
    at_desk(counter, clock).database.close()
    assert read_key(counter.key) == keys[-1]
    assert sorted(map(read_key, counter.keys_aside)) == sorted(keys[:-1])


def test_a_pc_with_a_key_of_its_own_keeps_it(here, clock):
    folder, counter = here
    counter.key.write_text("ab" * 32, encoding="ascii")
    change(folder)
    at_desk(counter, clock).database.close()
    assert read_key(counter.key).hex() == "ab" * 32


CUT_AT = {
    "tell": "commune_desk.services.desk.common_key.tell",
    "keep_key": "commune_desk.store.upkeep.backup.keep_key",
    "put_in_place": "commune_desk.services.desk.common_key.put_in_place",
    "keep": "commune_desk.files.upkeep.recovery.keep",
}


@pytest.mark.parametrize("last", CUT_AT)
def test_whatever_cuts_it_off_the_key_is_the_former_or_the_new(here, clock, last, monkeypatch):
    """The next opening does what was left."""
    folder, _counter = here
    old = read_key(folder.key)

    def cut(*_arguments, **_named):
        raise DiskFull("")

    with monkeypatch.context() as patch:
        patch.setattr(CUT_AT[last], cut)
        with pytest.raises(DiskFull):
            change(folder)
    assert (read_key(folder.key) == old) is (last != "keep")
    desk = at_desk(folder, clock)
    assert (read_key(folder.key) == old) is (last == "tell")
    assert recovery_sheets.current(desk)
    assert len(folder.keys_aside) == (last != "tell")
    desk.database.close()


def test_of_two_who_change_it_at_once_the_second_is_told_to_wait(here, clock):
    folder, _counter = here
    desk = at_desk(folder, clock)
    database, office, found = desk.database, desk.office.id, []
    event = NewEvent(kind=EventKind.KEY_CHANGED, happened_at=AT, entered_at=AT)

    def second():
        with database.thread():
            try:
                common_key.tell(database, office, event, key=bytes(32), wrapped={})
            except DatabaseLocked as refusal:
                found.append(refusal)

    other = Thread(target=second)
    common_key.tell(database, office, event, key=bytes([1] * 32), wrapped={})
    with database.transaction():
        line = stored_history.append(office, event)
        other.start()
        wait_for_lock(database)
        counters.put(office, "common_key", line)
    other.join()
    assert len(found) == 1
    desk.database.close()


def wait_for_lock(database):
    """Until somebody waits for what this transaction holds."""
    waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    while not database.engine.execute_sql(waiting).fetchone()[0]:
        sleep(0.01)
