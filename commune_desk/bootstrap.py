"""The only place where things are wired together: data folder → database → office → desk."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from commune_desk import log, practice
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.office.database_errors import DataFolderGone
from commune_desk.domain.office.joining_errors import OfficeOnNetwork
from commune_desk.domain.office.office import OfficeSetup
from commune_desk.domain.outside_errors import (
    AlreadyRunning,
    DatabaseDamaged,
    DatabaseKeyMissing,
    DatabaseTooNew,
    OfficeAlreadyExists,
    OfficeNotFound,
)
from commune_desk.domain.upkeep.practice_errors import PracticeFolderTaken
from commune_desk.domain.upkeep.recovery import DatabaseKeyWrong
from commune_desk.domain.upkeep.restoring_errors import OfficeBeingRestored
from commune_desk.domain.working_time import OFFICE_ZONE, calendar_of
from commune_desk.files import lock, network_drive
from commune_desk.files.office import machine
from commune_desk.files.papers import opened_papers
from commune_desk.files.upkeep import exchange, moved_away
from commune_desk.files.writing import clear_left
from commune_desk.paths import DataFolder, resources
from commune_desk.services.catalogue import law
from commune_desk.services.desk import clock_watch, common_key
from commune_desk.services.desk.desk import Desk, OpenOffice, desk_of
from commune_desk.services.office import kept_settings, sealing
from commune_desk.services.upkeep import recovery_sheets
from commune_desk.setting_values import SettingValues, merged, values_from
from commune_desk.settings import DATABASE_URL, MACHINE_USER, PRACTICE_MARK, PRACTICE_OFFICE
from commune_desk.store.database import Database, DatabaseLocation, open_database
from commune_desk.store.office import calendar, officers, offices
from commune_desk.store.upkeep import backup as stored

if TYPE_CHECKING:
    from commune_desk.services.desk.progress import Progress
    from commune_desk.services.office.signing_in import Claim
    from commune_desk.services.upkeep.leaving import Left

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The present moment of this computer."""
    return datetime.now(OFFICE_ZONE)


