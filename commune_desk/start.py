"""Opens the window: the screen first, the program behind it while one signs in.

Nothing but the screen may be imported here at the top: every module that is delays the window.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, TypeVar

from commune_desk.files import lock
from commune_desk.ui.frame import pyside_import_search  # noqa: F401  # before the rest of it
from commune_desk.ui.frame.way_in import app
from commune_desk.ui.frame.way_in.program import Program
from commune_desk.ui.frame.way_in.upkeep import Upkeep

_LOOK_EVERY_S = 0.1
_ENDS_S = 600.0
"""A closed window backs the office up on this PC, and to a slow stick."""

T = TypeVar("T")

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from commune_desk.domain.office.first_place import FirstPlace
    from commune_desk.domain.office.office import OfficeSetup
    from commune_desk.domain.upkeep.recovery import KeyChanged, RecoverySheet
    from commune_desk.paths import DataFolder
    from commune_desk.services.desk.desk import Desk, OpenOffice
    from commune_desk.services.desk.progress import Progress
    from commune_desk.services.office.signing_in import Claim
    from commune_desk.services.upkeep.restoring import BackupSeen, Foreseen, Restored
    from commune_desk.ui.frame.way_in.move_dialog import MoveAsked
    from commune_desk.ui.frame.work.tasks import Tasks


class Workplace:
    """The data folder that the window works in; a first start may choose another one.

    Attributes:
        folder: that folder.
    """

    def __init__(self, folder: DataFolder) -> None:
        self.folder = folder

    def create(
        self,
        setup: OfficeSetup,
        chosen: Mapping[str, object],
        place: FirstPlace,
        *,
        closing: ExitStack,
    ) -> OpenOffice:
        """Make a new office in a place that was tried, and work there from now on."""
        from commune_desk.bootstrap import create_for_window
        from commune_desk.services.office import first_place
        from commune_desk.setting_values import values_from
        from commune_desk.settings import DATABASE_URL

        folder = first_place.folder_of(place, self.folder)
        settings = values_from({**chosen, DATABASE_URL.name: place.address})
        opened = create_for_window(folder, closing, setup, machine_settings=settings)
        first_place.settle(place, folder, opened.database)
        self.folder = folder
        return opened


def run_window(folder: DataFolder) -> int:
    """Open the window on a data folder and work until it is closed; returns the exit code.

    Where a window is open on the folder, that one comes to the front and nothing else happens.
    """
    is_new, work = folder.is_new, Workplace(folder)
    if (is_new or lock.is_held(folder)) and call_running(folder):
        return 0
    with ExitStack() as closing:
        doors = ExitStack()

        def listen() -> None:
            from commune_desk.ui.frame.way_in.second_start import (
                close_windows,
                door_of,
                end_door_of,
                open_door,
                show_in_front,
            )

            closing.callback(doors.close)
            doors.callback(open_door(door_of(work.folder.root), show_in_front).close)
            doors.callback(open_door(end_door_of(work.folder.root), close_windows).close)

        def load() -> None:  # what is imported here is there later
            import commune_desk.bootstrap  # noqa: F401
            import commune_desk.ui.frame.way_in.crash_dialog  # noqa: F401

        def open_office() -> OpenOffice:
            from commune_desk.bootstrap import open_for_window

            return open_for_window(work.folder, closing)

        def make_practice(is_new: bool) -> None:
            from commune_desk import bootstrap

            bootstrap.make_practice(work.folder, is_new=is_new)

        def open_practice() -> OpenOffice:
            from commune_desk.bootstrap import open_for_window

            return open_for_window(work.folder.practice, closing)

        return app.run(
            Program(
                is_new=is_new,
                load=load,
                open_office=open_office,
                create_office=partial(work.create, closing=closing),
                try_place=partial(try_place, folder),
                shared_folder=shared_folder,
                first_sheet=first_sheet,
                first_places=first_places,
                missing_sheet=missing_sheet,
                missing_places=missing_places,
                upkeep=ClosedOffice(work).upkeep,
                join=partial(join, folder),
                pc_name=pc_name,
                move=lambda asked, progress: move(work.folder, asked, progress),
                listen=listen,
                listen_no_longer=doors.close,
                call_running=lambda: call_running(work.folder),
                has_former=lambda: has_former(work.folder),
                use_former=lambda: use_former(work.folder),
                has_broken=lambda: has_broken(work.folder),
                use_defaults=lambda: use_defaults(work.folder),
                server=lambda: server(work.folder),
                reach=lambda: reach(work.folder),
                leave_office=closing.close,
                make_practice=make_practice,
                open_practice=open_practice,
                window_file=folder.window,
                log_file=folder.log,
            )
        )


def try_place(folder: DataFolder, place: FirstPlace) -> None:
    """See that a new office can begin in a place."""
    from commune_desk.services.office import first_place

    first_place.try_place(place, folder)


def shared_folder() -> tuple[str, str]:
    """The folder that the accounts of a PC usually share, and the group of all of them."""
    from commune_desk.paths import shared_data_folder
    from commune_desk.permissions import USERS

    return str(shared_data_folder()), USERS


class ClosedOffice:
    """The office of a workplace while nobody has it open, as `way_in/upkeep.py` describes it."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @property
    def upkeep(self) -> Upkeep:
        """What the screen is given of it."""
        return Upkeep(
            backups=self.backups,
            look=self.look,
            foresee=self.foresee,
            restore=self.restore,
            bring_key_back=self.bring_key_back,
            draft_key=self.draft_key,
            show_sheet=self.show_sheet,
            change_key=self.change_key,
        )

    def backups(self) -> tuple[Path, ...]:
        """Those that are found on this PC and on the sticks in it."""
        from commune_desk.services.upkeep import restoring

        return restoring.found(self._work.folder)

    def look(self, path: Path) -> BackupSeen:
        """What one says of itself."""
        from commune_desk.bootstrap import database_of
        from commune_desk.services.upkeep import restoring

        return restoring.look(path, self._work.folder, database_of(self._work.folder))

    def foresee(self, path: Path, claim: Claim, progress: Progress) -> Foreseen:
        """What putting it in place would roll back."""
        from commune_desk.services.upkeep import restoring

        return self._done(restoring.foresee, path, claim=claim, progress=progress)

    def restore(self, path: Path, claim: Claim, progress: Progress) -> Restored:
        """Put it in place."""
        from commune_desk.services.upkeep import restoring

        return self._done(restoring.restore, path, claim=claim, progress=progress)

    def bring_key_back(self, code: str) -> None:
        """Put the key back beside the database."""
        from commune_desk.services.upkeep import recovery_sheets

        self._done(recovery_sheets.bring_key_back, code=code)

    def draft_key(self, claim: Claim) -> RecoverySheet:
        """A sheet for a new key."""
        from commune_desk.services.upkeep import changing_key

        return self._done(changing_key.draft, claim=claim)

    def show_sheet(self, sheet: RecoverySheet) -> bool:
        """Show it until it was typed back; whether it was."""
        from commune_desk.files.office import machine
        from commune_desk.ui.printing.sheet_dialog import SheetDialog

        settings = machine.read(self._work.folder.machine_settings)
        return bool(SheetDialog(sheet, lambda: None, settings=settings).exec())

    def change_key(self, sheet: RecoverySheet, claim: Claim, progress: Progress) -> KeyChanged:
        """Give the database the key of that sheet."""
        from commune_desk.services.upkeep import changing_key

        return self._done(changing_key.change, sheet, claim=claim, progress=progress)

    def _done(self, verb: Callable[..., T], *given: object, **more: object) -> T:
        """What comes of a verb of a closed office, told where its data are and what time it is."""
        from commune_desk.bootstrap import database_of, system_clock

        folder = self._work.folder
        return verb(*given, database_of(folder), folder=folder, at=system_clock(), **more)


