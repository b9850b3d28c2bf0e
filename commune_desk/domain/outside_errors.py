"""What the world outside can refuse: the database, files and folders, backups, printers.

Errors as in `domain/errors.py`: facts, never sentences; words stand in `words/sentences`.
"""

from dataclasses import dataclass

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class OfficeNotFound(UserError):
    """The data folder holds no database yet; the office must be set up first."""

    folder: str


@dataclass(eq=False)
class OfficeAlreadyExists(UserError):
    """The data folder already holds the database of an office."""

    folder: str


@dataclass(eq=False)
class DatabaseLocked(UserError):
    """Another process holds the database for longer than we wait."""


@dataclass(eq=False)
class DatabaseDamaged(UserError):
    """The file is no database, is damaged, or the key does not open it."""

    path: str


@dataclass(eq=False)
class DatabaseOnFailingDisk(DatabaseDamaged):
    """The disk does not give all of the file: it may come from another, or from a backup."""


@dataclass(eq=False)
class DatabaseKeyMissing(UserError):
    """The database is there, its key file is not."""

    path: str


@dataclass(eq=False)
class DatabaseKeyUnreadable(UserError):
    """The key file is there, but belongs to another user of this PC."""

    path: str


@dataclass(eq=False)
class DatabaseTooNew(UserError):
    """A newer version of the program made the database."""

    version: int
    known: int


@dataclass(eq=False)
class DatabaseUnreachable(UserError):
    """The PostgreSQL server does not answer."""

    host: str


@dataclass(eq=False)
class DatabaseReadOnly(UserError):
    """The database cannot be written: read-only medium or missing permission."""

    path: str


@dataclass(eq=False)
class DiskFull(UserError):
    """No space left where the program must write."""

    path: str


@dataclass(eq=False)
class FolderMissing(UserError):
    """A folder that was named does not exist and cannot be made."""

    path: str


@dataclass(eq=False)
class FolderNotWritable(UserError):
    """A folder that was named cannot be written to."""

    path: str


@dataclass(eq=False)
class FileMissing(UserError):
    """A file that was named does not exist."""

    path: str


@dataclass(eq=False)
class FileTooLarge(UserError):
    """A file is far larger than any of its kind; it is not read."""

    path: str
    most_mb: int


@dataclass(eq=False)
class FileUnreadable(UserError):
    """A file that was named is not of the expected kind."""

    path: str
    expected: str


@dataclass(eq=False)
class PaperUnreadable(UserError):
    """A paper of the archive is not what was kept, or no key that is here opens it."""

    file: str


@dataclass(eq=False)
class WorkbookInUse(UserError):
    """A workbook is open in another program; the new state stands beside it, or nowhere."""

    path: str
    saved_as: str


@dataclass(eq=False)
class ProgramMissing(UserError):
    """A program of the system that the work needs (`pg_dump`) is not installed."""

    program: str


class ProgramTooOld(ProgramMissing):
    """It is older than the server whose database it should copy, or that made the backup."""


@dataclass(eq=False)
class NoScreen(UserError):
    """This session has no screen on which the window could open."""


@dataclass(eq=False)
class LibraryMissing(UserError):
    """A library of the system that the window needs (`libGL.so.1`) is not installed."""

    library: str


@dataclass(eq=False)
class KeyOfAnotherDatabase(UserError):
    """The key file of this PC is not the one with which the backup was encrypted."""

    path: str
    key_path: str


@dataclass(eq=False)
class BackupInvalid(UserError):
    """A backup whose content does not agree with its own checksum."""

    path: str


@dataclass(eq=False)
class AlreadyRunning(UserError):
    """The program is already open on this data folder."""

    folder: str


@dataclass(eq=False)
class PrinterNotFound(UserError):
    """The chosen printer is not installed."""

    printer: str


@dataclass(eq=False)
class PrinterMissing(UserError):
    """This PC has no printer at all."""


@dataclass(eq=False)
class TrayNotFound(UserError):
    """The printer has no tray of the chosen name."""

    printer: str
    tray: str


@dataclass(eq=False)
class PrinterRefused(UserError):
    """The printer did not take the paper; it is kept and can be printed again."""

    printer: str


@dataclass(eq=False)
class PrinterStopped(UserError):
    """The printer took the paper but stands still: it is paused, or lacks something."""

    printer: str


@dataclass(eq=False)
class ProgramFailed(UserError):
    """The program has a bug; where stands in the log, without a word about a citizen."""

    log_file: str


@dataclass(eq=False)
class StoppedByHand(UserError):
    """Somebody stopped the command before its end (Ctrl+C)."""
