"""The recovery sheet (phiếu khôi phục): on paper, what opens the backups where the PC is gone.

A sheet counts from the moment in which part of it was typed back, so that none counts that nobody
has printed. Another sheet makes the one before useless for the backups made from then on; those
made before keep their own.
"""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import DatabaseKeyMissing, DatabaseKeyUnreadable
from commune_desk.domain.upkeep.history_check import HistoryKeyAlone
from commune_desk.domain.upkeep.recovery import (
    DatabaseKeyWrong,
    NoSheetMade,
    RecoverySheet,
    groups_of,
    number_from,
)
from commune_desk.files.outgoing import recovery_sheet_file
from commune_desk.files.upkeep import backup_file, history_keys, recovery
from commune_desk.files.upkeep.backup_file import dated
from commune_desk.files.writing import check_writable, write_whole
from commune_desk.paths import DataFolder
from commune_desk.permissions import check_ours
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.office import sealing
from commune_desk.store.database import DatabaseLocation
from commune_desk.store.upkeep import backup as stored


def draft(desk: Desk) -> RecoverySheet:
    """A new sheet, which counts once it is kept.

    Raises:
        AdministratorNeeded, MachineMayNot: who asks may not.
        FolderNotWritable, DiskFull: an office on a server gets the key of its backups here.
    """
    rights.check(desk, EventKind.RECOVERY_SHEET_MADE)
    stored.make_key(desk.database.location)
    return new_sheet(desk.office.name, desk.now())


def new_sheet(office_name: str, at: datetime) -> RecoverySheet:
    """A sheet with a code that nobody can guess, for whoever has asked for the right to it."""
    code = recovery.new_code()
    return RecoverySheet(recovery.sheet_no_of(code), office_name, at, groups_of(code))


def keep(desk: Desk, sheet: RecoverySheet) -> None:
    """Let a sheet count: every backup from now on can be opened with it.

    Raises:
        AdministratorNeeded, MachineMayNot: who asks may not.
        FolderMissing, FolderNotWritable, DiskFull: the sheet before it still counts.
    """
    rights.check(desk, EventKind.RECOVERY_SHEET_MADE)
    location, code = desk.database.location, number_from("".join(sheet.groups))
    wrapped = recovery.wrapped(
        stored.key_of(location),
        code,
        key_id=stored.key_id(location),
        made_at=sheet.made_at,
        history_key=desk.database.engine.history_key,
    )
    with desk.database.transaction():
        record(desk, EventKind.RECOVERY_SHEET_MADE, facts={"sheet_no": sheet.sheet_no})
        recovery.keep(desk.folder.recovery, wrapped)


def current(desk: Desk) -> str:
    """The number of the sheet that counts; "" where the office has none that opens its key."""
    kept, location = recovery.read(desk.folder.recovery), desk.database.location
    if not kept or kept.get(recovery.KEY_ID) != stored.key_id(location):
        return ""
    return kept[recovery.SHEET_NO]


def bring_key_back(
    location: DatabaseLocation, *, folder: DataFolder, code: str, at: datetime
) -> HistoryKeyAlone | None:
    """Put the key back beside a database that has lost it; a wrong one that lies there stays aside.

    Who has the code on the sheet may: without the key there is nobody else to ask.

    Returns:
        That the key of the seals, which comes back with it, could not be handed to the others who
        share the office; None where nobody lacks it.

    Raises:
        NoSheetMade: the folder holds no wrapped key.
        RecoveryCodeShort, RecoveryCodeMistyped, RecoveryCodeWrong: the code is not that of it.
        KeyOfAnotherAccount: another account of this PC keeps the key that lies there.
    """
    kept = recovery.read(folder.recovery)
    if not kept:
        raise NoSheetMade(str(folder.root))
    key, is_right = recovery.unwrapped(kept, number_from(code)), False
    with suppress(DatabaseKeyMissing, DatabaseKeyWrong, DatabaseKeyUnreadable):
        is_right = stored.key_id(location) == kept.get(recovery.KEY_ID)
    if not is_right:
        check_ours(folder.key)
    if of_history := recovery.unwrapped_history_key(kept, number_from(code)):
        history_keys.keep_key(folder, of_history)
    if not is_right:
        if folder.key.exists():
            folder.key.rename(dated(folder.key, at))
        stored.keep_key(folder.key, key)
    return sealing.kept_alone(folder, of_history)


def sheet_of_right_key(folder: DataFolder, location: DatabaseLocation) -> str | None:
    """The number of the sheet of the key that belongs here, "" where it has none.

    None where no other key lies here, as far as the wrapped key or the newest backup tells.
    """
    if location.url:
        return None
    here, kept = stored.key_id(location), recovery.read(folder.recovery)
    if kept:
        return kept[recovery.SHEET_NO] if kept.get(recovery.KEY_ID) != here else None
    for newest in backup_file.found((folder.backups,))[:1]:
        with suppress(UserError):
            manifest = backup_file.read(newest)
            if manifest.key_id not in ("", here):
                return manifest.recovery.get(recovery.SHEET_NO, "")
    return None


def is_wanting(desk: Desk) -> bool:
    """Whether a dead PC would take everything with it, because the office has no sheet."""
    return not desk.is_practice and not current(desk)


def write(sheet: RecoverySheet, folder: Path) -> Path:
    """A sheet as PDF, to be printed and deleted; returns where it is.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
    """
    target = recovery_sheet_file(check_writable(folder), sheet.sheet_no)
    write_whole(target, rendered(sheet), is_secret=True)
    return target


def rendered(sheet: RecoverySheet) -> bytes:
    """A sheet as PDF."""
    from commune_desk.documents import recovery_sheet  # reportlab comes with it

    return recovery_sheet.render(sheet)
