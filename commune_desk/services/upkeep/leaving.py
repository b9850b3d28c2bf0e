"""Moving an office to another PC (sang máy mới): it leaves in a backup, and may come back.

The file is a backup like any other, checked from end to end; the other PC opens it with the code of
the recovery sheet and counts every table before it begins. Here the office is closed from then on,
so that no two PCs give out the same numbers; the data stay, and an administrator may open them
again where the other PC never came about.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.office.database_address import host_of
from commune_desk.domain.upkeep.moving_errors import NoSheetToMove, OfficeNotAway, ServerStays
from commune_desk.files import lock as running
from commune_desk.files.upkeep import moved_away
from commune_desk.paths import DataFolder
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, unwatched
from commune_desk.services.office import sealing
from commune_desk.services.office.signing_in import MACHINE, Claim
from commune_desk.services.upkeep import backup, claims, recovery_sheets
from commune_desk.store.database import DatabaseLocation, open_database
from commune_desk.store.office import offices
from commune_desk.store.upkeep import backup as stored
from commune_desk.store.upkeep import history


@dataclass(frozen=True, slots=True)
class Left:
    """In what an office has left.

    Attributes:
        file: the backup.
        counts: the rows of each table in it.
        sheet_no: of the recovery sheet that opens it.
    """

    file: Path
    counts: Mapping[str, int]
    sheet_no: str


def leave(desk: Desk, to: Path, progress: Progress = unwatched) -> Left:
    """Write the office of this PC into a file for another PC, and close it here.

    Args:
        desk: of an administrator; no window may be open.
        to: the folder that the file goes into, on a stick.
        progress: is told.

    Raises:
        AdministratorNeeded: the officer may not.
        ServerStays: the office is on a server.
        NoSheetToMove: no other PC could open it.
        Everything that `backup.create` raises; the office stays here then.
    """
    rights.check(desk, EventKind.OFFICE_MOVED)
    if address := desk.database.location.url:
        raise ServerStays(host_of(address))
    sheet_no = recovery_sheets.current(desk)
    if not sheet_no:
        raise NoSheetToMove
    made = backup.create(desk, to, progress)
    moved_away.mark(desk.folder, at=desk.now(), file=made.path.name)
    contents = made.manifest.contents
    counts = {name: count for name, count in contents.items() if name != stored.SCHEMA}
    return Left(made.path, counts, sheet_no)


def come_back(
    folder: DataFolder, location: DatabaseLocation, *, at: datetime, claim: Claim = MACHINE
) -> None:
    """Open an office again that left for another PC which never came about.

    Raises:
        OfficeNotAway: it never left.
        AlreadyRunning: a window is open on the folder.
        SignInRefused, AdministratorNeeded, MachineMayNot: who asks may not.
    """
    with running.alone(folder):
        if not folder.moved_away.exists():
            raise OfficeNotAway
        wanted = EventKind.OFFICE_MOVED
        officer, _settings = claims.proven(claim, location, folder, at=at, wanted=wanted)
        database = open_database(location)
        try:
            office = offices.find_office()
            assert office is not None, "who asks was proved by it"
            sealing.use_key(database, office.id, folder)
            event = NewEvent(
                kind=wanted,
                officer_id=officer.id,
                happened_at=at,
                entered_at=at,
                facts={"from": "", "to": str(location.files[0])},
            )
            with database.transaction():
                history.append(office.id, event)
        finally:
            database.close()
        moved_away.unmark(folder)
