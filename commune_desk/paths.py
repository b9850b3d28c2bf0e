"""Where things are: the resources that ship with the program and the data folder of this PC.

The data folder holds everything that the office would miss; its layout is `DataFolder`. Inside the
frozen bundle resources stand beside the package, in the source tree beside the package's folder.
"""

import errno
import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import DiskFull, FolderMissing, FolderNotWritable
from commune_desk.domain.upkeep.disk_errors import DiskFailing

DATA_VARIABLE = "COMMUNE_DESK_DATA"
KEYS_VARIABLE = "COMMUNE_DESK_KEYS"
SHARED = "office-folder.txt"
LOG_FILE = "commune-desk.log"
WORK = ".commune-desk-"
"""So begins the name of what is half done, wherever it is."""


@cache
def pc_mark() -> str:
    """What tells this PC from others that work in the same folder of the network."""
    import hashlib
    import platform

    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


def work_name() -> str:
    """How the name of what this process has half done begins."""
    return f"{WORK}{pc_mark()}-{os.getpid()}-"


@cache
def resources() -> Path:
    """The folder of fonts, icons, catalogue and the like."""
    bundled = getattr(sys, "_MEIPASS", None)
    root = Path(bundled) if bundled else Path(__file__).resolve().parent.parent
    return root / "resources"


def default_data_folder() -> Path:
    """The data folder where none is named: the environment's, the user's own, or the shared one.

    Who has an office of his own stays with it, whatever others of this PC share.
    """
    if named := os.environ.get(DATA_VARIABLE):
        return Path(named)
    own = own_data_folder()
    shared = shared_mark()
    if not DataFolder(own).is_new or not shared.is_file():
        return own
    return Path(shared.read_text(encoding="utf-8").strip() or own)


