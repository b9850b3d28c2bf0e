"""What this PC remembers of its screen: window size, columns shown, last choices of a list.

Nothing here is the office's: it may be deleted at any time, and of people it holds no more than the
names by which officers signed in here.
"""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Remembered:
    """A small file of names and values beside the machine's settings.

    Args:
        path: of the file.
        group: stands before each name; empty where all who work at the PC share what is kept.
    """

    def __init__(self, path: Path, group: str = "") -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)
        if group:
            self._file.beginGroup(group)

    def own(self, login: str) -> "Remembered":
        """What one officer has chosen here: nobody else finds a list sorted or cut by it."""
        return Remembered(Path(self._file.fileName()), f"officers/{login}")

    def text(self, name: str, default: str = "") -> str:
        """A remembered word."""
        return str(self._file.value(name, default))

    def remember(self, name: str, value: str | QByteArray) -> None:
        """Keep a word or the packed state of a widget."""
        self._file.setValue(name, value)

    def write(self) -> None:
        """Write now what would be written when the screen next has time."""
        self._file.sync()

    def state(self, name: str) -> QByteArray:
        """The packed state of a window or header; empty where none is known."""
        kept = self._file.value(name)
        return kept if isinstance(kept, QByteArray) else QByteArray()
