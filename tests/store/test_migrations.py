"""From zero comes what `tables` says; a newer database is refused, an older one copied."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from commune_desk.ciphers.stream import MAGIC
from commune_desk.domain.outside_errors import DatabaseTooNew, OfficeNotFound, ProgramMissing
from commune_desk.store import migrations
from commune_desk.store.database import Database, DatabaseLocation, open_database
from commune_desk.store.engine import Engine, postgres_programs
from commune_desk.store.engine.key_file import read_key
from commune_desk.store.engine.name import EngineName
from commune_desk.store.engine.postgres import PostgresEngine
from commune_desk.store.engine.sqlite import SqliteEngine
from commune_desk.store.fields import micros_from
from commune_desk.store.migrations import known_version, schema_version
from commune_desk.store.tables import ALL_TABLES, BESIDE_TABLES, bound_database
from tests.store.conftest import sqlite_location
from tests.store.samples import NOW, an_office

STEP = '''"""A later version."""


def up(migrator, db):
    """One more column."""
    db.execute_sql("ALTER TABLE office ADD COLUMN motto TEXT")
'''


@pytest.fixture(params=["sqlite", "postgres"])
def nowhere(request: pytest.FixtureRequest, tmp_path: Path) -> DatabaseLocation:
    """Where a database can be made, on either engine."""
    if request.param == "postgres":
        return DatabaseLocation(url=request.getfixturevalue("postgres_url"), busy_ms=100)
    return sqlite_location(tmp_path)


@pytest.fixture
def later_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The steps with one more than there are."""
    folder = tmp_path / "migration_files"
    folder.mkdir()
    for path in migrations.MIGRATION_FILES.glob("*.py"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / f"{known_version() + 1:04}_later.py").write_text(STEP)
    monkeypatch.setattr(migrations, "MIGRATION_FILES", folder)
    return folder


def schema_of(engine: Engine) -> dict[str, object]:
    """Everything that makes up a database as its engine describes it, but for the runner's own."""
    described: dict[str, object] = dict(BESIDE[engine.engine_name](engine))
    for table in ALL_TABLES:
        name = table._meta.table_name
        columns = [
            (c.name, c.data_type.lower(), c.null, c.primary_key) for c in engine.get_columns(name)
        ]
        indexes = sorted((index.name, plain(index.sql or "")) for index in engine.get_indexes(name))
        keys = sorted(key[:3] for key in engine.get_foreign_keys(name))
        described[name] = (columns, indexes, keys)
    return described


def plain(statement: str) -> str:
    """A statement without what says nothing: line breaks, and how peewee wrote it."""
    return " ".join(statement.replace("IF NOT EXISTS ", "").replace('"t1".', "").split())


def beside_on_sqlite(engine: Engine) -> Iterator[tuple[str, str]]:
    """Triggers and virtual tables, with the tables in which these keep their words."""
    statement = """SELECT type, name, sql FROM sqlite_master
        WHERE type = 'trigger' OR name LIKE '%\\_index%' ESCAPE '\\'"""
    for kind, name, sql in engine.execute_sql(statement).fetchall():
        yield f"{kind} {name}", plain(sql or "")


def beside_on_postgres(engine: Engine) -> Iterator[tuple[str, str]]:
    """Triggers and functions; an index on an expression is an index of its table."""
    statement = """SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT proname, pg_get_functiondef(oid) FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace"""
    for name, definition in engine.execute_sql(statement).fetchall():
        yield definition.split()[1] + f" {name}", plain(definition)


BESIDE = {EngineName.SQLITE: beside_on_sqlite, EngineName.POSTGRES: beside_on_postgres}


@pytest.fixture
def declared(db: Database, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Engine]:
    """A database made by `tables` and no migration, on the engine of `db`."""
    engine: Engine
    if db.engine_name is EngineName.SQLITE:
        engine = SqliteEngine(tmp_path / "declared.db", bytes(32), 100)
    else:
        engine = PostgresEngine(request.getfixturevalue("postgres_url"), 2000)
    with engine.connection_context():
        bound_database.initialize(engine)
        engine.create_tables(ALL_TABLES)
        for statement in BESIDE_TABLES[engine.engine_name]:
            engine.execute_sql(statement)
        yield engine
        bound_database.initialize(db.engine)


def test_from_zero_comes_what_the_tables_say(db: Database, declared: Engine):
    assert schema_of(db.engine) == schema_of(declared)


