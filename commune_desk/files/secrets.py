"""A secret in a file of this PC, of no use to whoever has only that file.

On Windows the system itself keeps it for the user (DPAPI): the file says nothing on another PC or
to another user. Elsewhere it is encrypted with a key file beside it that only its owner can read.
"""

import base64
import os
import secrets
import sys
from pathlib import Path

from commune_desk.ciphers import box, user_seal
from commune_desk.ciphers.box import BoxWrong
from commune_desk.ciphers.user_seal import SealedElsewhere
from commune_desk.domain.office.database_errors import DatabasePasswordUnreadable
from commune_desk.paths import disk_refusal, folder_error

KEY_LENGTH = 32
OF_KEY_FILE = "key:"


def sealed(secret: str, key_file: Path) -> str:
    """A secret as it may stand in a file."""
    if sys.platform == "win32":
        return user_seal.sealed(secret.encode())
    return OF_KEY_FILE + base64.b64encode(box.closed(secret.encode(), _key(key_file))).decode()


def opened(text: str, key_file: Path) -> str:
    """The secret of a sealed text.

    Raises:
        DatabasePasswordUnreadable: it was sealed on another PC or by another user, or is damaged.
        DiskFailing, DiskFull: the disk does not give the key.
    """
    try:
        if text.startswith(user_seal.KIND):
            return user_seal.opened(text).decode()
        content = base64.b64decode(text.partition(":")[2], validate=True)
        return box.opened(content, _key(key_file, makes=False)).decode()
    except OSError as problem:
        if disk_refusal(problem) is not None:
            raise folder_error(problem, key_file) from None
        raise DatabasePasswordUnreadable(str(key_file.with_suffix(".json"))) from None
    except (ValueError, BoxWrong, SealedElsewhere):
        raise DatabasePasswordUnreadable(str(key_file.with_suffix(".json"))) from None


def _key(file: Path, *, makes: bool = True) -> bytes:
    """The key in the file; one that is not there yet is drawn, readable by its owner alone."""
    if makes and not file.exists():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as new:
            new.write(secrets.token_hex(KEY_LENGTH))
            new.flush()
            os.fsync(new.fileno())
    key = bytes.fromhex(file.read_text(encoding="ascii").strip())
    if len(key) != KEY_LENGTH:
        raise ValueError(len(key))
    return key
