"""One window for one data folder: a second start opens no other while the first is open.

Why a lock of the operating system and not a file that says "running": the system lets go of the
lock when the program ends, however it ends, so that nobody has to delete anything after a crash or
a power cut. The file itself stays where it is and means nothing.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO

from commune_desk.domain.outside_errors import AlreadyRunning, DiskFull, FolderNotWritable
from commune_desk.domain.upkeep.disk_errors import DiskFailing
from commune_desk.paths import DataFolder, disk_refusal

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def alone(folder: DataFolder) -> Iterator[None]:
    """Hold the data folder for this window, or for work that no window may see half done.

    Raises:
        AlreadyRunning: another window holds it.
        FolderNotWritable, DiskFull, DiskFailing: the folder cannot be made or written to.
    """
    try:
        folder.root.mkdir(parents=True, exist_ok=True)
        file = FileIO(folder.lock, "a")
    except OSError as refusal:
        raise disk_refusal(refusal) or FolderNotWritable(str(folder.root)) from refusal
    with file:
        try:
            if sys.platform == "win32":
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as held:
            raise AlreadyRunning(str(folder.root)) from held
        yield


def is_held(folder: DataFolder) -> bool:
    """Whether a window holds the data folder now; a folder without a window is not made here."""
    if not folder.lock.exists():
        return False
    try:
        with alone(folder):
            return False
    except AlreadyRunning:
        return True
    except (FolderNotWritable, DiskFull, DiskFailing):
        return False
