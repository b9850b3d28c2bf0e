"""Restoring (khôi phục): a backup takes the place of the database, by whoever may and proves it.

Who may is asked of the office that is there. Where none can be opened, because the file is gone or
damaged or the PC is new, it is asked of the office in the backup itself: its administrator signs in
with the password of that day. Without an officer the machine has the rights that the same office
gives it. Whoever has neither cannot restore, not even with the key in hand.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from commune_desk.domain.history import EventKind, NewEvent
from commune_desk.domain.outside_errors import (
    DatabaseDamaged,
    DatabaseKeyMissing,
    DatabaseTooNew,
    OfficeNotFound,
)
from commune_desk.domain.practice_errors import PracticeBackup, RealBackup
from commune_desk.domain.recovery import DatabaseKeyWrong, RecoveryCodeNeeded, number_from
from commune_desk.domain.rolled_back import RolledBack
from commune_desk.files import backup_file, exchange, history_keys, machine, recovery
from commune_desk.files import lock as running
from commune_desk.files.backup_file import dated, work_folder
from commune_desk.files.writing import check_writable
from commune_desk.paths import DataFolder
from commune_desk.services.desk import rights
from commune_desk.services.office import accounts
from commune_desk.services.office.accounts import MACHINE, Claim
from commune_desk.services.upkeep import claims
from commune_desk.services.upkeep.backup import BackupReport, unpacked
from commune_desk.settings import PRACTICE_MARK, merged, values_from
from commune_desk.store.database import DatabaseLocation
from commune_desk.store.upkeep import backup as stored
from commune_desk.store.upkeep import replacing

LOST = (OfficeNotFound, DatabaseDamaged, DatabaseTooNew, DatabaseKeyMissing, DatabaseKeyWrong)
"""Why there is no office that could be asked who may restore it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place.

    Attributes:
        backup: the backup.
        replaced: where the database stands that was there before.
        rolled_back: what the office did after the backup, and has to do again.
    """

    backup: BackupReport
    replaced: Path | None
    rolled_back: RolledBack


@dataclass(frozen=True, slots=True)
class _Permitted:
    """Under which name somebody may, by an office, and whether that office practises."""

    login: str
    is_practice: bool


def restore(
    path: Path,
    location: DatabaseLocation,
    *,
    folder: DataFolder,
    at: datetime,
    claim: Claim = MACHINE,
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

    Raises:
        RecoveryCodeNeeded, RecoveryCodeShort, RecoveryCodeMistyped, RecoveryCodeWrong: the key of
            this PC does not open the backup, nor does the code.
        OfficeInUse: another counter or program works with the database.
        AlreadyRunning, DatabaseLocked: the program is open; close it first.
        SignInRefused, SignInDelayed, MachineOfAnotherUser: who asks is not proved.
        AdministratorNeeded, MachineMayNot: who asks may not.
        PracticeBackup, RealBackup: practised and real work would change places.
        Everything that `backup.verify` raises; folders and disks as for `backup.create`.
    """
    permitted: _Permitted | None = None
    with running.alone(folder), work_folder(folder.root) as work:
        exchange.finish(folder)
        with suppress(*LOST):
            permitted = _permitted_here(location, folder, claim, at=at)
        copied = work / "copied"
        location = _with_key(path, location, folder, code=claim.code, work=work)
        report = unpacked(path, location, copied)
        kept = stored.accounts_of(copied, location)
        if permitted is None:
            settings = merged(values_from(kept.settings), machine.read(folder.machine_settings))
            if claim.login:
                officer = accounts.proven(kept.find(claim.login), claim.password)
            else:
                officer = accounts.check_machine_user(kept.machine, settings)
            rights.check_officer(officer, settings, EventKind.BACKUP_RESTORED)
            permitted = _Permitted(officer.login, folder.is_practice)
        comes_of_practice = report.manifest.is_practice or bool(
            kept.settings.get(PRACTICE_MARK.name, PRACTICE_MARK.default)
        )
        if comes_of_practice != permitted.is_practice:
            raise PracticeBackup(str(path)) if comes_of_practice else RealBackup(str(path))
        facts = {"file": path.name, "made_at": report.manifest.made_at.isoformat()}
        event = NewEvent(kind=EventKind.BACKUP_RESTORED, happened_at=at, entered_at=at, facts=facts)
        by = replacing.Remembered(event, permitted.login, partial(history_keys.find, folder))
        put = _put_on_server if location.url else _put_file
        return put(copied, location, report, by=by, folder=folder)


