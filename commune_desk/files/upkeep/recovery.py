"""The key of the database, wrapped with the code of the recovery sheet.

What stands in `recovery.json` opens nothing without the code, so it may lie beside the database and
in every backup. The code itself stands on paper only.

    {"sheet_no": "3F2A", "made_at": "2026-10-01T09:00:00+07:00", "key_id": "…", "wrapped": "…"}

Why no slow function between code and key: the code is drawn at random from 10⁴⁰, not chosen by a
person; there is nothing to guess that a slow function would protect.
"""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from commune_desk.ciphers import box
from commune_desk.ciphers.box import BoxWrong
from commune_desk.domain.upkeep.recovery import CODES, RecoveryCodeWrong
from commune_desk.files.writing import write_whole

SHEET_NO, KEY_ID = "sheet_no", "key_id"
_MADE_AT, _WRAPPED, _OF_HISTORY = "made_at", "wrapped", "history"
_PURPOSE = b"recovery-sheet"


def new_code() -> int:
    """A code that nobody can guess."""
    return secrets.randbelow(CODES)


def sheet_no_of(code: int) -> str:
    """By which a sheet is told from another; a hundred bits of the code stay unknown."""
    return hashlib.blake2b(_bytes(code), digest_size=2, person=b"sheet-number").hexdigest().upper()


def wrapped(
    key: bytes, code: int, *, key_id: str, made_at: datetime, history_key: bytes = b""
) -> dict[str, str]:
    """The key of the database as it may stand anywhere, and with it that of the history's seals."""
    kept = {
        SHEET_NO: sheet_no_of(code),
        _MADE_AT: made_at.isoformat(),
        KEY_ID: key_id,
        _WRAPPED: _closed(key, code),
    }
    return {**kept, _OF_HISTORY: _closed(history_key, code)} if history_key else kept


def _closed(key: bytes, code: int) -> str:
    return base64.b64encode(box.closed(key, _wrapping(code))).decode()


def unwrapped(kept: Mapping[str, str], code: int) -> bytes:
    """The key of the database.

    Raises:
        RecoveryCodeWrong: the code is that of another sheet, or what is kept is damaged.
    """
    return _opened(kept, code, _WRAPPED)


def unwrapped_history_key(kept: Mapping[str, str], code: int) -> bytes:
    """The key of the history's seals; empty where the sheet was made without it.

    Raises:
        RecoveryCodeWrong: as for `unwrapped`.
    """
    return _opened(kept, code, _OF_HISTORY) if _OF_HISTORY in kept else b""


def _opened(kept: Mapping[str, str], code: int, name: str) -> bytes:
    try:
        content = base64.b64decode(kept[name], validate=True)
        return box.opened(content, _wrapping(code))
    except (BoxWrong, KeyError, ValueError):
        raise RecoveryCodeWrong(kept.get(SHEET_NO, "")) from None


def keep(path: Path, content: Mapping[str, str]) -> None:
    """Keep the wrapped key; the code of an earlier sheet opens no later backup.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: the old file stands as it was.
    """
    write_whole(path, json.dumps(content, indent=1).encode())


def read(path: Path) -> dict[str, str]:
    """The wrapped key as it is kept; empty where no sheet was made, or the file is damaged."""
    try:
        content = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    is_right = isinstance(content, dict) and all(isinstance(one, str) for one in content.values())
    return content if is_right else {}


def _wrapping(code: int) -> bytes:
    return hashlib.blake2b(_bytes(code), digest_size=32, person=_PURPOSE).digest()


def _bytes(code: int) -> bytes:
    return f"{code:040}".encode("ascii")