def location_of(folder: DataFolder, settings: SettingValues) -> DatabaseLocation:
    """Where the database is: the shared server of the settings, or the file in the data folder.

    An office in which one practises never goes to a server, whatever its settings say.

    Raises:
        OfficeOnNetwork: it would be a file on a drive of the network.
    """
    url = "" if folder.is_practice else settings[DATABASE_URL]
    if not url and network_drive.is_remote(folder.root):
        raise OfficeOnNetwork(str(folder.root))
    return DatabaseLocation(url, folder.database, folder.key)


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
        Everything that `services.office.new_office.create_office` raises.
    """
    from commune_desk.services.office import new_office  # the catalogue and the calendar with it

    _finish_restoring(folder)
    clear_left(folder.root)  # of one that was killed at its end
    own = machine_settings or machine.read(folder.machine_settings)
    settings = merged(own, values_from(setup.settings)).with_value(MACHINE_USER, machine.user())
    with ExitStack() as trial:
        database = open_database(location_of(folder, settings), create=True)
        trial.callback(database.close)
        if offices.find_office() is not None:
            raise OfficeAlreadyExists(str(folder.root))
        new_office.create_office(database, setup, clock)
        machine.write(folder.machine_settings, settings)
        trial.pop_all()
    return _opened(database, folder, clock)


def open_office(folder: DataFolder, clock: Clock = system_clock) -> OpenOffice:
    """Open the office of a data folder.

    Raises:
        OfficeNotFound: nothing was set up there yet.
        OfficeBeingRestored: a backup is taking its place at this moment.
        OfficeMovedAway: it left for another PC.
        DatabaseLocked, DatabaseDamaged, DatabaseTooNew …: as `store.database.open_database` says.
    """
    _finish_restoring(folder)
    # Finish a joining that was cut off, or forget it where the server does not know of it
    if folder.joining.exists():
        from commune_desk.services.office import joining  # once in the life of a PC

        joining.finish(folder)
    moved_away.check(folder)
    location = database_of(folder)
    try:
        database = open_database(location)
    except DatabaseDamaged as damage:  # to a wrong key a sound database is a damaged one
        sheet_no = recovery_sheets.sheet_of_right_key(folder, location)
        if sheet_no is not None:
            raise DatabaseKeyWrong(str(folder.key), sheet_no) from damage
        raise
    opened = _opened(database, folder, clock)
    if folder.restoring.exists():  # it began between the two lines above
        opened.database.close()
        raise OfficeBeingRestored
    machine.seal(folder.machine_settings)
    with suppress(OSError):
        stored.let_system_keep(folder.key)
    return opened


def _finish_restoring(folder: DataFolder) -> None:
    """Finish a restore that was cut off, unless a window of this program has done so already.

    Raises:
        OfficeBeingRestored: somebody is restoring at this moment.
    """
    if not folder.restoring.exists():
        return
    try:
        with lock.alone(folder):
            exchange.finish(folder)
    except AlreadyRunning:
        raise OfficeBeingRestored from None


def _opened(database: Database, folder: DataFolder, clock: Clock) -> OpenOffice:
    with ExitStack() as trial:
        trial.callback(database.close)
        office = offices.find_office()
        if office is None:
            raise OfficeNotFound(str(folder.root))
        sealing.begin(database, office.id, folder, at=clock())
        common_key.learn(database, office.id, folder, at=clock())
        opened = OpenOffice(
            database=database,
            office=office,
            settings=kept_settings.current(office.id, folder),
            calendar=calendar_of(office.hours, calendar.days(office.id)),
            law=law.current(office.id),
            folder=folder,
            clock=clock,
        )
        trial.pop_all()
    practice.work_in(is_practice=opened.is_practice)
    clock_watch.look(opened)
    return opened


def desk_of_machine(opened: OpenOffice) -> Desk:
    """The desk of a command that nobody stands at; the history says that the machine did it.

    Raises:
        MachineOfAnotherUser: another user of the operating system set the office up on this PC.
    """
    from commune_desk.services.office.signing_in import machine_officer  # not for a window

    return desk_of(opened, machine_officer(opened.office.id, opened.settings))


def desk_of_founder(opened: OpenOffice) -> Desk:
    """The desk of the administrator with whom an office began, while its first start goes on."""
    everyone = officers.all_officers(opened.office.id)
    first = min((one for one in everyone if one.is_administrator), key=lambda one: one.id)
    return desk_of(opened, first)


def desk_without_screen(opened: OpenOffice) -> Desk:
    """The desk of the office's first clerk, for a demonstration that needs nobody's password."""
    active = [officer for officer in officers.all_officers(opened.office.id) if officer.is_active]
    clerks = [officer for officer in active if officer.role is Role.CLERK]
    if not active:
        raise OfficeNotFound(str(opened.folder.root))
    return desk_of(opened, (clerks or active)[0])


def open_for_window(
    folder: DataFolder, closing: ExitStack, clock: Clock = system_clock
) -> OpenOffice:
    """Open the office of a data folder for one window alone; `closing` closes it.

    Raises:
        DataFolderGone: the disk with the folder is away, or the data are lost.
        AlreadyRunning: another window works in the folder.
        Everything that `open_office` raises.
    """
    if folder.is_gone:  # before a log or a lock is made where nothing should be
        raise DataFolderGone(str(folder.root))
    with _alone_in(folder) as trial:
        trial.callback(practice.work_in, is_practice=False)
        opened = open_office(folder, clock)
        trial.callback(opened.database.close)
        machine.keep_proven(folder.machine_settings, folder.proven_settings)
        opened_papers.clear(folder.opened)  # of a window that was killed
        closing.callback(trial.pop_all().close)
        closing.callback(opened_papers.clear, folder.opened)
    return opened


def create_for_window(
    folder: DataFolder,
    closing: ExitStack,
    setup: OfficeSetup,
    *,
    machine_settings: SettingValues,
    clock: Clock = system_clock,
) -> OpenOffice:
    """Make the office of a first start and open it for one window alone; `closing` closes it.

    Raises:
        AlreadyRunning: another window works in the folder.
        Everything that `create_office` raises.
    """
    with _alone_in(folder) as trial:
        opened = create_office(folder, setup, clock, machine_settings=machine_settings)
        trial.callback(opened.database.close)
        machine.keep_proven(folder.machine_settings, folder.proven_settings)
        closing.callback(trial.pop_all().close)
        closing.callback(opened_papers.clear, folder.opened)
    return opened


def make_practice(folder: DataFolder, clock: Clock = system_clock, *, is_new: bool = False) -> None:
    """Make the office in which one practises, filled with a month of work, unless it is there.

    It stands in a folder of its own below the data folder, with its own database and key. Takes
    some seconds, on any thread; no other office may be open meanwhile.

    Args:
        folder: the data folder of the real office, of which nothing is read.
        clock: the present moment.
        is_new: whether to begin anew, without what was practised before.

    Raises:
        AlreadyRunning: another window is open on it.
        PracticeFolderTaken: a real office stands there; nothing of it is touched.
        FolderNotWritable, DiskFull …: nothing half made is left in its place.
    """
    wanted = folder.practice
    if is_new or not (wanted.is_practice and wanted.database.exists()):
        with _alone_in(wanted):
            _check_free(wanted)
            _make_practice(wanted, clock)


def _check_free(folder: DataFolder) -> None:
    """Refuse to make an office for practice where a real one stands, whatever its files say.

    A database that can no longer be read stands in nobody's way if the folder bears the mark.

    Raises:
        PracticeFolderTaken: there is an office that does not say of itself that it practises.
    """
    if not folder.database.exists():
        return
    is_practice = folder.is_practice
    with suppress(OfficeNotFound, DatabaseDamaged, DatabaseKeyMissing, DatabaseTooNew):
        database = open_database(DatabaseLocation("", folder.database, folder.key))
        try:
            office = offices.find_office()
            kept = values_from(offices.settings(office.id) if office else {})
            is_practice = is_practice and (kept[PRACTICE_MARK] or kept[PRACTICE_OFFICE])
        finally:
            database.close()
    if not is_practice:
        raise PracticeFolderTaken(str(folder.root))


def _make_practice(folder: DataFolder, clock: Clock) -> None:
    """Make the office, fill it, and put it into the place of what was practised before."""
    from commune_desk.files.office.offices import read_office_file
    from commune_desk.files.upkeep import practice_folder
    from commune_desk.files.upkeep.backup_file import work_folder
    from commune_desk.services.upkeep import practice_office

    read = read_office_file(resources() / "practice" / "office.toml")
    setup = replace(read, settings={**read.settings, PRACTICE_MARK.name: True})
    practice_folder.mark(folder)
    with work_folder(folder.root) as work:
        made = DataFolder(work)
        practice_folder.mark(made)
        opened = create_office(made, setup, clock)
        try:
            practice_office.fill(desk_without_screen(opened))
        finally:
            opened.database.close()
        practice_folder.replace_office(folder, made)


def leave_for_new_pc(
    folder: DataFolder,
    to: Path,
    *,
    claim: "Claim",
    progress: "Progress",
    clock: Clock = system_clock,
) -> "Left":
    """Write the office of a data folder into a file for another PC; no window may be open on it.

    Raises:
        AlreadyRunning: one is.
        SignInRefused: who asks is not let in.
        Everything that `open_office` and `services.upkeep.leaving.leave` raise.
    """
    from commune_desk.services.office.office import sign_in  # not for a window
    from commune_desk.services.upkeep import leaving

    with lock.alone(folder):
        opened = open_office(folder, clock)
        try:
            desk = sign_in(opened, claim.login, claim.password)
            return leaving.leave(desk, to, progress)
        finally:
            opened.database.close()


@contextmanager
def _alone_in(folder: DataFolder) -> Iterator[ExitStack]:
    """Log into the folder and keep other windows out, until what is given is closed."""
    with ExitStack() as trial:
        trial.callback(log.close, log.set_up(folder.logs))
        trial.enter_context(lock.alone(folder))
        exchange.finish(folder)
        yield trial
