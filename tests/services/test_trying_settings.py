"""A setting that could stop the work is tried before it is kept, and there is a way back."""

import socket
import threading
from contextlib import ExitStack

import psycopg
import pytest

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers.errors import WrongComponent
from commune_desk.domain.office.database_errors import (
    DatabaseAddressWrong,
    DatabaseEmpty,
    DatabaseRefusesUs,
)
from commune_desk.domain.outside_errors import (
    DatabaseKeyMissing,
    DatabaseTooNew,
    DatabaseUnreachable,
    FolderMissing,
    FolderNotWritable,
    OfficeNotFound,
)
from commune_desk.files.office import machine
from commune_desk.services.office import kept_settings
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DATABASE_URL, DESK_NAME, DOSSIER_NO_PATTERN, SYNC_FOLDER
from commune_desk.words.errors import sentence
from tests.factories import acting_as

NOWHERE = "postgresql://mai:bi-mat@127.0.0.1:9/motcua"


@pytest.fixture
def administrator(desk):
    return acting_as(desk, Role.ADMINISTRATOR)


@pytest.fixture
def other_service():
    """The port of a program that takes the connection and then says what no database says."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            try:
                while True:
                    connection, _ = server.accept()
                    with connection:
                        connection.sendall(b"220 mail ready\r\n")
            except OSError:
                return

        threading.Thread(target=answer, daemon=True).start()
        yield server.getsockname()[1]


@pytest.fixture
def silent_service():
    """The port of a program that takes the connection and never says anything."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def refused(desk, setting, value) -> UserError:
    """The refusal; nothing was kept."""
    before = machine.read(desk.folder.machine_settings)
    with pytest.raises(UserError) as refusal:
        kept_settings.save(desk, setting, value)
    assert machine.read(desk.folder.machine_settings) == before
    assert "bi-mat" not in sentence(refusal.value)
    assert refusal.value.__context__ is None or refusal.value.__suppress_context__
    return refusal.value


def test_a_server_that_does_not_answer_is_not_kept(administrator):
    assert isinstance(refused(administrator, DATABASE_URL, NOWHERE), DatabaseUnreachable)


def test_a_host_that_nobody_knows_is_not_kept(administrator):
    wrong = "postgresql://mai:bi-mat@khong-co.invalid/motcua"
    assert isinstance(refused(administrator, DATABASE_URL, wrong), DatabaseUnreachable)


def test_the_port_of_another_program_is_not_kept(administrator, other_service):
    wrong = f"postgresql://mai:bi-mat@127.0.0.1:{other_service}/motcua"
    assert isinstance(refused(administrator, DATABASE_URL, wrong), DatabaseUnreachable)


def test_a_server_that_stays_silent_is_not_waited_for_for_ever(administrator, silent_service):
    wrong = f"postgresql://mai:bi-mat@127.0.0.1:{silent_service}/motcua"
    assert isinstance(refused(administrator, DATABASE_URL, wrong), DatabaseUnreachable)


@pytest.mark.parametrize(
    "wrong",
    [
        "mysql://mai:bi-mat@may-chu/motcua",
        "postgresql://",
        "postgresql://mai:bi-mat@may-chu",
        "postgresql://mai:bi-mat@may-chu:cong/motcua",
        "postgresql://mai:bi-mat@[may-chu/motcua",
        "bi-mat",
    ],
)
def test_a_text_that_is_no_address_is_not_kept(administrator, wrong):
    assert isinstance(refused(administrator, DATABASE_URL, wrong), DatabaseAddressWrong)


@pytest.mark.parametrize(
    "wrong",
    [
        "postgresql://may-chu.invalid/motcua?user=mai&password=bi-mat",
        "postgresql://mai@127.0.0.1:9/motcua?password=bi-mat",
        "postgresql://mai:bi-mat@127.0.0.1:9/motcua?không-có=1",
        "postgresql://mai:bi-mat%ZZ@127.0.0.1:9/motcua",
        "postgresql://mai@127.0.0.1:9/motcua?sslmode=bi-mat",
        "postgresql://mai@127.0.0.1:9/motcua?sslpassword=bi-mat&sslkey=/không/có",
    ],
)
def test_no_form_of_an_address_is_repeated_by_its_refusal(administrator, wrong):
    refused(administrator, DATABASE_URL, wrong)


