"""A secret in a file of this PC, of no use to whoever has only that file.

On Windows the system itself keeps it for the user (DPAPI): the file says nothing on another PC or
to another user. Elsewhere it is encrypted with a key file beside it that only its owner can read.
"""

import base64
import errno
import os
import secrets
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from commune_desk.ciphers import box, user_seal
from commune_desk.ciphers.box import BoxWrong
from commune_desk.ciphers.user_seal import SealedElsewhere
from commune_desk.domain.office.database_errors import DatabasePasswordUnreadable
from commune_desk.files.writing import flush_folder
from commune_desk.paths import disk_refusal, folder_error, work_name

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
    """The key in the file; one that is not there yet is drawn, readable by its owner alone.

    What stands there and is no key opens nothing any more: it is put aside, and another is drawn.
    """
    if makes and file.exists() and _in_file(file) is None:
        file.replace(file.with_name(f"{file.name}.damaged"))
    if makes and not file.exists():
        _draw(file)
    key = _in_file(file)
    if key is None:
        raise ValueError(str(file))
    return key


def _in_file(file: Path) -> bytes | None:
    """The key in a file; None where it is none."""
    with suppress(ValueError):
        key = bytes.fromhex(file.read_text(encoding="ascii").strip())
        return key if len(key) == KEY_LENGTH else None
    return None


def _draw(file: Path) -> None:
    """Draw a key and give it its name once it is on the disk, unless somebody was faster."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=work_name(), suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as new:
            new.write(secrets.token_hex(KEY_LENGTH))
            new.flush()
            os.fsync(new.fileno())
        try:
            os.link(name, file)
        except FileExistsError:
            return
        except OSError as problem:
            if problem.errno not in _NO_LINKS:
                raise
            Path(name).replace(file)
        flush_folder(file.parent)
    finally:
        Path(name).unlink(missing_ok=True)


_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.ENOSYS}
"""How the file system of a stick says that a file has one name there."""
