"""Links below each other, each with a line or two of words; one opens what it names."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commune_desk.ui.look.layouts import boxed, column, empty
from commune_desk.ui.look.theme import space
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label


class LinkList(QWidget):
    """A few links; an empty list says so with a dash.

    Args:
        opens: gets the name of the link that was pressed.
    """

    def __init__(self, opens: Callable[[str], None]) -> None:
        super().__init__()
        self._opens = opens
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(space("s"))

    def show_links(self, links: Iterable[tuple[str, str]]) -> None:
        """Show these links and no others."""
        empty(self._box)
        for name, words in links:
            made = button(name, partial(self._opens, name), kind="quiet")
            part = column(label(words, "second", wraps=True), gap="")
            part.insertWidget(0, made, 0, Qt.AlignmentFlag.AlignLeft)
            self._box.addWidget(boxed(part))
        if not self._box.count():
            self._box.addWidget(label("—", "quiet"))
