"""What a counter's PC may do on a server: its whole day, and nothing to history and officers.

The samples are those of test_rights.py; each is driven by an administrator, so that what is refused
is refused to the PC and not to the officer.
"""

from dataclasses import replace

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.desk.rights import WITH_ALL_TABLES
from commune_desk.domain.desk.rights_errors import NotOnThisPc
from commune_desk.domain.office.database_address import for_driver
from commune_desk.domain.office.officer import MACHINE_LOGIN
from commune_desk.files.office import machine
from commune_desk.paths import DataFolder
from commune_desk.store.engine.counter_rights import COUNTER_RIGHTS
from tests.conftest import THURSDAY
from tests.factories import Clock
from tests.servers import Server, administrators, join, new_office, opened_copy
from tests.services.test_events import CHANGES, a_scene, a_workbook
from tests.services.test_rights import SAMPLES, VERBS, at_desk, undone

NOT_HERE = {"accounts.change_password": CHANGES["accounts.change_password"]}
"""Its sample of test_rights.py begins by writing an account beside the services."""


@pytest.fixture(scope="module")
def joined(postgres, tmp_path_factory, practice_setup):
    """A scene made at an administrator's PC, and the data folder of a counter's that joined."""
    place = tmp_path_factory.mktemp("cơ quan")
    server = Server(postgres)
    server.set_up()
    opened = new_office(server, DataFolder(place / "quản trị"), practice_setup, Clock(THURSDAY))
    desk = administrators(opened)
    made = a_scene(desk, place)
    a_workbook(place)
    counters = DataFolder(place / "quầy")
    join(desk, counters, place)
    return made, counters


@pytest.fixture
def at_counter(joined, tmp_path):
    """The scene at the counter's PC."""
    made, folder = joined
    for opened in opened_copy(folder, tmp_path / "máy", Clock(THURSDAY)):
        here = replace(made, desk=administrators(opened), place=tmp_path)
        yield at_desk(here, Role.ADMINISTRATOR)


@pytest.fixture
def server_says(joined):
    """A connection with the account of the counter's PC, beside the program."""
    _made, folder = joined
    address = for_driver(bootstrap.database_of(folder).url)
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize("name", sorted(set(VERBS) - {"save the address of the database"}))
def test_row_by_row_what_no_table_forbids_is_done(at_counter, name):
    a_workbook(at_counter.place)
    do = (SAMPLES | NOT_HERE)[name]
    database = at_counter.desk.database
    if VERBS[name] in WITH_ALL_TABLES:
        with pytest.raises(NotOnThisPc) as refused:
            do(at_counter)
        assert (refused.value.action, refused.value.pc) == (VERBS[name], machine.pc_name())
    else:
        with undone(database, name):
            do(at_counter)
    assert not database.is_owner


VERB_TRIED = {
    "SELECT": "SELECT * FROM {0} LIMIT 1",
    "INSERT": "INSERT INTO {0} SELECT * FROM {0} WHERE false",
    "UPDATE": "UPDATE {0} SET {1} = {1} WHERE false",
    "DELETE": "DELETE FROM {0} WHERE false",
    "TRUNCATE": "TRUNCATE {0}",
}
FIRST_COLUMNS = """SELECT relname, attname FROM pg_class
    JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum = 1"""


def test_row_by_row_the_server_gives_what_is_written_and_no_more(server_says):
    columns = dict(server_says.execute(FIRST_COLUMNS).fetchall())
    assert set(columns) == set(COUNTER_RIGHTS)
    given = {}
    for table, column in columns.items():
        verbs = []
        for verb, text in VERB_TRIED.items():
            try:
                server_says.execute(SQL(text).format(Identifier(table), Identifier(column)))
            except psycopg.errors.InsufficientPrivilege:
                continue
            verbs.append(verb)
        given[table] = tuple(verbs)
    assert given == COUNTER_RIGHTS


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET facts = '{}' WHERE id = 1",
        "DELETE FROM event WHERE id = 1",
        "TRUNCATE event CASCADE",
        "ALTER TABLE event DISABLE TRIGGER ALL",
        "DROP TRIGGER event_is_not_changed ON event",
        "CREATE OR REPLACE FUNCTION event_is_not_changed() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RETURN new; END $$",
        "SET session_replication_role = replica",
        "UPDATE officer SET role = 'administrator' WHERE login = 'mai'",
        "UPDATE officer SET password_hash = '' WHERE login = 'quantri'",
        "DELETE FROM officer",
        "INSERT INTO officer SELECT * FROM officer",
        "UPDATE office_setting SET value = '1'",
        "DROP TABLE draft",
        "CREATE TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE ROLE mine LOGIN",
        "ALTER ROLE motcua PASSWORD 'x'",
        "SET ROLE motcua",
        "GRANT motcua TO CURRENT_USER",
        "SELECT rolpassword FROM pg_authid",
        "SELECT setval('event_id_seq', 1)",
        "COPY event TO '/tmp/mine'",
    ],
)
def test_nothing_of_the_history_the_officers_or_the_server_is_changed(server_says, statement):
    before = [server_says.execute(kept).fetchall() for kept in KEPT]
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.DuplicateTable)):
        server_says.execute(statement)
    assert before == [server_says.execute(kept).fetchall() for kept in KEPT]


KEPT = ("SELECT * FROM event ORDER BY id", "SELECT * FROM officer ORDER BY id")


@pytest.mark.parametrize(
    ("login", "chosen"),
    [
        ("quantri", "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA"),  # it has its password
        (MACHINE_LOGIN, "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaA"),
        ("mai", "none of Argon2"),
    ],
)
def test_the_one_way_to_a_password_leads_to_who_waits_for_the_first_alone(
    server_says, login, chosen
):
    asked = "SELECT choose_first_password(office_id, id, %s) FROM officer WHERE login = %s"
    assert server_says.execute(asked, (chosen, login)).fetchall() == [(False,)]
    (kept,) = server_says.execute(
        "SELECT password_hash FROM officer WHERE login = %s", (login,)
    ).fetchone()
    assert kept != chosen
