"""Third column of the intake page: the papers of the dossier, and what is still missing.

What must be submitted is ticked from the start. What is only shown (xuất trình) is compared and
handed back, never kept: it has no tick.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from commune_desk.domain.form.spec import Texts
from commune_desk.domain.procedure import PaperUse, Procedure, RequiredDocument
from commune_desk.domain.reception import paper_texts, papers_from
from commune_desk.ui.look.layouts import column, empty, in_order
from commune_desk.ui.widgets.boxes import line
from commune_desk.ui.widgets.paper_row import PaperRow, ShownPaper
from commune_desk.ui.widgets.text import label
from commune_desk.words.fields import named

ENOUGH = "✓ Đủ thông tin. F9 tiếp nhận và in."


def _link(name: str) -> str:
    return f'<a href="{name}">{named(name)}</a>'


class PapersPanel(QWidget):
    """The checklist, and below it what is missing.

    Signals:
        edited: a tick, a number or a name changed.
        wanted: the clerk pressed a missing field, by its name.
    """

    edited = Signal()
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[PaperRow] = []
        self._always: tuple[str, ...] = ()
        self._has_procedure = False
        self._hint = label("Giấy tờ cần nộp hiện ở đây khi chọn thủ tục.", "quiet", wraps=True)
        self._list = QVBoxLayout()
        self._added = QLineEdit()
        self._added.setPlaceholderText("Giấy tờ khác, Enter để thêm")
        self._added.setAccessibleName("Thêm giấy tờ khác")
        self._added.returnPressed.connect(self._add_typed)
        self._missing = label("", wraps=True)
        self._missing.setObjectName("missing")
        self._missing.setTextFormat(Qt.TextFormat.RichText)
        self._missing.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self._missing.linkActivated.connect(self.wanted)
        self.setLayout(
            column(
                self._missing,
                line(),
                self._hint,
                self._list,
                self._added,
                None,
                gap="m",
            )
        )
        self.show_procedure(None)

    def show_procedure(self, procedure: Procedure | None) -> None:
        """The papers of another procedure, ticked as the catalogue says."""
        self._rows = []
        empty(self._list)
        self._has_procedure = procedure is not None
        self._always = tuple(
            paper.name
            for paper in (procedure.papers if procedure else ())
            if paper.use is PaperUse.SUBMIT and not paper.condition
        )
        for paper in procedure.papers if procedure else ():
            if paper.use is PaperUse.SUBMIT:
                self._add_row(paper)
        for paper in procedure.papers if procedure else ():
            if paper.use is PaperUse.SHOW:
                self._list.addWidget(ShownPaper(paper))
        self._order_tabs()
        self._hint.setVisible(procedure is None)
        self._added.setVisible(procedure is not None)
        self._added.clear()

    def texts(self) -> dict[str, str]:
        """The papers handed in; nothing as long as no procedure is chosen."""
        if not self._has_procedure:
            return {}
        lines = [line for made in self._rows if (line := made.line()) is not None]
        return paper_texts(lines)

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

    def show_missing(self, names: Sequence[str], wrong: Sequence[str] = ()) -> None:
        """Say what is still empty and what is refused, each word a link that leads there."""
        lines = [
            f"<b>{begin} {len(of)} ô:</b> {', '.join(map(_link, of))}"
            for begin, of in (("Cần sửa", wrong), ("Còn", names))
            if of
        ]
        self._missing.setText("<br>".join(lines) or ENOUGH)

    def _add_row(self, paper: RequiredDocument) -> None:
        made = PaperRow(paper)
        made.edited.connect(self.edited)
        self._rows.append(made)
        self._list.insertWidget(len(self._rows) - 1, made)

    def _add_typed(self) -> None:
        name = self._added.text().strip()
        if name:
            self._add_row(RequiredDocument(name, originals=1))
            self._added.clear()
            self._order_tabs()
            self.edited.emit()

    def _order_tabs(self) -> None:
        """Rows that came later stand before the field for another paper, also for Tab."""
        stops = [stop for made in self._rows for stop in made.stops()]
        in_order([self._missing, *stops, self._added])
