"""The weekly rehearsal (diễn tập khôi phục): a backup is brought back for trial, and compared.

The newest backup of each place is read as a restore reads it. Then one of this moment is made,
unpacked into a temporary place, and compared with the database row by row. The dump of a server is
loaded there as temporary tables (`store/engine/postgres_rehearsal.py`). Where the account of this
PC may make none, its rows are compared as `pg_restore` gives them, and the history tells when
another PC loaded one last.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.upkeep.backup_alarms import BackupDiffers
from commune_desk.domain.upkeep.backup_places import places_from
from commune_desk.files.upkeep import backup_file, backup_places, upkeep_notes
from commune_desk.files.upkeep.backup_file import work_folder
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.desk.recording import record
from commune_desk.services.upkeep import backup
from commune_desk.settings import BACKUP_FOLDER
from commune_desk.store.upkeep import backup as stored
from commune_desk.store.upkeep import comparing, history

WEEKLY = timedelta(days=7)

_LOADED = "loaded"
_LOOKED_AT = 100
"""So many rehearsals of all PCs together hardly lie between two that loaded a backup."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A rehearsal in which nothing differed.

    Attributes:
        rows: how many rows were compared, by table.
        read: the backups that were read besides.
        loaded_at: when a backup was loaded last, here or by another PC; None where none ever was.
    """

    rows: Mapping[str, int]
    read: tuple[Path, ...]
    loaded_at: datetime | None


def is_due(desk: Desk) -> bool:
    """Whether a week has passed since the last rehearsal, of an office that has a backup."""
    if desk.is_practice or not rights.may(desk, EventKind.BACKUP_REHEARSED):
        return False
    if backup_file.newest(desk.folder.backups) is None:
        return False
    at = upkeep_notes.read(desk.folder.upkeep).rehearsed_at
    return at is None or desk.now() - at >= WEEKLY


def rehearse(desk: Desk, progress: Progress = unwatched) -> Rehearsed:
    """Rehearse a restore, on record; nothing of the office is changed.

    Raises:
        BackupDiffers: what would come back is not what is here; it stays an alarm.
        Cancelled: the officer stopped it.
        Everything that `backup.create` and `backup.verify` raise.
    """
    rights.check(desk, EventKind.BACKUP_REHEARSED)
    check(progress, 0, 3)
    read = _newest_backups(desk)
    try:
        for path in read:
            backup.verify(path, desk.database.location)
        check(progress, 1, 3)
        compared = _compared(desk)
        differing = compared.differing
    except UserError as refusal:
        _keep(desk, type(refusal).__name__)
        raise
    check(progress, 2, 3)
    with desk.database.transaction():
        facts = {
            "rows": sum(compared.rows.values()),
            "differing": [*differing],
            _LOADED: compared.was_loaded,
        }
        record(desk, EventKind.BACKUP_REHEARSED, facts=facts)
    _keep(desk, ", ".join(differing))
    if differing:
        raise BackupDiffers(", ".join(differing))
    progress(3, 3)
    return Rehearsed(compared.rows, read, loaded_at(desk))


def _newest_backups(desk: Desk) -> tuple[Path, ...]:
    """The newest backup of this PC and of each place that is there now."""
    folders = [desk.folder.backups]
    for place in () if desk.is_practice else places_from(desk.settings[BACKUP_FOLDER]):
        with suppress(UserError):  # its absence is an alarm of its own
            folders.append(backup_places.find(place))
    found = map(backup_file.newest_file, folders)
    return tuple(path for path in found if path is not None)


def loaded_at(desk: Desk) -> datetime | None:
    """When a backup of the office was loaded for trial last, by whichever PC."""
    latest = history.latest(desk.office.id, EventKind.BACKUP_REHEARSED, _LOOKED_AT)
    return next((one.happened_at for one in latest if one.facts.get(_LOADED)), None)


def _compared(desk: Desk) -> comparing.Compared:
    """Make a backup of this moment, unpack it, and lay it beside the database of that moment."""
    location = desk.database.location
    stored.make_key(location)
    with work_folder(desk.folder.root) as work, stored.still(desk.database) as still:
        manifest = backup.manifest_of(desk, still.contents)
        packed, _ = backup_file.pack(still.pieces, manifest, work=work, folder=work)
        copied = work / "copied"
        backup_file.unpack(packed, copied)
        packed.unlink()
        return comparing.compare(desk.database, copied, still.contents)


def _keep(desk: Desk, failed: str) -> None:
    notes = upkeep_notes.read(desk.folder.upkeep)
    kept = replace(notes, rehearsed_at=desk.now(), rehearsal_failed=failed)
    upkeep_notes.write(desk.folder.upkeep, kept)
