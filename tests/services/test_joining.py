"""A PC is added to an office on a server by one file, once, and nothing is kept untried."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk import bootstrap
from commune_desk.domain.account_errors import AdministratorNeeded
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.office.database_address import parameter, secrets_of, with_parameter
from commune_desk.domain.office.database_errors import DatabaseRefusesUs, DataFolderGone
from commune_desk.domain.office.joining import VALID_FOR
from commune_desk.domain.office.joining_errors import (
    JoinAccountVoid,
    JoinCodeWrong,
    JoinFileDamaged,
    JoinFileExpired,
    JoinFileOfOtherPc,
    JoinFileUnknown,
    JoinFileUsed,
    OfficeOnOnePc,
    PcHasOffice,
    PcNameMissing,
)
from commune_desk.domain.outside_errors import DatabaseUnreachable, FileMissing, OfficeNotFound
from commune_desk.files.office import join_files, machine
from commune_desk.files.secrets import sealed
from commune_desk.paths import DataFolder
from commune_desk.services.office import joining
from commune_desk.services.upkeep import history, recovery_sheets
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DATABASE_URL
from commune_desk.store.database import DatabaseLocation, try_location
from commune_desk.store.engine.key_file import read_key
from commune_desk.words.errors import sentence
from tests.factories import acting_as

PC = "QUAY-2"


@pytest.fixture
def administrator(postgres_folder, clock):
    """The desk of the administrator of an office on a server."""
    opened = bootstrap.open_office(postgres_folder, clock)
    yield acting_as(bootstrap.desk_without_screen(opened), Role.ADMINISTRATOR)
    opened.database.close()


@pytest.fixture
def other_pc(tmp_path):
    """The data folder of a PC on which nothing was set up yet."""
    return DataFolder(tmp_path / "máy hai")


def events_of(folder, clock):
    """The newest lines of the history, as a PC sees them."""
    opened = bootstrap.open_office(folder, clock)
    told = history.recent(bootstrap.desk_without_screen(opened), 5)
    opened.database.close()
    return told


@pytest.fixture
def given(administrator, tmp_path):
    """A join file on a stick, with its code, and who made it gone from the server."""
    made = joining.invite(administrator, PC)
    return joining.save(made, tmp_path), made.code


def test_a_pc_works_with_the_office_after_it(administrator, given, other_pc, clock):
    file, code = given
    administrator.database.close()
    joined = joining.join(other_pc, file, code.lower(), at=clock(), pc="quay-2")
    opened = bootstrap.open_office(other_pc, clock)
    assert opened.office == joined
    told = history.recent(bootstrap.desk_without_screen(opened), 2)
    assert [one.kind for one in told] == [EventKind.PC_JOINED, EventKind.PC_INVITED]
    assert told[0].facts == {"pc": "quay-2", "invitation": told[1].id}
    assert history.verify(bootstrap.desk_without_screen(opened)).events
    opened.database.close()


def test_backups_of_each_pc_open_with_the_same_key_and_sheet(
    administrator, other_pc, tmp_path, clock
):
    sheet = recovery_sheets.draft(administrator)
    recovery_sheets.keep(administrator, sheet)
    made = joining.invite(administrator, PC)
    file = joining.save(made, tmp_path)
    administrator.database.close()
    joining.join(other_pc, file, made.code, at=clock(), pc="quay-2")
    assert read_key(other_pc.key).hex() == read_key(administrator.folder.key).hex()
    opened = bootstrap.open_office(other_pc, clock)
    assert recovery_sheets.current(bootstrap.desk_without_screen(opened)) == sheet.sheet_no
    opened.database.close()


def test_neither_the_file_nor_the_history_tells_the_address(administrator, given):
    file, code = given
    address = administrator.database.location.url
    assert address not in file.read_text("utf-8")
    assert json.loads(file.read_text("utf-8"))["for"] == PC
    facts = json.dumps(history.recent(administrator, 1)[0].facts)
    assert address not in facts
    assert code not in facts


def test_a_file_is_taken_once(administrator, given, other_pc, tmp_path, clock):
    file, code = given
    administrator.database.close()
    joining.join(other_pc, file, code, at=clock(), pc=PC)
    third = DataFolder(tmp_path / "máy ba")
    with pytest.raises(JoinAccountVoid):
        joining.join(third, file, code, at=clock(), pc=PC)
    assert third.is_new
    with pytest.raises(PcHasOffice):
        joining.join(other_pc, file, code, at=clock(), pc=PC)


def test_a_file_with_the_account_of_the_inviting_pc_is_taken_once_too(
    administrator, other_pc, tmp_path, clock
):
    made = joining.invite(administrator, PC, shares_account=True)
    file = joining.save(made, tmp_path)
    administrator.database.close()
    joining.join(other_pc, file, made.code, at=clock(), pc=PC)
    third = DataFolder(tmp_path / "máy ba")
    with pytest.raises(JoinFileUsed):
        joining.join(third, file, made.code, at=clock(), pc=PC)
    assert third.is_new


def test_once_somebody_joined_the_file_and_its_code_reach_nothing(given, other_pc, clock):
    """Until then it could be read and used beside the program, for as long as nobody shut it."""
    file, code = given
    address = join_files.opened(file.read_bytes(), code, file.name).address
    try_location(DatabaseLocation(address))
    joining.join(other_pc, file, code, at=clock(), pc=PC)
    with pytest.raises(DatabaseRefusesUs):
        try_location(DatabaseLocation(address))
    opened = bootstrap.open_office(other_pc, clock)
    assert secrets_of(opened.database.location.url) != secrets_of(address)
    opened.database.close()


def test_the_account_of_a_file_that_nobody_takes_ends_with_it(
    administrator, given, other_pc, clock, postgres
):
    """By the clock of the server; the account of a PC that joined does not end."""
    file, code = given
    accounts = (
        "SELECT rolname FROM pg_roles WHERE starts_with(rolname, current_database() || '_pc_')"
    )
    ends = "SELECT {} FROM pg_roles WHERE rolname = %s"
    engine = administrator.database.engine
    [(account,)] = engine.execute_sql(f"{accounts} ORDER BY oid DESC LIMIT 1").fetchall()
    left = engine.execute_sql(ends.format("rolvaliduntil - now()"), (account,)).fetchone()[0]
    assert timedelta(days=6) < left <= VALID_FOR
    engine.execute_sql(f"ALTER ROLE \"{account}\" VALID UNTIL 'yesterday'")
    administrator.database.close()
    with pytest.raises(JoinAccountVoid) as refused:
        joining.join(other_pc, file, code, at=clock(), pc=PC)
    assert "nhờ người quản trị làm tệp mới" in sentence(refused.value).lower()
    opened = bootstrap.open_office(administrator.folder, clock)
    opened.database.engine.execute_sql(f"ALTER ROLE \"{account}\" VALID UNTIL 'tomorrow'")
    opened.database.close()
    joining.join(other_pc, file, code, at=clock(), pc=PC)
    opened = bootstrap.open_office(administrator.folder, clock)
    never = ends.format("rolvaliduntil = 'infinity'")
    assert opened.database.engine.execute_sql(never, (account,)).fetchall() == [(True,)]
    opened.database.close()


def test_whoever_joined_is_told_so_where_the_disk_failed_on_the_way(
    administrator, given, other_pc, clock
):
    """What was foretold is put in place by the next opening, or by joining once more."""
    file, code = given
    administrator.database.close()
    joining.join(other_pc, file, code, at=clock(), pc=PC)
    settings, key = other_pc.machine_settings.read_bytes(), read_key(other_pc.key)
    joined = [one.id for one in events_of(other_pc, clock) if one.kind is EventKind.PC_JOINED]
    foretold = {"event": joined[0], "settings": json.loads(settings)}
    foretold |= {"backup_key": sealed(key.hex(), other_pc.root / "machine.key"), "recovery": {}}
    for again in (
        lambda: joining.join(other_pc, file, code, at=clock(), pc=PC),
        lambda: events_of(other_pc, clock),
    ):
        other_pc.machine_settings.unlink()
        other_pc.key.unlink()
        other_pc.joining.write_text(json.dumps(foretold), encoding="utf-8")
        again()
        assert other_pc.machine_settings.read_bytes() == settings
        assert (read_key(other_pc.key), other_pc.joining.exists()) == (key, False)


REFUSES_AT_THE_END = (
    """CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'no room'; END $$""",
    """CREATE CONSTRAINT TRIGGER refuses AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION refuse()""",
)


def test_a_server_that_refuses_at_the_very_end_leaves_the_pc_new_and_the_file_good(
    administrator, given, other_pc, clock
):
    file, code = given
    engine = administrator.database.engine
    for statement in REFUSES_AT_THE_END:
        engine.execute_sql(statement)
    administrator.database.close()
    with pytest.raises(Exception, match="no room"):
        joining.join(other_pc, file, code, at=clock(), pc=PC)
    opened = bootstrap.open_office(administrator.folder, clock)
    opened.database.engine.execute_sql("DROP FUNCTION refuse CASCADE")
    opened.database.close()
    joining.join(other_pc, file, code, at=clock(), pc=PC)
    told = [one.kind for one in events_of(other_pc, clock)]
    assert told.count(EventKind.PC_JOINED) == 1


def test_a_joining_of_which_the_server_knows_nothing_is_forgotten(
    administrator, given, other_pc, clock
):
    file, code = given
    invitation = join_files.opened(file.read_bytes(), code, file.name)
    administrator.database.close()
    other_pc.root.mkdir()
    values = SettingValues().with_value(DATABASE_URL, invitation.address)
    settings = machine.content_of(other_pc.machine_settings, values)
    foretold = {"event": invitation.event_id + 1, "settings": settings}
    other_pc.joining.write_text(json.dumps(foretold), encoding="utf-8")
    with pytest.raises(OfficeNotFound):
        bootstrap.open_office(other_pc, clock)
    assert other_pc.is_new
    joining.join(other_pc, file, code, at=clock(), pc=PC)


def test_a_disk_that_is_away_is_not_called_an_office(given, tmp_path, clock):
    file, code = given
    with pytest.raises(DataFolderGone):
        joining.join(DataFolder(tmp_path / "USB" / "dữ liệu"), file, code, at=clock(), pc=PC)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"pc": "QUAY-3"}, JoinFileOfOtherPc),
        ({"code": "AAAA-BBBB-CCCC"}, JoinCodeWrong),
        ({"code": ""}, JoinCodeWrong),
        ({"late": timedelta(days=8)}, JoinFileExpired),
    ],
)
def test_what_does_not_fit_is_refused_and_the_file_stays_good(
    administrator, given, other_pc, clock, changed, refusal
):
    file, code = given
    administrator.database.close()
    with pytest.raises(refusal):
        joining.join(
            other_pc,
            file,
            changed.get("code", code),
            at=clock() + changed.get("late", timedelta()),
            pc=changed.get("pc", PC),
        )
    assert other_pc.is_new
    joining.join(other_pc, file, code, at=clock(), pc=PC)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ("", JoinFileDamaged),
        ('{"format": 2}', JoinFileDamaged),
        ('{"format": 1, "salt": "zz", "sealed": ""}', JoinFileDamaged),
        ("PK something else", JoinFileDamaged),
        ("cut", JoinFileDamaged),
        ("changed", JoinCodeWrong),
    ],
)
def test_a_cut_or_foreign_file_is_said(given, other_pc, clock, content, refusal):
    file, code = given
    whole = file.read_text("utf-8")
    made = {"cut": whole[:-20], "changed": whole.replace('"sealed": "', '"sealed": "AAAA')}
    file.write_text(made.get(content, content), encoding="utf-8")
    with pytest.raises(refusal):
        joining.join(other_pc, file, code, at=clock(), pc=PC)
    assert other_pc.is_new


def test_a_missing_file_is_said(other_pc, tmp_path, clock):
    with pytest.raises(FileMissing):
        joining.join(other_pc, tmp_path / "không có.motcua-may", "A", at=clock())


def test_a_server_that_does_not_answer_leaves_the_file_good(
    administrator, given, other_pc, clock, postgres
):
    file, code = given
    administrator.database.close()
    away = join_files.opened(file.read_bytes(), code, file.name)
    for address, refusal in (
        ("postgresql://motcua@127.0.0.1:1/motcua", DatabaseUnreachable),
        (postgres.url("khong_co"), JoinAccountVoid),
    ):
        file.write_bytes(join_files.sealed(replace(away, address=address), code))
        with pytest.raises(refusal):
            joining.join(other_pc, file, code, at=clock(), pc=PC)
        assert other_pc.is_new
    file.write_bytes(join_files.sealed(away, code))
    joining.join(other_pc, file, code, at=clock(), pc=PC)


def test_a_file_of_before_a_restore_is_unknown(
    administrator, given, other_pc, clock, postgres, practice_database
):
    file, code = given
    administrator.database.close()
    restored = postgres.create_database(practice_database)
    invitation = join_files.opened(file.read_bytes(), code, file.name)
    foreign = replace(invitation, address=postgres.url(restored))
    file.write_bytes(join_files.sealed(foreign, code))
    with pytest.raises(JoinFileUnknown):
        joining.join(other_pc, file, code, at=clock(), pc=PC)
    postgres.drop_database(restored)


def test_what_proves_the_server_travels_along(administrator, other_pc, tmp_path, clock):
    proof = tmp_path / "ca của huyện.crt"
    proof.write_text("-----BEGIN CERTIFICATE-----\n", encoding="utf-8")
    url = with_parameter(administrator.database.location.url, "sslrootcert", str(proof))
    administrator.database.location = replace(administrator.database.location, url=url)
    made = joining.invite(administrator, PC)
    administrator.database.close()
    proof.unlink()
    joining.join(other_pc, joining.save(made, tmp_path), made.code, at=clock(), pc=PC)
    kept = machine.read(other_pc.machine_settings)[DATABASE_URL]
    assert other_pc.server_certificate.read_text("utf-8").startswith("-----BEGIN")
    assert parameter(kept, "sslrootcert") == other_pc.server_certificate.as_posix()


def test_only_an_administrator_makes_one_and_names_a_pc(administrator):
    with pytest.raises(AdministratorNeeded):
        joining.invite(acting_as(administrator, Role.CLERK), PC)
    with pytest.raises(PcNameMissing):
        joining.invite(administrator, "  ")


def test_an_office_on_one_pc_says_the_way_to_a_server(desk):
    with pytest.raises(OfficeOnOnePc):
        joining.invite(acting_as(desk, Role.ADMINISTRATOR), PC)
