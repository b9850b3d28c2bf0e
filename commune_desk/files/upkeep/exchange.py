"""Putting a file in the place of the database: whole, whenever it is cut off.

Two names change hands, the old database's and the new one's, and between the two there is none; a
key may change hands with them. So a plan is written first. Whoever opens the office and finds a
plan that nobody is carrying out finishes it: what was to be put in place stands ready, or nothing
had been moved yet.

    restoring.json              the plan: under which names the old database and its key are kept
    commune-desk-restored.db    the new one, complete, until it gets its name
    database-next.key           its key, where it is another
    recovery-next.json          that key wrapped with the code of its recovery sheet

While the plan stands nobody opens the office. All of it happens under the lock of the data folder
(`files/lock.py`), so that two never carry out one plan.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import FolderNotWritable
from commune_desk.files.upkeep import recovery
from commune_desk.files.writing import flush_folder, put_in_place, write_whole
from commune_desk.paths import DataFolder, disk_refusal

_ASIDE, _KEY_ASIDE, _DROPS = "aside", "key_aside", "drops_aside"
_COMPANIONS = ("", "-wal", "-shm")
"""The database and the log beside it, which belongs to it and must never meet another."""


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that takes its place together with the database that it opens.

    Attributes:
        file: where it stands, complete.
        aside: what the key gets for a name that stood there.
        wrapped: it as it may stand anywhere; empty where no sheet opens it.
    """

    file: Path
    aside: Path
    wrapped: Mapping[str, str] = field(default_factory=dict)


@contextmanager
def announced(folder: DataFolder) -> Iterator[None]:
    """Keep others from opening the office until the block ends; the caller holds the folder.

    What the disk does not let go then, the next opening of the office puts away.
    """
    write_whole(folder.restoring, b"{}")
    try:
        yield
    finally:
        with suppress(OSError):
            if folder.restoring.exists() and not _is_owed(folder):
                folder.restoring.unlink()
                flush_folder(folder.root)


def _is_owed(folder: DataFolder) -> bool:
    """Whether something of the plan is still to be done, which the next opening does."""
    plan = json.loads(folder.restoring.read_bytes())
    aside = folder.root / plan.get(_ASIDE, "")
    to_drop = _family(aside) if plan.get(_DROPS) else ()
    return any(one.exists() for one in (folder.restored, folder.next_recovery, *to_drop))


def put(
    copied: Path,
    folder: DataFolder,
    aside: Path,
    *,
    key: NewKey | None = None,
    drops_aside: bool = False,
) -> UserError | None:
    """Make a complete database the office's; what it replaces gets the name `aside`.

    From the moment at which it has its name there is no way back, and nothing more is refused.

    Args:
        copied: the database.
        folder: whose.
        aside: for the one that it replaces.
        key: its key, where it is another than the one that stands there.
        drops_aside: whether what it replaces says nothing else and goes for good.

    Returns:
        What the disk refused afterwards, which the next opening of the office does; None for
        nothing.

    Raises:
        OSError, UserError: nothing was replaced; or, where not even that could be undone, the next
            opening of the office finishes it.
    """
    key_aside = key.aside if key else None
    plan = {
        _ASIDE: aside.name,
        _KEY_ASIDE: key_aside.name if key_aside else "",
        _DROPS: drops_aside,
    }
    try:
        if key:
            put_in_place(key.file, folder.next_key)
            if key.wrapped:
                recovery.keep(folder.next_recovery, key.wrapped)
        put_in_place(copied, folder.restored)
    except BaseException:
        _drop_staged(folder)
        raise
    try:
        write_whole(folder.restoring, json.dumps(plan).encode())
        _exchange(folder, aside, key_aside)
    except BaseException as problem:
        if folder.restored.exists():  # otherwise it has its name already
            _take_back(folder, aside, key_aside)
            raise
        if isinstance(problem, OSError):
            return _refusal(problem, folder)
        raise
    return _end(folder, aside, drops_aside=drops_aside)


def _end(folder: DataFolder, aside: Path, *, drops_aside: bool) -> UserError | None:
    """What comes once the new database has its name, as far as the disk lets us."""
    try:
        _settle(folder, aside, drops_aside=drops_aside)
        folder.restoring.unlink()
        flush_folder(folder.root)
    except UserError as refusal:
        return refusal
    except OSError as problem:
        return _refusal(problem, folder)
    return None


def _refusal(problem: OSError, folder: DataFolder) -> UserError:
    """What the disk says; whatever it is, it ends nothing that is done."""
    return disk_refusal(problem) or FolderNotWritable(str(folder.root))


def finish(folder: DataFolder) -> bool:
    """Finish what was cut off; whether there was anything. The caller holds the folder."""
    if not folder.restoring.exists():
        return False
    plan = json.loads(folder.restoring.read_bytes())
    if name := plan.get(_ASIDE):
        aside, key_aside = folder.root / name, plan.get(_KEY_ASIDE, "")
        if folder.restored.exists():
            _exchange(folder, aside, folder.root / key_aside if key_aside else None)
        _settle(folder, aside, drops_aside=bool(plan.get(_DROPS)))
    else:
        _drop_staged(folder)
    folder.restoring.unlink()
    flush_folder(folder.root)
    return True


def _drop_staged(folder: DataFolder) -> None:
    for staged in (folder.restored, folder.next_key, folder.next_recovery):
        staged.unlink(missing_ok=True)


def _exchange(folder: DataFolder, aside: Path, key_aside: Path | None) -> None:
    """Give the names to the new; the database's is the last, by which it is known as done."""
    _move(folder.database, aside)
    flush_folder(folder.root)
    if key_aside is not None and folder.next_key.exists():
        if folder.key.exists() and not key_aside.exists():
            folder.key.rename(key_aside)
        put_in_place(folder.next_key, folder.key)
    put_in_place(folder.restored, folder.database)


def _settle(folder: DataFolder, aside: Path, *, drops_aside: bool) -> None:
    """What comes once the new database has its name; it opens without this, too."""
    if folder.next_recovery.exists():
        put_in_place(folder.next_recovery, folder.recovery)
    if drops_aside:
        for one in _family(aside):
            one.unlink(missing_ok=True)


def _take_back(folder: DataFolder, aside: Path, key_aside: Path | None) -> None:
    """Give the names back to the old."""
    if key_aside is not None and not folder.next_key.exists() and folder.key.exists():
        folder.key.rename(folder.next_key)
    if key_aside is not None and key_aside.exists():
        key_aside.rename(folder.key)
    _move(aside, folder.database)
    _drop_staged(folder)


def _move(one: Path, other: Path) -> None:
    """Move a database and the log beside it, as far as it has not been moved already."""
    for old, new in zip(_family(one), _family(other), strict=True):
        if old.exists() and not new.exists():
            old.rename(new)


def _family(database: Path) -> tuple[Path, ...]:
    """A database and the log beside it."""
    return tuple(database.with_name(database.name + end) for end in _COMPANIONS)