@pytest.mark.parametrize(
    "lost",
    [
        {"sqlite": "DROP TRIGGER citizen_renamed", "postgres": "DROP INDEX citizen_index"},
        {
            "sqlite": "DROP TRIGGER event_is_not_deleted",
            "postgres": "DROP TRIGGER event_is_not_changed ON event",
        },
        {"sqlite": "DROP TABLE filing_index", "postgres": "DROP INDEX filing_index"},
        {"sqlite": "DROP INDEX dossier_open", "postgres": "DROP INDEX dossier_open"},
        {
            "sqlite": "ALTER TABLE citizen DROP COLUMN issuer",
            "postgres": "ALTER TABLE citizen DROP COLUMN issuer",
        },
    ],
)
def test_the_comparison_sees_what_a_migration_forgot(db: Database, declared: Engine, lost):
    db.engine.execute_sql(lost[db.engine_name])
    assert schema_of(db.engine) != schema_of(declared)


def test_every_table_is_small_enough_to_be_read():
    for table in ALL_TABLES:
        assert len(table._meta.fields) <= 20, table


def test_a_fresh_database_says_so_once(nowhere: DatabaseLocation):
    database = open_database(nowhere, create=True)
    assert (database.is_fresh, schema_version(database.engine)) == (True, known_version())
    database.close()
    again = open_database(nowhere)
    assert not again.is_fresh
    again.close()


def test_an_empty_database_is_not_filled_unasked(postgres_url: str):
    with pytest.raises(OfficeNotFound) as refused:
        open_database(DatabaseLocation(url=postgres_url))
    assert refused.value.folder == parse_qs(urlsplit(postgres_url).query)["host"][0]


def test_a_newer_database_is_refused(nowhere: DatabaseLocation, later_files: Path):
    open_database(nowhere, create=True).close()
    next(later_files.glob("*_later.py")).unlink()
    known = known_version()
    with pytest.raises(DatabaseTooNew) as refused:
        open_database(nowhere)
    assert refused.value.facts == {"version": known + 1, "known": known}


def test_an_older_database_is_copied_before_it_is_changed(tmp_path: Path, request):
    location = sqlite_location(tmp_path)
    old = open_database(location, create=True)
    an_office("Ủy ban nhân dân xã Mẫu")
    old.close()
    request.getfixturevalue("later_files")
    new = open_database(location)
    assert "motto" in {column.name for column in new.engine.get_columns("office")}
    new.close()
    copy = tmp_path / f"desk-v{known_version() - 1}.db"
    assert copy.read_bytes()[:6] != b"SQLite"
    assert read_key(location.key_path or copy)
    kept = open_database_as_it_is(copy, location)
    assert kept.execute_sql("SELECT name FROM office").fetchone() == ("Ủy ban nhân dân xã Mẫu",)
    kept.close()


def test_a_shared_database_is_copied_sealed_before_it_is_changed(postgres_url, tmp_path, request):
    location = replace(sqlite_location(tmp_path), url=postgres_url)
    open_database(location, create=True).close()
    an_office_in(location, "Ủy ban nhân dân xã Mẫu")
    request.getfixturevalue("later_files")
    open_database(location).close()
    copy = tmp_path / f"desk-v{known_version() - 1}.dump"
    assert copy.read_bytes().startswith(MAGIC)
    [office] = postgres_programs.rows_of(copy, "office", key=read_key(location.key_path or copy))
    assert (office["name"], "motto" in office) == ("Ủy ban nhân dân xã Mẫu", False)
    assert not list(tmp_path.glob("*.part"))


def test_a_shared_database_that_cannot_be_copied_is_not_changed(
    postgres_url, tmp_path, request, monkeypatch
):
    location = replace(sqlite_location(tmp_path), url=postgres_url)
    open_database(location, create=True).close()
    request.getfixturevalue("later_files")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ProgramMissing):
        open_database(location)
    assert not list(tmp_path.glob("desk-v*"))


def an_office_in(location: DatabaseLocation, name: str) -> None:
    database = open_database(location)
    an_office(name)
    database.close()


def open_database_as_it_is(path: Path, location: DatabaseLocation) -> Engine:
    return SqliteEngine(path, read_key(location.files[1]), 100)


def test_a_shared_database_is_brought_up_to_date(nowhere, tmp_path, request):
    open_database(nowhere, create=True).close()
    request.getfixturevalue("later_files")
    newer = open_database(replace(nowhere, path=nowhere.path or tmp_path / "desk.db"))
    assert "motto" in {column.name for column in newer.engine.get_columns("office")}
    newer.close()