def _with_key(
    path: Path, location: DatabaseLocation, folder: DataFolder, *, code: str, work: Path
) -> DatabaseLocation:
    """Where the key of the backup is: on this PC, or in the work folder by the code of the sheet.

    A PC that has a database with its key keeps both; elsewhere the sheet brings the key.
    """
    wrapped = backup_file.read(path).recovery
    if not wrapped:
        return location
    with suppress(DatabaseKeyMissing, DatabaseKeyWrong):
        is_it = stored.key_id(location) == wrapped.get(recovery.KEY_ID)
        if is_it or (not location.url and location.files[0].exists()):
            return location
    if not code:
        raise RecoveryCodeNeeded(str(path), wrapped.get(recovery.SHEET_NO, ""))
    found = work / "key"
    stored.keep_key(found, recovery.unwrapped(wrapped, number_from(code)))
    if of_history := recovery.unwrapped_history_key(wrapped, number_from(code)):
        history_keys.keep_key(folder, of_history)
    return replace(location, key_path=found)


def _put_file(
    copied: Path,
    location: DatabaseLocation,
    report: BackupReport,
    *,
    by: replacing.Remembered,
    folder: DataFolder,
) -> Restored:
    """Put a copied file in the place of the file of this PC; the copy knows all beforehand."""
    made_at = report.manifest.made_at
    aside = dated(
        folder.database.with_stem(f"{folder.database.stem}-replaced"), by.event.entered_at
    )
    first = stored.first_event(copied, location)
    with exchange.announced(folder):
        with replacing.only_here(location) as engine:
            before = replacing.read_before(engine, first, made_at=made_at)
        there = replace(location, path=copied)
        lost = replacing.remember(there, before, by, made_at=made_at, gives_numbers=True)
        _take_key(location, report, folder, at=by.event.entered_at)  # first: alone it opens nothing
        exchange.put(copied, folder, aside)
    return Restored(report, aside if aside.exists() else None, lost)


def _take_key(
    location: DatabaseLocation, report: BackupReport, folder: DataFolder, *, at: datetime
) -> None:
    """Let the key that the sheet brought be that of this PC; one that lies there stays aside."""
    if location.key_path is None or location.key_path == folder.key:
        return
    if folder.key.exists():
        folder.key.rename(dated(folder.key, at))
    location.key_path.rename(folder.key)
    recovery.keep(folder.recovery, report.manifest.recovery)


def _put_on_server(
    copied: Path,
    location: DatabaseLocation,
    report: BackupReport,
    *,
    by: replacing.Remembered,
    folder: DataFolder,
) -> Restored:
    """Put a dump in the place of the shared database, in one transaction of the server."""
    manifest, at = report.manifest, by.event.entered_at
    check_writable(folder.backups)
    _take_key(location, report, folder, at=at)
    location = replace(location, key_path=folder.key)
    stored.make_key(location)  # a plain dump comes without one, what it replaces is sealed
    aside = dated(folder.backups / "replaced.dump", at)
    first = stored.first_event(copied, location)
    with replacing.only_here(location) as engine:
        before = replacing.read_before(engine, first, made_at=manifest.made_at)
        replacing.put_on_server(
            copied,
            location,
            before,
            made_at=manifest.made_at,
            at=at,
            schema=manifest.contents[stored.SCHEMA],
            aside=aside,
        )
    lost = replacing.remember(location, before, by, made_at=manifest.made_at, gives_numbers=False)
    return Restored(report, aside, lost)


def _permitted_here(
    location: DatabaseLocation, folder: DataFolder, claim: Claim, *, at: datetime
) -> _Permitted:
    """Ask the office that is there.

    Raises:
        One of `LOST`: there is none that can be opened.
        Whatever `restore` says of who asks.
    """
    wanted = EventKind.BACKUP_RESTORED
    officer, settings = claims.proven(claim, location, folder, at=at, wanted=wanted)
    return _Permitted(officer.login, folder.is_practice or settings[PRACTICE_MARK])
