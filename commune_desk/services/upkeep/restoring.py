"""Restoring (khôi phục): a backup takes the place of the database, by whoever may and proves it.

Who may is asked of the office that is there. Where none can be opened, because the file is gone or
damaged or the PC is new, it is asked of the office in the backup itself: its administrator signs in
with the password of that day. Without an officer the machine has the rights that the same office
gives it. Whoever has neither cannot restore, not even with the key in hand.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import (
    DatabaseDamaged,
    DatabaseKeyMissing,
    DatabaseKeyUnreadable,
    DatabaseTooNew,
    KeyOfAnotherDatabase,
    OfficeNotFound,
)
from commune_desk.domain.upkeep.backup_alarms import StickMissing
from commune_desk.domain.upkeep.backup_places import places_from
from commune_desk.domain.upkeep.practice_errors import PracticeBackup, RealBackup
from commune_desk.domain.upkeep.recovery import DatabaseKeyWrong
from commune_desk.domain.upkeep.rolled_back import RolledBack
from commune_desk.files import lock as running
from commune_desk.files import sticks
from commune_desk.files.office import machine
from commune_desk.files.papers import paper_copies
from commune_desk.files.upkeep import backup_file, backup_places, exchange, history_keys, recovery
from commune_desk.files.upkeep.backup_file import dated, work_folder
from commune_desk.files.writing import check_writable, clear_left_below
from commune_desk.paths import DataFolder, disk_refusal
from commune_desk.permissions import check_ours
from commune_desk.services.desk import common_key, rights
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.office import kept_settings, signing_in
from commune_desk.services.office.signing_in import MACHINE, Claim
from commune_desk.services.upkeep import backup_keys, claims
from commune_desk.services.upkeep.backup import BackupReport, unpacked
from commune_desk.settings import BACKUP_FOLDER, PRACTICE_MARK
from commune_desk.store.database import DatabaseLocation
from commune_desk.store.upkeep import backup as stored
from commune_desk.store.upkeep import rekeying, replacing
from commune_desk.store.upkeep.backup import Accounts

LOST = (
    OfficeNotFound,
    DatabaseDamaged,
    DatabaseTooNew,
    DatabaseKeyMissing,
    DatabaseKeyUnreadable,
    DatabaseKeyWrong,
)
"""Why there is no office that could be asked who may restore it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place.

    Attributes:
        backup: the backup.
        folder: where the office stands.
        replaced: where the database stands that was there before.
        rolled_back: what the office did after the backup, and has to do again.
        papers: how many papers of the archive came back from beside the backup.
        papers_refused: why not all of them came back; the office is restored all the same.
        unfinished: what the disk refused after that, which the next opening does.
    """

    backup: BackupReport
    folder: Path
    replaced: Path | None
    rolled_back: RolledBack
    papers: int = 0
    papers_refused: UserError | None = None
    unfinished: UserError | None = None


@dataclass(frozen=True, slots=True)
class BackupSeen:
    """What a backup says of itself before it is opened.

    Attributes:
        office_name: of which office.
        made_at: when.
        dossiers: how many are in it.
        sheet_no: of the recovery sheet that it needs on this PC; "" where the key is here.
    """

    office_name: str
    made_at: datetime
    dossiers: int
    sheet_no: str


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a restore would do.

    Attributes:
        backup: the backup, which was read from end to end.
        rolled_back: what would have to be done again.
        has_office: whether an office that can be opened would be replaced.
    """

    backup: BackupReport
    rolled_back: RolledBack
    has_office: bool


@dataclass(frozen=True, slots=True)
class _Permitted:
    """Under which name somebody may, by an office, and whether that office practises."""

    login: str
    is_practice: bool


@dataclass(frozen=True, slots=True)
class _Copied:
    """A backup that was read, for somebody who may put it in place.

    Attributes:
        file: the copy.
        location: where the office is, with the key that opens the copy.
        report: what the backup says of itself.
        login: who may.
        first: the hash of the first event in it.
    """

    file: Path
    location: DatabaseLocation
    report: BackupReport
    login: str
    first: str

    @property
    def made_at(self) -> datetime:
        """When the backup was made."""
        return self.report.manifest.made_at