def test_a_step_that_fails_leaves_the_database_as_it_was(
    nowhere: DatabaseLocation, later_files: Path
):
    step = next(later_files.glob("*_later.py"))
    step.write_text(STEP.replace("TEXT", "TEXT REFERENCES nowhere.at(all)"))
    with pytest.raises(Exception):  # noqa: B017, PT011  # each engine says it in its own way
        open_database(nowhere, create=True)
    step.unlink()
    database = open_database(nowhere, create=True)
    assert "motto" not in {column.name for column in database.engine.get_columns("office")}
    database.close()


# --- what a step does to the rows that are there -------------------------------------------------


@pytest.fixture
def version_1(nowhere: DatabaseLocation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A database of version 1, and the way to bring it up to date."""
    first = tmp_path / "first_version"
    first.mkdir()
    source = migrations.MIGRATION_FILES / "0001_desk.py"
    (first / source.name).write_bytes(source.read_bytes())
    with monkeypatch.context() as only_the_first:
        only_the_first.setattr(migrations, "MIGRATION_FILES", first)
        open_database(nowhere, create=True).close()
        yield nowhere, open_database(nowhere), only_the_first


def test_version_4_gives_the_runs_what_dossiers_and_history_knew(version_1):
    """One dossier finished late after a promise; one promised, then asked for papers in its run."""
    location, old, only_the_first = version_1
    at = micros_from(NOW)
    until = (NOW + timedelta(days=5)).isoformat()
    for statement in (
        OLD_OFFICE,
        OLD_PROCEDURE,
        old_dossier(at, "returned", "'mất điện'", promised=at + 5 * DAY),
        old_run(at, 1, ended=at + 4 * DAY, due=at + 3 * DAY, why="closed"),
        old_apology(at, at + 2 * DAY, until, 1),
        old_dossier(at + 1, "received", "''", promised=at + 5 * DAY),
        old_run(at + 1, 1, ended=at + 2 * DAY, due=at + 3 * DAY, why="supplement"),
        old_run(at + 1, 2, ended=None, due=at + 9 * DAY, why="", started=at + 6 * DAY),
        old_apology(at + 1, at + DAY, until, 2),
    ):
        old.engine.execute_sql(statement)
    old.close()
    only_the_first.undo()
    new = open_database(location)
    runs = "SELECT late_reason, apologised_at, promised_at, answer_until FROM clock_run"
    assert new.engine.execute_sql(f"{runs} ORDER BY dossier_id, run_no").fetchall() == [
        ("mất điện", at + 2 * DAY, at + 5 * DAY, None),
        ("", at + DAY, at + 5 * DAY, "2026-11-01"),
        ("", None, None, None),
    ]
    promised = new.engine.execute_sql("SELECT promised_at FROM dossier ORDER BY id").fetchall()
    assert promised == [(at + 5 * DAY,), (None,)]
    new.close()


DAY = 24 * 60 * 60 * 1_000_000
OLD_OFFICE = """INSERT INTO office (id, name, parent_name, centre_name, place_name, province_code,
    commune_code, agency_code, address, hotline, email, hours)
    VALUES (1, '', '', '', '', '', '', '', '', '', '', '{}')"""
OLD_PROCEDURE = """INSERT INTO procedure_version (id, office_id, code, version, name, name_folded,
    initials, sector, effective_from, body)
    VALUES (1, 1, '', 1, '', '', '', '', '', '{"source": ""}')"""


def old_dossier(key: int, state: str, late_reason: str, *, promised: int) -> str:
    return f"""INSERT INTO dossier (id, office_id, dossier_no, running_no, external_no,
        procedure_id, sector, channel, state, return_by, received_at, due_at, promised_at,
        last_event_at, late_reason) VALUES ({key}, 1, '{key}', 1, '', 1, '', '', '{state}', '',
        {key}, {key}, {promised}, {key}, {late_reason})"""


def old_run(
    key: int, number: int, *, ended: int | None, due: int, why: str, started: int | None = None
) -> str:
    return f"""INSERT INTO clock_run (dossier_id, run_no, office_id, started_at, allowance, due_at,
        ended_at, why) VALUES ({key}, {number}, 1, {started or key}, '{{}}', {due},
        {ended or "NULL"}, '{why}')"""


def old_apology(key: int, at: int, until: str, number: int) -> str:
    return f"""INSERT INTO event (id, office_id, kind, dossier_id, desk_name, happened_at,
        entered_at, facts, previous_hash, hash) VALUES ({number}, 1, 'apologise', {key}, '', {at},
        {at}, '{{"until": "{until}"}}', '', '')"""
