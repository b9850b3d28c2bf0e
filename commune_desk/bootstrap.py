"""The only place where things are wired together: data folder → database → office → desk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.dossier import Role
from commune_desk.domain.errors import OfficeAlreadyExists, OfficeNotFound
from commune_desk.domain.office import Office
from commune_desk.domain.officer import Officer
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar, calendar_of
from commune_desk.paths import DataFolder
from commune_desk.services import machine, upkeep
from commune_desk.services.desk import Desk
from commune_desk.services.office_file import OfficeSetup
from commune_desk.settings import DATABASE_URL, SettingValues, values_from
from commune_desk.store import calendar, officers, offices
from commune_desk.store.database import Database, DatabaseLocation, open_database

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The present moment of this computer."""
    return datetime.now(OFFICE_ZONE)


@dataclass(frozen=True, slots=True)
class OpenOffice:
    """An office whose database is open; nobody has signed in yet."""

    database: Database
    office: Office
    settings: SettingValues
    calendar: Calendar
    folder: DataFolder
    clock: Clock


def location_of(folder: DataFolder, settings: SettingValues) -> DatabaseLocation:
    """Where the database is: the shared server of the settings, or the file in the data folder."""
    return DatabaseLocation(settings[DATABASE_URL], folder.database, folder.key)


def create_office(
    folder: DataFolder,
    setup: OfficeSetup,
    clock: Clock = system_clock,
    *,
    password_hashes: dict[str, str] | None = None,
) -> OpenOffice:
    """Make the database of a new office in a data folder and open it.

    Raises:
        OfficeAlreadyExists: the folder, or the shared server, has an office already.
    """
    settings = machine.read(folder.machine_settings)
    location = location_of(folder, settings)
    if not location.url and folder.database.exists():
        raise OfficeAlreadyExists(str(folder.root))
    database = open_database(location, create=True)
    try:
        if offices.find_office() is not None:
            raise OfficeAlreadyExists(str(folder.root))
        upkeep.create_office(database, setup, clock, password_hashes=password_hashes)
    except BaseException:
        database.close()
        raise
    return _opened(database, folder, machine_settings=settings, clock=clock)


def open_office(folder: DataFolder, clock: Clock = system_clock) -> OpenOffice:
    """Open the office of a data folder.

    Raises:
        OfficeNotFound: nothing was set up there yet.
        DatabaseLocked, DatabaseDamaged, DatabaseTooNew …: as `store.database.open_database` says.
    """
    settings = machine.read(folder.machine_settings)
    database = open_database(location_of(folder, settings))
    return _opened(database, folder, machine_settings=settings, clock=clock)


def _opened(
    database: Database, folder: DataFolder, *, machine_settings: SettingValues, clock: Clock
) -> OpenOffice:
    office = offices.find_office()
    if office is None:
        database.close()
        raise OfficeNotFound(str(folder.root))
    stored = values_from(offices.settings(office.id))
    merged = SettingValues({**stored.changed, **machine_settings.changed})
    yearly = calendar_of(office.hours, calendar.days(office.id))
    return OpenOffice(database, office, merged, yearly, folder, clock)


def desk_for(opened: OpenOffice, officer: Officer) -> Desk:
    """The desk of an officer who has signed in."""
    return Desk(
        database=opened.database,
        office=opened.office,
        officer=officer,
        settings=opened.settings,
        calendar=opened.calendar,
        folder=opened.folder,
        clock=opened.clock,
    )


def desk_without_screen(opened: OpenOffice) -> Desk:
    """The desk of the command line: that of the office's first clerk, or of its administrator.

    Whoever may read the key file of the database may already do everything; the history says which
    officer's desk it was.
    """
    active = [officer for officer in officers.all_officers(opened.office.id) if officer.is_active]
    clerks = [officer for officer in active if officer.role is Role.CLERK]
    if not active:
        raise OfficeNotFound(str(opened.folder.root))
    return desk_for(opened, (clerks or active)[0])