def look(path: Path, folder: DataFolder, location: DatabaseLocation) -> BackupSeen:
    """What a backup says of itself, and which sheet it needs on this PC.

    Raises:
        FileMissing, BackupInvalid: there is none, or it is damaged.
        KeyOfAnotherDatabase: no sheet opens it, and the key is not here.
    """
    manifest = backup_file.read(path)
    sheet_no = ""
    if manifest.is_encrypted and not backup_keys.key_here(manifest, folder, location):
        if not manifest.recovery:
            raise KeyOfAnotherDatabase(str(path), str(location.key_path))
        sheet_no = manifest.recovery.get(recovery.SHEET_NO, "")
    dossiers = manifest.contents.get("dossier", 0)
    return BackupSeen(manifest.office_name, manifest.made_at, dossiers, sheet_no)


def in_folder(folder: Path) -> tuple[Path, ...]:
    """The backups that lie in a folder or one below, the newest first; none where it is none."""
    return backup_file.found([folder]) if folder.is_dir() else ()


def found(folder: DataFolder) -> tuple[Path, ...]:
    """The backups of this PC, of its other place, and of the sticks in it, the newest first."""
    settings = machine.read(folder.machine_settings)
    roots = [folder.backups, *sticks.removable()]
    for place in places_from(settings[BACKUP_FOLDER]):
        with suppress(StickMissing):
            roots.append(backup_places.find(place))
    return backup_file.found(roots)


def foresee(  # noqa: PLR0913  # as `restore`
    path: Path,
    location: DatabaseLocation,
    *,
    folder: DataFolder,
    at: datetime,
    claim: Claim = MACHINE,
    progress: Progress = unwatched,
) -> Foreseen:
    """What a restore would roll back, with numbers and names; nothing is changed.

    Raises:
        Everything that `restore` raises.
    """
    with _copied(path, location, folder=folder, at=at, claim=claim, progress=progress) as copied:
        with replacing.only_here(location) as engine:
            before = replacing.read_before(engine, copied.first, made_at=copied.made_at)
        if engine is None and copied.location.key_path != folder.key:
            check_ours(folder.key)
        lost = replacing.foreseen(
            copied.file, copied.location, before, made_at=copied.made_at, at=at
        )
    return Foreseen(copied.report, lost, has_office=engine is not None)


def restore(  # noqa: PLR0913  # what is put where, by whom
    path: Path,
    location: DatabaseLocation,
    *,
    folder: DataFolder,
    at: datetime,
    claim: Claim = MACHINE,
    progress: Progress = unwatched,
) -> Restored:
    """Put a backup in the place of the database, which is kept beside it under a dated name.

    The restored history says when it was restored, and by whom. Nothing is replaced before the
    backup has been read from end to end, nor while anybody else is connected. No number that was
    given to a citizen after the backup is given again.

    Args:
        path: the backup.
        location: where the database is, or will be.
        folder: the data folder.
        at: now.
        claim: who asks; with the code of the recovery sheet, where this PC does not have the key.
        progress: told how far it is; it can be stopped until something is replaced.

    Raises:
        RecoveryCodeNeeded, RecoveryCodeShort, RecoveryCodeMistyped, RecoveryCodeWrong: the key of
            this PC does not open the backup, nor does the code.
        OfficeInUse: another counter or program works with the database.
        AlreadyRunning, DatabaseLocked: the program is open; close it first.
        SignInRefused, SignInDelayed, MachineOfAnotherUser: who asks is not proved.
        AdministratorNeeded, MachineMayNot: who asks may not.
        PracticeBackup, RealBackup: practised and real work would change places.
        KeyOfAnotherAccount: the key has to change, and another account of this PC keeps it.
        Cancelled: it was stopped.
        Everything that `backup.verify` raises; folders and disks as for `backup.create`.
    """
    with _copied(path, location, folder=folder, at=at, claim=claim, progress=progress) as copied:
        made_at = copied.made_at
        facts = {"file": path.name, "made_at": made_at.isoformat()}
        event = NewEvent(kind=EventKind.BACKUP_RESTORED, happened_at=at, entered_at=at, facts=facts)
        by = replacing.Remembered(event, copied.login, history_keys.all_here(folder))
        put = _put_on_server if location.url else _put_file
        restored = put(copied, location, by=by, folder=folder)
        papers, refused = 0, None
        try:
            papers = _papers_back(path.parent, folder, copied.location)
        except (UserError, OSError) as problem:  # what was rolled back must be told all the same
            refused = problem if isinstance(problem, UserError) else disk_refusal(problem)
            if refused is None:
                raise
        progress(_STEPS, _STEPS)
        return replace(restored, papers=papers, papers_refused=refused)


