"""Copying the database under another key (đổi khóa).

Never the office's own file: a kill in its midst would leave pages of two keys, and which key opens
it would be a matter of its log. A copy is made with the other key, is looked at, and takes the
place of the file (`files/upkeep/exchange.py`).
"""

from dataclasses import replace
from pathlib import Path

from commune_desk.store.database import DatabaseLocation
from commune_desk.store.engine.key_file import create_key, read_key
from commune_desk.store.engine.sqlite import SqliteEngine
from commune_desk.store.upkeep import history
from commune_desk.store.upkeep.replacing import Remembered, woken


def draw_key(path: Path) -> bytes:
    """A new key, in a file that is not there yet."""
    return create_key(path)


def copy(location: DatabaseLocation, target: Path, key_file: Path) -> DatabaseLocation:
    """Copy a file as it is at one moment, for another key; durable at the end.

    Args:
        location: of the file, with the key that opens it.
        target: what is made.
        key_file: the file of the key that is to open it.

    Returns:
        Where the copy and that key are.

    Raises:
        DatabaseDamaged: the key does not open it, or not all of it can be read.
        DatabaseKeyMissing, DatabaseKeyUnreadable, DatabaseKeyWrong: a key cannot be read.
        DiskFull, DiskFailing: the copy is worth nothing.
    """
    file, former_key = location.files
    engine = SqliteEngine(file, read_key(former_key), location.busy_ms)
    with engine.connection_context():
        engine.copy_for_key(target, read_key(key_file))
    return replace(location, path=target, key_path=key_file)


def note(location: DatabaseLocation, remembered: Remembered) -> bytes:
    """Append an event to the history of a copy, before it is put in place.

    Returns:
        The key that seals the history; empty where it is not on this PC.
    """
    with woken(location, remembered) as (database, office_id, event):
        with database.transaction():
            history.append(office_id, event)
        return database.engine.history_key
