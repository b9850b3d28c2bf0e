"""Which key opens a backup (khóa của bản sao lưu): one of this PC, or that on its sheet."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from commune_desk.domain.outside_errors import DatabaseKeyMissing, DatabaseKeyUnreadable
from commune_desk.domain.upkeep.recovery import DatabaseKeyWrong, RecoveryCodeNeeded, number_from
from commune_desk.files.upkeep import backup_file, history_keys, recovery
from commune_desk.files.upkeep.backup_file import Manifest
from commune_desk.paths import DataFolder
from commune_desk.store.database import DatabaseLocation
from commune_desk.store.upkeep import backup as stored


def key_here(
    manifest: Manifest, folder: DataFolder, location: DatabaseLocation
) -> DatabaseLocation | None:
    """Where a key of this PC is that opens a backup: the one in use, or one that was changed."""
    for file in (location.key_path, *folder.keys_aside):
        with suppress(DatabaseKeyMissing, DatabaseKeyWrong, DatabaseKeyUnreadable):
            having = replace(location, key_path=file)
            if stored.key_id(having) == manifest.key_id:
                return having
    return None


def with_key(
    path: Path, location: DatabaseLocation, folder: DataFolder, *, code: str, work: Path
) -> DatabaseLocation:
    """Where the key of the backup is: on this PC, or in the work folder by the code of the sheet.

    Raises:
        RecoveryCodeNeeded, RecoveryCodeWrong …: as for `restore`.
        KeyOfAnotherDatabase: no sheet opens it.
    """
    manifest = backup_file.read(path)
    if not manifest.is_encrypted:
        return location
    if here := key_here(manifest, folder, location):
        return here
    wrapped = manifest.recovery
    if not wrapped:
        return location  # whoever opens the backup says what is wrong with the key
    if not code:
        raise RecoveryCodeNeeded(str(path), wrapped.get(recovery.SHEET_NO, ""))
    found = work / "key"
    stored.keep_key(found, recovery.unwrapped(wrapped, number_from(code)))
    if of_history := recovery.unwrapped_history_key(wrapped, number_from(code)):
        history_keys.keep_key(folder, of_history)
    return replace(location, key_path=found)
