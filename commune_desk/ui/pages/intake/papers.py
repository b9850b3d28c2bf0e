"""The papers of the dossier.

What must be submitted is ticked from the start. What is only shown (xuất trình) is compared and
handed back, never kept: it has no tick.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from commune_desk.domain.catalogue.procedure import (
    PaperUse,
    Procedure,
    RequiredDocument,
    always_asked,
)
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.reception.reception import paper_texts, papers_from
from commune_desk.ui.look.layouts import column
from commune_desk.ui.widgets.form.paper_row import PaperRow, ShownPaper
from commune_desk.ui.widgets.form.text_editor import LineEdit
from commune_desk.ui.widgets.text import Refusal, label

USUAL_ROWS = 5


class PapersPanel(QWidget):
    """The checklist.

    Args:
        has_title: whether it says what it is; where it stands in a form, that does.

    Attributes:
        procedure: whose papers these are.

    Signals:
        edited: a tick, a number or a name changed.
    """

    edited = Signal()

    def __init__(self, *, has_title: bool = True) -> None:
        super().__init__()
        self._rows: list[PaperRow] = []
        self._made: list[PaperRow] = []
        self._shown_only: list[ShownPaper] = []
        self._always: tuple[str, ...] = ()
        self.procedure: Procedure | None = None
        self._list = QVBoxLayout()
        self._added = LineEdit()
        self._added.setPlaceholderText("Giấy tờ khác, Enter để thêm")
        self._added.setAccessibleName("Thêm giấy tờ khác")
        self._added.returnPressed.connect(self._add_typed)
        title = [label("Giấy tờ", "group_title")] if has_title else []
        self._refusal = Refusal()
        self.setLayout(column(*title, self._refusal, self._list, self._added, gap="s"))
        self.show_procedure(None)

    def show_procedure(self, procedure: Procedure | None) -> None:
        """The papers of another procedure, ticked as the catalogue says.

        Rows that were made for another one are taken again: to make them takes longer than the key
        that chose it may take.
        """
        self._rows = []
        for one in self._shown_only:
            one.hide()
            one.deleteLater()
        self._shown_only = []
        self.procedure = procedure
        asked = always_asked(procedure) if procedure else ()
        self._always = tuple(paper.name for paper in asked)
        for paper in procedure.papers if procedure else ():
            if paper.use is PaperUse.SUBMIT:
                self._add_row(paper)
        for paper in procedure.papers if procedure else ():
            if paper.use is PaperUse.SHOW:
                self._shown_only.append(ShownPaper(paper))
                self._list.addWidget(self._shown_only[-1])
        for made in self._made[len(self._rows) :]:
            made.hide()
        self._added.clear()

    def make_ahead(self) -> None:
        """Make the rows that most procedures need, before one is chosen."""
        for _ in range(len(self._made), USUAL_ROWS):
            self._make_row(RequiredDocument("")).hide()

    def texts(self) -> dict[str, str]:
        """The papers handed in; nothing as long as no procedure is chosen."""
        if self.procedure is None:
            return {}
        lines = [line for made in self._rows if (line := made.line()) is not None]
        return paper_texts(lines)

    def judge(self, words: str) -> None:
        """Say why the list cannot be as it is; without words it can."""
        self._refusal.setText(words)

    def focus(self) -> None:
        """Go to the first paper that can be ticked."""
        self.stops()[0].setFocus()

    def lacking(self) -> tuple[str, ...]:
        """The papers that must always be handed in and are not ticked."""
        ticked = {made.name for made in self._rows if made.line() is not None}
        return tuple(name for name in self._always if name not in ticked)

    def fill(self, texts: Texts) -> None:
        """Tick as a draft had it; papers that the catalogue does not name are added."""
        kept = {paper.name: paper for paper in papers_from(texts) or ()}
        for made in self._rows:
            made.show_line(kept.pop(made.name, None))
        for paper in kept.values():
            self._add_row(RequiredDocument(paper.name, paper.originals, paper.copies))

    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops: rows that came later stand before the field for another paper."""
        return (*(stop for made in self._rows for stop in made.stops()), self._added)

    def _add_row(self, paper: RequiredDocument) -> None:
        is_free = len(self._rows) < len(self._made)
        made = self._made[len(self._rows)] if is_free else self._make_row(paper)
        made.show_paper(paper)
        made.show()
        self._rows.append(made)

    def _make_row(self, paper: RequiredDocument) -> PaperRow:
        made = PaperRow(paper)
        made.edited.connect(self.edited)
        self._list.insertWidget(len(self._made), made)
        self._made.append(made)
        return made

    def _add_typed(self) -> None:
        name = self._added.text().strip()
        if name:
            self._add_row(RequiredDocument(name, originals=1))
            self._added.clear()
            self.edited.emit()
