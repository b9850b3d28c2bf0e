"""Changing the key of the database (đổi khóa): where it, or the sheet that opens it, was seen.

The office gets a copy that is encrypted with a new key, and a new recovery sheet, in one exchange
(`files.upkeep.exchange`): a kill anywhere leaves the old office with the old key and the old sheet,
or the new with the new. The copy takes about as long as a backup. In a window one works on
meanwhile (`copy`): what was written by then is in it, and where more was written since it is copied
again, so that the office is closed for the moment of the exchange alone (`take_over`). The command
line has the office for itself (`change`).

Backups made before stay as they are, encrypted with the old key: the sheet of that time opens them
anywhere, and this PC does with the old key, which it keeps under a dated name. Whoever changes the
key because it was seen destroys both, once there is a new backup.

On a server the key is that of the backups, the papers and the drafts; nobody has to stop working
for it (`services/desk/common_key.py`).
"""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.outside_errors import BackupInvalid, DatabaseDamaged, DatabaseLocked
from commune_desk.domain.upkeep.recovery import KeyChanged, RecoverySheet, number_from
from commune_desk.files import lock as running
from commune_desk.files.upkeep import exchange, history_keys, recovery
from commune_desk.files.upkeep.backup_file import dated, work_folder
from commune_desk.paths import DataFolder
from commune_desk.permissions import check_ours
from commune_desk.services.desk import common_key, rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.office import sealing
from commune_desk.services.office.signing_in import MACHINE, Claim
from commune_desk.services.upkeep import claims, recovery_sheets
from commune_desk.store.database import DatabaseLocation, open_database
from commune_desk.store.office import offices
from commune_desk.store.upkeep import backup as stored
from commune_desk.store.upkeep import rekeying, replacing
from commune_desk.store.upkeep.rekeying import Keyed, Seen

_STEPS = 4


def draft(
    location: DatabaseLocation, *, folder: DataFolder, at: datetime, claim: Claim = MACHINE
) -> RecoverySheet:
    """A sheet for the key that comes, for an administrator; it opens nothing yet.

    Raises:
        AlreadyRunning: a window is open on the office; close it first.
        SignInRefused, SignInDelayed, MachineOfAnotherUser: who asks is not proved.
        AdministratorNeeded, MachineMayNot: who asks may not.
        KeyOfAnotherAccount: accounts of this PC share the office, and another keeps its key.
        Everything that opening the office raises.
    """
    with running.alone(folder):
        exchange.finish(folder)
        check_ours(folder.key)
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
        check_ours(folder.key)
        officer, _ = claims.proven(claim, location, folder, at=at, wanted=EventKind.KEY_CHANGED)
        former_no = _sheet_no(folder, location)
        file, key_file = work / "copied", work / "key"
        with exchange.announced(folder):
            with replacing.only_here(location) as engine:
                if engine is None:  # it could be opened a moment ago
                    raise DatabaseDamaged(str(location.path))
            check(progress, 1, _STEPS)
            rekeying.draw_key(key_file)
            keyed = rekeying.copy(location, file, key_file)
            check(progress, 2, _STEPS)
            by = _noted(sheet, former_no, folder=folder, at=at, login=officer.login)
            history_key = rekeying.note(keyed.location, by)
            check(progress, 3, _STEPS)
            if stored.check(file, keyed.location) != {
                **keyed.contents,
                "event": keyed.contents["event"] + 1,
            }:
                raise BackupInvalid(str(file))
            changed = _put(sheet, former_no, keyed, folder=folder, at=at, history_key=history_key)
        progress(_STEPS, _STEPS)
    return changed


# --- while the office is open ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Copied:
    """The office under another key, as it was when the copying began.

    Attributes:
        keyed: the copy and its key, read from end to end.
        seen: what had been written by then.
        work: closes the folder in which they lie.
    """

    keyed: Keyed
    seen: Seen
    work: ExitStack


def is_open_road(desk: Desk) -> bool:
    """Whether the key is changed while one works on: that of a file, which the copy replaces."""
    return not desk.database.location.url


def draft_here(desk: Desk) -> RecoverySheet:
    """A sheet for the key that comes, in an office that is open; it opens nothing yet.

    Raises:
        AdministratorNeeded, StepNotForRole, NoLongerActive: who asks may not.
        KeyOfAnotherAccount: accounts of this PC share the office, and another keeps its key.
    """
    rights.check(desk, EventKind.KEY_CHANGED)
    check_ours(desk.folder.key)
    return recovery_sheets.new_sheet(desk.office.name, desk.now())


