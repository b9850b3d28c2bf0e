"""Every store test runs on both engines: `db` is an empty, migrated database of each."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import DossierState, Role
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.office.office import Office
from commune_desk.domain.office.officer import NewOfficer, Officer
from commune_desk.store.database import Database, DatabaseLocation, open_database
from commune_desk.store.office import officers, offices
from tests.postgres import Cluster
from tests.store.samples import NOW, a_dossier, a_procedure, an_office, insert_dossier

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def sqlite_location(folder: Path) -> DatabaseLocation:
    """Where a file can be made."""
    return DatabaseLocation(path=folder / "desk.db", key_path=folder / "desk.key", busy_ms=100)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> DatabaseLocation:
    """A migrated file, made once; every test works on a copy of its own."""
    location = sqlite_location(tmp_path_factory.mktemp("empty"))
    open_database(location, create=True).close()
    return location


@pytest.fixture(scope="session")
def empty_on_server(postgres: Cluster) -> str:
    """A migrated database on the server, made once; the name of what is copied."""
    name = postgres.create_database()
    open_database(DatabaseLocation(url=postgres.url(name)), create=True).close()
    return name


@pytest.fixture(params=["sqlite", "postgres"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[DatabaseLocation]:
    """Where an empty, migrated database is, on either engine; it waits 100 ms for a lock."""
    if request.param == "sqlite":
        made: DatabaseLocation = request.getfixturevalue("empty_file")
        copy = sqlite_location(tmp_path)
        for its_file, own_file in zip(made.files, copy.files, strict=True):
            shutil.copyfile(its_file, own_file)
        yield copy
        return
    server: Cluster = request.getfixturevalue("postgres")
    name = server.create_database(request.getfixturevalue("empty_on_server"))
    yield DatabaseLocation(url=server.url(name), busy_ms=100)
    server.drop_database(name)


@pytest.fixture
def db(location: DatabaseLocation) -> Iterator[Database]:
    """The database there."""
    database = open_database(location)
    yield database
    assert not database.engine.in_transaction()
    database.close()


@pytest.fixture
def office_id(db: Database) -> OfficeId:
    """An office in it, with nothing but its name."""
    with db.transaction():
        return offices.add(Office(name="Ủy ban nhân dân xã Tràm Chim")).id


@pytest.fixture
def officer(db: Database, office_id: OfficeId) -> Officer:
    """A clerk of that office."""
    with db.transaction():
        return officers.add(office_id, NewOfficer("lan", "Đỗ Thị Lan", Role.CLERK), "")


@pytest.fixture
def busy_office(db: Database) -> OfficeId:
    """Seven dossiers, one in every situation, received an hour apart; 7 is the newest."""
    office_id = an_office()
    a_procedure(office_id)
    a_procedure(office_id, version=2, sector="Cư trú")
    closed: dict[str, Any] = {"closed_at": NOW - HOUR, "state": DossierState.RESULT_READY}
    situations: tuple[dict[str, Any], ...] = (
        {"due": NOW - 2 * DAY},  # 1 overdue
        {"due": NOW + HOUR, "channel": Channel.ONLINE},  # 2 due soon
        {"due": NOW + 9 * DAY, "procedure_version": 2},  # 3 in time
        {"due": NOW - DAY, "state": DossierState.AWAITING_SUPPLEMENT},  # 4
        {**closed, "channel": Channel.ONLINE},  # 5 result ready
        {**closed, "state": DossierState.RETURNED, "returned_at": NOW, "last_event_at": NOW},  # 6
        {**closed, "state": DossierState.REFUSED, "procedure_version": 2},  # 7
    )
    for number, situation in enumerate(situations, start=1):
        received = NOW - 10 * DAY + number * HOUR
        insert_dossier(db, office_id, a_dossier(number, at=received, **situation))
    return office_id
