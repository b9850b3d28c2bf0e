"""A deadline in a word: colour, word and sign together, never colour alone."""

from PySide6.QtWidgets import QLabel, QSizePolicy

from commune_desk.ui.theme import mark
from commune_desk.ui.words import DEADLINE_SIGNS, DEADLINES


class Badge(QLabel):
    """Shows one `DeadlineMark`, or nothing."""

    def __init__(self, deadline_mark: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_mark(deadline_mark)

    def show_mark(self, deadline_mark: str, words: str = "") -> None:
        """Show a mark, with other words than its own where some are given."""
        self.setVisible(bool(deadline_mark))
        if deadline_mark:
            said = words or DEADLINES[deadline_mark]
            self.setText(f"{DEADLINE_SIGNS[deadline_mark]} {said}")
            self.setAccessibleName(said)
            mark(self, meaning=str(deadline_mark))
