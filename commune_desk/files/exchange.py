"""Putting a file in the place of the database: whole, whenever it is cut off.

Two names change hands, the old database's and the new one's, and between the two there is none. So
a plan is written first. Whoever opens the office and finds a plan that nobody is carrying out
finishes it: what was to be put in place stands ready, or nothing had been moved yet.

    restoring.json              the plan: under which name the old database is kept
    commune-desk-restored.db    the new one, complete, until it gets its name

While the plan stands nobody opens the office. All of it happens under the lock of the data folder
(`files/lock.py`), so that two never carry out one plan.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commune_desk.files.writing import flush_folder, put_in_place, write_whole
from commune_desk.paths import DataFolder

_ASIDE = "aside"
_COMPANIONS = ("", "-wal", "-shm")
"""The database and the log beside it, which belongs to it and must never meet another."""


@contextmanager
def announced(folder: DataFolder) -> Iterator[None]:
    """Keep others from opening the office until the block ends; the caller holds the folder."""
    write_whole(folder.restoring, b"{}")
    try:
        yield
    finally:
        if not folder.restored.exists():
            folder.restoring.unlink(missing_ok=True)
            flush_folder(folder.root)


def put(copied: Path, folder: DataFolder, aside: Path) -> None:
    """Make a complete database the office's; what it replaces gets the name `aside`.

    Raises:
        OSError, UserError: nothing was replaced; or, where not even that could be undone, the next
            opening of the office finishes it.
    """
    put_in_place(copied, folder.restored)
    try:
        write_whole(folder.restoring, json.dumps({_ASIDE: aside.name}).encode())
        _carry_out(folder, aside)
    except BaseException:
        if folder.restored.exists():  # otherwise it has its name already
            _move(aside, folder.database)
            folder.restored.unlink(missing_ok=True)
        raise


def finish(folder: DataFolder) -> bool:
    """Finish what was cut off; whether there was anything. The caller holds the folder."""
    if not folder.restoring.exists():
        return False
    if folder.restored.exists():
        if aside := json.loads(folder.restoring.read_bytes()).get(_ASIDE):
            _carry_out(folder, folder.root / aside)
        else:
            folder.restored.unlink()
    folder.restoring.unlink()
    flush_folder(folder.root)
    return True


def _carry_out(folder: DataFolder, aside: Path) -> None:
    _move(folder.database, aside)
    flush_folder(folder.root)
    put_in_place(folder.restored, folder.database)


def _move(one: Path, other: Path) -> None:
    """Move a database and the log beside it, as far as it has not been moved already."""
    for end in _COMPANIONS:
        old, new = one.with_name(one.name + end), other.with_name(other.name + end)
        if old.exists() and not new.exists():
            old.rename(new)
