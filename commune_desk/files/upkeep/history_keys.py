"""The key that seals the history, which does not stand beside the database.

It stands with the user of the PC, in a folder of its own, a file for each key under the key's own
number. Who copies the data folder has the database, its key and the backups, and not this one. An
office for practice keeps its key with it: what is practised there proves nothing.

On Windows the system seals the file for its user (`files/secrets.py`). Where several accounts of a
PC share an office, it stands once more beside what tells them of it, for their group alone to read.
"""

import hashlib
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from commune_desk.domain.errors import UserError
from commune_desk.domain.office.database_errors import DatabasePasswordUnreadable
from commune_desk.files.secrets import opened, sealed
from commune_desk.files.writing import clear_left, write_whole
from commune_desk.paths import DataFolder, disk_refusal, folder_error, own_keys_folder, shared_mark
from commune_desk.permissions import let_group_read, let_readers_of_folder_read

_BYTES, _NUMBER_BYTES = 32, 6
_OF_USER = "user.key"
_BEFORE, _AFTER = "history-", ".key"


def new_key() -> bytes:
    """A key that nobody can guess."""
    return secrets.token_bytes(_BYTES)


def key_id(key: bytes) -> str:
    """What tells one key from another and says nothing about it."""
    return hashlib.blake2b(key, digest_size=_NUMBER_BYTES, person=b"history-key").hexdigest()


def find(folder: DataFolder, wanted: str) -> bytes:
    """A key by its number; empty where this user of this PC does not have it.

    Raises:
        DiskFailing, DiskFull: the disk does not say whether it is there. Nothing is written without
            a seal for that.
    """
    file = _file(folder, wanted)
    for place in (file, _shared(wanted)):
        key = _read(place, _of_user(file) if place is file else None)
        if key and key_id(key) == wanted:
            return key
    return b""


def all_here(folder: DataFolder) -> dict[str, bytes]:
    """Every key that this user of this PC has, by its number: before a step that is not taken back.

    Raises:
        DiskFailing, DiskFull: as `find`.
    """
    known: dict[str, bytes] = {}
    own, shared = _file(folder, "").parent, _shared("").parent
    for place in (shared, own):
        try:
            files = list(place.iterdir())
        except OSError as problem:
            if disk_refusal(problem) is not None:
                raise folder_error(problem, place) from problem
            continue
        for file in files:
            user = _of_user(file) if place == own else None
            if file.match(f"{_BEFORE}*{_AFTER}") and (key := _read(file, user)):
                known[key_id(key)] = key
    return known


def _read(file: Path, user: Path | None) -> bytes:
    """The key in a file, which the system sealed for its user where one is named; empty if none."""
    try:
        kept = file.read_text(encoding="ascii").strip()
        return bytes.fromhex(kept if user is None else opened(kept, user))
    except (ValueError, DatabasePasswordUnreadable):
        return b""
    except OSError as problem:
        if disk_refusal(problem) is not None:
            raise folder_error(problem, file) from problem
        return b""


def _shared(wanted: str) -> Path:
    return shared_mark().with_name(f"{_BEFORE}{wanted}{_AFTER}")


def keep_for_group(key: bytes, group: str) -> Path:
    """Keep a key where every account of a group finds it, and nobody else; where.

    Raises:
        FolderNotWritable, DiskFull: it is not kept.
        GroupUnknown, GroupNotOurs: it cannot be given to that group.
    """
    return _keep_shared(key, lambda file: let_group_read(file, group))


def _keep_shared(key: bytes, opens_to: Callable[[Path], None]) -> Path:
    file = _shared(key_id(key))
    write_whole(file, key.hex().encode("ascii"), opens_to=opens_to)
    return file


def keep_key(folder: DataFolder, key: bytes) -> Path:
    """Keep a key for the user who runs the program, and for those who share the office; where.

    Not every account may write what all of the PC read: where this one may not, `is_alone` says so.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: it is not kept.
    """
    file = _file(folder, key_id(key))
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        clear_left(file.parent)
    except OSError as problem:
        raise folder_error(problem, file.parent) from problem
    write_whole(file, sealed(key.hex(), _of_user(file)).encode("ascii"), is_secret=True)
    hand_over(folder, key)
    return file


def hand_over(folder: DataFolder, key: bytes) -> None:
    """Give a key to those who share the office and lack it, as far as this account may."""
    if is_alone(folder, key_id(key)):
        with suppress(UserError):
            _keep_shared(key, lambda made: let_readers_of_folder_read(made, folder.root))


def is_alone(folder: DataFolder, known: str) -> bool:
    """Whether an office is shared, and those who share it do not have a key."""
    return folder.is_shared and not folder.is_practice and not _shared(known).exists()


def place_of_all() -> Path:
    """Where those who share an office find its keys."""
    return _shared("").parent


def _file(folder: DataFolder, wanted: str) -> Path:
    place = folder.root / "keys" if folder.is_practice else own_keys_folder()
    return place / f"{_BEFORE}{wanted}{_AFTER}"


def _of_user(file: Path) -> Path:
    return file.with_name(_OF_USER)
