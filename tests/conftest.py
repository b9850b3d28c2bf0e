"""What every test may ask for: a fixed clock, an office on either engine, a desk in it.

After every test no transaction is open; warnings, unexpected log records and Qt warnings fail it.
"""

import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from commune_desk import bootstrap
from commune_desk.bootstrap import OpenOffice
from commune_desk.paths import DataFolder, resources
from commune_desk.services import machine
from commune_desk.services.desk import Desk
from commune_desk.services.office_file import OfficeSetup, read_office_file
from commune_desk.settings import DATABASE_URL, SettingValues
from tests.factories import Clock

pytest_plugins = ["tests.postgres"]

THURSDAY = datetime.fromisoformat("2026-10-01T09:00:00+07:00")


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at nine o'clock of a known Thursday until it is moved."""
    return Clock(THURSDAY)


@pytest.fixture(scope="session")
def practice_setup() -> OfficeSetup:
    """The office of the practice file."""
    return read_office_file(resources() / "practice" / "office.toml")


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """An empty data folder."""
    root = tmp_path / "data"
    root.mkdir()
    return DataFolder(root)


@pytest.fixture
def office(folder: DataFolder, practice_setup: OfficeSetup, clock: Clock) -> Iterator[OpenOffice]:
    """The practice office on SQLite."""
    opened = bootstrap.create_office(folder, practice_setup, clock)
    yield opened
    assert not opened.database.engine.in_transaction()
    opened.database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def any_office(
    request: pytest.FixtureRequest, folder: DataFolder, practice_setup: OfficeSetup, clock: Clock
) -> Iterator[OpenOffice]:
    """The practice office on each engine."""
    if request.param == "postgres":
        url = request.getfixturevalue("postgres_url")
        machine.save(folder.machine_settings, SettingValues(), DATABASE_URL, value=url)
    opened = bootstrap.create_office(folder, practice_setup, clock)
    yield opened
    assert not opened.database.engine.in_transaction()
    opened.database.close()


@pytest.fixture
def desk(office: OpenOffice) -> Desk:
    """The desk of the practice office's clerk, on SQLite."""
    return bootstrap.desk_without_screen(office)


@pytest.fixture
def any_desk(any_office: OpenOffice) -> Desk:
    """The desk of the practice office's clerk, on each engine."""
    return bootstrap.desk_without_screen(any_office)


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A passing test is a quiet one: no warning and no error is logged."""
    yield
    loud = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert not loud, loud
