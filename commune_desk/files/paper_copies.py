"""The archive of papers in another place: each paper once, sealed, whichever backups there are.

    commune-desk-papers/3f2a…/ab/ab12….pdf.sealed

A paper bears the hash of its content as its name and never changes, so that only new ones are
copied, and one that is brought back is compared with its name. They stand below the number of the
key: after a change of the key all go there once more, for the new sheet opens the new key alone.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from commune_desk.ciphers.stream import SealBroken, opened, sealed
from commune_desk.domain.outside_errors import BackupInvalid
from commune_desk.files.writing import put_in_place, write_whole
from commune_desk.paths import folder_error

FOLDER = "commune-desk-papers"
SEALED = ".sealed"
_PIECE = 1 << 18


def copy_new(archive: Path, place: Path, key: bytes) -> int:
    """Copy the papers that are not there yet; returns how many.

    Raises:
        FolderNotWritable, DiskFull, DiskFailing: what was copied before stays.
        BackupInvalid: the medium gives back something else.
    """
    count = 0
    try:
        for paper in _papers(archive):
            target = _folder(place, key) / paper.parent.name / f"{paper.name}{SEALED}"
            if not target.exists():
                _copy(paper, target, key)
                count += 1
    except OSError as problem:
        raise folder_error(problem, place) from problem
    return count


def bring_back(place: Path, archive: Path, key: bytes) -> int:
    """Bring the papers of a place back that are not in the archive; returns how many.

    One that was altered stays away; the others come.

    Raises:
        FolderNotWritable, DiskFull, DiskFailing: what came before stays.
    """
    count = 0
    for copied in _papers(_folder(place, key)):
        paper = archive / copied.parent.name / copied.name.removesuffix(SEALED)
        if copied.suffix != SEALED or paper.exists():
            continue
        try:
            content = _content(copied, key)
        except BackupInvalid:
            continue
        write_whole(paper, content)
        count += 1
    return count


def _folder(place: Path, key: bytes) -> Path:
    return place / FOLDER / hashlib.sha256(key).hexdigest()[:16]


def _copy(paper: Path, target: Path, key: bytes) -> None:
    """Seal one paper, flush it, read it back from its medium, and give it its name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f"{target.name}.part")
    try:
        with paper.open("rb") as source, half.open("wb") as file:
            file.writelines(sealed(iter(lambda: source.read(_PIECE), b""), key))
            file.flush()
            os.fsync(file.fileno())
        _content(half, key, named=paper.name)
        put_in_place(half, target)
    finally:
        half.unlink(missing_ok=True)


def _content(copied: Path, key: bytes, *, named: str = "") -> bytes:
    """A sealed paper, compared with its name.

    Raises:
        BackupInvalid: it is another.
    """
    name = named or copied.name
    try:
        with copied.open("rb") as file:
            content = b"".join(opened(file, key))
    except SealBroken:
        raise BackupInvalid(str(copied)) from None
    if hashlib.sha256(content).hexdigest() != name.partition(".")[0]:
        raise BackupInvalid(str(copied))
    return content


def _papers(folder: Path) -> Iterator[Path]:
    """The files of an archive, folder by folder."""
    if folder.is_dir():
        for part in sorted(folder.iterdir()):
            if part.is_dir():
                yield from sorted(part.iterdir())
