"""Files that go out to other programs: written whole, and never over one that is open there.

On Windows a file that Excel or a reader shows cannot be replaced; it can still be read.
"""

from pathlib import Path

from commune_desk.domain.outside_errors import FolderNotWritable, WorkbookInUse
from commune_desk.files.writing import check_writable, write_whole


def read(path: Path) -> bytes:
    """A file as it stands; nothing where there is none.

    Raises:
        WorkbookInUse: another program lets nobody read it.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except PermissionError:
        raise WorkbookInUse(str(path), "") from None


def replace(target: Path, content: bytes) -> None:
    """Put a file in its place.

    Raises:
        WorkbookInUse: it is open elsewhere and stays as it was.
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
    """
    try:
        write_whole(target, content)
    except FolderNotWritable:
        if not target.exists():
            raise
        check_writable(target.parent)
        raise WorkbookInUse(str(target), "") from None


def replace_or_put_beside(target: Path, content: bytes) -> None:
    """Put a file in its place, or as "name (2).xlsx" beside one that is open elsewhere.

    Raises:
        WorkbookInUse: it is open elsewhere; the error says where the new state stands.
        FolderMissing, FolderNotWritable, DiskFull: nothing is half written.
    """
    try:
        replace(target, content)
    except WorkbookInUse:
        raise WorkbookInUse(str(target), str(_put_beside(target, content, 2))) from None


def _put_beside(target: Path, content: bytes, number: int) -> Path:
    """The first name beside `target` that is free, or whose file nobody has open."""
    beside = target.with_stem(f"{target.stem} ({number})")
    try:
        replace(beside, content)
    except WorkbookInUse:
        return _put_beside(target, content, number + 1)
    return beside
