"""What a PC will have once the server knows that it joined (`services/office/joining.py`).

    {"event": 812, "settings": {…}, "backup_key": "…", "recovery": {…}}

The settings stand there as `machine.content_of` gives them, the key is sealed like the password in
them; the last two are left out where the PC keeps its own key.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from commune_desk.files import secrets
from commune_desk.files.parsing import read_json
from commune_desk.files.writing import write_whole
from commune_desk.paths import DataFolder


@dataclass(frozen=True, slots=True)
class JoiningNote:
    """What is kept of a joining until it is done.

    Attributes:
        event_id: the line of the history in which the server tells of it.
        settings: of this PC, as their file has them.
        sealed_key: the key of the office's backups; empty where this PC keeps its own.
        recovery: the wrapped key that goes with it.
    """

    event_id: int
    settings: dict[str, Any]
    sealed_key: str = ""
    recovery: Mapping[str, str] = field(default_factory=dict)


def write(folder: DataFolder, note: JoiningNote) -> None:
    """Keep a note; it is there whole or not at all.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: as named.
    """
    content: dict[str, object] = {"event": note.event_id, "settings": note.settings}
    if note.sealed_key:
        content |= {"backup_key": note.sealed_key, "recovery": dict(note.recovery)}
    write_whole(folder.joining, json.dumps(content, ensure_ascii=False).encode())


def read(folder: DataFolder) -> JoiningNote:
    """The note that is kept.

    Raises:
        FileMissing, NotJson: there is none, or it is damaged.
    """
    content = read_json(folder.joining)
    key, recovery = content.get("backup_key", ""), content.get("recovery", {})
    return JoiningNote(content["event"], content["settings"], key, recovery)


def sealed_key(folder: DataFolder, key: str) -> str:
    """A key, in hexadecimal digits, as a note of this PC has it."""
    return secrets.sealed(key, _seal_of(folder))


def opened_key(folder: DataFolder, note: JoiningNote) -> bytes:
    """The key of a note."""
    return bytes.fromhex(secrets.opened(note.sealed_key, _seal_of(folder)))


def _seal_of(folder: DataFolder) -> Path:
    return folder.machine_settings.with_suffix(".key")
