"""The drives of this PC by their top folders: sticks and cards, which have labels, and disks."""

import sys
from pathlib import Path
from string import ascii_uppercase

_DRIVE_REMOVABLE = (
    2  # https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew
)
_DRIVE_FIXED = 3
WHERE = ("/media/*/*", "/run/media/*/*")
"""Where a Linux puts them."""


def removable() -> tuple[Path, ...]:
    """Their top folders; a drive without a medium may be among them."""
    if sys.platform == "win32":
        return _drives(_DRIVE_REMOVABLE)
    return tuple(sorted(found for place in WHERE for found in Path("/").glob(place[1:])))


def files_called(suffix: str) -> tuple[Path, ...]:
    """The files with an ending in the top folders of the drives that can be pulled out."""
    found: list[Path] = []
    for folder in removable():
        try:
            found += [one for one in folder.iterdir() if one.suffix.lower() == suffix]
        except OSError:
            continue  # a reader without a card, a stick that was just pulled
    return tuple(sorted(found))


def labelled(label: str) -> Path | None:
    """The top folder of the drive with a label, whichever letter it has today; None without one."""
    if sys.platform == "win32":
        roots = (Path(f"{letter}:\\") for letter in ascii_uppercase)
        return next(
            (root for root in roots if _label_of(root).casefold() == label.casefold()), None
        )
    return next((root for root in removable() if root.name.casefold() == label.casefold()), None)


def labels() -> tuple[str, ...]:
    """The labels of the drives that can be pulled out and have one, each once."""
    if sys.platform == "win32":
        named = [_label_of(root) for root in removable()]
    else:
        named = [root.name for root in removable() if root.is_dir()]
    return tuple(dict.fromkeys(label for label in named if label))


def other_disks(data: Path) -> tuple[Path, ...]:
    """The disks built into this PC besides that of the data; only Windows tells them by letters."""
    if sys.platform == "win32":
        own = data.absolute().drive.casefold()
        return tuple(disk for disk in _drives(_DRIVE_FIXED) if disk.drive.casefold() != own)
    del data
    return ()


if sys.platform == "win32":

    def _drives(kind: int) -> tuple[Path, ...]:
        import ctypes

        kernel = ctypes.windll.kernel32
        there = kernel.GetLogicalDrives()
        letters = [letter for at, letter in enumerate(ascii_uppercase) if there >> at & 1]
        roots = [f"{letter}:\\" for letter in letters]
        return tuple(Path(root) for root in roots if kernel.GetDriveTypeW(root) == kind)

    def _label_of(root: Path) -> str:
        """The label of a drive; empty where there is no drive, or no medium in it."""
        import ctypes

        name = ctypes.create_unicode_buffer(261)
        kernel = ctypes.windll.kernel32
        found = kernel.GetVolumeInformationW(str(root), name, len(name), None, None, None, None, 0)
        return name.value if found else ""
