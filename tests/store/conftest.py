"""Every store test runs on both engines: `db` is an empty, migrated database of each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commune_desk.store.database import Database, DatabaseLocation, open_database


@pytest.fixture(params=["sqlite", "postgres"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> DatabaseLocation:
    """Where a database can be made, on either engine; it waits 100 ms for a lock."""
    if request.param == "postgres":
        return DatabaseLocation(url=request.getfixturevalue("postgres_url"), busy_ms=100)
    return sqlite_location(tmp_path)


def sqlite_location(folder: Path) -> DatabaseLocation:
    """Where a file can be made."""
    return DatabaseLocation(path=folder / "desk.db", key_path=folder / "desk.key", busy_ms=100)


@pytest.fixture
def db(location: DatabaseLocation) -> Iterator[Database]:
    """An empty database."""
    database = open_database(location, create=True)
    yield database
    assert not database.engine.in_transaction()
    database.close()
