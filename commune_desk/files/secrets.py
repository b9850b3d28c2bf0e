"""A secret in a file of this PC, of no use to whoever has only that file.

On Windows the system itself keeps it for the user (DPAPI): the file says nothing on another PC or
to another user. Elsewhere it is encrypted with a key file beside it that only its owner can read.
"""

import base64
import os
import secrets
import sys
from pathlib import Path

from commune_desk.ciphers import box
from commune_desk.ciphers.box import BoxWrong
from commune_desk.domain.database_errors import DatabasePasswordUnreadable

KEY_LENGTH = 32
OF_WINDOWS, OF_KEY_FILE = "dpapi:", "key:"


def sealed(secret: str, key_file: Path) -> str:
    """A secret as it may stand in a file."""
    if sys.platform == "win32":
        return OF_WINDOWS + base64.b64encode(_by_windows(secret.encode(), protects=True)).decode()
    return OF_KEY_FILE + base64.b64encode(box.closed(secret.encode(), _key(key_file))).decode()


def opened(text: str, key_file: Path) -> str:
    """The secret of a sealed text.

    Raises:
        DatabasePasswordUnreadable: it was sealed on another PC or by another user, or is damaged.
    """
    kind, _, packed = text.partition(":")
    try:
        content = base64.b64decode(packed, validate=True)
        if sys.platform == "win32" and f"{kind}:" == OF_WINDOWS:
            return _by_windows(content, protects=False).decode()
        return box.opened(content, _key(key_file, makes=False)).decode()
    except (OSError, ValueError, BoxWrong):
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


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Blob(ctypes.Structure):
        _fields_ = (("size", wintypes.DWORD), ("data", ctypes.POINTER(ctypes.c_char)))

    def _by_windows(content: bytes, *, protects: bool) -> bytes:
        """What the system makes of some bytes, for the user who runs the program.

        Raises:
            OSError: it does not know them.
        """
        call = "CryptProtectData" if protects else "CryptUnprotectData"
        held = ctypes.cast(ctypes.create_string_buffer(content), ctypes.POINTER(ctypes.c_char))
        given, made = _Blob(len(content), held), _Blob()
        if not getattr(ctypes.windll.crypt32, call)(
            ctypes.byref(given), None, None, None, None, 0, ctypes.byref(made)
        ):
            raise ctypes.WinError()
        try:
            return ctypes.string_at(made.data, made.size)
        finally:
            ctypes.windll.kernel32.LocalFree(made.data)
