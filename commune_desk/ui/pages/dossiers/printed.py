"""The papers that were printed of a dossier: a line a print, each opens as it left the office."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from commune_desk.domain.desk.dossier import DeadlineMark
from commune_desk.domain.papers import printed_papers
from commune_desk.domain.papers.printed_papers import Worth
from commune_desk.services.papers import printing
from commune_desk.ui.look.layouts import column
from commune_desk.ui.printing.outside import open_outside
from commune_desk.ui.printing.paper_dialog import PaperDialog, ShownPaper
from commune_desk.ui.widgets.boxes import card
from commune_desk.ui.widgets.tables.line_list import LineList, ListLine
from commune_desk.words.papers.printed_papers import (
    PRINTED,
    SEE_PRINTED,
    WORTH,
    name_of,
    print_words,
    shown_words,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from commune_desk.domain.handling.dossier_sheet import DossierSheet
    from commune_desk.domain.papers.printed_papers import PrintedPaper
    from commune_desk.services.papers.kept_papers import KeptPaper
    from commune_desk.ui.frame.page_frame import PageFrame

_MARKS: Mapping[Worth, str] = {
    Worth.REPLACED: DeadlineMark.WAITING,
    Worth.VOID: DeadlineMark.WAITING,
    Worth.CANCELLED: DeadlineMark.CANCELLED,
}
"""The marks of old copies; a paper that holds needs none."""


class PrintedPapers(QWidget):
    """Every print, the newest first, seen where there is any; a click or Enter shows it."""

    def __init__(self, frame: PageFrame, page: QWidget) -> None:
        super().__init__()
        self._frame, self._page = frame, page
        self._number = ""
        self._papers: dict[str, PrintedPaper] = {}
        self._lines = LineList(PRINTED)
        self._lines.opened.connect(self._look_at)
        self._lines.offer(SEE_PRINTED)
        self.setLayout(column(card(self._lines, title=PRINTED)))

    def show_of(self, sheet: DossierSheet) -> None:
        """The prints of this dossier and no others."""
        self._number = sheet.dossier.dossier_no
        papers = reversed(printed_papers.of_sheet(sheet))
        self._papers = {f"{one.kind} {one.nth}": one for one in papers}
        self._lines.show_lines([_line(key, one) for key, one in self._papers.items()])
        self.setVisible(bool(self._papers))

    def _look_at(self, key: str) -> None:
        """As it was printed; it is no print, and no paper."""
        frame, one = self._frame, self._papers[key]
        frame.perform(
            lambda: printing.as_printed(frame.desk, self._number, one.kind, nth=one.nth),
            then=partial(self._show, one),
        )

    def _show(self, one: PrintedPaper, kept: KeptPaper) -> None:
        outside = partial(open_outside, self._frame, kept)
        if kept.is_pdf:
            words = shown_words(one)
            PaperDialog(ShownPaper(kept.content, words, outside), self._page).open()
        else:  # a form that the office has as Word
            outside()


def _line(key: str, one: PrintedPaper) -> ListLine:
    mark = _MARKS.get(one.worth, "")
    return ListLine(key, name_of(one), print_words(one), mark, WORTH[one.worth] if mark else "")