def begin(desk: Desk) -> Seen:
    """What was written by now; to be asked on the thread that calls `take_over` at the end.

    Raises:
        Everything that `draft_here` raises.
    """
    rights.check(desk, EventKind.KEY_CHANGED)
    check_ours(desk.folder.key)
    return rekeying.seen(desk.database)


def copy(desk: Desk, seen: Seen, progress: Progress = unwatched) -> Copied:
    """Copy an open office for another key and read the copy, on any thread; nobody has to wait.

    Args:
        desk: of an administrator.
        seen: from `begin`.
        progress: told how far it is; it can be stopped.

    Raises:
        DatabaseDamaged, BackupInvalid: not all of it can be read.
        FolderNotWritable, DiskFull, DiskFailing, Cancelled: as named; the office is as it was.
    """
    rights.check_early(desk, EventKind.KEY_CHANGED)
    location = desk.database.location
    with ExitStack() as trial:
        work = trial.enter_context(work_folder(desk.folder.root))
        check(progress, 0, _STEPS)
        rekeying.draw_key(work / "key")
        check(progress, 1, _STEPS)
        keyed = rekeying.copy(location, work / "copied", work / "key")
        check(progress, 2, _STEPS)
        if stored.check(work / "copied", keyed.location) != keyed.contents:
            raise BackupInvalid(str(work / "copied"))
        check(progress, _STEPS, _STEPS)
        return Copied(keyed, seen, trial.pop_all())


def take_over(desk: Desk, sheet: RecoverySheet, copied: Copied) -> KeyChanged | None:
    """Put a copy in the place of the open office, unless something was written since it was begun.

    The office is closed for that moment and open again at the end, with the new key or the old. The
    caller holds the data folder, as every window does. Whatever comes of it, the copy is used up.

    Returns:
        None where it is to be copied again: somebody wrote, or works with the office just now.

    Raises:
        FolderNotWritable, DiskFull, DiskFailing: as named; the office is as it was.
        Everything that `begin` raises.
    """
    with copied.work:
        if begin(desk) != copied.seen:
            return None
        folder, at = desk.folder, desk.now()
        former_no = _sheet_no(folder, desk.database.location)
        by = _noted(sheet, former_no, folder=folder, at=at, login=desk.officer.login)
        try:
            with rekeying.shut(desk.database), exchange.announced(folder):
                history_key = rekeying.note(copied.keyed.location, by)
                with rekeying.laid_down(desk.database, copied.seen):
                    return _put(
                        sheet,
                        former_no,
                        copied.keyed,
                        folder=folder,
                        at=at,
                        history_key=history_key,
                    )
        except DatabaseLocked:
            return None


# --- what both have in common ---------------------------------------------------------------------


def _noted(
    sheet: RecoverySheet, former_no: str, *, folder: DataFolder, at: datetime, login: str
) -> replacing.Remembered:
    """What the history says of it, and who was behind it."""
    facts = {"sheet_no": sheet.sheet_no, "former_sheet_no": former_no}
    event = NewEvent(kind=EventKind.KEY_CHANGED, happened_at=at, entered_at=at, facts=facts)
    return replacing.Remembered(event, login, history_keys.all_here(folder))


def _put(  # noqa: PLR0913  # what is put where, and what the sheet opens
    sheet: RecoverySheet,
    former_no: str,
    keyed: Keyed,
    *,
    folder: DataFolder,
    at: datetime,
    history_key: bytes,
) -> KeyChanged:
    """Put a copy and its key in the place of those that are there, which nobody has open."""
    file, key_file = keyed.location.files
    wrapped = recovery.wrapped(
        stored.key_of(keyed.location),
        number_from("".join(sheet.groups)),
        key_id=stored.key_id(keyed.location),
        made_at=sheet.made_at,
        history_key=history_key,
    )
    new_key = exchange.NewKey(key_file, dated(folder.key, at), wrapped)
    aside = dated(folder.database.with_stem(f"{folder.database.stem}-former-key"), at)
    unfinished = exchange.put(file, folder, aside, key=new_key, drops_aside=True)
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
