"""Whole writing: a file is there completely or not at all, also after a power cut.

The content goes to a temporary file in the same folder, is flushed to the disk and takes its name
by one rename. Then the folder is flushed too, for it is the folder that knows the name.
"""

import errno
import os
import sys
import tempfile
from pathlib import Path

from commune_desk.paths import folder_error

_NOT_FLUSHABLE = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES}
"""How a file system says that its folders are not flushed, or not by us."""


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
        put_in_place(temporary, target)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise folder_error(error, target.parent) from error


def put_in_place(flushed: Path, target: Path) -> None:
    """Give a file that is flushed already its name, durably; what bore the name is replaced.

    Raises:
        OSError: the rename, or the flush of the folder, failed.
    """
    flushed.replace(target)
    flush_folder(target.parent)


def flush_folder(folder: Path) -> None:
    """Make the names in a folder durable where the system allows it; Windows does by itself."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _NOT_FLUSHABLE:
            raise


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
