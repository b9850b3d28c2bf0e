"""The update that was copied to this PC and handed to the installer, until its end was seen.

updates/prepared.json    the version that it brings
updates/…-setup.exe      the installer
"""

import json
from pathlib import Path

NAME = "prepared.json"


def keep(folder: Path, version: str) -> None:
    """Write down what was prepared; the folder is there, with the installer in it."""
    (folder / NAME).write_text(json.dumps({"version": version}), encoding="utf-8")


def take(folder: Path) -> str:
    """What was prepared, "" for nothing; it is forgotten then, and its installer removed.

    An installer that cannot be removed still runs: its end is not known yet.
    """
    note = folder / NAME
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ""
    except (OSError, ValueError):
        said = {}
    try:
        for file in (*folder.glob("*.exe"), note):
            file.unlink(missing_ok=True)
    except OSError:
        return ""
    version = said.get("version", "") if isinstance(said, dict) else ""
    return version if isinstance(version, str) else ""
