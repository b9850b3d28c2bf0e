"""The archive of papers in another place: each paper once, sealed, whichever backups there are.

    commune-desk-papers/3f2a…/ab/ab12….pdf.sealed

A paper bears the hash of its content as its name and never changes, so that only new ones are
copied, as they stand in the archive. One that is brought back is compared with its name. They stand
below the number of the key: after a change of the key all go there once more, for the new sheet
opens the new key alone.
"""

import os
from contextlib import suppress
from pathlib import Path

from commune_desk.ciphers import stream
from commune_desk.domain.outside_errors import BackupInvalid, PaperUnreadable
from commune_desk.files.papers import archive
from commune_desk.files.papers.archive import SEALED
from commune_desk.files.writing import clear_left_below, put_in_place, write_whole
from commune_desk.paths import folder_error, work_name

FOLDER = "commune-desk-papers"


def copy_new(kept: Path, place: Path, key: bytes) -> int:
    """Copy the papers of an archive that are not there yet; returns how many.

    What nobody has sealed yet is sealed on its way. What killed runs left half copied goes.

    Raises:
        FolderNotWritable, DiskFull, DiskFailing: what was copied before stays.
        BackupInvalid: the medium gives back something else.
    """
    count = 0
    clear_left_below(place / FOLDER)
    try:
        for paper in archive.plain_papers(kept):
            target = archive.place_of(place / FOLDER, paper.name, key)
            if not target.exists():
                _copy(b"".join(stream.sealed((paper.read_bytes(),), key)), target)
                count += 1
        for paper in archive.sealed_papers(kept):
            target = place / FOLDER / paper.relative_to(kept)
            if not target.exists():
                with suppress(FileNotFoundError):  # another key seals it from this moment on
                    _copy(paper.read_bytes(), target)
                    count += 1
    except OSError as problem:
        raise folder_error(problem, place) from problem
    return count


def bring_back(place: Path, kept: Path, key: bytes, *, today: bytes) -> int:
    """Bring the papers of a place back that are not in the archive; returns how many.

    One that was altered stays away; the others come.

    Args:
        place: where they were copied to.
        kept: the archive.
        key: which sealed them there.
        today: the key of the office that they come to.

    Raises:
        FolderNotWritable, DiskFull, DiskFailing: what came before stays.
    """
    count = 0
    for copied in archive.sealed_papers(place / FOLDER):
        name = copied.name.removesuffix(SEALED)
        target = archive.place_of(kept, name, today)
        is_here = target.exists() or (kept / name[:2] / name).exists()
        if is_here or copied.parent.parent.name != archive.number_of(key):
            continue
        try:
            content = archive.unsealed(copied, key)
        except PaperUnreadable:
            continue
        if archive.is_whole(content, name):
            as_it_is = copied.read_bytes() if key == today else b""
            write_whole(target, as_it_is or b"".join(stream.sealed((content,), today)))
            count += 1
    return count


def _copy(content: bytes, target: Path) -> None:
    """Write a sealed paper, flush it, read it back from its medium, and give it its name."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f"{work_name()}{target.name}.part")
    try:
        with half.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if half.read_bytes() != content:
            raise BackupInvalid(str(half))
        put_in_place(half, target)
    finally:
        half.unlink(missing_ok=True)
