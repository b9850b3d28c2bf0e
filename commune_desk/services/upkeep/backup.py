"""Backups (sao lưu): one file that brings the office back, checked before it gets its name.

What is in it: the whole database, that is every dossier, person, account, setting and the history.
What is not, and what the office must therefore keep by itself:

* The key (`database.key`). A backup is encrypted with it and does not contain it, so that a lost
  USB stick gives nobody away. On the same PC the key is there and a restore needs nothing else. For
  another PC a copy of the key file is kept apart from the backups, under lock; it goes into the
  data folder before the restore. Without it no backup can be read, by anybody.
* The archive of printed papers. The manifest names how many there were; every paper can be printed
  again from the database.

The backup of a PostgreSQL server is its dump, which is not encrypted (`Manifest.is_encrypted` says
so) and belongs on a disk that is.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from commune_desk import __version__
from commune_desk.domain.history import EventKind, NewEvent
from commune_desk.domain.outside_errors import (
    BackupInvalid,
    DatabaseDamaged,
    FileUnreadable,
    KeyOfAnotherDatabase,
)
from commune_desk.files import backup_file, writing
from commune_desk.files import lock as running
from commune_desk.files.backup_file import Manifest
from commune_desk.paths import DataFolder, folder_error
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.desk.recording import record
from commune_desk.store.database import DatabaseLocation
from commune_desk.store.upkeep import backup as stored

SUFFIX = ".backup"


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A backup whose content was read and agrees with what its manifest says."""

    path: Path
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place; `replaced` is where the database stands that was there before."""

    backup: BackupReport
    replaced: Path | None


def create(desk: Desk, folder: Path, progress: Progress = unwatched) -> BackupReport:
    """Make a backup in a folder while the office goes on working.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: nothing half written is left.
        DatabaseDamaged: the database cannot be read any more; do not delete older backups.
        ProgramMissing, DatabaseUnreachable: of a PostgreSQL server.
        Cancelled: the officer stopped the work.
    """
    at, location = desk.now(), desk.database.location
    writing.check_writable(folder)
    with _work_folder(folder) as work:
        check(progress, 0, 3)
        copied = work / "copied"
        before = {} if desk.database.is_sqlite else stored.facts_of(desk.database)
        stored.copy(desk.database, copied)
        check(progress, 1, 3)
        contents = stored.check(copied, location) or before
        check(progress, 2, 3)
        manifest = backup_file.pack(work / "packed", copied, _manifest(desk, at, contents))
        target = (work / "packed").rename(_free_name(folder, f"commune-desk-{_stamp(at)}{SUFFIX}"))
    with desk.database.transaction():
        facts = {"file": target.name, "sha256": manifest.sha256, **contents}
        record(desk, EventKind.BACKUP_CREATED, facts=facts)
    progress(3, 3)
    return BackupReport(target, manifest)


def verify(path: Path, location: DatabaseLocation) -> BackupReport:
    """Read a backup from end to end and compare it with what it says of itself.

    Raises:
        FileMissing, BackupInvalid: there is none, or it is damaged.
        DatabaseKeyMissing, KeyOfAnotherDatabase: it cannot be read on this PC as it is.
        FileUnreadable: it is of the other engine.
        DatabaseTooNew: a newer program made it.
    """
    with _work_folder() as work:
        return _unpacked(path, location, work / "copied")


def restore(
    path: Path, location: DatabaseLocation, *, folder: DataFolder, at: datetime
) -> Restored:
    """Put a backup in the place of the database, which is kept beside it under a dated name.

    The restored history says when it was restored. Nothing is replaced before the backup has been
    read from end to end.

    Raises:
        AlreadyRunning, DatabaseLocked: the program is open; close it first.
        Everything that `verify` raises; folders and disks as for `create`.
    """
    with running.alone(folder), _work_folder(folder.root) as work:
        report = _unpacked(path, location, work / "copied")
        aside = _aside(folder, location, at)
        facts = {"file": path.name, "made_at": report.manifest.made_at.isoformat()}
        event = NewEvent(kind=EventKind.BACKUP_RESTORED, happened_at=at, entered_at=at, facts=facts)
        stored.put_in_place(work / "copied", location, event, aside=aside)
    return Restored(report, aside if aside.exists() else None)


def _unpacked(path: Path, location: DatabaseLocation, target: Path) -> BackupReport:
    """Unpack a backup and see that all of it is there."""
    manifest = backup_file.read(path)
    _check_fits(path, manifest, location)
    backup_file.unpack(path, target)
    try:
        contents = stored.check(target, location)
    except DatabaseDamaged as damage:
        raise BackupInvalid(str(path)) from damage
    if contents and contents != manifest.contents:
        raise BackupInvalid(str(path))
    return BackupReport(path, manifest)


def _check_fits(path: Path, manifest: Manifest, location: DatabaseLocation) -> None:
    """The backup must be of this engine, of a schema we know, and of the key of this PC."""
    if manifest.is_encrypted == bool(location.url):
        raise FileUnreadable(str(path), "PostgreSQL" if location.url else "SQLite")
    stored.check_known(manifest.contents)
    if manifest.key_id != stored.key_id(location):
        raise KeyOfAnotherDatabase(str(path), str(location.key_path))


def _manifest(desk: Desk, at: datetime, contents: dict[str, int]) -> Manifest:
    papers = [file for file in desk.folder.archive.rglob("*") if file.is_file()]
    return Manifest(
        made_at=at,
        office_name=desk.office.name,
        program_version=__version__,
        contents=contents,
        key_id=stored.key_id(desk.database.location),
        paper_count=len(papers),
        paper_bytes=sum(paper.stat().st_size for paper in papers),
    )


def _stamp(at: datetime) -> str:
    return f"{at:%Y-%m-%d-%H%M%S}"


def _free_name(folder: Path, name: str) -> Path:
    """A name in the folder that nothing has; two backups of one second get two."""
    wanted = folder / name
    number = 2
    while wanted.exists():
        wanted = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
        number += 1
    return wanted


def _aside(folder: DataFolder, location: DatabaseLocation, at: datetime) -> Path:
    """Where the database goes that a restore replaces."""
    if location.url:
        writing.check_writable(folder.backups)
        return _free_name(folder.backups, f"replaced-{_stamp(at)}.dump")
    path, _ = location.files
    return _free_name(path.parent, f"{path.stem}-replaced-{_stamp(at)}{path.suffix}")


@contextmanager
def _work_folder(beside: Path | None = None) -> Iterator[Path]:
    """A folder for what is half done, gone afterwards; what a disk refuses becomes a fact."""
    place = beside or Path(tempfile.gettempdir())
    try:
        with tempfile.TemporaryDirectory(dir=place, prefix=".commune-desk-") as name:
            yield Path(name)
    except OSError as problem:
        raise folder_error(problem, place) from problem