def test_a_database_that_is_not_there_is_not_kept(administrator, postgres):
    wrong = postgres.url("khong_co")
    assert isinstance(refused(administrator, DATABASE_URL, wrong), DatabaseRefusesUs)


def test_an_empty_database_is_not_kept(administrator, postgres_url):
    assert isinstance(refused(administrator, DATABASE_URL, postgres_url), DatabaseEmpty)


def test_the_database_of_a_newer_program_is_not_kept(administrator, postgres, practice_database):
    name = postgres.create_database(practice_database)
    address = postgres.url(name).replace("psycopg3:", "postgresql:")
    with psycopg.connect(address) as connection:
        connection.execute(
            "INSERT INTO schema_migration (name, applied) SELECT '9999_later', applied "
            "FROM schema_migration LIMIT 1"
        )
    assert isinstance(refused(administrator, DATABASE_URL, postgres.url(name)), DatabaseTooNew)
    postgres.drop_database(name)


def test_a_server_with_an_office_is_kept(administrator, postgres, practice_database):
    name = postgres.create_database(practice_database)
    kept_settings.save(administrator, DATABASE_URL, postgres.url(name))
    assert machine.read(administrator.folder.machine_settings)[DATABASE_URL] == postgres.url(name)
    postgres.drop_database(name)


def test_who_goes_back_to_this_pc_needs_the_file_and_its_key(postgres_folder, clock):
    opened = bootstrap.open_office(postgres_folder, clock)
    clerk = bootstrap.desk_without_screen(opened)
    desk = acting_as(clerk, Role.ADMINISTRATOR)
    try:
        assert isinstance(refused(desk, DATABASE_URL, ""), OfficeNotFound)
        postgres_folder.database.write_bytes(b"\1" * 4096)
        assert isinstance(refused(desk, DATABASE_URL, ""), DatabaseKeyMissing)
    finally:
        opened.database.close()


def test_a_folder_that_cannot_be_written_is_not_kept(administrator, tmp_path):
    (tmp_path / "tệp").write_text("")
    wrong = str(tmp_path / "tệp" / "sổ")
    assert isinstance(refused(administrator, SYNC_FOLDER, wrong), FolderMissing | FolderNotWritable)


@pytest.mark.parametrize("wrong", ["{agency}-{number:04}", "{agency}-{yymmdd}", "{yymmdd}{number}"])
def test_a_pattern_that_gives_no_number_of_its_own_is_not_kept(administrator, wrong):
    assert isinstance(refused(administrator, DOSSIER_NO_PATTERN, wrong), WrongComponent)


# --- the way back --------------------------------------------------------------------------------


def test_what_opened_the_program_last_can_be_used_again(sqlite_folder, clock):
    opened_with(sqlite_folder, clock)
    files = (sqlite_folder.machine_settings, sqlite_folder.proven_settings)
    assert not machine.has_former(*files)
    wrong = machine.read(files[0]).with_value(DATABASE_URL, NOWHERE)
    machine.write(files[0], wrong.with_value(DESK_NAME, "Quầy 9"))
    with pytest.raises(DatabaseUnreachable):
        opened_with(sqlite_folder, clock)
    assert machine.has_former(*files)
    machine.use_former(*files)
    opened_with(sqlite_folder, clock)
    assert machine.read(files[0])[DATABASE_URL] == ""


def test_the_settings_of_a_first_start_can_be_used_again(folder, practice_setup, clock):
    """The next morning is the first time that the program opens what the wizard made."""
    with ExitStack() as closing:
        bootstrap.create_for_window(
            folder, closing, practice_setup, machine_settings=SettingValues(), clock=clock
        )
    files = (folder.machine_settings, folder.proven_settings)
    machine.write(files[0], machine.read(files[0]).with_value(DATABASE_URL, NOWHERE))
    assert machine.has_former(*files)


@pytest.mark.parametrize("damaged", ["", "{", '{"database_url": 5}', '{"không": 1}'])
def test_settings_that_were_damaged_can_be_brought_back(sqlite_folder, clock, damaged):
    opened_with(sqlite_folder, clock)
    files = (sqlite_folder.machine_settings, sqlite_folder.proven_settings)
    files[0].write_text(damaged)
    with pytest.raises(UserError):
        opened_with(sqlite_folder, clock)
    machine.use_former(*files)
    opened_with(sqlite_folder, clock)


def opened_with(folder, clock):
    """Open the office as the window does, and close it again."""
    with ExitStack() as closing:
        bootstrap.open_for_window(folder, closing, clock)
