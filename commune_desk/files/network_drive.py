"""Whether a folder is on a drive of the network: a share by its name, or one with a letter.

SQLite locks its file by means that shares only pretend to have: two PCs that write at once damage
it, and a cable pulled in the middle of a write does so too (https://sqlite.org/howtocorrupt.html,
§2.1, and https://sqlite.org/useovernet.html).
"""

import os
import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
"""What Linux says of its drives: device, folder, kind, and more, a line each."""

REMOTE_KINDS = frozenset(
    {"cifs", "smb3", "smbfs", "nfs", "nfs4", "9p", "afs", "fuse.sshfs", "davfs"}
)

_DRIVE_REMOTE = 4  # https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew


def is_remote(folder: Path) -> bool:
    """Whether a folder, there or not yet, is on another machine."""
    there = folder.absolute()
    while not there.exists() and there != there.parent:
        there = there.parent
    real = there.resolve()
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(real)[0] + "\\"
        is_drive = ctypes.windll.kernel32.GetDriveTypeW(drive) == _DRIVE_REMOTE
        return is_share(str(folder.absolute())) or is_share(str(real)) or is_drive
    mounts = MOUNTS.read_text(encoding="utf-8") if MOUNTS.exists() else ""
    return kind_of_mount(real, mounts) in REMOTE_KINDS


def is_share(path: str) -> bool:
    r"""Whether a path of Windows begins with the name of another machine.

    >>> is_share(r"\\may-chu\motcua"), is_share(r"\\?\UNC\may-chu\motcua"), is_share(r"\\?\C:\x")
    (True, True, False)
    """
    plain = path.replace("/", "\\")
    if plain.startswith(("\\\\?\\", "\\\\.\\")):
        return plain[4:].upper().startswith("UNC\\")
    return plain.startswith("\\\\")


def kind_of_mount(folder: Path, mounts: str) -> str:
    r"""The kind of the drive that a folder of Linux is on, by the list of its drives.

    >>> kind_of_mount(Path("/mnt/xa/motcua"), "/dev/sda1 / ext4 rw\n//cu/xa /mnt/xa cifs rw\n")
    'cifs'
    """
    found, kind = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        place = parts[1].replace("\\040", " ")  # a blank in the name of a folder
        if len(place) >= len(found) and folder.is_relative_to(place):
            found, kind = place, parts[2]
    return kind
