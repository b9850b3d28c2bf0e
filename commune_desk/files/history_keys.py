"""The key that seals the history, which does not stand beside the database.

It stands with the user of the PC, in a folder of its own, a file for each key under the key's own
number. Who copies the data folder has the database, its key and the backups, and not this one. An
office for practice keeps its key with it: what is practised there proves nothing.

On Windows the system seals the file for its user (`files/secrets.py`).
"""

import hashlib
import secrets
from pathlib import Path

from commune_desk.domain.database_errors import DatabasePasswordUnreadable
from commune_desk.files.secrets import opened, sealed
from commune_desk.files.writing import write_whole
from commune_desk.paths import DataFolder, own_keys_folder

_BYTES, _NUMBER_BYTES = 32, 6
_OF_USER = "user.key"


def new_key() -> bytes:
    """A key that nobody can guess."""
    return secrets.token_bytes(_BYTES)


def key_id(key: bytes) -> str:
    """What tells one key from another and says nothing about it."""
    return hashlib.blake2b(key, digest_size=_NUMBER_BYTES, person=b"history-key").hexdigest()


def find(folder: DataFolder, wanted: str) -> bytes:
    """A key by its number; empty where this user of this PC does not have it."""
    file = _file(folder, wanted)
    try:
        key = bytes.fromhex(opened(file.read_text(encoding="ascii").strip(), _of_user(file)))
    except (OSError, ValueError, DatabasePasswordUnreadable):
        return b""
    return key if key_id(key) == wanted else b""


def keep_key(folder: DataFolder, key: bytes) -> Path:
    """Keep a key for the user who runs the program; where.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: it is not kept.
    """
    file = _file(folder, key_id(key))
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(file, sealed(key.hex(), _of_user(file)).encode("ascii"))
    file.chmod(0o600)
    return file


def _file(folder: DataFolder, wanted: str) -> Path:
    place = folder.root / "keys" if folder.is_practice else own_keys_folder()
    return place / f"history-{wanted}.key"


def _of_user(file: Path) -> Path:
    return file.with_name(_OF_USER)
