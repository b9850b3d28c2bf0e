"""An office moves to a server and back with everything it has, or stays where it is."""

from contextlib import suppress

import pytest

from commune_desk import bootstrap
from commune_desk.domain.account_errors import AdministratorNeeded, SignInRefused
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.outside_errors import (
    AlreadyRunning,
    DatabaseDamaged,
    DatabaseUnreachable,
)
from commune_desk.domain.upkeep.moving_errors import AlreadyThere, OfficeThere, RowsMissing
from commune_desk.files import lock
from commune_desk.files.office import machine
from commune_desk.services.desk import lookup
from commune_desk.services.desk.progress import Cancelled
from commune_desk.services.office import office
from commune_desk.services.office.signing_in import Claim
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history, moving
from commune_desk.settings import DATABASE_URL
from commune_desk.store.database import DatabaseLocation, open_database
from commune_desk.store.upkeep.moving import copy_rows
from tests.disks import PAGE
from tests.factories import a_reception

PASSWORD = "một mật khẩu dài"
ADMINISTRATOR = Claim("quantri", PASSWORD)


@pytest.fixture
def worked(sqlite_folder, clock):
    """The folder of an office that has received something, with an administrator's password."""
    opened = bootstrap.open_office(sqlite_folder, clock)
    office.choose_first_password(opened, "quantri", PASSWORD)
    intake.receive(bootstrap.desk_without_screen(opened), a_reception())
    opened.database.close()
    return sqlite_folder


def told(folder, clock):
    """What the office of a folder has to say: its history, its search, its next number."""
    opened = bootstrap.open_office(folder, clock)
    try:
        desk = bootstrap.desk_without_screen(opened)
        count = history.verify(desk).events
        found = [one.title for one in lookup.find(desk, "Bùi Thanh Toàn").results]
        return count, found, opened.database.engine_name
    finally:
        opened.database.close()


def test_there_and_back_with_everything(worked, postgres_url, clock):
    before = told(worked, clock)
    moved = moving.move(worked, postgres_url, at=clock(), claim=ADMINISTRATOR)
    assert moved.kept is not None
    assert moved.kept.exists()
    assert not worked.database.exists()
    on_server = told(worked, clock)
    assert (on_server[0] - before[0], on_server[1], on_server[2]) == (2, before[1], "postgres")
    opened = bootstrap.open_office(worked, clock)
    desk = bootstrap.desk_without_screen(opened)
    event = history.recent(desk, 1)[0]
    assert (event.kind, event.facts["rows"]) == (EventKind.OFFICE_MOVED, moved.counts)
    second = intake.receive(desk, a_reception(is_same_person=True))
    assert second.dossier.dossier_no.endswith("0002")
    opened.database.close()
    back = moving.move(worked, "", at=clock(), claim=ADMINISTRATOR)
    assert back.kept is None
    assert back.counts["dossier"] == moved.counts["dossier"] + 1
    assert told(worked, clock)[2] == "sqlite"
    opened = bootstrap.open_office(worked, clock)
    third = intake.receive(bootstrap.desk_without_screen(opened), a_reception(is_same_person=True))
    assert third.dossier.dossier_no.endswith("0003")
    opened.database.close()


def test_an_office_that_is_there_already_is_not_mixed(worked, postgres_folder, clock, tmp_path):
    url = machine.read(postgres_folder.machine_settings)[DATABASE_URL]
    machine.write(
        worked.machine_settings, machine.read(worked.machine_settings).with_value(DATABASE_URL, "")
    )
    with pytest.raises(OfficeThere):
        moving.move(worked, url, at=clock(), claim=ADMINISTRATOR)
    assert told(worked, clock)[2] == "sqlite"


def test_who_stops_it_half_way_works_on_as_before(worked, postgres_url, clock):
    before = told(worked, clock)

    def stop(done, _of):
        if done > 20:
            raise Cancelled

    with pytest.raises(Cancelled):
        moving.move(worked, postgres_url, at=clock(), claim=ADMINISTRATOR, progress=stop)
    assert told(worked, clock)[1:] == before[1:]
    moving.move(worked, postgres_url, at=clock(), claim=ADMINISTRATOR)


def test_a_row_that_does_not_arrive_is_found(worked, postgres_url):
    source = DatabaseLocation("", worked.database, worked.key)
    target = open_database(DatabaseLocation(postgres_url), create=True)
    target.engine.execute_sql("CREATE RULE lost AS ON INSERT TO leader DO INSTEAD NOTHING")
    with pytest.raises(RowsMissing) as refused, target.transaction():
        copy_rows(source, target.engine, lambda _done, _of: None)
    target.close()
    assert (refused.value.name, refused.value.after) == ("leader", 0)


def test_only_an_administrator_may(worked, postgres_url, clock):
    with pytest.raises(SignInRefused):
        moving.move(worked, postgres_url, at=clock(), claim=Claim("quantri", "sai mật khẩu"))
    opened = bootstrap.open_office(worked, clock)
    office.choose_first_password(opened, "mai", PASSWORD)
    opened.database.close()
    with pytest.raises(AdministratorNeeded):
        moving.move(worked, postgres_url, at=clock(), claim=Claim("mai", PASSWORD))
    assert told(worked, clock)[2] == "sqlite"


def test_not_while_a_window_is_open_nor_to_where_it_is_nor_to_nobody(worked, clock):
    with lock.alone(worked), pytest.raises(AlreadyRunning):
        moving.move(worked, "postgresql://a@127.0.0.1:1/b", at=clock(), claim=ADMINISTRATOR)
    with pytest.raises(AlreadyThere):
        moving.move(worked, "", at=clock(), claim=ADMINISTRATOR)
    with pytest.raises(DatabaseUnreachable):
        moving.move(worked, "postgresql://a@127.0.0.1:1/b", at=clock(), claim=ADMINISTRATOR)
    assert told(worked, clock)[2] == "sqlite"


def test_a_page_that_is_damaged_is_said_and_no_bug(worked, postgres_url):
    content = worked.database.read_bytes()
    said = []
    target = open_database(DatabaseLocation(postgres_url), create=True)
    for page in range(len(content) // PAGE - 1, len(content) // PAGE // 2, -9):
        damaged = bytearray(content)
        damaged[page * PAGE + 100] ^= 255
        worked.database.write_bytes(damaged)
        source = DatabaseLocation("", worked.database, worked.key)
        with suppress(Stop), target.transaction():
            try:
                copy_rows(source, target.engine, lambda _done, _of: None)
            except DatabaseDamaged as refusal:
                said.append(refusal)
            raise Stop
    target.close()
    assert said


class Stop(Exception):
    """Nothing of it stays."""
