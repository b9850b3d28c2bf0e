"""Changing the key of the database (đổi khóa): where it, or the sheet that opens it, was seen.

The office gets a copy that is encrypted with a new key, and a new recovery sheet, in one exchange
(`files.upkeep.exchange`): a kill anywhere leaves the old office with the old key and the old sheet,
or the new with the new. It takes about as long as a backup; nobody works meanwhile.

Backups made before stay as they are, encrypted with the old key: the sheet of that time opens them
anywhere, and this PC does with the old key, which it keeps under a dated name. Whoever changes the
key because it was seen destroys both, once there is a new backup.

On a server the key is that of the backups, the papers and the drafts; nobody has to stop working
for it (`services/desk/common_key.py`).
"""

from datetime import datetime
from functools import partial

from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.outside_errors import BackupInvalid, DatabaseDamaged
from commune_desk.domain.upkeep.recovery import KeyChanged, RecoverySheet, number_from
from commune_desk.files import lock as running
from commune_desk.files.upkeep import exchange, history_keys, recovery
from commune_desk.files.upkeep.backup_file import dated, work_folder
from commune_desk.paths import DataFolder
from commune_desk.services.desk import common_key
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.office import sealing
from commune_desk.services.office.signing_in import MACHINE, Claim
from commune_desk.services.upkeep import claims, recovery_sheets
from commune_desk.store.database import Database, DatabaseLocation, open_database
from commune_desk.store.office import offices
from commune_desk.store.upkeep import backup as stored
from commune_desk.store.upkeep import rekeying, replacing

_STEPS = 4


def draft(
    location: DatabaseLocation, *, folder: DataFolder, at: datetime, claim: Claim = MACHINE
) -> RecoverySheet:
    """A sheet for the key that comes, for an administrator; it opens nothing yet.

    Raises:
        AlreadyRunning: a window is open on the office; close it first.
        SignInRefused, SignInDelayed, MachineOfAnotherUser: who asks is not proved.
        AdministratorNeeded, MachineMayNot: who asks may not.
        Everything that opening the office raises.
    """
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
    check(progress, 0, _STEPS)
    if location.url:
        changed = _change_on_server(sheet, location, folder=folder, at=at, claim=claim)
        progress(_STEPS, _STEPS)
        return changed
    with running.alone(folder), work_folder(folder.root) as work:
        exchange.finish(folder)
        officer, _ = claims.proven(claim, location, folder, at=at, wanted=EventKind.KEY_CHANGED)
        former_no = _sheet_no(folder, location)
        file, key_file = work / "copied", work / "key"
        with exchange.announced(folder):
            with replacing.only_here(location) as engine:
                if engine is None:  # it could be opened a moment ago
                    raise DatabaseDamaged(str(location.path))
                counted = stored.facts_of(Database(engine, location))
            check(progress, 1, _STEPS)
            key = rekeying.draw_key(key_file)
            there = rekeying.copy(location, file, key_file)
            check(progress, 2, _STEPS)
            facts = {"sheet_no": sheet.sheet_no, "former_sheet_no": former_no}
            event = NewEvent(kind=EventKind.KEY_CHANGED, happened_at=at, entered_at=at, facts=facts)
            by = replacing.Remembered(event, officer.login, partial(history_keys.find, folder))
            history_key = rekeying.note(there, by)
            check(progress, 3, _STEPS)
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


def _change_on_server(
    sheet: RecoverySheet,
    location: DatabaseLocation,
    *,
    folder: DataFolder,
    at: datetime,
    claim: Claim,
) -> KeyChanged:
    """Tell every PC of the office of another key, while they work; this one has it at the end."""
    with running.alone(folder):
        officer, _ = claims.proven(claim, location, folder, at=at, wanted=EventKind.KEY_CHANGED)
        database = open_database(location)
        try:
            office = offices.find_office()
            assert office is not None, "somebody of it proved who they are"
            sealing.use_key(database, office.id, folder)
            stored.make_key(location)
            common_key.learn(database, office.id, folder, at=at)
            former_no, key = _sheet_no(folder, location), stored.new_key()
            facts = {"sheet_no": sheet.sheet_no, "former_sheet_no": former_no}
            event = NewEvent(
                kind=EventKind.KEY_CHANGED,
                officer_id=officer.id,
                happened_at=at,
                entered_at=at,
                facts=facts,
            )
            wrapped = recovery.wrapped(
                key,
                number_from("".join(sheet.groups)),
                key_id=stored.key_id_of(key),
                made_at=sheet.made_at,
                history_key=database.engine.history_key,
            )
            common_key.tell(database, office.id, event, key=key, wrapped=wrapped)
            common_key.learn(database, office.id, folder, at=at)
        finally:
            database.close()
    aside = str(folder.keys_aside[-1])
    return KeyChanged(sheet.sheet_no, former_no, aside, is_common=True)


def _sheet_no(folder: DataFolder, location: DatabaseLocation) -> str:
    """The number of the sheet that opens the key of today; empty where none does."""
    kept = recovery.read(folder.recovery)
    return kept[recovery.SHEET_NO] if kept.get(recovery.KEY_ID) == stored.key_id(location) else ""
