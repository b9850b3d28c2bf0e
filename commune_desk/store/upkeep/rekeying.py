"""Giving a copy of the database another key.

Never the office's own file: a kill in its midst would leave pages of two keys, and which key opens
it would be a matter of its log. A copy gets the key, is looked at, and takes the place of the file
(`files/upkeep/exchange.py`).
"""

import os
import shutil
from dataclasses import replace
from pathlib import Path

from commune_desk.domain.outside_errors import DatabaseLocked
from commune_desk.store.database import DatabaseLocation
from commune_desk.store.engine.key_file import create_key, read_key
from commune_desk.store.engine.sqlite import SqliteEngine
from commune_desk.store.upkeep import history
from commune_desk.store.upkeep.replacing import Remembered, woken


def copy(location: DatabaseLocation, target: Path) -> None:
    """Copy the file that nobody has open, its log folded into it; the copy has its key."""
    with location.files[0].open("rb") as source, target.open("wb") as file:
        shutil.copyfileobj(source, file)
        file.flush()
        os.fsync(file.fileno())


def draw_key(path: Path) -> bytes:
    """A new key, in a file that is not there yet."""
    return create_key(path)


def rekey(copied: Path, location: DatabaseLocation, new_key: Path) -> DatabaseLocation:
    """Encrypt a copy, which nobody has open, with another key; durable at the end.

    Args:
        copied: the copy.
        location: where the key is that opens it.
        new_key: the file of the key that is to open it.

    Returns:
        Where the copy and that key are.

    Raises:
        DatabaseDamaged: the key does not open it, or not all of it can be read.
        DatabaseKeyMissing, DatabaseKeyWrong: a key cannot be read.
        DiskFull: there is no space for it.
    """
    engine = SqliteEngine(copied, read_key(location.files[1]), location.busy_ms)
    with engine.connection_context():
        if not engine.change_key(read_key(new_key)):
            raise DatabaseLocked
    return replace(location, path=copied, key_path=new_key)


def note(location: DatabaseLocation, remembered: Remembered) -> bytes:
    """Append an event to the history of a copy, before it is put in place.

    Returns:
        The key that seals the history; empty where it is not on this PC.
    """
    with woken(location, remembered) as (database, office_id, event):
        with database.transaction():
            history.append(office_id, event)
        return database.engine.history_key