def shared_mark() -> Path:
    """The file of this PC that says where the office is that its accounts share."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", "C:/ProgramData")) / "CommuneDesk" / SHARED
    return Path("/var/lib/commune-desk") / SHARED


def shared_data_folder() -> Path:
    """Where an office is, unless somebody chooses another folder, that the accounts share."""
    return shared_mark().with_name("data")


def is_shared(path: Path) -> bool:
    """Whether a path is, or lies in, the folder of the office that accounts of this PC share."""
    mark, place = shared_mark(), path.absolute()
    told = mark.read_text(encoding="utf-8").strip() if mark.is_file() else ""
    return bool(told) and Path(told) in (place, *place.parents)


def own_data_folder() -> Path:
    """The data folder of the user who runs the program."""
    if sys.platform == "win32":
        return Path(os.environ["LOCALAPPDATA"]) / "CommuneDesk"
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "commune-desk"


def own_keys_folder() -> Path:
    """Where the user who runs the program keeps keys that must not stand beside the data."""
    if named := os.environ.get(KEYS_VARIABLE):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ["APPDATA"]) / "CommuneDesk" / "keys"
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(home) / "commune-desk" / "keys"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The layout of a data folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The encrypted SQLite database."""
        return self.root / "commune-desk.db"

    @property
    def key(self) -> Path:
        """The key of the database, readable by its owner alone."""
        return self.root / "database.key"

    @property
    def recovery(self) -> Path:
        """The key, wrapped with the code of the recovery sheet; opens nothing without it."""
        return self.root / "recovery.json"

    @property
    def practice(self) -> "DataFolder":
        """The folder of the office in which one practises: a database, a key, papers of its own."""
        return DataFolder(self.root / "practice")

    @property
    def practice_mark(self) -> Path:
        """Stands in the folder of such an office, and says what it is."""
        return self.root / "practice-office.txt"

    @property
    def is_practice(self) -> bool:
        """Whether this is the folder of an office in which one practises."""
        return self.practice_mark.exists()

    @property
    def is_shared(self) -> bool:
        """Whether accounts of this PC share the office in this folder."""
        return is_shared(self.root)

    @property
    def machine_settings(self) -> Path:
        """The settings of this PC."""
        return self.root / "machine.json"

    @property
    def joining(self) -> Path:
        """Stands here while this PC joins an office; see `services/office/joining.py`."""
        return self.root / "joining.json"

    @property
    def proven_settings(self) -> Path:
        """The settings of this PC with which the program opened the last time."""
        return self.root / "machine-before.json"

    @property
    def server_certificate(self) -> Path:
        """What proves the server of a shared database, where a join file brought it."""
        return self.root / "server-ca.crt"

    @property
    def window(self) -> Path:
        """Where the windows and columns of this PC were."""
        return self.root / "window.ini"

    @property
    def archive(self) -> Path:
        """The papers as they were printed, sealed."""
        return self.root / "archive"

    @property
    def opened(self) -> Path:
        """Plain copies of papers, as long as another program shows them."""
        return self.root / "opened"

    @property
    def workbooks(self) -> Path:
        """The register workbooks, unless the settings name another folder."""
        return self.root / "workbooks"

    @property
    def reports(self) -> Path:
        """The monthly reports as files."""
        return self.root / "reports"

    @property
    def backups(self) -> Path:
        """Copies of the database."""
        return self.root / "backup"

    @property
    def upkeep(self) -> Path:
        """What the upkeep of this PC remembers: `files/upkeep/upkeep_notes.py`."""
        return self.root / "upkeep.json"

    @property
    def restoring(self) -> Path:
        """Stands here while a backup takes the place of the database: `files.upkeep.exchange`."""
        return self.root / "restoring.json"

    @property
    def restored(self) -> Path:
        """The database of a backup, ready to take its place."""
        return self.root / "commune-desk-restored.db"

    @property
    def next_key(self) -> Path:
        """The key of that database, where it is another than the one that stands here."""
        return self.root / "database-next.key"

    @property
    def next_recovery(self) -> Path:
        """That key wrapped, as `recovery` will be."""
        return self.root / "recovery-next.json"

    @property
    def keys_aside(self) -> tuple[Path, ...]:
        """Keys that once stood here; older backups are encrypted with them."""
        return tuple(sorted(self.root.glob(f"{self.key.stem}-2*{self.key.suffix}")))

    @property
    def updates(self) -> Path:
        """Installers that came on a stick and wait to be run."""
        return self.root / "updates"

    @property
    def moved_away(self) -> Path:
        """Stands here once the office has left for another PC; see `files/upkeep/moved_away.py`."""
        return self.root / "moved-away.json"

    @property
    def _is_set_up(self) -> bool:
        shown_by = (self.database, self.machine_settings, self.restoring, self.joining)
        return any(one.exists() for one in shown_by)

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever set up here, as far as it can be seen."""
        return not self._is_set_up and not self.is_gone

    @property
    def is_gone(self) -> bool:
        """Whether data were here and are not: the disk is away, or what belongs to them is left."""
        if self._is_set_up:
            return False
        is_away = not self.root.exists() and not self.root.absolute().parent.exists()
        return is_away or self._has_left

    @property
    def is_free(self) -> bool:
        """Whether an office can be put here that somebody names a new folder for."""
        return not self._is_set_up and not self._has_left

    @property
    def _has_left(self) -> bool:
        return self.key.exists() or self.archive.exists() or self.backups.exists()

    @property
    def logs(self) -> Path:
        """What went wrong, without personal data."""
        return self.root / "logs"

    @property
    def log(self) -> Path:
        """The newest of them."""
        return self.logs / LOG_FILE

    @property
    def lock(self) -> Path:
        """Held while the window is open on this folder."""
        return self.root / "running.lock"


_FULL = (errno.ENOSPC, errno.EDQUOT)
_FAILING = (errno.EIO, errno.ENXIO, errno.ENODEV, errno.EINTR, errno.ESTALE, errno.ETIMEDOUT)
"""What a disk answers, also one on the network, that no longer reads or writes what is on it."""


def disk_refusal(error: OSError, folder: Path | str = "") -> UserError | None:
    """What the disk itself says by an error of the system; None where it is no matter of a disk.

    Args:
        error: which names its file, unless that was open already.
        folder: what is named then.
    """
    place = str(error.filename or folder)
    if error.errno in _FULL:
        return DiskFull(place)
    return DiskFailing(place) if error.errno in _FAILING else None


def folder_error(error: OSError, folder: Path) -> Exception:
    """The refusal that an operating-system error means.

    Raises:
        OSError: the error itself where it means none, so that it never becomes its own cause.
    """
    if error.errno in _FULL:
        return DiskFull(str(folder))
    if error.errno in _FAILING:
        return DiskFailing(str(folder))
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM, errno.EISDIR):
        return FolderNotWritable(str(folder))
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.EINVAL):
        return FolderMissing(str(folder))
    raise error
