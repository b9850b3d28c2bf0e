"""Each PC of an office on a server has an account of its own, that an administrator can shut."""

import json

import psycopg
import pytest

from commune_desk import bootstrap
from commune_desk.domain.account_errors import AdministratorNeeded, SignInDelayed, SignInRefused
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights_errors import NotOnThisPc
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.domain.office.database_address import BEFORE_HOST, secrets_of
from commune_desk.domain.office.database_errors import (
    DatabaseRefusesUs,
    DatabaseRightMissing,
    UpgradeNotOurs,
)
from commune_desk.domain.office.joining_errors import (
    OfficeOnOnePc,
    PcSharesAccount,
    PcUnknown,
    RolesNotPermitted,
)
from commune_desk.domain.periods import calendar_month
from commune_desk.domain.upkeep.inspection import MeasureKind
from commune_desk.files.office import machine
from commune_desk.paths import DataFolder
from commune_desk.services.figures import reports, sync
from commune_desk.services.handling import handling, rating, returning
from commune_desk.services.office import accounts, joining, signing_in
from commune_desk.services.office.signing_in import Claim
from commune_desk.services.reception import drafts, intake
from commune_desk.services.upkeep import (
    backup,
    checking,
    history,
    inspection,
    rehearsing,
    restoring,
)
from commune_desk.settings import ADMINISTRATOR_PC, DATABASE_URL
from commune_desk.store import migrations
from commune_desk.store.engine.counter_rights import COUNTER_RIGHTS
from commune_desk.words.errors import sentence
from tests.conftest import THURSDAY
from tests.factories import Clock, a_reception, acting_as
from tests.servers import (
    OWNER,
    PC,
    Server,
    administrators,
    copied_office,
    database_of,
    join,
    new_office,
)

PASSWORD = "một mật khẩu dài"


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
def at_owner(server, made_office, folder, clock):
    """The desk of an administrator at that PC."""
    opened = bootstrap.open_office(copied_office(server, made_office, folder), clock)
    yield administrators(opened)
    opened.database.close()


@pytest.fixture
def counters(at_owner, tmp_path):
    """The data folder of a counter's PC; the office is open nowhere."""
    made = DataFolder(tmp_path / "quầy")
    join(at_owner, made, tmp_path)
    return made


@pytest.fixture
def at_counter(counters, clock):
    """The office, open at the counter's PC."""
    opened = bootstrap.open_office(counters, clock)
    yield opened
    opened.database.close()


def account_of(folder):
    """The account and the password in the settings of a PC."""
    address = machine.read(folder.machine_settings)[DATABASE_URL]
    return address.partition("://")[2].partition(":")[0], secrets_of(address)[BEFORE_HOST]


def account_in(folder, server, database):
    """How the account of a PC reaches a database beside the program."""
    account, password = account_of(folder)
    host = str(server.cluster.folder)
    return {"host": host, "user": account, "password": password, "dbname": database}


def test_a_whole_day_with_the_account_of_a_counter(at_counter, tmp_path):
    desk = bootstrap.desk_without_screen(at_counter)

    def enter(change, login, password):
        return change(desk.database, desk.office.id, login, password=password, at=desk.now(), pc=PC)

    enter(signing_in.choose_password, "mai", PASSWORD)
    with pytest.raises(SignInRefused):
        enter(signing_in.sign_in, "mai", "sai")
    assert enter(signing_in.sign_in, "mai", PASSWORD).login == "mai"
    number = intake.receive(desk, a_reception()).dossier.dossier_no
    handling.step(desk, number, StepRequest(Action.HAND_OVER, desk.now()))
    handling.step(desk, number, StepRequest(Action.FINISH, desk.now()))
    returning.return_result(desk, number)
    rating.rate(desk, number, RatingLevel.VERY_SATISFIED)
    month = calendar_month(desk.now().date())
    reports.write(desk, month, tmp_path)
    sync.sync(desk, tmp_path)
    written = backup.create(desk, tmp_path)
    backup.verify(written.path, desk.database.location)
    checking.check(desk)
    assert history.verify(desk).events
    for _ in range(2):
        with pytest.raises(SignInRefused):
            enter(signing_in.sign_in, "mai", "sai")
    with pytest.raises(SignInDelayed):
        enter(signing_in.sign_in, "mai", "sai")


def test_a_colleague_at_another_pc_goes_on_with_a_draft(at_owner, tmp_path, clock):
    """The join file carries the key that seals it."""
    typed = {"applicant.full_name": "Bùi Thanh Toàn"}
    drafts.save(at_owner, typed)
    made = DataFolder(tmp_path / "quầy")
    folder = at_owner.folder
    join(at_owner, made, tmp_path)
    opened = bootstrap.open_office(made, clock)
    desk = bootstrap.desk_without_screen(opened)
    [kept] = drafts.open_drafts(desk)
    assert drafts.take_over(desk, kept.id).texts == typed
    drafts.save(desk, {**typed, "phone": "0912345678"}, kept.id)
    opened.database.close()
    opened = bootstrap.open_office(folder, clock)
    [back] = drafts.open_drafts(administrators(opened))
    assert back.texts == {**typed, "phone": "0912345678"}
    kept_body = opened.database.engine.execute_sql("SELECT body FROM draft").fetchone()
    assert "Toàn" not in str(kept_body)
    opened.database.close()


