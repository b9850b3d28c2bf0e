"""What the citizen must know, turned to face them: what to bring, how long, how much, when to come.

On a second screen it stays beside the clerk's work and takes no key; on a shared screen any key or
touch puts it away. It names the procedure, never the person.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from commune_desk.domain.catalogue.procedure import PaperUse, Procedure
from commune_desk.ui.look.layouts import boxed, column, row
from commune_desk.ui.look.theme import style_window
from commune_desk.ui.public.screens import citizen_screen, fill
from commune_desk.ui.widgets.boxes import card
from commune_desk.ui.widgets.form.paper_row import condition_words
from commune_desk.ui.widgets.text import label

TITLES = {PaperUse.SUBMIT: "Giấy tờ nộp", PaperUse.SHOW: "Mang theo để xuất trình"}

_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class CitizenNote(QWidget):
    """Large words on the citizen's screen.

    Args:
        procedure: what the citizen came for.
        facts: pairs of a short title and what it says.
    """

    def __init__(self, procedure: Procedure, facts: Sequence[tuple[str, str]]) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("page_ground")
        self.setWindowTitle("Thông tin thủ tục")
        figures = [
            card(label(title, "group_title"), label(words, "page_title", wraps=True), None)
            for title, words in facts
            if words
        ]
        papers = []
        for use, title in TITLES.items():
            lines = [
                label(f"•  {name}", "public_text", wraps=True) for name in _names(procedure, use)
            ]
            if lines:
                papers.append(card(boxed(column(*lines, gap="m")), None, title=title))
        self.setLayout(
            column(
                label(procedure.name, "public", wraps=True),
                row(*figures, gap="l"),
                row(*papers, gap="l"),
                None,
                gap="xl",
                margin="xxl",
            )
        )
        style_window(self)

    def face_citizen(self, beside: QWidget) -> None:
        """Fill the citizen's screen; the keyboard stays with the clerk where there are two."""
        screen = citizen_screen(beside)
        fill(self, screen, is_shared=screen is beside.window().screen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key puts it away; of two that are pressed together not already the first.

        Ctrl of the Ctrl+M that opened it would close it, and M would open it again.
        """
        if event.key() not in _HELD:
            self.close()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """So does a touch."""
        self.close()


def _names(procedure: Procedure, use: PaperUse) -> list[str]:
    """The papers of a kind: those always needed, then those that sometimes are, with their case."""
    papers = sorted(procedure.papers, key=lambda paper: bool(paper.condition))
    return [
        f"{paper.name} ({condition_words(paper.condition)})" if paper.condition else paper.name
        for paper in papers
        if paper.use is use
    ]
