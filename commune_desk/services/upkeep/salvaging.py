"""Salvage (cứu dữ liệu): what can be read of a damaged database becomes an office in a new folder.

The last resort, where no backup is newer than the damage. Nothing of the damaged folder is changed.
Who has the key of the database may: there is no office that could be asked.
"""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import FileMissing, OfficeAlreadyExists
from commune_desk.files.upkeep import backup_file, recovery
from commune_desk.files.upkeep.backup_file import work_folder
from commune_desk.files.writing import check_writable
from commune_desk.paths import DataFolder
from commune_desk.store.database import DatabaseLocation
from commune_desk.store.upkeep import backup as stored
from commune_desk.store.upkeep import salvaging
from commune_desk.store.upkeep.salvaging import Salvaged

_LOG = ("", "-wal")
_MOST_BACKUPS = 5


@dataclass(frozen=True, slots=True)
class SalvagedOffice:
    """A new office of what was left, and what is missing in it."""

    folder: Path
    salvaged: Salvaged


def salvage(
    damaged: Path, folder: DataFolder, target: DataFolder, *, at: datetime
) -> SalvagedOffice:
    """Make an office in an empty folder of what can be read of a damaged database.

    Args:
        damaged: the file.
        folder: with the key of the file, its sheet and its backups.
        target: the new data folder.
        at: now.

    Raises:
        FileMissing: there is no such file.
        OfficeAlreadyExists: the new folder has data.
        DatabaseKeyMissing, DatabaseKeyWrong: the key is not there.
        DatabaseDamaged, OfficeNotFound: nothing can be made of it; nothing is left behind.
        FolderMissing, FolderNotWritable, DiskFull: as named.
    """
    if not damaged.is_file():
        raise FileMissing(str(damaged))
    if not target.is_free:
        raise OfficeAlreadyExists(str(target.root))
    key = stored.key_of(DatabaseLocation(path=damaged, key_path=folder.key))
    check_writable(target.root)
    with work_folder(target.root) as work:
        copied = work / "damaged.db"
        for end in _LOG:
            source = damaged.with_name(damaged.name + end)
            if source.exists():
                shutil.copyfile(source, copied.with_name(copied.name + end))
        made = DataFolder(work / "made")
        stored.keep_key(made.key, key)
        location = DatabaseLocation(path=made.database, key_path=made.key)
        older = _older(folder.backups, work)
        found = salvaging.salvage(copied, location, older=older, at=at)
        made.key.rename(target.key)
        made.database.rename(target.database)
        if wrapped := recovery.read(folder.recovery):
            recovery.keep(target.recovery, wrapped)
    return SalvagedOffice(target.root, found)


def _older(backups: Path, work: Path) -> Iterator[Path]:
    """The databases in the newest backups, which are copies of the file as it stood."""
    for path in sorted(backups.glob(f"*{backup_file.SUFFIX}"), reverse=True)[:_MOST_BACKUPS]:
        with suppress(UserError):
            backup_file.unpack(path, work / "older")
            yield work / "older"