def test_the_server_keeps_scram_and_nothing_keeps_the_password(at_counter, counters, server):
    account, password = account_of(counters)
    ((kept,),) = server.ask("SELECT rolpassword FROM pg_authid WHERE rolname = %s", account)
    assert kept.startswith("SCRAM-SHA-256$4096:")
    assert password not in kept
    facts = json.dumps([one.facts for one in history.recent(administrators(at_counter), 50)])
    assert account in facts
    assert password not in facts
    log = (server.cluster.folder / "log").read_text("utf-8")
    assert password not in log
    assert not [
        file
        for file in counters.root.parent.rglob("*")
        if file.is_file() and password.encode() in file.read_bytes()
    ]


def test_a_wrong_password_of_the_account_is_refused(counters, server):
    reached = account_in(counters, server, database_of(counters))
    psycopg.connect(**reached).close()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(**{**reached, "password": "x"})


def test_what_belongs_to_the_administrator_is_refused_with_the_pc_where_it_is_done(at_counter):
    with pytest.raises(NotOnThisPc) as refused:
        accounts.set_role(administrators(at_counter), "mai", Role.LEADER)
    said = sentence(refused.value)
    assert machine.pc_name() in said
    assert "Đổi vai trò cán bộ" in said
    assert at_counter.settings[ADMINISTRATOR_PC] == machine.pc_name()


def test_the_first_password_of_an_administrator_is_chosen_at_his_pc(at_counter, clock):
    office = at_counter.office.id
    with pytest.raises(NotOnThisPc):
        signing_in.choose_password(
            at_counter.database, office, "quantri", password=PASSWORD, at=clock()
        )
    assert "máy của người quản trị" in sentence(NotOnThisPc(EventKind.PASSWORD_CHANGED, ""))


def test_nobody_restores_from_a_counter(at_counter, counters, tmp_path, clock):
    desk = administrators(at_counter)
    office = desk.office.id
    written = backup.create(desk, tmp_path).path
    signing_in.choose_password(desk.database, office, "tung", password=PASSWORD, at=clock())
    at_counter.database.close()
    location = bootstrap.database_of(counters)
    with pytest.raises((NotOnThisPc, AdministratorNeeded)):
        restoring.restore(
            written, location, folder=counters, at=clock(), claim=Claim("tung", PASSWORD)
        )


def test_a_counter_does_not_upgrade_and_the_owner_gives_rights_to_new_tables(
    counters, folder, clock, monkeypatch, tmp_path
):
    files = tmp_path / "files"
    files.mkdir()
    for file in migrations.MIGRATION_FILES.glob("*.py"):
        (files / file.name).write_bytes(file.read_bytes())
    later = migrations.known_version() + 1
    (files / f"{later:04}_more.py").write_text(
        "def up(_migrator, db):\n    db.execute_sql('CREATE TABLE more (id INT)')\n"
    )
    monkeypatch.setattr(migrations, "MIGRATION_FILES", files)
    with pytest.raises(UpgradeNotOurs) as refused:
        bootstrap.open_office(counters, clock)
    assert "trên máy của người quản trị trước" in sentence(refused.value)
    monkeypatch.setitem(COUNTER_RIGHTS, "more", ("SELECT",))
    bootstrap.open_office(folder, clock).database.close()
    opened = bootstrap.open_office(counters, clock)
    assert opened.database.engine.execute_sql("SELECT * FROM more").fetchall() == []
    with pytest.raises(DatabaseRightMissing):
        opened.database.engine.execute_sql("INSERT INTO more VALUES (1)")
    opened.database.close()


def test_a_restore_leaves_the_counters_their_rights(at_owner, tmp_path, clock):
    office, database = at_owner.office.id, at_owner.database
    signing_in.choose_password(database, office, "quantri", password=PASSWORD, at=clock())
    counters = DataFolder(tmp_path / "quầy")
    location, folder = database.location, at_owner.folder
    join(at_owner, counters, tmp_path)
    opened = bootstrap.open_office(folder, clock)
    written = backup.create(administrators(opened), tmp_path).path
    opened.database.close()
    claim = Claim("quantri", PASSWORD)
    restoring.restore(written, location, folder=folder, at=clock(), claim=claim)
    opened = bootstrap.open_office(counters, clock)
    intake.receive(bootstrap.desk_without_screen(opened), a_reception())
    with pytest.raises(DatabaseRightMissing):
        opened.database.engine.execute_sql("UPDATE event SET desk_name = ''")
    opened.database.close()


