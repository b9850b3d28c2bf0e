"""Papers as they are kept (bản lưu): sealed with the key of the office, and opened in memory.

Nobody who has the disk alone reads a paper. What another program is to show or print gets a plain
copy for as long as that takes (`files/papers/opened_papers.py`).
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from commune_desk.domain.outside_errors import DatabaseKeyMissing, DatabaseKeyUnreadable
from commune_desk.domain.upkeep.recovery import DatabaseKeyWrong
from commune_desk.files.papers import archive, opened_papers
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import Desk
from commune_desk.store.database import DatabaseLocation
from commune_desk.store.upkeep import backup as stored


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A paper that the archive has.

    Attributes:
        file: its name there, which its content gives.
        content: what goes to the printer.
    """

    file: str
    content: bytes

    @property
    def is_pdf(self) -> bool:
        """Whether this program shows and prints it itself; a Word file it does not."""
        return self.file.endswith(".pdf")


def keep(desk: Desk, content: bytes, suffix: str) -> KeptPaper:
    """Keep a paper in the archive.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: the archive cannot take it.
        DatabaseKeyMissing, DatabaseKeyUnreadable, DatabaseKeyWrong: there is nothing to seal with.
    """
    location = desk.database.location
    stored.make_key(location)
    key = stored.key_of(location)
    return KeptPaper(archive.keep(desk.folder.archive, content, suffix, key=key), content)


def get(desk: Desk, file: str) -> KeptPaper:
    """A paper of the archive by its name.

    Raises:
        FileMissing: it was not made on this PC.
        PaperUnreadable: it is damaged, or a key that is gone sealed it.
    """
    keys = keys_of(desk.folder, desk.database.location)
    return KeptPaper(file, archive.read(desk.folder.archive, file, keys))


def keys_of(folder: DataFolder, location: DatabaseLocation) -> Iterator[bytes]:
    """The keys of this PC that may have sealed papers, that of today first."""
    for file in (location.key_path, *reversed(folder.keys_aside)):
        with suppress(DatabaseKeyMissing, DatabaseKeyWrong, DatabaseKeyUnreadable):
            yield stored.key_of(replace(location, key_path=file))


def put_outside(desk: Desk, paper: KeptPaper) -> Path:
    """A plain copy for a program that the window starts; it goes when the window closes.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: it cannot be written.
    """
    return opened_papers.put(desk.folder.opened, paper.file, paper.content)


def put_for_command(desk: Desk, paper: KeptPaper) -> Path:
    """A plain copy for whoever runs a command; it goes after a day.

    Raises:
        FolderMissing, FolderNotWritable, DiskFull: it cannot be written.
    """
    return opened_papers.put_for_command(desk.folder.opened, paper.file, paper.content)
