"""The key file: 32 random bytes that open the encrypted database, readable by their owner alone."""

import os
import secrets
from pathlib import Path

from commune_desk.domain.outside_errors import (
    DatabaseKeyMissing,
    DatabaseKeyUnreadable,
)
from commune_desk.domain.recovery import DatabaseKeyWrong
from commune_desk.permissions import leave_to_owner

KEY_LENGTH = 32


def create_key(path: Path) -> bytes:
    """Draw a key and write it, durable before any database is encrypted with it.

    Raises:
        FileExistsError: there is a key already; it is never written over.
    """
    key = secrets.token_bytes(KEY_LENGTH)
    write_key(path, key)
    return key


def write_key(path: Path, key: bytes) -> None:
    """Write a key, durable at the end.

    Raises:
        FileExistsError: there is a key already; it is never written over.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(key.hex())
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink()
        raise
    leave_to_owner(path)


def read_key(path: Path) -> bytes:
    """The key.

    Raises:
        DatabaseKeyMissing: there is no such file.
        DatabaseKeyUnreadable: it belongs to another user of this PC.
        DatabaseKeyWrong: the file holds something else.
    """
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except FileNotFoundError as error:
        raise DatabaseKeyMissing(str(path)) from error
    except PermissionError as error:
        raise DatabaseKeyUnreadable(str(path)) from error
    except ValueError as error:
        raise DatabaseKeyWrong(str(path)) from error
    if len(key) != KEY_LENGTH:
        raise DatabaseKeyWrong(str(path))
    return key
