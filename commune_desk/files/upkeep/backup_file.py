"""The one file of a backup: the copied database and a manifest that says what it is.

    manifest.json   when, of which office, how much, the SHA-256 of the copy
    database        the copy, encrypted as the store made it

It is a ZIP without compression, for what is encrypted cannot be made smaller. A backup is made in a
work folder beside its place and gets its name when it is whole.
"""

import json
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import IO

from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import BackupInvalid, FileMissing
from commune_desk.domain.upkeep.backup_keeping import kept
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files.upkeep.hashing import hash_beside
from commune_desk.files.writing import clear_left, put_in_place
from commune_desk.paths import disk_refusal, folder_error, work_name
from commune_desk.permissions import let_folder_give_on
from commune_desk.practice import prefix

SUFFIX = ".backup"
FILE, SERVER = "sqlite", "postgres"
"""The kinds of databases."""

_MANIFEST = "manifest.json"
_DATABASE = "database"
_PIECE = 1 << 20
_NAMED = re.compile(r"commune-desk-(\d{4}-\d\d-\d\d-\d{6})(-\d+)?\.backup")
_MOMENT = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself.

    Attributes:
        is_practice: whether it is of an office that practises (tập huấn).
        key_id: of the key that opens the copy; empty where it is not encrypted, as the dumps of a
            server were once.
        engine: which database it is of; empty in a backup of before it was said.
        contents: the version of the schema and the rows of each table, counted in the database that
            was copied, at the moment of the copy.
        paper_count: the files of the archive of papers, which are not in the backup.
        sha256: of the copied database.
        recovery: the key, wrapped with the code of the recovery sheet (`files.upkeep.recovery`);
            empty where the office has no sheet.
        head: the last line of the history in it (`event_id`, `hash`) and the hash of its first
            (`history`), by which a later look finds lines that were changed since.
    """

    made_at: datetime
    office_name: str
    program_version: str
    contents: Mapping[str, int]
    is_practice: bool = False
    key_id: str = ""
    paper_count: int = 0
    paper_bytes: int = 0
    sha256: str = ""
    recovery: Mapping[str, str] = field(default_factory=dict)
    head: Mapping[str, str] = field(default_factory=dict)
    engine: str = ""

    @property
    def is_encrypted(self) -> bool:
        """Whether a key is needed to read the copy."""
        return bool(self.key_id)

    @property
    def is_of_server(self) -> bool:
        """Whether it is the dump of a server; once only these were not encrypted."""
        return self.engine == SERVER if self.engine else not self.key_id


@contextmanager
def work_folder(beside: Path | None = None) -> Iterator[Path]:
    """A folder for what is half done, gone afterwards; what a disk refuses becomes a fact.

    What it does not let go at the end, twice, is no refusal of what was done: the next one takes it
    away.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: as the disk refused.
    """
    place, name = beside or Path(tempfile.gettempdir()), ""
    clear_left(place)
    try:
        with tempfile.TemporaryDirectory(
            dir=place, prefix=work_name(), ignore_cleanup_errors=True
        ) as name:
            let_folder_give_on(Path(name))
            yield Path(name)
    except OSError as problem:
        raise folder_error(problem, place) from problem
    finally:
        if name:
            shutil.rmtree(name, ignore_errors=True)


def dated(path: Path, at: datetime) -> Path:
    """A path with a moment in its name, which nothing has yet; two of one second get two names."""
    wanted, number = path.with_stem(f"{path.stem}-{at.strftime(_MOMENT)}"), 2
    free = wanted
    while free.exists():
        free, number = wanted.with_stem(f"{wanted.stem}-{number}"), number + 1
    return free


def pack(
    pieces: Iterable[bytes], manifest: Manifest, *, work: Path, folder: Path
) -> tuple[Path, Manifest]:
    """Make the backup of a copy that comes piece by piece, durable under a dated name.

    Args:
        pieces: the copy, encrypted.
        manifest: what it holds, still without its SHA-256.
        work: a work folder inside `folder`.
        folder: where the backup goes.

    Returns:
        Where it stands, and its manifest with the SHA-256.
    """
    packed = work / "packed"
    with packed.open("wb") as file, hash_beside() as digest:
        with zipfile.ZipFile(file, "w") as backup:
            with backup.open(_DATABASE, "w", force_zip64=True) as sink:
                for piece in pieces:
                    digest.update(piece)
                    sink.write(piece)
            whole = replace(manifest, sha256=digest.hexdigest())
            content = {**asdict(whole), "made_at": whole.made_at.isoformat()}
            backup.writestr(_MANIFEST, json.dumps(content, ensure_ascii=False, indent=1))
        file.flush()
        os.fsync(file.fileno())
    target = dated(folder / f"{prefix()}commune-desk{SUFFIX}", manifest.made_at)
    put_in_place(packed, target)
    return target, whole


@contextmanager
def copy_in(path: Path) -> Iterator[IO[bytes]]:
    """The copied database in a backup, to be read.

    Raises:
        FileMissing, BackupInvalid: it is not there, or not all of it.
    """
    with _opened(path) as backup, backup.open(_DATABASE) as source:
        yield source


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


def check_whole(path: Path) -> None:
    """Read a backup back from its medium, as far as the system lets go of what it remembers of it.

    Raises:
        FileMissing, BackupInvalid: it is not what was written.
    """
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    nowhere = Path(os.devnull)
    with _opened(path) as backup, backup.open(_DATABASE) as source, nowhere.open("wb") as sink:
        if _hashed_copy(source, sink) != _manifest_from(backup.read(_MANIFEST)).sha256:
            raise BackupInvalid(str(path))


def copy_to(path: Path, folder: Path) -> Path:
    """Copy a backup to another place, whole under its name, and read it back there.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull, DiskFailing: nothing half written is left.
        BackupInvalid: the other place gives back something else; the copy is taken away.
    """
    target = folder / path.name
    with work_folder(folder) as work:
        copied = work / "copied"
        shutil.copyfile(path, copied)
        with copied.open("rb+") as file:
            os.fsync(file.fileno())
        put_in_place(copied, target)
    try:
        check_whole(target)
    except BackupInvalid:
        target.unlink()
        raise
    return target


def prune(folder: Path, today: date) -> tuple[Path, ...]:
    """Take away the backups that the rule does not keep; returns them. Other files stay.

    Work folders of runs that were killed go too.
    """
    made: dict[datetime, list[Path]] = {}
    for path in folder.glob(f"{prefix()}commune-desk-*{SUFFIX}"):
        named = _NAMED.fullmatch(path.name.removeprefix(prefix()))
        if named and (at := _moment_in(named)):
            made.setdefault(at, []).append(path)
    stay = kept(made, today)
    gone = [path for at, paths in made.items() if at not in stay for path in paths]
    for path in gone:
        path.unlink(missing_ok=True)
    clear_left(folder)
    return tuple(gone)


def newest(folder: Path) -> datetime | None:
    """When the newest backup in a folder was made; None where there is none."""
    path = newest_file(folder)
    return _made_at(path) if path else None


def newest_file(folder: Path) -> Path | None:
    """The newest backup in a folder; None where there is none."""
    return max(folder.glob(f"*{SUFFIX}"), key=_made_at, default=None)


def _made_at(path: Path) -> datetime:
    """When a backup was made: its name says it, or its manifest.

    The time of the file says only when it came there, as a copy from a stick does today. It counts
    where nothing else does, as of one that the disk does not read.
    """
    if (named := _NAMED.search(path.name)) and (at := _moment_in(named)):
        return at
    with suppress(UserError, OSError):
        return read(path).made_at
    return datetime.fromtimestamp(path.stat().st_mtime, OFFICE_ZONE)


def _moment_in(named: re.Match[str]) -> datetime | None:
    """The moment in the name of a backup; None for one that no calendar has."""
    try:
        return datetime.strptime(named[1], _MOMENT).replace(tzinfo=OFFICE_ZONE)
    except ValueError:
        return None


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """A backup to read from; whatever does not fit together makes it invalid.

    Raises:
        FileMissing, BackupInvalid: as said.
        OSError: the disk does not read it.
    """
    if path.is_dir():  # which Windows tells as a file that may not be read
        raise FileMissing(str(path))
    try:
        with zipfile.ZipFile(path) as backup:
            yield backup
    except FileNotFoundError:
        raise FileMissing(str(path)) from None
    except (zipfile.BadZipFile, EOFError, KeyError, TypeError, ValueError) as problem:
        met = problem.__context__  # of the disk, where `zipfile` looks for its list
        if isinstance(met, OSError) and disk_refusal(met) is not None:
            raise met from None
        raise BackupInvalid(str(path)) from problem


def _hashed_copy(source: IO[bytes], sink: IO[bytes]) -> str:
    """Copy a stream and return the SHA-256 of what went through."""
    with hash_beside() as digest:
        while piece := source.read(_PIECE):
            digest.update(piece)
            sink.write(piece)
        return digest.hexdigest()


def _manifest_from(text: bytes) -> Manifest:
    content = json.loads(text)
    return Manifest(**{**content, "made_at": datetime.fromisoformat(content["made_at"])})


def found(folders: Iterable[Path], most: int = 50) -> tuple[Path, ...]:
    """The backups that lie in folders or one folder below, the newest of them first."""
    made: dict[Path, datetime] = {}
    for folder in folders:
        for pattern in (f"*{SUFFIX}", f"*/*{SUFFIX}"):
            with suppress(OSError):  # a drive without a medium, a folder of somebody else
                made |= {path: _made_at(path) for path in folder.glob(pattern)}
    return tuple(sorted(made, key=lambda path: made[path], reverse=True)[:most])
