"""Buttons beside a line: the file or folder that is looked for on this PC comes into it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QBoxLayout, QFileDialog, QLineEdit, QPushButton, QWidget

from commune_desk.ui.look.layouts import row
from commune_desk.ui.widgets.buttons import button


def ask_file(
    over: QWidget, title: str, kinds: str, *, then: Callable[[Path], object], begin: str = ""
) -> None:
    """Ask for a file on this PC; where none is chosen nothing is done.

    Args:
        over: the window or page that asks.
        title: of the system's dialog.
        kinds: which files it shows, as "PDF (*.pdf)".
        then: takes the file.
        begin: the folder that is shown first.
    """
    path, _ = QFileDialog.getOpenFileName(over, title, begin, kinds)
    if path:
        then(Path(path))


def file_button(
    words: str, line: QLineEdit, title: str, *, kinds: str, then: Callable[[], QWidget]
) -> QPushButton:
    """The button for a file; what is done next has the focus afterwards."""

    def take(path: Path) -> None:
        line.setText(str(path))
        then().setFocus()

    return _beside(words, lambda: ask_file(line, title, kinds, then=take))


def folder_button(words: str, line: QLineEdit, title: str) -> QPushButton:
    """The button for a folder."""

    def choose() -> None:
        if path := QFileDialog.getExistingDirectory(line, title, line.text()):
            line.setText(path)

    return _beside(words, choose)


def _beside(words: str, choose: Callable[[], None]) -> QPushButton:
    made = button(words, choose, icon="folder")
    made.setAutoDefault(False)  # Enter in the line goes on
    return made


def line_with(line: QLineEdit, beside: QWidget) -> QBoxLayout:
    """A line with its button: the line takes the room."""
    whole = row(line, beside, gap="s")
    whole.setStretch(0, 1)
    return whole
