"""The daily check finds what a disk turned over, the rehearsal what a backup would not bring."""

from contextlib import suppress
from dataclasses import replace
from random import Random

import psycopg
import pytest

from commune_desk import bootstrap
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import BackupInvalid, DatabaseDamaged
from commune_desk.domain.upkeep.backup_alarms import BackupAlarm, BackupDiffers
from commune_desk.files.upkeep import upkeep_notes
from commune_desk.services.upkeep import backup, backup_standing, checking, history, rehearsing
from commune_desk.store.database import open_database
from commune_desk.store.engine import postgres_rehearsal
from commune_desk.store.engine.differing import Differing
from commune_desk.store.upkeep import backup as stored
from commune_desk.store.upkeep import comparing

PLACES = 130


def alarms(desk):
    return [one.kind for one in backup_standing.standing(desk).alarms]


def test_a_sound_database_is_checked_once_a_day(any_desk, clock):
    assert checking.is_due(any_desk)
    assert checking.check(any_desk).at == any_desk.now()
    assert not checking.is_due(any_desk)
    clock.move(days=1)
    assert checking.is_due(any_desk)


def test_after_a_stop_that_was_not_clean_it_is_due_at_once(desk):
    checking.check(desk)
    desk.database.was_cut_off = True
    assert checking.is_due(desk)
    checking.check(desk)
    assert not checking.is_due(desk)


