"""Copying the database under another key (đổi khóa).

Never the office's own file: a kill in its midst would leave pages of two keys, and which key opens
it would be a matter of its log. A copy is made with the other key, is looked at, and takes the
place of the file (`files/upkeep/exchange.py`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from commune_desk.store.database import Database, DatabaseLocation
from commune_desk.store.engine.key_file import create_key, read_key
from commune_desk.store.engine.sqlite import SqliteEngine
from commune_desk.store.upkeep import history
from commune_desk.store.upkeep.backup import facts_of
from commune_desk.store.upkeep.replacing import Remembered, woken

Seen = tuple[int, int]
"""What the connection of a thread knows of what was written so far; `SqliteEngine.seen`."""


@dataclass(frozen=True, slots=True)
class Keyed:
    """A copy under another key.

    Attributes:
        location: where it and that key are.
        contents: what `backup.facts_of` says of the database at the moment that was copied.
    """

    location: DatabaseLocation
    contents: dict[str, int]


def draw_key(path: Path) -> bytes:
    """A new key, in a file that is not there yet."""
    return create_key(path)


def copy(location: DatabaseLocation, target: Path, key_file: Path) -> Keyed:
    """Copy a file as it is at one moment, for another key; durable at the end. Others go on.

    Args:
        location: of the file, with the key that opens it.
        target: what is made.
        key_file: the file of the key that is to open it.

    Raises:
        DatabaseDamaged: the key does not open it, or not all of it can be read.
        DatabaseKeyMissing, DatabaseKeyUnreadable, DatabaseKeyWrong: a key cannot be read.
        DiskFull, DiskFailing: the copy is worth nothing.
    """
    file, former_key = location.files
    engine = SqliteEngine(file, read_key(former_key), location.busy_ms)
    with engine.connection_context(), engine.reading():
        contents = facts_of(Database(engine, location))
        engine.copy_for_key(target, read_key(key_file))
    return Keyed(replace(location, path=target, key_path=key_file), contents)


def seen(database: Database) -> Seen:
    """What this thread knows of what was written so far, to be asked before a copy is begun."""
    return _file_of(database).seen()


@contextmanager
def shut(database: Database) -> Iterator[None]:
    """Have an open file for this thread alone; the tables are its own again at the end.

    Raises:
        DatabaseLocked: another thread of this program works with it.
    """
    with _file_of(database).shut():
        try:
            yield
        finally:
            database.take_tables()


@contextmanager
def laid_down(database: Database, since: Seen) -> Iterator[None]:
    """Let go of an open file, inside `shut`; what stands in its place at the end is opened.

    Raises:
        DatabaseLocked: another program has it open, or something was written since.
    """
    _, key_file = database.location.files
    with _file_of(database).laid_down(key_file, since):
        yield


def _file_of(database: Database) -> SqliteEngine:
    assert isinstance(database.engine, SqliteEngine), "on a server nobody has to let go"
    return database.engine


def note(location: DatabaseLocation, remembered: Remembered) -> bytes:
    """Append an event to the history of a copy, before it is put in place.

    Returns:
        The key that seals the history; empty where it is not on this PC.
    """
    with woken(location, remembered) as (database, office_id, event):
        with database.transaction():
            history.append(office_id, event)
        return database.engine.history_key
