"""The key of the office (khóa của cơ quan), with which its papers and drafts are sealed.

A file has its own; a PC of an office on a server has that of its backups, which join files carry
from one PC to the next.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from commune_desk.domain.outside_errors import DatabaseKeyMissing, DatabaseKeyUnreadable
from commune_desk.domain.upkeep.recovery import DatabaseKeyWrong
from commune_desk.paths import DataFolder
from commune_desk.store.database import DatabaseLocation
from commune_desk.store.upkeep import backup as stored


def key_of_today(location: DatabaseLocation) -> bytes:
    """The key that seals; a PC on a server that has none yet draws it.

    Raises:
        FolderNotWritable, DiskFull: it cannot be made.
        DatabaseKeyMissing, DatabaseKeyUnreadable, DatabaseKeyWrong: there is nothing to seal with.
    """
    stored.make_key(location)
    return stored.key_of(location)


def keys_of(folder: DataFolder, location: DatabaseLocation) -> Iterator[bytes]:
    """The keys of this PC that may have sealed something, that of today first."""
    for file in (location.key_path, *reversed(folder.keys_aside)):
        with suppress(DatabaseKeyMissing, DatabaseKeyWrong, DatabaseKeyUnreadable):
            yield stored.key_of(replace(location, key_path=file))
