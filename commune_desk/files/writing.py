"""Whole writing: a file is there completely or not at all, also after a power cut.

The content goes to a temporary file in the same folder, is flushed to the disk and takes its name
by one rename. Then the folder is flushed too, for it is the folder that knows the name.
"""

import errno
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from commune_desk.domain.errors import UserError
from commune_desk.paths import WORK, folder_error, pc_mark, work_name
from commune_desk.permissions import leave_to_owner, let_group_of_folder_work

_NOT_FLUSHABLE = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES}
"""How a file system says that its folders are not flushed, or not by us."""


_OF_RUN = re.compile(rf"{re.escape(WORK)}([0-9a-f]{{8}})-(\d+)-.*")
_LEFT_AFTER_S = 6 * 3600


def clear_left(place: Path) -> None:
    """Take away what runs that were killed left half done in a folder; that of others stays.

    Of another PC, and on Windows, where a process cannot be asked for so easily, something counts
    as left when it was not touched for some hours.
    """
    for left in place.glob(f"{WORK}*"):
        named = _OF_RUN.fullmatch(left.name)
        with suppress(OSError):
            is_old = time.time() - left.stat().st_mtime > _LEFT_AFTER_S
            is_ours = named is not None and named[1] == pc_mark() and os.name == "posix"
            if not is_old and not (is_ours and named is not None and not _runs(int(named[2]))):
                continue
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink()


def clear_left_below(folder: Path) -> None:
    """The same in a folder and in all that stand in it."""
    for place, _folders, names in os.walk(folder):
        if any(name.startswith(WORK) for name in names):
            clear_left(Path(place))


def _runs(process: int) -> bool:
    """Whether there is a process of that number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def write_whole(
    target: Path,
    content: bytes,
    *,
    is_secret: bool = False,
    opens_to: Callable[[Path], None] | None = None,
) -> None:
    """Write a file completely or not at all.

    It is its owner's alone; in a folder that several accounts share, their group's too.

    Args:
        target: the file.
        content: what stands in it.
        is_secret: whether it is its owner's alone there as well.
        opens_to: lets others in besides, before the file has its name; whatever its folder allows,
            until then nobody else reads it.

    Raises:
        FolderMissing: the folder is not there and cannot be made.
        FolderNotWritable: the folder, or the file that is there, may not be written.
        DiskFull: no space is left.
        UserError: what `opens_to` refuses; nothing is left of the file.
    """
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=work_name(), suffix=".part")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            if opens_to is not None:
                leave_to_owner(temporary)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if opens_to is not None:
            opens_to(temporary)
        elif not is_secret:
            let_group_of_folder_work(temporary)
        put_in_place(temporary, target)
    except (OSError, UserError) as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        if isinstance(error, UserError):
            raise
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

    What a run that was killed left half written there is taken away.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: before any work was done for nothing.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            clear_left(folder)
            return folder
    except OSError as error:
        raise folder_error(error, folder) from error
