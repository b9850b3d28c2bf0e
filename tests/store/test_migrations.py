"""From zero comes what `tables.py` says; a newer database is refused, an older one copied."""

from dataclasses import replace
from pathlib import Path

import pytest

from commune_desk.domain.outside_errors import DatabaseTooNew, OfficeNotFound
from commune_desk.store import migrations
from commune_desk.store.database import Database, DatabaseLocation, open_database
from commune_desk.store.engine import Engine
from commune_desk.store.engine.key_file import read_key
from commune_desk.store.engine.sqlite import SqliteEngine
from commune_desk.store.migrations import known_version, schema_version
from commune_desk.store.tables import ALL_TABLES
from tests.store.conftest import sqlite_location
from tests.store.samples import an_office

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


def columns_and_indexes(engine: Engine) -> dict[str, object]:
    """Every table of ours as the engine describes it, but for the runner's own."""
    described: dict[str, object] = {}
    for table in ALL_TABLES:
        name = table._meta.table_name
        columns = [
            (c.name, c.data_type.lower(), c.null, c.primary_key) for c in engine.get_columns(name)
        ]
        indexes = sorted(
            (index.name, (index.sql or "").replace("IF NOT EXISTS ", "").replace('"t1".', ""))
            for index in engine.get_indexes(name)
            if not index.name.endswith("_index")
        )
        keys = sorted(key[:3] for key in engine.get_foreign_keys(name))
        described[name] = (columns, indexes, keys)
    return described


def test_from_zero_gives_the_tables_of_the_program(db: Database):
    migrated = columns_and_indexes(db.engine)
    with db.engine.atomic() as undone:
        for table in reversed(ALL_TABLES):
            table.drop_table()
        db.engine.create_tables(ALL_TABLES)
        assert columns_and_indexes(db.engine) == migrated
        undone.rollback()


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
    assert refused.value.folder == "localhost"


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
    copy = tmp_path / "desk-v1.db"
    assert copy.read_bytes()[:6] != b"SQLite"
    assert read_key(location.key_path or copy)
    kept = open_database_as_it_is(copy, location)
    assert kept.execute_sql("SELECT name FROM office").fetchone() == ("Ủy ban nhân dân xã Mẫu",)
    kept.close()


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
