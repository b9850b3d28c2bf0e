"""Papers that another program has to open: plain copies, for their owner alone, and not for long.

Those that the window hands to another program go when it closes and when it opens the next time. A
command names files to whoever ran it, who may print them: those stay for a day.
"""

import shutil
import time
from contextlib import suppress
from pathlib import Path

from commune_desk.files.writing import clear_left, write_whole

_OF_COMMANDS = "commands"
_STAY_S = 24 * 3600


def put(folder: Path, name: str, content: bytes) -> Path:
    """Write a copy for a program that the window starts; where it is.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing is left half written.
    """
    return _put(folder / name, content)


def put_for_command(folder: Path, name: str, content: bytes) -> Path:
    """Write a copy for whoever runs a command; where it is.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing is left half written.
    """
    return _put(folder / _OF_COMMANDS / name, content)


def clear_old(folder: Path) -> None:
    """Take away the copies of commands of another day, before a command makes new ones.

    What a command that was killed left half written goes at once.
    """
    clear_left(folder / _OF_COMMANDS)
    for old in folder.glob(f"{_OF_COMMANDS}/*"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > _STAY_S:
                old.unlink()


def clear(folder: Path) -> None:
    """Take away the copies of the window, and those of commands that are old.

    What a program on Windows still shows stays until the next time.
    """
    if not folder.is_dir():
        return
    clear_old(folder)
    for old in folder.iterdir():
        if old.name != _OF_COMMANDS:
            with suppress(OSError):
                shutil.rmtree(old) if old.is_dir() else old.unlink()
    for emptied in (folder / _OF_COMMANDS, folder):
        with suppress(OSError):
            emptied.rmdir()


def _put(target: Path, content: bytes) -> Path:
    write_whole(target, content, is_secret=True)
    return target
