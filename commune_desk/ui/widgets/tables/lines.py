"""Short lines below each other, each with a quieter second part: history, papers, runs."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from commune_desk.ui.look.layouts import boxed, column, empty
from commune_desk.ui.look.theme import space
from commune_desk.ui.widgets.text import label


class Lines(QWidget):
    """Pairs of texts; an empty list says so with a dash."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(space("s"))
        self._shown: list[tuple[str, str]] = []

    def show_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Show these lines and no others."""
        empty(self._box)
        self._shown = list(lines)
        for words, detail in self._shown or [("—", "")]:
            parts = [label(words, wraps=True)]
            if detail:
                parts.append(label(detail, "second", wraps=True))
            self._box.addWidget(boxed(column(*parts, gap="")))

    def lines(self) -> list[tuple[str, str]]:
        """What is shown."""
        return list(self._shown)