def test_a_backup_comes_back_on_a_server_without_these_accounts(at_owner, tmp_path, clock, server):
    office, database = at_owner.office.id, at_owner.database
    signing_in.choose_password(database, office, "quantri", password=PASSWORD, at=clock())
    joining.invite(at_owner, PC)
    written = backup.create(at_owner, tmp_path).path
    name, location = database_of(at_owner.folder), database.location
    database.close()
    made = server.ask("SELECT rolname FROM pg_roles WHERE rolname LIKE %s", f"{name}\\_%")
    for (role,) in sorted(made, reverse=True):
        server.forget(role, name)
    claim = Claim("quantri", PASSWORD)
    restoring.restore(written, location, folder=at_owner.folder, at=clock(), claim=claim)
    bootstrap.open_office(at_owner.folder, clock).database.close()


def test_a_pc_is_shut_out_at_once_and_for_good(at_owner, counters, folder, server, clock):
    account, _password = account_of(counters)
    reached = account_in(counters, server, database_of(folder))
    with psycopg.connect(**reached, autocommit=True) as working:
        assert working.execute("SELECT count(*) FROM event").fetchone()
        opened = bootstrap.open_office(folder, clock)
        desk = administrators(opened)
        events = history.verify(desk).events
        joining.shut_out(desk, "quay-2")
        told = history.recent(desk, 1)[0]
        assert history.verify(desk).events == events + 1
        assert (told.kind, told.facts) == (
            EventKind.PC_SHUT_OUT,
            {"pc": "quay-2", "accounts": [account]},
        )
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            working.execute("SELECT count(*) FROM event")
    with pytest.raises(PcUnknown):
        joining.shut_out(desk, PC)
    with pytest.raises(PcUnknown):
        joining.shut_out(desk, "QUAY-3")
    opened.database.close()
    with pytest.raises(DatabaseRefusesUs) as refused:
        bootstrap.open_office(counters, clock)
    assert "thu hồi" in sentence(refused.value)
    opened = bootstrap.open_office(folder, clock)
    again = DataFolder(counters.root.with_name("quầy lần hai"))
    join(administrators(opened), again, counters.root.parent)
    bootstrap.open_office(again, clock).database.close()


def test_only_an_administrator_shuts_a_pc_out(at_owner, desk):
    with pytest.raises(AdministratorNeeded):
        joining.shut_out(acting_as(at_owner, Role.LEADER), PC)


def test_an_office_on_one_pc_has_no_pc_to_shut_out(desk):
    with pytest.raises(OfficeOnOnePc):
        joining.shut_out(acting_as(desk, Role.ADMINISTRATOR), PC)


def test_where_the_owner_may_make_no_accounts_it_is_said_and_done_only_when_asked(
    at_owner, server, tmp_path, clock
):
    server.set_up(makes_roles=False)
    events = history.verify(at_owner).events
    with pytest.raises(RolesNotPermitted) as refused:
        joining.invite(at_owner, PC)
    assert f"ALTER ROLE {OWNER} CREATEROLE;" in sentence(refused.value)
    assert history.verify(at_owner).events == events
    made = joining.invite(at_owner, PC, shares_account=True)
    with pytest.raises(PcSharesAccount):
        joining.shut_out(at_owner, PC)
    at_owner.database.close()
    counters = DataFolder(tmp_path / "quầy")
    joining.join(counters, joining.save(made, tmp_path), made.code, at=clock(), pc=PC)
    assert account_of(counters)[0] == OWNER
    opened = bootstrap.open_office(counters, clock)
    assert opened.database.is_owner
    opened.database.close()


def test_two_offices_of_one_server_do_not_see_each_other(counters, server, made_office, tmp_path):
    other = copied_office(server, made_office, DataFolder(tmp_path / "xã khác"))
    with (
        psycopg.connect(**account_in(counters, server, database_of(other))) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("SELECT * FROM event")


def test_a_backup_is_loaded_for_trial_by_every_pc_that_may_make_temporary_tables(
    at_owner, at_counter, server, clock
):
    counter = acting_as(bootstrap.desk_without_screen(at_counter), Role.ADMINISTRATOR)
    server.let_make_temporary_tables(database_of(at_owner.folder), may=False)
    assert rehearsing.rehearse(counter).loaded_at is None
    measures = {one.kind: one for one in inspection.measures(counter)}
    assert not measures[MeasureKind.LOADED].is_good
    loaded_at = rehearsing.rehearse(at_owner).loaded_at
    assert loaded_at == clock()
    clock.move(hours=1)
    assert rehearsing.rehearse(counter).loaded_at == loaded_at
    measures = {one.kind: one for one in inspection.measures(counter)}
    assert measures[MeasureKind.LOADED].at == loaded_at
    server.let_make_temporary_tables(database_of(at_owner.folder), may=True)
    assert rehearsing.rehearse(counter).loaded_at == clock()
