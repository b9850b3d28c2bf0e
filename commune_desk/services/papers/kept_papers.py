"""Papers as they are kept (bản lưu): sealed with the key of the office, and opened in memory.

Nobody who has the disk alone reads a paper. What another program is to show or print gets a plain
copy for as long as that takes (`files/papers/opened_papers.py`).
"""

from dataclasses import dataclass
from pathlib import Path

from commune_desk.files.papers import archive, opened_papers
from commune_desk.services.desk import office_keys
from commune_desk.services.desk.desk import Desk


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
    key = office_keys.key_of_today(desk.database.location)
    return KeptPaper(archive.keep(desk.folder.archive, content, suffix, key=key), content)


def get(desk: Desk, file: str) -> KeptPaper:
    """A paper of the archive by its name.

    Raises:
        FileMissing: it was not made on this PC.
        PaperUnreadable: it is damaged, or a key that is gone sealed it.
    """
    keys = office_keys.keys_of(desk.folder, desk.database.location)
    return KeptPaper(file, archive.read(desk.folder.archive, file, keys))


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