def _papers_back(place: Path, folder: DataFolder, location: DatabaseLocation) -> int:
    """Bring back what is missing in the archive, with every key at hand; how many papers."""
    if not folder.key.exists():  # a server's plain dump, before the first backup of this PC
        return 0
    count, today = 0, stored.key_of(replace(location, key_path=folder.key))
    for file in (folder.key, *folder.keys_aside, location.key_path):
        with suppress(DatabaseKeyMissing, DatabaseKeyWrong, DatabaseKeyUnreadable):
            key = stored.key_of(replace(location, key_path=file))
            count += paper_copies.bring_back(place, folder.archive, key, today=today)
    clear_left_below(folder.archive)  # of a restore that was killed before
    return count


_STEPS = 4


@contextmanager
def _copied(  # noqa: PLR0913  # as `restore`
    path: Path,
    location: DatabaseLocation,
    *,
    folder: DataFolder,
    at: datetime,
    claim: Claim,
    progress: Progress,
) -> Iterator[_Copied]:
    """A backup that was read from end to end, once it is certain that who asks may restore it."""
    permitted: _Permitted | None = None
    check(progress, 0, _STEPS)
    with running.alone(folder), work_folder(folder.root) as work:
        exchange.finish(folder)
        with suppress(*LOST):
            permitted = _permitted_here(claim, location, folder, at=at)
        check(progress, 1, _STEPS)
        file = work / "copied"
        opens_it = backup_keys.with_key(path, location, folder, code=claim.code, work=work)
        report = unpacked(path, opens_it, file)
        check(progress, 2, _STEPS)
        kept = stored.accounts_of(file, opens_it)
        if permitted is None:
            permitted = _permitted_there(claim, kept, folder)
        comes_of_practice = report.manifest.is_practice or bool(
            kept.settings.get(PRACTICE_MARK.name, PRACTICE_MARK.default)
        )
        if comes_of_practice != permitted.is_practice:
            raise PracticeBackup(str(path)) if comes_of_practice else RealBackup(str(path))
        first = stored.first_event(file, opens_it)
        check(progress, 3, _STEPS)
        yield _Copied(file, opens_it, report, permitted.login, first)


def _permitted_here(
    claim: Claim, location: DatabaseLocation, folder: DataFolder, *, at: datetime
) -> _Permitted:
    """Who may restore by the office that is there.

    Raises:
        Those of `LOST`: there is none that could be asked.
        Everything that `claims.proven` raises of who asks.
    """
    wanted = EventKind.BACKUP_RESTORED
    officer, settings = claims.proven(claim, location, folder, at=at, wanted=wanted)
    return _Permitted(officer.login, folder.is_practice or settings[PRACTICE_MARK])


def _permitted_there(claim: Claim, kept: Accounts, folder: DataFolder) -> _Permitted:
    """Who may restore by the office in the backup, where none is here that could be asked."""
    settings = kept_settings.with_those_of_pc(kept.settings, folder)
    if claim.login:
        officer = signing_in.proven(kept.find(claim.login), claim.password)
    else:
        officer = signing_in.check_machine_user(kept.machine, settings)
    rights.check_officer(officer, settings, EventKind.BACKUP_RESTORED)
    return _Permitted(officer.login, folder.is_practice)


