"""The settings of one PC: `machine.json` in the data folder, readable by its owner alone.

It may hold the password of the PostgreSQL server inside the database URL, hence the owner only.
"""

import json
import os
import sys
from pathlib import Path

from commune_desk.files.parsing import read_json
from commune_desk.files.writing import write_whole
from commune_desk.settings import Scope, SettingValues, values_from


def user() -> str:
    """The user of the operating system who runs the program, as the system itself says."""
    if sys.platform == "win32":
        return os.getlogin()
    from pwd import getpwuid

    try:
        return getpwuid(os.getuid()).pw_name
    except KeyError:  # a user without an entry, as in a container
        return str(os.getuid())


def read(path: Path) -> SettingValues:
    """The machine's settings; defaults where there is no file yet.

    Raises:
        NotJson: the file is damaged.
        SettingInvalid: it holds something that is not a setting of a machine.
    """
    if not path.exists():
        return SettingValues()
    return values_from(read_json(path))


def write(path: Path, values: SettingValues) -> None:
    """Keep the machine's part of the values.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: the old file stands as it was.
    """
    text = json.dumps(values.of_scope(Scope.MACHINE), ensure_ascii=False, indent=1)
    write_whole(path, text.encode())
    path.chmod(0o600)
