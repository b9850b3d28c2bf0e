"""The only place where things are wired together: data folder → database → office → desk."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from commune_desk import log
from commune_desk.domain.dossier import Role
from commune_desk.domain.office import Office
from commune_desk.domain.officer import Officer
from commune_desk.domain.outside_errors import OfficeAlreadyExists, OfficeNotFound
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar, calendar_of
from commune_desk.files import lock as running
from commune_desk.files import machine
from commune_desk.files.offices import OfficeSetup
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import Desk
from commune_desk.services.office import accounts, upkeep
from commune_desk.services.office.office import renewed
from commune_desk.settings import DATABASE_URL, THEME, Scope, SettingValues, values_from
from commune_desk.store.database import Database, DatabaseLocation, open_database
from commune_desk.store.office import calendar, officers, offices

if TYPE_CHECKING:
    from commune_desk.ui.frame.way_in.house import OfficeDoor

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


def database_of(folder: DataFolder) -> DatabaseLocation:
    """Where the database of a data folder is, by the settings of this PC."""
    return location_of(folder, machine.read(folder.machine_settings))


def create_office(
    folder: DataFolder,
    setup: OfficeSetup,
    clock: Clock = system_clock,
    *,
    machine_settings: SettingValues | None = None,
) -> OpenOffice:
    """Make the database of a new office in a data folder and open it.

    Args:
        folder: where; a database that got no office by an error is used the next time.
        setup: the office, its officers and its settings.
        clock: the present moment.
        machine_settings: the settings of this PC; None reads those that it has. What the setup
            says of the PC (the address of a shared database, the printer) is kept with them.

    Raises:
        OfficeAlreadyExists: the folder, or the shared server, has an office already.
        Everything that `services.upkeep.create_office` raises.
    """
    own = machine_settings or machine.read(folder.machine_settings)
    chosen = values_from(setup.settings).of_scope(Scope.MACHINE)
    settings = SettingValues({**own.changed, **chosen})
    with ExitStack() as trial:
        database = open_database(location_of(folder, settings), create=True)
        trial.callback(database.close)
        if offices.find_office() is not None:
            raise OfficeAlreadyExists(str(folder.root))
        upkeep.create_office(database, setup, clock)
        machine.write(folder.machine_settings, settings)
        trial.pop_all()
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


@dataclass(frozen=True, slots=True)
class Doors:
    """The ways into an office that the screen is given; what they open, `closing` closes."""

    folder: DataFolder
    closing: ExitStack
    clock: Clock = system_clock

    def open(self) -> "OfficeDoor":
        """Open the office of the folder, for this window alone."""
        with ExitStack() as trial:
            self._begin(trial)
            return self._kept(trial, open_office(self.folder, self.clock))

    def create(self, setup: OfficeSetup, chosen: Mapping[str, object]) -> "OfficeDoor":
        """Make the office of the first start, with the settings of this PC, and open it."""
        with ExitStack() as trial:
            self._begin(trial)
            values = values_from(chosen)
            made = create_office(self.folder, setup, self.clock, machine_settings=values)
            return self._kept(trial, made)

    def _begin(self, trial: ExitStack) -> None:
        """Log into the folder, and keep other windows out of it."""
        trial.callback(log.close, log.set_up(self.folder.logs))
        trial.enter_context(running.alone(self.folder))

    def _kept(self, trial: ExitStack, opened: OpenOffice) -> "OfficeDoor":
        """The way in through an open office, which stays open until the program ends."""
        from commune_desk.ui.frame.way_in.house import OfficeDoor

        trial.callback(opened.database.close)
        self.closing.callback(trial.pop_all().close)
        return OfficeDoor(
            office_name=opened.office.centre_name,
            scheme=opened.settings[THEME],
            sign_in=lambda login, password: _signed_in(opened, login, password),
            choose_password=lambda login, password: _first_signed_in(opened, login, password),
        )


def _signed_in(opened: OpenOffice, login: str, password: str) -> Desk:
    """The desk of whoever signs in, with what others may have changed since the office opened."""
    officer = accounts.sign_in(
        opened.database, opened.office.id, login, password=password, at=opened.clock()
    )
    return renewed(desk_for(opened, officer))


def _first_signed_in(opened: OpenOffice, login: str, password: str) -> Desk:
    """The desk of an officer who chooses the first password."""
    officer = accounts.choose_password(
        opened.database, opened.office.id, login, password=password, at=opened.clock()
    )
    return renewed(desk_for(opened, officer))