def _put_file(
    copied: _Copied, location: DatabaseLocation, *, by: replacing.Remembered, folder: DataFolder
) -> Restored:
    """Put a copied file in the place of the file of this PC; the copy knows all beforehand.

    An office that is there keeps its key, and the copy gets it; elsewhere the key comes with it.
    """
    made_at, at = copied.made_at, by.event.entered_at
    aside = dated(folder.database.with_stem(f"{folder.database.stem}-replaced"), at)
    there, new_key = replace(copied.location, path=copied.file), None
    with exchange.announced(folder):
        with replacing.only_here(location) as engine:
            before = replacing.read_before(engine, copied.first, made_at=made_at)
        if there.key_path != folder.key:
            if engine is not None:
                keyed = copied.file.with_name("keyed")
                there = rekeying.copy(there, keyed, folder.key).location
            else:
                check_ours(folder.key)
                new_key = _new_key(copied, folder, at)
        lost = replacing.remember(there, before, by, made_at=made_at, gives_numbers=True)
        file, _ = there.files
        unfinished = exchange.put(file, folder, aside, key=new_key)
    replaced = aside if _is_there(aside) else None
    return Restored(copied.report, folder.root, replaced, lost, unfinished=unfinished)


def _is_there(file: Path) -> bool:
    """Whether there is a file, as far as the disk says: it refuses nothing that is done already."""
    try:
        return file.exists()
    except OSError:
        return False


def _new_key(copied: _Copied, folder: DataFolder, at: datetime) -> exchange.NewKey:
    """The key of a copy, as it will stand on a PC that had none or another."""
    _, key_file = copied.location.files
    if key_file in folder.keys_aside:  # it stays there, too: other backups need it
        copy = copied.file.with_name("key")
        stored.keep_key(copy, stored.key_of(copied.location))
        key_file = copy
    return exchange.NewKey(key_file, dated(folder.key, at), copied.report.manifest.recovery)


def _take_key(copied: _Copied, folder: DataFolder, at: datetime) -> None:
    """Let the key of a dump be that of this PC; one that lies there stays aside."""
    location = copied.location
    if location.key_path in (None, folder.key):
        return
    _, key_file = replace(location, path=copied.file).files
    if folder.key.exists():
        folder.key.rename(dated(folder.key, at))
    key_file.rename(folder.key)
    recovery.keep(folder.recovery, copied.report.manifest.recovery)


def _put_on_server(
    copied: _Copied, location: DatabaseLocation, *, by: replacing.Remembered, folder: DataFolder
) -> Restored:
    """Put a dump in the place of the shared database, in one transaction of the server."""
    manifest, at = copied.report.manifest, by.event.entered_at
    check_writable(folder.backups)
    newer = _newer_key(copied, folder)
    _take_key(copied, folder, at)
    location = replace(location, key_path=folder.key)
    stored.make_key(location)  # a plain dump comes without one, what it replaces is sealed
    aside = dated(folder.backups / "replaced.dump", at)
    with replacing.only_here(location) as engine:
        before = replacing.read_before(engine, copied.first, made_at=manifest.made_at)
        replacing.put_on_server(
            copied.file,
            location,
            before,
            made_at=manifest.made_at,
            at=at,
            schema=manifest.contents[stored.SCHEMA],
            aside=aside,
        )
    lost = replacing.remember(location, before, by, made_at=manifest.made_at, gives_numbers=False)
    if newer:
        _tell_again(location, *newer, by=by, folder=folder)
    return Restored(copied.report, folder.root, aside, lost)


def _newer_key(copied: _Copied, folder: DataFolder) -> tuple[bytes, Mapping[str, str]] | None:
    """The key that the office got after a backup, with its sheet; None where that is its key."""
    if copied.location.key_path not in folder.keys_aside or not folder.key.exists():
        return None
    return stored.key_of(replace(copied.location, key_path=folder.key)), recovery.read(
        folder.recovery
    )


def _tell_again(
    location: DatabaseLocation,
    key: bytes,
    wrapped: Mapping[str, str],
    *,
    by: replacing.Remembered,
    folder: DataFolder,
) -> None:
    """Let the office on a server keep the key that it got after the backup was made."""
    facts = {"sheet_no": wrapped.get(recovery.SHEET_NO, ""), "former_sheet_no": ""}
    event = replace(by.event, kind=EventKind.KEY_CHANGED, facts=facts)
    with replacing.woken(location, replace(by, event=event)) as (database, office_id, told):
        common_key.tell(database, office_id, told, key=key, wrapped=wrapped)
        common_key.learn(database, office_id, folder, at=by.event.entered_at)
