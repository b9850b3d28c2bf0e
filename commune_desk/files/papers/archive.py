"""The archive of papers: every printed paper stays as it left the office, sealed.

    archive/3f2a…/ab/ab12….pdf.sealed

A paper is named by its content (SHA-256): the name says nothing about a person, and the same paper
is kept once. It stands below the number of the key that seals it. What an earlier version kept is
plain, and below `archive` itself; it is taken over file by file, and read as well until it was. So
is what a former key sealed.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from commune_desk.ciphers import stream
from commune_desk.ciphers.stream import SealBroken
from commune_desk.domain.outside_errors import FileMissing, PaperUnreadable
from commune_desk.files.writing import clear_left, write_whole

SEALED = ".sealed"
_NAMED = re.compile(r"[0-9a-f]{64}\.[a-z]+")
_PART, _OF_KEY = re.compile(r"[0-9a-f]{2}"), re.compile(r"[0-9a-f]{16}")


def keep(folder: Path, content: bytes, suffix: str, *, key: bytes) -> str:
    """Store a paper sealed under the name of its content; returns that name.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing is left half written.
    """
    name = f"{hashlib.sha256(content).hexdigest()}{suffix}"
    target = place_of(folder, name, key)
    if not target.exists():
        write_whole(target, b"".join(stream.sealed((content,), key)))
    return name


def place_of(folder: Path, name: str, key: bytes) -> Path:
    """Where a paper stands, sealed with a key."""
    return folder / number_of(key) / name[:2] / f"{name}{SEALED}"


def number_of(key: bytes) -> str:
    """What tells a key from another and says nothing about it: the folder of what it seals."""
    return hashlib.sha256(key).hexdigest()[:16]


def read(folder: Path, name: str, keys: Iterable[bytes]) -> bytes:
    """A paper by its name, with whichever of some keys sealed it, or plain as it was kept once.

    Raises:
        FileMissing: there is none.
        PaperUnreadable: it is not what was kept, or none of the keys opens it.
    """
    plain = folder / name[:2] / name
    for key in keys:
        if (sealed := place_of(folder, name, key)).exists():
            content = unsealed(sealed, key)
            break
    else:
        if not plain.exists():
            if any(folder.glob(f"*/{name[:2]}/{name}{SEALED}")):
                raise PaperUnreadable(name)
            raise FileMissing(str(plain))
        content = plain.read_bytes()
    if not is_whole(content, name):
        raise PaperUnreadable(name)
    return content


def unsealed(file: Path, key: bytes) -> bytes:
    """What stands in a sealed file.

    Raises:
        PaperUnreadable: it was cut or altered, or another key sealed it.
    """
    try:
        with file.open("rb") as source:
            return b"".join(stream.opened(source, key))
    except SealBroken:
        raise PaperUnreadable(file.name.removesuffix(SEALED)) from None


def is_whole(content: bytes, name: str) -> bool:
    """Whether that is the paper of that name."""
    return hashlib.sha256(content).hexdigest() == name.partition(".")[0]


def size_of(folder: Path) -> tuple[int, int]:
    """How many papers the archive holds, and how many bytes they take."""
    found = [*plain_papers(folder), *sealed_papers(folder)]
    return len(found), sum(paper.stat().st_size for paper in found)


def plain_papers(folder: Path) -> Iterator[Path]:
    """What an earlier version kept and nobody has sealed yet."""
    for part in _folders(folder, _PART):
        yield from sorted(one for one in part.iterdir() if _NAMED.fullmatch(one.name))


def sealed_papers(folder: Path) -> Iterator[Path]:
    """What is sealed, with this key or another."""
    for of_key in _folders(folder, _OF_KEY):
        for part in _folders(of_key, _PART):
            yield from sorted(one for one in part.iterdir() if one.suffix == SEALED)


def is_taken_over(folder: Path, key: bytes) -> bool:
    """Whether nothing stands there but what a key seals; soon answered, however much that is."""
    others = (one for one in _folders(folder, _OF_KEY) if one.name != number_of(key))
    return not any(_folders(folder, _PART)) and not any(others)


def take_over(folder: Path, key: bytes, former: Mapping[str, bytes]) -> Iterator[Path]:
    """Seal what is plain, or sealed with a former key, with this one; file by file, as it is taken.

    The sealed paper is durable and was read back before the other goes: a kill leaves at least one
    of them. What cannot be read, or is open in another program, stays for the next time.

    Args:
        folder: the archive.
        key: of today.
        former: keys that sealed papers here, by their numbers.

    Raises:
        FolderNotWritable, DiskFull, DiskFailing: what was taken over before stays so.
    """
    for paper in plain_papers(folder):
        _put(folder, paper, paper.read_bytes(), key=key)
        yield paper
    for paper in sealed_papers(folder):
        number = paper.parent.parent.name
        if number != number_of(key) and number in former:
            with suppress(PaperUnreadable):
                _put(folder, paper, unsealed(paper, former[number]), key=key)
                yield paper
    for place in (*_folders(folder, _PART), *_folders(folder, _OF_KEY)):
        if place.name != number_of(key):  # there somebody may keep a paper at this moment
            _tidy(place)


def _tidy(place: Path) -> None:
    """Take away what killed runs left in a folder and in those below it, and whichever is empty."""
    for below in [*_folders(place, _PART), place]:
        clear_left(below)
        with suppress(OSError):  # something is in it
            below.rmdir()


def _put(folder: Path, old: Path, content: bytes, *, key: bytes) -> None:
    """Seal what stands in a file, and take the file away."""
    target = place_of(folder, old.name.removesuffix(SEALED), key)
    if not _is_there(target, content, key):
        write_whole(target, b"".join(stream.sealed((content,), key)))
    if _is_there(target, content, key):
        with suppress(PermissionError):  # a program on Windows shows it at this moment
            old.unlink()


def _is_there(target: Path, content: bytes, key: bytes) -> bool:
    with suppress(FileNotFoundError, PaperUnreadable):
        return unsealed(target, key) == content
    return False


def _folders(folder: Path, named: re.Pattern[str]) -> list[Path]:
    """The folders in a folder whose names are such."""
    if not folder.is_dir():
        return []
    return sorted(one for one in folder.iterdir() if named.fullmatch(one.name) and one.is_dir())
