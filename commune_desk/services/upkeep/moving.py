"""Moving an office (chuyển dữ liệu) from the file of this PC to a server, or back.

Everything is copied into an empty database, counted on both sides, and the chain of the history is
followed there to its end, before this PC looks at the new place. What ends it on the way leaves the
old place in use; the new one is then empty, for it is filled in one transaction. The old file stays
beside under a dated name; an old server is left as it is, for its keeper to put away.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.office.database_address import host_of, validate
from commune_desk.domain.office.joining_errors import OfficeOnNetwork
from commune_desk.domain.office.officer import Officer
from commune_desk.domain.upkeep.moving_errors import AlreadyThere, OfficeThere
from commune_desk.files import lock as running
from commune_desk.files import network_drive
from commune_desk.files.office import machine
from commune_desk.files.upkeep.backup_file import dated
from commune_desk.paths import DataFolder
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.office import sealing
from commune_desk.services.office.signing_in import MACHINE, Claim
from commune_desk.services.upkeep import claims
from commune_desk.settings import DATABASE_URL
from commune_desk.store.database import DatabaseLocation, open_database
from commune_desk.store.office import offices
from commune_desk.store.upkeep import history, history_check, row_prints
from commune_desk.store.upkeep.moving import copy_rows

COMPANIONS = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move did.

    Attributes:
        counts: the rows of each table, equal on both sides.
        place: where the data are now: the server, or the file.
        kept: where the old ones stand; None where they are on a server.
    """

    counts: dict[str, int]
    place: str
    kept: Path | None


def move(
    folder: DataFolder,
    address: str,
    *,
    at: datetime,
    claim: Claim = MACHINE,
    progress: Progress = unwatched,
) -> Moved:
    """Move the office of a data folder; no window may be open on it.

    Args:
        folder: of this PC.
        address: of an empty database on a server; empty for the file of this PC.
        at: the present moment.
        claim: who does it.
        progress: told table by table.

    Raises:
        AlreadyRunning: close the window first.
        SignInRefused, MachineOfAnotherUser, AdministratorNeeded, MachineMayNot: who asks may not.
        AlreadyThere, OfficeThere, OfficeOnNetwork, DatabaseAddressWrong: it cannot go there.
        RowsMissing, WorkedMeanwhile, HistoryBroken: it is not the same there; nothing is changed.
        DatabaseUnreachable, DiskFull …: as `store.database.open_database` says.
    """
    with running.alone(folder):
        settings = machine.read(folder.machine_settings)
        source = DatabaseLocation(settings[DATABASE_URL], folder.database, folder.key)
        wanted = EventKind.OFFICE_MOVED
        officer, _settings = claims.proven(claim, source, folder, at=at, wanted=wanted)
        target = replace(source, url=validate(address) if address else "")
        if source.url == target.url:
            raise AlreadyThere
        if not target.url and network_drive.is_remote(folder.root):
            raise OfficeOnNetwork(str(folder.root))
        counts = _copied(source, target, officer=officer, folder=folder, at=at, progress=progress)
        machine.write(folder.machine_settings, settings.with_value(DATABASE_URL, target.url))
        kept = None if source.url else _put_aside(folder.database, at)
    return Moved(counts, _place(target), kept)


def _place(location: DatabaseLocation) -> str:
    return host_of(location.url) if location.url else str(location.files[0])


def _copied(  # noqa: PLR0913  # both places, and who moves what when
    source: DatabaseLocation,
    target: DatabaseLocation,
    *,
    officer: Officer,
    folder: DataFolder,
    at: datetime,
    progress: Progress,
) -> dict[str, int]:
    """Fill the empty database in one transaction, with the event that says so at its end."""
    is_made = not target.url and not target.files[0].exists()
    if not target.url and not is_made:
        raise OfficeThere(_place(target))
    database = open_database(target, create=True)
    try:
        if offices.find_office() is not None:
            raise OfficeThere(_place(target))
        with database.transaction():
            counts = copy_rows(source, database.engine, lambda done, of: check(progress, done, of))
            office = offices.find_office()
            assert office is not None, "the source has one"
            row_prints.forget_touched()
            sealing.use_key(database, office.id, folder)
            history_check.check(office.id)
            event = NewEvent(
                kind=EventKind.OFFICE_MOVED,
                officer_id=officer.id,
                happened_at=at,
                entered_at=at,
                facts={"from": _place(source), "to": _place(target), "rows": counts},
            )
            history.append(office.id, event)
    except BaseException:
        database.close()
        if is_made:
            for end in COMPANIONS:
                file = target.files[0]
                file.with_name(file.name + end).unlink(missing_ok=True)
        raise
    database.close()
    return counts


def _put_aside(database: Path, at: datetime) -> Path:
    """Give the old file a dated name, so that nothing opens it by mistake."""
    aside = dated(database.with_stem(f"{database.stem}-moved"), at)
    for end in COMPANIONS:
        file = database.with_name(database.name + end)
        if file.exists():
            file.rename(aside.with_name(aside.name + end))
    return aside
