"""The papers of a dossier in the form that corrects it: the checklist of its procedure."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.desk.papers import PaperLine
from commune_desk.domain.reception.reception import paper_texts, papers_from
from commune_desk.ui.look.layouts import column
from commune_desk.ui.pages.intake.papers import PapersPanel


class PapersEditor(QWidget):
    """Ticked is what was handed in; another procedure brings other papers.

    Signals:
        edited: a tick, a number or a name changed.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._panel = PapersPanel(has_title=False)
        self._panel.edited.connect(self.edited)
        self.setLayout(column(self._panel))

    def show_procedure(self, procedure: Procedure, handed_in: Sequence[PaperLine]) -> None:
        """The papers of a procedure, of which these were handed in."""
        self._panel.show_procedure(procedure)
        self._panel.fill(paper_texts(handed_in))
        self.setFocusProxy(self._panel.stops()[0])

    @property
    def procedure(self) -> Procedure | None:
        """Whose papers these are."""
        return self._panel.procedure

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops."""
        return self._panel.stops()

    def papers(self) -> tuple[PaperLine, ...]:
        """What was handed in."""
        return papers_from(self._panel.texts()) or ()

    def as_text(self) -> str:
        """The same in one text, by which it is seen whether somebody has changed it."""
        return repr(self.papers())

    def show_text(self, _text: str) -> None:
        """A form fills all its editors; this one is filled with papers (`show_procedure`)."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds a paper, and presses no button of the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)
