"""The one file of a backup: the copied database and a manifest that says what it is.

    manifest.json   when, of which office, how much, the SHA-256 of the copy
    database        the copy, as `store/upkeep/backup.py` made it

It is a ZIP without compression, for what is encrypted cannot be made smaller.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO

from commune_desk.domain.outside_errors import BackupInvalid, FileMissing

_MANIFEST = "manifest.json"
_DATABASE = "database"
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself.

    Attributes:
        key_id: of the key that opens the copy; empty where it is not encrypted.
        contents: the version of the schema and the rows of the main tables.
        paper_count: the files of the archive of papers, which are not in the backup.
        sha256: of the copied database.
    """

    made_at: datetime
    office_name: str
    program_version: str
    contents: Mapping[str, int]
    key_id: str = ""
    paper_count: int = 0
    paper_bytes: int = 0
    sha256: str = ""

    @property
    def is_encrypted(self) -> bool:
        """Whether a key is needed to read the copy."""
        return bool(self.key_id)


def pack(target: Path, copied: Path, manifest: Manifest) -> Manifest:
    """Write a backup, durable at the end; returns its manifest with the SHA-256 of the copy."""
    with target.open("wb") as file:
        with zipfile.ZipFile(file, "w") as backup:
            digest = _add(backup, copied)
            whole = replace(manifest, sha256=digest)
            backup.writestr(_MANIFEST, _text_from(whole))
        file.flush()
        os.fsync(file.fileno())
    return whole


def read(path: Path) -> Manifest:
    """The manifest of a backup.

    Raises:
        FileMissing: there is no such file.
        BackupInvalid: it is no backup, or not all of it is there.
    """
    with _opened(path) as backup:
        return _manifest_from(backup.read(_MANIFEST))


def unpack(path: Path, target: Path) -> None:
    """Write the copied database to a file, durable at the end.

    Raises:
        FileMissing: there is no such file.
        BackupInvalid: what comes out is not what was put in.
    """
    with _opened(path) as backup, target.open("wb") as file:
        with backup.open(_DATABASE) as source:
            digest = _hashed_copy(source, file)
        if digest != _manifest_from(backup.read(_MANIFEST)).sha256:
            raise BackupInvalid(str(path))
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """A backup to read from; whatever does not fit together makes it invalid."""
    try:
        with zipfile.ZipFile(path) as backup:
            yield backup
    except FileNotFoundError:
        raise FileMissing(str(path)) from None
    except (zipfile.BadZipFile, EOFError, KeyError, TypeError, ValueError) as problem:
        raise BackupInvalid(str(path)) from problem


def _add(backup: zipfile.ZipFile, copied: Path) -> str:
    with copied.open("rb") as source, backup.open(_DATABASE, "w", force_zip64=True) as sink:
        return _hashed_copy(source, sink)


def _hashed_copy(source: IO[bytes], sink: IO[bytes]) -> str:
    """Copy a stream and return the SHA-256 of what went through."""
    digest = hashlib.sha256()
    while piece := source.read(_PIECE):
        digest.update(piece)
        sink.write(piece)
    return digest.hexdigest()


def _text_from(manifest: Manifest) -> str:
    content = {**asdict(manifest), "made_at": manifest.made_at.isoformat()}
    return json.dumps(content, ensure_ascii=False, indent=1)


def _manifest_from(text: bytes) -> Manifest:
    content = json.loads(text)
    return Manifest(**{**content, "made_at": datetime.fromisoformat(content["made_at"])})
