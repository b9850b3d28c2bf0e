"""Backups (sao lưu): one file that brings the office back, checked before it gets its name.

What is in it: the whole database, that is every dossier, person, account, setting and the history.
What is not, and what the office must therefore keep by itself:

* The key (`database.key`). A backup is encrypted with it and contains it only wrapped with the code
  of the recovery sheet (`recovery_sheets`), so that a lost USB stick gives nobody away. On the same
  PC the key is there and a restore needs nothing else. On another PC the code on the sheet opens
  it, or a copy of the key file. Without either no backup can be read, by anybody.
* The archive of printed papers, which is sealed with the same key. In every other place they stand
  beside the backups, each once (`files.papers.paper_copies`); a restore brings back those that are
  missing here.

Putting a backup in the place of the database is a matter of its own (`restoring`). The backup of a
PostgreSQL server is its dump, sealed on its way to the disk with a key that stands where the key of
a database on this PC would; dumps of earlier versions are plain and are restored as well.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from commune_desk import __version__
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import (
    BackupInvalid,
    DatabaseDamaged,
    FileUnreadable,
    KeyOfAnotherDatabase,
)
from commune_desk.domain.upkeep.backup_alarms import shrunk
from commune_desk.domain.upkeep.backup_places import places_from
from commune_desk.files.papers import archive, paper_copies
from commune_desk.files.upkeep import backup_file, backup_places, recovery, upkeep_notes
from commune_desk.files.upkeep.backup_file import FILE, SERVER, Manifest, work_folder
from commune_desk.files.upkeep.upkeep_notes import Notes, PlaceNote
from commune_desk.files.writing import check_writable, clear_left, clear_left_below
from commune_desk.services.desk import common_key, rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.outgoing_place import check_own
from commune_desk.services.desk.progress import Cancelled, Progress, check, unwatched
from commune_desk.services.desk.recording import record
from commune_desk.services.upkeep import sealing_papers
from commune_desk.settings import BACKUP_FOLDER
from commune_desk.store.database import DatabaseLocation
from commune_desk.store.reception import drafts
from commune_desk.store.upkeep import backup as stored
from commune_desk.store.upkeep import history

_LEAST_TABLES = 3
"""So many a manifest always named."""

NO_WORK = frozenset({EventKind.UPDATE_PREPARED})
"""Lines of the history for which nobody needs another backup."""
_FEW = 20
"""Lines of it that are looked at: behind a backup there may be those of other counters."""

HOURLY = timedelta(hours=1)
"""How much work a dead disk may take with it while the window is open."""


@dataclass(frozen=True, slots=True)
class BackupReport:
    """A backup whose content was read and agrees with what its manifest says."""

    path: Path
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class Round:
    """A backup in all its places.

    Attributes:
        made: the backup on this PC.
        copies: its copies in the other places.
        refusals: why it did not come to the others, by the text that names them.
    """

    made: BackupReport
    copies: tuple[Path, ...] = ()
    refusals: Mapping[str, UserError] = field(default_factory=dict)

    @property
    def refused(self) -> UserError | None:
        """Why it did not come to one of the places."""
        return next(iter(self.refusals.values()), None)


def create(
    desk: Desk, folder: Path, progress: Progress = unwatched, *, is_thorough: bool = True
) -> BackupReport:
    """Make a backup in a folder while the office goes on working.

    The database is held at one moment, counted, and copied; the copy is flushed, read back from its
    medium and compared. The dump of a server is opened and counted too.

    Args:
        desk: of who may.
        folder: where it goes.
        progress: is told.
        is_thorough: whether a database on this PC is also compared with its own structure and
            seals. The hourly backup leaves that to the check of each day, which takes longer than
            the copy.

    Raises:
        OutsidePractice: an office for practice keeps its backups in its own folder.
        FolderMissing, FolderNotWritable, DiskFull: nothing half written is left.
        DatabaseDamaged: the database cannot be read any more; do not delete older backups.
        ProgramMissing, DatabaseUnreachable: of a PostgreSQL server.
        BackupInvalid: the medium gives back something else; the backup is taken away.
        Cancelled: the officer stopped the work.
    """
    rights.check(desk, EventKind.BACKUP_CREATED)
    clear_left(desk.folder.root)
    clear_left_below(desk.folder.archive)
    location = desk.database.location
    check_own(desk, folder)
    check_writable(folder)
    stored.make_key(location)
    common_key.learn(desk.database, desk.office.id, desk.folder, at=desk.now())
    with work_folder(folder) as work:
        check(progress, 0, 3)
        at = desk.now()  # what is typed from here on need not be in it
        with stored.still(desk.database) as still:
            if is_thorough and not location.url:
                desk.database.integrity_check()
            check(progress, 1, 3)
            manifest = replace(manifest_of(desk, still.contents), made_at=at)
            target, manifest = backup_file.pack(still.pieces, manifest, work=work, folder=folder)
    try:
        check(progress, 2, 3)
        _read_back(target, manifest, location)
    except (BackupInvalid, Cancelled):
        target.unlink()
        raise
    if folder.absolute() != desk.folder.backups.absolute() and not desk.is_practice:
        paper_copies.copy_new(desk.folder.archive, folder, stored.key_of(location))
    with desk.database.transaction():
        facts = {
            "file": target.name,
            "sha256": manifest.sha256,
            **stored.main_facts(manifest.contents),
        }
        record(desk, EventKind.BACKUP_CREATED, facts=facts)
    progress(3, 3)
    return BackupReport(target, manifest)


def manifest_of(desk: Desk, contents: Mapping[str, int]) -> Manifest:
    """What a backup of this moment says of itself, still without its SHA-256."""
    location = desk.database.location
    paper_count, paper_bytes = archive.size_of(desk.folder.archive)
    head, first = history.head(desk.office.id), history.first_hash(desk.office.id)
    return Manifest(
        made_at=desk.now(),
        office_name=desk.office.name,
        program_version=__version__,
        contents=contents,
        is_practice=desk.is_practice,
        key_id=stored.key_id(location),
        engine=SERVER if location.url else FILE,
        paper_count=paper_count,
        paper_bytes=paper_bytes,
        recovery=recovery.read(desk.folder.recovery),
        head={"event_id": str(head.event_id), "hash": head.hash, "history": first} if head else {},
    )


def _read_back(target: Path, manifest: Manifest, location: DatabaseLocation) -> None:
    """Compare a backup on its medium with what was read from the database.

    Raises:
        BackupInvalid: it is something else.
    """
    backup_file.check_whole(target)
    if location.url:
        with backup_file.copy_in(target) as dump:
            found = stored.counts_of_dump(dump, location, named=str(target))
        _compare(found, manifest, target)


def _compare(found: Mapping[str, int], manifest: Manifest, path: Path) -> None:
    """See that each table has as many rows as the manifest says; earlier ones named only some.

    Raises:
        BackupInvalid: one has not.
    """
    said = {name: count for name, count in manifest.contents.items() if name in found}
    if any(found[name] != count for name, count in said.items()) or len(said) < _LEAST_TABLES:
        raise BackupInvalid(str(path))


def go_round(desk: Desk, progress: Progress = unwatched, *, is_thorough: bool = True) -> Round:
    """Make a backup on this PC and copy it to the other places; take away those kept long enough.

    An other place that is absent or full does not undo the backup on this PC; it is said. Where the
    backup has less in it than an earlier one, none is taken away.

    Raises:
        Everything that `create` raises.
    """
    made = create(desk, desk.folder.backups, progress, is_thorough=is_thorough)
    with suppress(UserError):  # the papers wait; the backup stands
        sealing_papers.take_over(desk)
    notes = _counted(desk, made.manifest)
    if not notes.shrunk:
        backup_file.prune(desk.folder.backups, desk.now().date())
    copies: list[Path] = []
    refusals: dict[str, UserError] = {}
    known = dict(notes.places)
    wanted = () if desk.is_practice else places_from(desk.settings[BACKUP_FOLDER])
    for place in wanted:
        try:
            # Copy a backup and the papers that are new to another place
            folder = check_writable(backup_places.find(place))
            copied = backup_file.copy_to(made.path, folder)
            paper_copies.copy_new(
                desk.folder.archive, folder, stored.key_of(desk.database.location)
            )
            if not notes.shrunk:
                backup_file.prune(folder, desk.now().date())
            copies.append(copied)
            known[place.text] = PlaceNote(made.manifest.made_at)
        except UserError as refusal:
            refusals[place.text] = refusal
            before = known.get(place.text, PlaceNote())
            known[place.text] = replace(before, refused=type(refusal).__name__)
    notes = replace(notes, places={one.text: known[one.text] for one in wanted})
    upkeep_notes.write(desk.folder.upkeep, notes)
    return Round(made, tuple(copies), refusals)


def _counted(desk: Desk, manifest: Manifest) -> Notes:
    """The notes with what a backup holds: whether anything is less than it was.

    After a restore that the history tells of, less is right.
    """
    notes, now = upkeep_notes.read(desk.folder.upkeep), stored.main_facts(manifest.contents)
    first = manifest.head.get("history", "")
    if notes.history != first:
        return replace(notes, history=first, most=now, shrunk={}, restored=0)
    less = shrunk(notes.most, now)
    if less and (restored := history.last_restore(desk.office.id)) > notes.restored:
        return replace(notes, most=now, shrunk={}, restored=restored)
    most = {name: max(count, notes.most.get(name, 0)) for name, count in now.items()}
    return replace(notes, most=most, shrunk=less)


def is_due(desk: Desk, *, at_closing: bool = False) -> bool:
    """Whether something happened since the last backup that a dead disk should not take along."""
    if desk.is_practice or not rights.may(desk, EventKind.BACKUP_CREATED):
        return False
    last_at = backup_file.newest(desk.folder.backups)
    if last_at is not None and not at_closing and desk.now() - last_at < HOURLY:
        return False
    newest = [one.kind for one in history.recent(desk.office.id, _FEW) if one.kind not in NO_WORK]
    return last_at is None or newest[:1] != [EventKind.BACKUP_CREATED]


def ensure(desk: Desk, progress: Progress = unwatched) -> Round:
    """See that a backup of the office as it is now stands on this PC; one is made where none does.

    So an upgrade makes one, whichever way it was begun: by the window, which backs up as it closes,
    or by the installer. One that stands is read back from the disk before it is relied on.

    Raises:
        Everything that `go_round` raises.
    """
    rights.check(desk, EventKind.BACKUP_CREATED)
    if (last := _last(desk)) is not None:
        with suppress(UserError):  # it is damaged: another one is made
            backup_file.check_whole(last.path)
            progress(1, 1)
            return Round(last)
    return go_round(desk, progress)


def _last(desk: Desk) -> BackupReport | None:
    """The newest backup on this PC, where nothing happened after its moment but itself.

    What a draft says has no line in the history.
    """
    path = backup_file.newest_file(desk.folder.backups)
    if path is None:
        return None
    try:
        manifest = backup_file.read(path)
    except UserError:
        return None
    if manifest.key_id != stored.key_id(desk.database.location):
        return None
    office, head = desk.office.id, int(manifest.head.get("event_id", 0))
    after = [one for one in history.recent(office, _FEW) if one.id > head]
    is_told = any(one.facts.get("sha256") == manifest.sha256 for one in after)
    work = [one for one in after if one.kind not in {*NO_WORK, EventKind.BACKUP_CREATED}]
    if not is_told or work or len(after) == _FEW:
        return None
    typed_at = drafts.last_saved(office)
    return None if typed_at and typed_at > manifest.made_at else BackupReport(path, manifest)


def verify(path: Path, location: DatabaseLocation) -> BackupReport:
    """Read a backup from end to end and compare it with what it says of itself.

    Raises:
        FileMissing, BackupInvalid: there is none, or it is damaged.
        DatabaseKeyMissing, KeyOfAnotherDatabase: it cannot be read on this PC as it is.
        FileUnreadable: it is of the other engine.
        DatabaseTooNew: a newer program made it.
    """
    with work_folder() as work:
        return unpacked(path, location, work / "copied")


def unpacked(path: Path, location: DatabaseLocation, target: Path) -> BackupReport:
    """Unpack a backup and see that all of it is there.

    It must be of this engine, of a schema that this program knows, and of the key of this PC.
    """
    manifest = backup_file.read(path)
    if manifest.is_of_server != bool(location.url):
        raise FileUnreadable(str(path), "PostgreSQL" if location.url else "SQLite")
    stored.check_known(manifest.contents)
    if manifest.key_id and manifest.key_id != stored.key_id(location):
        raise KeyOfAnotherDatabase(str(path), str(location.key_path))
    backup_file.unpack(path, target)
    try:
        found = stored.check(target, location)
    except (DatabaseDamaged, BackupInvalid) as damage:
        raise BackupInvalid(str(path)) from damage
    _compare(found, manifest, path)
    return BackupReport(path, manifest)