def first_sheet(opened: OpenOffice) -> None:
    """Show the recovery sheet of a new office until two of its groups were typed back."""
    from commune_desk.bootstrap import desk_of_founder
    from commune_desk.services.upkeep import recovery_sheets
    from commune_desk.words.upkeep.restoring import FIRST_SHEET

    desk = desk_of_founder(opened)
    if recovery_sheets.is_wanting(desk):
        _show_sheet(desk, FIRST_SHEET, may_leave=False)


def first_places(opened: OpenOffice, tasks: Tasks) -> None:
    """Ask where the backups of a new office go besides this PC."""
    from commune_desk.bootstrap import desk_of_founder
    from commune_desk.services.upkeep import backup_choosing
    from commune_desk.ui.frame.watch.backup_place_dialog import BackupPlaceDialog

    desk = desk_of_founder(opened)
    if backup_choosing.is_wanting(desk):
        BackupPlaceDialog(desk, tasks).exec()


def missing_places(desk: Desk, tasks: Tasks) -> Desk:
    """Ask an administrator where the backups of a restored office go besides this PC.

    Which places those were stood with the PC that is gone.
    """
    from commune_desk.services.upkeep import backup_choosing
    from commune_desk.ui.frame.watch.backup_place_dialog import BackupPlaceDialog

    if not (backup_choosing.is_wanting(desk) and backup_choosing.may_choose(desk)):
        return desk
    dialog = BackupPlaceDialog(desk, tasks)
    dialog.exec()
    return dialog.desk


