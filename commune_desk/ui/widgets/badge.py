"""A deadline in a word: colour, word and sign together, never colour alone."""

from PySide6.QtWidgets import QFrame, QSizePolicy

from commune_desk.ui.look import icons
from commune_desk.ui.look.layouts import row
from commune_desk.ui.look.theme import mark, space
from commune_desk.ui.widgets.text import icon_label, label


class Badge(QFrame):
    """Shows one `DeadlineMark`, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "badge")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._sign = icon_label("mark_in_time", step="icon_mark")
        self._words = label("", "badge")
        box = row(self._sign, self._words, gap="xs")
        box.setContentsMargins(space("s"), space("xs") // 2, space("s"), space("xs") // 2)
        self.setLayout(box)
        self.show_mark("")

    def show_mark(self, deadline_mark: str, words: str = "") -> None:
        """Show a mark with its words; without one there is no badge."""
        self.setVisible(bool(deadline_mark))
        if deadline_mark:
            self._words.setText(words)
            icons.set_icon(self._sign, f"mark_{deadline_mark}", str(deadline_mark))
            self.setAccessibleName(words)
            mark(self, meaning=str(deadline_mark))
            mark(self._words, role="badge")
