"""What every test may ask for: a fixed clock, an office on either engine, a desk in it.

After every test no transaction is open; warnings, unexpected log records and Qt warnings fail it.
"""

import atexit
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from commune_desk import bootstrap, practice
from commune_desk.domain.office.office import OfficeSetup
from commune_desk.files.office import machine
from commune_desk.files.office.offices import read_office_file
from commune_desk.paths import KEYS_VARIABLE, DataFolder, resources
from commune_desk.services.desk.desk import Desk, OpenOffice
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DATABASE_URL
from tests.factories import Clock

if TYPE_CHECKING:
    from tests.postgres import Cluster

pytest_plugins = ["tests.postgres", "tests.print_queue"]

# How far the tests with random examples look; `pytest --hypothesis-profile=deep` looks long.
settings.register_profile("quick", max_examples=25, deadline=None)
settings.register_profile("deep", max_examples=2000, deadline=None)
settings.load_profile("quick")

KEYS = Path(tempfile.mkdtemp(prefix="commune-desk-keys-"))
atexit.register(shutil.rmtree, KEYS, ignore_errors=True)
os.environ[KEYS_VARIABLE] = str(KEYS)
"""The keys of this run's offices; those of whoever runs the tests are not touched."""

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


@pytest.fixture(scope="session")
def practice_folder(
    tmp_path_factory: pytest.TempPathFactory, practice_setup: OfficeSetup
) -> DataFolder:
    """The practice office on SQLite, made once; every test works on a copy of its own."""
    folder = DataFolder(tmp_path_factory.mktemp("practice"))
    bootstrap.create_office(folder, practice_setup, Clock(THURSDAY)).database.close()
    return folder


@pytest.fixture(scope="session")
def practised_folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A PC on which somebody practised before there was an office, made once, to be copied."""
    folder = DataFolder(tmp_path_factory.mktemp("practised"))
    bootstrap.make_practice(folder)
    practice.work_in(is_practice=False)
    return folder


@pytest.fixture(scope="session")
def practice_database(
    postgres: "Cluster", tmp_path_factory: pytest.TempPathFactory, practice_setup: OfficeSetup
) -> str:
    """The practice office on PostgreSQL, made once; the name of the database to copy."""
    name = postgres.create_database()
    folder = DataFolder(tmp_path_factory.mktemp("practice"))
    _use_server(folder, postgres.url(name))
    bootstrap.create_office(folder, practice_setup, Clock(THURSDAY)).database.close()
    return name


@pytest.fixture
def postgres_folder(
    folder: DataFolder, postgres: "Cluster", practice_database: str
) -> Iterator[DataFolder]:
    """The data folder of a PC whose office is on PostgreSQL."""
    name = postgres.create_database(practice_database)
    _use_server(folder, postgres.url(name))
    yield folder
    postgres.drop_database(name)


@pytest.fixture
def sqlite_folder(folder: DataFolder, practice_folder: DataFolder) -> DataFolder:
    """The data folder of a PC that has its office in a file."""
    shutil.copytree(practice_folder.root, folder.root, dirs_exist_ok=True)
    return folder


@pytest.fixture(params=["sqlite", "postgres"])
def any_folder(request: pytest.FixtureRequest) -> DataFolder:
    """The data folder of the practice office, on each engine."""
    made: DataFolder = request.getfixturevalue(f"{request.param}_folder")
    return made


@pytest.fixture
def office(sqlite_folder: DataFolder, clock: Clock) -> Iterator[OpenOffice]:
    """The practice office on SQLite."""
    yield from _opened(sqlite_folder, clock)


@pytest.fixture
def any_office(any_folder: DataFolder, clock: Clock) -> Iterator[OpenOffice]:
    """The practice office on each engine."""
    yield from _opened(any_folder, clock)


def _use_server(folder: DataFolder, url: str) -> None:
    machine.write(folder.machine_settings, SettingValues().with_value(DATABASE_URL, url))


def _opened(folder: DataFolder, clock: Clock) -> Iterator[OpenOffice]:
    """The office of a folder as long as the test runs."""
    opened = bootstrap.open_office(folder, clock)
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


@pytest.fixture(autouse=True)
def same_keys() -> Iterator[None]:
    """No test takes the keys of the run's offices away from those that come after it."""
    before = sorted(KEYS.iterdir())
    yield
    assert os.environ[KEYS_VARIABLE] == str(KEYS)
    assert set(before) <= set(KEYS.iterdir())


@pytest.fixture(autouse=True)
def nothing_in_front() -> Iterator[None]:
    """No menu, dialog or window of a test takes the keys and the scans of the next one."""
    yield
    if "PySide6.QtWidgets" in sys.modules:  # else there is no window
        from tests.ui.left_open import put_away

        left = put_away()
        assert not left, left
