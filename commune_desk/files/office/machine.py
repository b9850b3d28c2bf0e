"""The settings of one PC: `machine.json` in the data folder, readable by its owner alone.

Accounts of the PC that share the folder read and write it, too: a password for a server is none of
theirs, for what they share stands on the PC.

The password of a shared database does not stand in its address there but beside it, sealed for this
PC (`files/secrets.py`). An address with a password, written by hand or by an earlier version, is
taken as it is and sealed at the next opening (`seal`).
"""

import json
import os
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from platform import node
from typing import Any

from commune_desk.declared_setting import Scope
from commune_desk.domain.errors import UserError
from commune_desk.domain.office.database_address import (
    BEFORE_HOST,
    SECRET_PARAMETERS,
    joined,
    parted,
    secrets_of,
)
from commune_desk.files import secrets
from commune_desk.files.parsing import read_json
from commune_desk.files.writing import write_whole
from commune_desk.setting_values import SettingValues, values_from
from commune_desk.settings import DATABASE_URL

PASSWORD = "database_password"
"""Where the sealed password of the shared database stands in the file."""

_SEALED = {PASSWORD: BEFORE_HOST} | {f"database_url/{name}": name for name in SECRET_PARAMETERS}
"""Each secret of the address: its name in the file, and its place in the address."""


def user() -> str:
    """The user of the operating system who runs the program, as the system itself says."""
    if sys.platform == "win32":
        return os.getlogin()
    from pwd import getpwuid

    try:
        return getpwuid(os.getuid()).pw_name
    except KeyError:  # a user without an entry, as in a container
        return str(os.getuid())


def pc_name() -> str:
    """The name of this PC in its network."""
    return node()


def read(path: Path) -> SettingValues:
    """The machine's settings; defaults where there is no file yet.

    Raises:
        NotJson: the file is damaged.
        SettingInvalid: it holds something that is not a setting of a machine.
        DatabasePasswordUnreadable: the password was sealed elsewhere.
    """
    return values_of(read_json(path), path) if path.exists() else SettingValues()


def values_of(content: dict[str, Any], path: Path) -> SettingValues:
    """The settings that the content of a file says, which stands in the place of `path`.

    Raises:
        As `read`.
    """
    sealed = {place: content.pop(name) for name, place in _SEALED.items() if name in content}
    address = content.get(DATABASE_URL.name)
    if sealed and isinstance(address, str):
        key = path.with_suffix(".key")
        opened = {place: secrets.opened(str(text), key) for place, text in sealed.items()}
        content[DATABASE_URL.name] = joined(address, secrets_of(address) | opened)
    return values_from(content)


def seal(path: Path) -> None:
    """Take a password that stands open in the file out of it, and keep it sealed."""
    if path.exists() and parted(str(read_json(path).get(DATABASE_URL.name, "")))[1]:
        write(path, read(path))


def keep_proven(path: Path, proven: Path) -> None:
    """Remember that the program opened with the settings as they are."""
    if path.exists() and (not proven.exists() or proven.read_bytes() != path.read_bytes()):
        write_whole(proven, path.read_bytes())


def has_former(path: Path, proven: Path) -> bool:
    """Whether the program opened with other settings the last time."""
    return proven.exists() and (not path.exists() or proven.read_bytes() != path.read_bytes())


def use_former(path: Path, proven: Path) -> None:
    """Put the settings back with which the program opened the last time."""
    write_whole(path, proven.read_bytes())


def write(path: Path, values: SettingValues) -> None:
    """Keep the machine's part of the values.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: the old file stands as it was.
    """
    keep(path, content_of(path, values))


def keep(path: Path, content: Mapping[str, object]) -> None:
    """Keep what `content_of` gave.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: the old file stands as it was.
    """
    write_whole(path, json.dumps(content, ensure_ascii=False, indent=1).encode())


def content_of(path: Path, values: SettingValues) -> dict[str, object]:
    """The machine's part of the values as it stands in the file, its password sealed."""
    content: dict[str, object] = values.of_scope(Scope.MACHINE)
    address, found = parted(str(content.get(DATABASE_URL.name, "")))
    if found:
        key = path.with_suffix(".key")
        content[DATABASE_URL.name] = address
        content |= {
            name: secrets.sealed(found[place], key)
            for name, place in _SEALED.items()
            if place in found
        }
    return content


def is_broken(path: Path) -> bool:
    """Whether the file cannot be read as it stands."""
    try:
        read(path)
    except UserError:
        return True
    return False


def put_aside(path: Path, at: datetime) -> Path:
    """Keep a file that cannot be read under another name; the PC has the defaults then."""
    aside = path.with_name(f"{path.stem}-broken-{at:%Y-%m-%d-%H%M%S}{path.suffix}")
    path.rename(aside)
    return aside