def test_what_is_damaged_stays_an_alarm(desk, folder):
    backup.go_round(desk)
    desk.database.close()
    sound = folder.database.read_bytes()
    content = bytearray(sound)
    content[len(content) // 2] ^= 1
    folder.database.write_bytes(content)
    opened = bootstrap.open_office(folder, desk.clock)
    desk = replace(desk, database=opened.database)
    with pytest.raises(DatabaseDamaged):
        checking.check(desk)
    assert alarms(desk) == [BackupAlarm.DAMAGED]
    opened.database.close()
    folder.database.write_bytes(sound)
    opened = bootstrap.open_office(folder, desk.clock)
    desk = replace(desk, database=opened.database)
    checking.check(desk)
    assert alarms(desk) == []
    opened.database.close()


def test_of_a_hundred_and_thirty_bytes_turned_over_each_is_noticed(desk, folder):
    location = desk.database.location
    desk.database.close()
    sound, drawn = folder.database.read_bytes(), Random(130)
    noticed = {"opening": 0, "check": 0}
    for _ in range(PLACES):
        at = drawn.randrange(len(sound))
        content = bytearray(sound)
        content[at] ^= drawn.randrange(1, 256)
        folder.database.write_bytes(content)
        when = "opening"
        with suppress(UserError):
            database = open_database(location)
            try:
                when = "check"
                database.integrity_check()
                when = ""
            finally:
                database.close()
        if when:
            noticed[when] += 1
    folder.database.write_bytes(sound)
    assert sum(noticed.values()) == PLACES, noticed


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_a_server_with_amcheck_compares_its_indexes(any_desk):
    url = any_desk.database.location.url.replace("psycopg3:", "postgresql:")
    with psycopg.connect(url) as connection:
        connection.execute("CREATE EXTENSION amcheck")
    checking.check(any_desk)
    with psycopg.connect(url) as connection:  # a row that no index knows
        connection.execute("SET session_replication_role = replica")
        connection.execute(
            "UPDATE pg_index SET indisready = false WHERE indrelid = 'officer'::regclass"
        )
        connection.execute(
            "INSERT INTO officer SELECT (jsonb_populate_record(one, '{\"id\": 9999}')).*"
            " FROM officer one LIMIT 1"
        )
        connection.execute(
            "UPDATE pg_index SET indisready = true WHERE indrelid = 'officer'::regclass"
        )
    with pytest.raises(DatabaseDamaged):
        checking.check(any_desk)


def test_a_rehearsal_compares_every_row_and_is_on_record(any_desk, tmp_path):
    backup.go_round(any_desk)
    assert rehearsing.is_due(any_desk)
    rehearsed = rehearsing.rehearse(any_desk)
    assert rehearsed.rows["procedure_version"] > 100
    assert rehearsed.loaded_at == any_desk.now()
    assert len(rehearsed.read) == 1
    assert history.recent(any_desk, 1)[0].kind is EventKind.BACKUP_REHEARSED
    assert not rehearsing.is_due(any_desk)
    assert alarms(any_desk) == []
    assert not list(any_desk.folder.root.glob(".commune-desk-*"))


STANDS_ON_SERVER = """SELECT datname, 0 FROM pg_database UNION ALL
    SELECT nspname, 1 FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp' UNION ALL
    SELECT relname, 2 FROM pg_class UNION ALL
    SELECT sequencename, last_value FROM pg_sequences WHERE sequencename != 'event_id_seq'
    ORDER BY 1, 2"""
"""The rehearsal itself is an event."""


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_a_server_loads_the_backup_and_keeps_nothing_of_it(any_desk):
    execute = any_desk.database.engine.execute_sql
    backup.go_round(any_desk)
    before = execute(STANDS_ON_SERVER).fetchall()
    rehearsed = rehearsing.rehearse(any_desk)
    assert rehearsed.loaded_at == any_desk.now()
    assert history.recent(any_desk, 1)[0].facts["loaded"] is True
    assert execute(STANDS_ON_SERVER).fetchall() == before


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_what_is_loaded_for_trial_is_not_the_office(any_desk, tmp_path):
    """A dump with other rows than the office has changes none of them."""
    location, copied = any_desk.database.location, tmp_path / "copied"
    stored.make_key(location)
    any_desk.database.engine.execute_sql("UPDATE leader SET full_name = 'public.Ai Đó'")
    with stored.still(any_desk.database) as still:
        copied.write_bytes(b"".join(still.pieces))
    any_desk.database.engine.execute_sql("UPDATE leader SET full_name = 'Ai Khác'")
    asked = "SELECT DISTINCT full_name FROM leader"
    with postgres_rehearsal.loaded(location.url, copied, key=stored.key_of(location)) as trial:
        assert trial is not None
        assert trial.execute(asked).fetchall() == [("public.Ai Đó",)]
        assert any_desk.database.engine.execute_sql(asked).fetchall() == [("Ai Khác",)]
    assert any_desk.database.engine.execute_sql(asked).fetchall() == [("Ai Khác",)]


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_what_holds_the_tables_of_a_server_together_is_compared_as_well(any_desk, tmp_path):
    copied = tmp_path / "copied"
    stored.make_key(any_desk.database.location)
    with stored.still(any_desk.database) as still:
        copied.write_bytes(b"".join(still.pieces))
    any_desk.database.engine.execute_sql("DROP INDEX event_office_id_id")
    with stored.still(any_desk.database) as still:
        found = comparing.compare(any_desk.database, copied, still.contents)
    assert found.differing == ("schema",)


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_two_rehearse_at_once(any_desk, tmp_path):
    location, copied = any_desk.database.location, tmp_path / "copied"
    stored.make_key(location)
    with stored.still(any_desk.database) as still:
        copied.write_bytes(b"".join(still.pieces))
    with postgres_rehearsal.loaded(location.url, copied, key=stored.key_of(location)):
        assert rehearsing.rehearse(any_desk).loaded_at == any_desk.now()


@pytest.mark.parametrize("any_folder", ["postgres"], indirect=True)
def test_a_dump_that_the_server_does_not_take_is_no_backup(any_desk, tmp_path):
    location, copied = any_desk.database.location, tmp_path / "copied"
    stored.make_key(location)
    with psycopg.connect(location.url.replace("psycopg3:", "postgresql:")) as connection:
        connection.execute("SET session_replication_role = replica")  # no rule is looked at
        connection.execute("UPDATE leader SET office_id = 999")
    with stored.still(any_desk.database) as still:
        copied.write_bytes(b"".join(still.pieces))
        with pytest.raises(BackupInvalid):
            comparing.compare(any_desk.database, copied, still.contents)


def test_after_a_week_it_is_due_again_and_not_before_there_is_a_backup(desk, clock):
    assert not rehearsing.is_due(desk)
    backup.go_round(desk)
    rehearsing.rehearse(desk)
    clock.move(days=7)
    assert rehearsing.is_due(desk)


def test_one_row_that_differs_is_found(any_desk, tmp_path):
    copied = tmp_path / "copied"
    stored.make_key(any_desk.database.location)
    with stored.still(any_desk.database) as still:
        copied.write_bytes(b"".join(still.pieces))
    any_desk.database.engine.execute_sql("UPDATE leader SET full_name = 'Ai Khác'")
    with stored.still(any_desk.database) as still:
        found = comparing.compare(any_desk.database, copied, still.contents)
    assert found.differing == ("leader",)


def test_a_backup_that_cannot_be_read_fails_the_rehearsal(any_desk):
    path = backup.go_round(any_desk).made.path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(BackupInvalid):
        rehearsing.rehearse(any_desk)
    assert alarms(any_desk) == [BackupAlarm.REHEARSAL_FAILED]


def test_what_differs_is_an_alarm_until_it_does_not(desk, monkeypatch):
    backup.go_round(desk)
    engine = type(desk.database.engine)
    with monkeypatch.context() as patch:
        patch.setattr(engine, "differing", lambda *_: Differing(("dossier",), was_loaded=True))
        with pytest.raises(BackupDiffers):
            rehearsing.rehearse(desk)
    assert history.recent(desk, 1)[0].facts["differing"] == ["dossier"]
    assert upkeep_notes.read(desk.folder.upkeep).rehearsal_failed == "dossier"
    assert alarms(desk) == [BackupAlarm.REHEARSAL_FAILED]
    rehearsing.rehearse(desk)
    assert alarms(desk) == []
