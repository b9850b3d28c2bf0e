"""The archive of papers: every printed PDF stays as it left the house.

Files are named by their content (SHA-256), written temp → fsync → rename; the name says nothing
about a person, and the same paper is kept once.
"""

import hashlib
import os
import tempfile
from pathlib import Path

from commune_desk.paths import folder_error


def keep(folder: Path, content: bytes, suffix: str) -> Path:
    """Store bytes under the name of their content; returns where they are.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing is left half written.
    """
    digest = hashlib.sha256(content).hexdigest()
    target = folder / digest[:2] / f"{digest}{suffix}"
    if not target.exists():
        write_whole(target, content)
    return target


def write_whole(target: Path, content: bytes) -> None:
    """Write a file completely or not at all.

    Raises:
        FolderMissing: the folder is not there and cannot be made.
        FolderNotWritable: the folder, or the file that is there, may not be written.
        DiskFull: no space is left.
    """
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise folder_error(error, target.parent) from error


def check_writable(folder: Path) -> Path:
    """Make a folder that results go to, and see that it can be written.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: before any work was done for nothing.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        raise folder_error(error, folder) from error