def missing_sheet(desk: Desk) -> None:
    """Offer an administrator the sheet that the office lacks, as after a first start cut off."""
    from commune_desk.domain.desk.history import EventKind
    from commune_desk.services.desk import rights
    from commune_desk.services.upkeep import recovery_sheets
    from commune_desk.words.upkeep.restoring import FIRST_SHEET

    if rights.may(desk, EventKind.RECOVERY_SHEET_MADE) and recovery_sheets.is_wanting(desk):
        _show_sheet(desk, FIRST_SHEET, may_leave=True)


def _show_sheet(desk: Desk, words: str, *, may_leave: bool) -> None:
    from commune_desk.services.upkeep import recovery_sheets
    from commune_desk.ui.printing.sheet_dialog import SheetDialog

    sheet = recovery_sheets.draft(desk)
    keep = partial(recovery_sheets.keep, desk, sheet)
    SheetDialog(sheet, keep, settings=desk.settings, may_leave=may_leave, words=words).exec()


def join(folder: DataFolder, file: Path, code: str) -> object:
    """Let this PC work with the office of a join file."""
    from commune_desk.bootstrap import system_clock
    from commune_desk.services.office import joining

    return joining.join(folder, file, code, at=system_clock())


def move(folder: DataFolder, asked: MoveAsked, progress: Progress) -> object:
    """Move the office of this PC, as `MoveDialog` asks it."""
    from commune_desk.bootstrap import database_of, leave_for_new_pc, system_clock
    from commune_desk.domain.upkeep.moving import MoveKind
    from commune_desk.services.upkeep import leaving, moving

    claim, at = asked.claim, system_clock()
    if asked.kind is MoveKind.NEW_PC:
        return leave_for_new_pc(folder, Path(asked.place), claim=claim, progress=progress)
    if asked.kind is MoveKind.BACK:
        leaving.come_back(folder, database_of(folder), at=at, claim=claim)
        return None
    return moving.move(folder, asked.place, at=at, claim=claim, progress=progress)


def pc_name() -> str:
    """The name of this PC in its network."""
    from commune_desk.files.office import machine

    return machine.pc_name()


def call_running(folder: DataFolder) -> bool:
    """Ask the window that is open on a folder to come to the front; whether it did."""
    from commune_desk.ui.frame.way_in.second_start import door_of, knock

    return knock(door_of(folder.root))


def is_open(folder: DataFolder) -> bool:
    """Whether a window works in a folder, or in that of the office for practice below it."""
    return lock.is_held(folder) or lock.is_held(folder.practice)


def close_running(folder: DataFolder, seconds: float = 20.0) -> bool:
    """Ask the window that is open on a folder to close, and wait for it; whether none is open.

    Args:
        folder: of the data.
        seconds: how long a window may stand there that was asked. One that is gone backs the office
            up, which takes as long as it takes.
    """
    from commune_desk.ui.frame.way_in.second_start import end_door_of, knock

    began, is_asked, is_going = monotonic(), False, False
    while is_open(folder) and monotonic() < began + (_ENDS_S if is_going else seconds):
        is_asked = is_asked or knock(end_door_of(folder.root))  # it listens once its office is open
        sleep(_LOOK_EVERY_S)
        if is_asked and not is_going and monotonic() > began + seconds:
            is_going = not call_running(folder)  # or it comes to the front with what it asks
    return not is_open(folder)


def has_former(folder: DataFolder) -> bool:
    """Whether this PC had other settings the last time the program opened."""
    from commune_desk.files.office import machine

    return machine.has_former(folder.machine_settings, folder.proven_settings)


def use_former(folder: DataFolder) -> None:
    """Put them back."""
    from commune_desk.files.office import machine

    machine.use_former(folder.machine_settings, folder.proven_settings)


def has_broken(folder: DataFolder) -> bool:
    """Whether the file with the settings of this PC cannot be read."""
    from commune_desk.files.office import machine

    return machine.is_broken(folder.machine_settings)


def use_defaults(folder: DataFolder) -> None:
    """Put that file aside."""
    from commune_desk.bootstrap import system_clock
    from commune_desk.files.office import machine

    machine.put_aside(folder.machine_settings, system_clock())


def server(folder: DataFolder) -> str:
    """The host of the shared database; empty where the data are on this PC."""
    from commune_desk.bootstrap import database_of
    from commune_desk.domain.office.database_address import host_of

    url = database_of(folder).url
    return host_of(url) if url else ""


def reach(folder: DataFolder) -> None:
    """See that the shared database answers and holds an office."""
    from commune_desk.bootstrap import database_of
    from commune_desk.store.database import try_location

    try_location(database_of(folder))
