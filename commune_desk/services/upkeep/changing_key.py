"""Changing the key of the database (đổi khóa): where it, or the sheet that opens it, was seen.

The office gets a copy that is encrypted with a new key, and a new recovery sheet, in one exchange
(`files.upkeep.exchange`): a kill anywhere leaves the old office with the old key and the old sheet,
or the new with the new. It takes about as long as a backup; nobody works meanwhile.

Backups made before stay as they are, encrypted with the old key: the sheet of that time opens them
anywhere, and this PC does with the old key, which it keeps under a dated name. Whoever changes the
key because it was seen destroys both, once there is a new backup.
"""

from datetime import datetime
from functools import partial

from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.outside_errors import BackupInvalid, DatabaseDamaged
from commune_desk.domain.upkeep.recovery import KeyChanged, KeyOfServer, RecoverySheet, number_from
from commune_desk.files import lock as running
from commune_desk.files.upkeep import exchange, history_keys, recovery
from commune_desk.files.upkeep.backup_file import dated, work_folder
from commune_desk.paths import DataFolder
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.office.signing_in import MACHINE, Claim
from commune_desk.services.upkeep import claims, recovery_sheets
from commune_desk.store.database import DatabaseLocation
from commune_desk.store.upkeep import backup as stored
from commune_desk.store.upkeep import rekeying, replacing

_STEPS = 5


def check_is_file(location: DatabaseLocation) -> None:
    """See that the office is on this PC: the key of a server's backups stands on every counter.

    Raises:
        KeyOfServer: it is not.
    """
    if location.url:
        raise KeyOfServer


def draft(
    location: DatabaseLocation, *, folder: DataFolder, at: datetime, claim: Claim = MACHINE
) -> RecoverySheet:
    """A sheet for the key that comes, for an administrator; it opens nothing yet.

    Raises:
        AlreadyRunning: a window is open on the office; close it first.
        KeyOfServer: the office is on a server.
        SignInRefused, SignInDelayed, MachineOfAnotherUser: who asks is not proved.
        AdministratorNeeded, MachineMayNot: who asks may not.
        Everything that opening the office raises.
    """
    check_is_file(location)
    with running.alone(folder):
        exchange.finish(folder)
        claims.proven(claim, location, folder, at=at, wanted=EventKind.KEY_CHANGED)
        return recovery_sheets.new_sheet(claims.office_name(location, folder), at)


def change(  # noqa: PLR0913  # which office, by whom
    sheet: RecoverySheet,
    location: DatabaseLocation,
    *,
    folder: DataFolder,
    at: datetime,
    claim: Claim = MACHINE,
    progress: Progress = unwatched,
) -> KeyChanged:
    """Give the office a new key, which the sheet opens.

    Args:
        sheet: that somebody has in hand by now.
        location: where the database is.
        folder: the data folder.
        at: now.
        claim: who asks.
        progress: told how far it is; it can be stopped until something is replaced.

    Raises:
        OfficeInUse: another program works with the database.
        Cancelled: it was stopped.
        FolderNotWritable, DiskFull, DiskFailing: as named; the office is as it was.
        Everything that `draft` raises.
    """
    check_is_file(location)
    check(progress, 0, _STEPS)
    with running.alone(folder), work_folder(folder.root) as work:
        exchange.finish(folder)
        officer, _ = claims.proven(claim, location, folder, at=at, wanted=EventKind.KEY_CHANGED)
        former = recovery.read(folder.recovery)
        former_no = former.get(recovery.SHEET_NO, "")
        if former.get(recovery.KEY_ID) != stored.key_id(location):
            former_no = ""
        file, key_file = work / "copied", work / "key"
        with exchange.announced(folder):
            with replacing.only_here(location) as engine:
                if engine is None:  # it could be opened a moment ago
                    raise DatabaseDamaged(str(location.path))
            check(progress, 1, _STEPS)
            rekeying.copy(location, file)
            check(progress, 2, _STEPS)
            counted = stored.check(file, location)
            check(progress, 3, _STEPS)
            key = rekeying.draw_key(key_file)
            there = rekeying.rekey(file, location, key_file)
            check(progress, 4, _STEPS)
            facts = {"sheet_no": sheet.sheet_no, "former_sheet_no": former_no}
            event = NewEvent(kind=EventKind.KEY_CHANGED, happened_at=at, entered_at=at, facts=facts)
            by = replacing.Remembered(event, officer.login, partial(history_keys.find, folder))
            history_key = rekeying.note(there, by)
            if stored.check(file, there) != {**counted, "event": counted["event"] + 1}:
                raise BackupInvalid(str(file))
            wrapped = recovery.wrapped(
                key,
                number_from("".join(sheet.groups)),
                key_id=stored.key_id(there),
                made_at=sheet.made_at,
                history_key=history_key,
            )
            new_key = exchange.NewKey(key_file, dated(folder.key, at), wrapped)
            aside = dated(folder.database.with_stem(f"{folder.database.stem}-former-key"), at)
            unfinished = exchange.put(file, folder, aside, key=new_key, drops_aside=True)
        progress(_STEPS, _STEPS)
    return KeyChanged(sheet.sheet_no, former_no, str(new_key.aside), unfinished)
