"""The key file: 32 random bytes that open the encrypted database, readable by their owner alone.

On Windows the system keeps the key for the user of the PC (DPAPI), or for the PC where accounts of
it share the office: a copy of the file opens nothing elsewhere, there the recovery sheet does. Key
files that stand open, as earlier versions wrote them, are read, and sealed at the next opening.
"""

import os
import secrets
import sys
from pathlib import Path

from commune_desk.ciphers import user_seal
from commune_desk.ciphers.user_seal import SealedElsewhere
from commune_desk.domain.outside_errors import (
    DatabaseKeyMissing,
    DatabaseKeyUnreadable,
)
from commune_desk.domain.upkeep.recovery import DatabaseKeyWrong
from commune_desk.paths import is_shared, work_name
from commune_desk.permissions import leave_to_owner, let_group_of_folder_read

KEY_LENGTH = 32


def drawn_key() -> bytes:
    """A key that nobody can guess."""
    return secrets.token_bytes(KEY_LENGTH)


def create_key(path: Path) -> bytes:
    """Draw a key and write it, durable before any database is encrypted with it.

    Raises:
        FileExistsError: there is a key already; it is never written over.
    """
    key = drawn_key()
    write_key(path, key)
    return key


def write_key(path: Path, key: bytes) -> None:
    """Write a key, durable at the end.

    Raises:
        FileExistsError: there is a key already; it is never written over.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        raise FileExistsError(str(path))
    _write(path, key, for_machine=False)


def seal_key(path: Path, *, for_machine: bool = False) -> None:
    """Let Windows keep a key that stands open in its file; elsewhere its mode is all there is.

    Args:
        path: the file.
        for_machine: whether other accounts of this PC open it, too; it is sealed anew then.

    Raises:
        DatabaseKeyMissing, DatabaseKeyUnreadable, DatabaseKeyWrong: it cannot be read.
        OSError: it cannot be written.
    """
    is_sealed = path.read_text(encoding="ascii").startswith(user_seal.KIND)
    if sys.platform == "win32" and (for_machine or not is_sealed):
        _write(path, read_key(path), for_machine=for_machine)


def _write(path: Path, key: bytes, *, for_machine: bool) -> None:
    """Write a key under another name first: cut off, the file is as it was, or there is none.

    In the folder of an office that accounts of this PC share each of them opens it.
    """
    part = path.with_name(f"{work_name()}{path.name}.part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(_text_of(key, for_machine=for_machine or is_shared(path)))
            file.flush()
            os.fsync(file.fileno())
        leave_to_owner(part)
        let_group_of_folder_read(part)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def read_key(path: Path) -> bytes:
    """The key.

    Raises:
        DatabaseKeyMissing: there is no such file.
        DatabaseKeyUnreadable: it belongs to another user of this PC, or comes from another PC.
        DatabaseKeyWrong: the file holds something else.
    """
    try:
        text = path.read_text(encoding="ascii").strip()
        key = user_seal.opened(text) if text.startswith(user_seal.KIND) else bytes.fromhex(text)
    except FileNotFoundError as error:
        raise DatabaseKeyMissing(str(path)) from error
    except (PermissionError, SealedElsewhere) as error:
        raise DatabaseKeyUnreadable(str(path)) from error
    except ValueError as error:
        raise DatabaseKeyWrong(str(path)) from error
    if len(key) != KEY_LENGTH:
        raise DatabaseKeyWrong(str(path))
    return key


def _text_of(key: bytes, *, for_machine: bool) -> str:
    """A key as it stands in its file."""
    if sys.platform == "win32":
        return user_seal.sealed(key, for_machine=for_machine)
    del for_machine
    return key.hex()
