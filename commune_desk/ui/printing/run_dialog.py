"""Several papers in one go: which wait, which are printed, and why the printing stands.

It goes on by itself from paper to paper while the window stays alive, and closes by itself when
everything is printed. After a refusal going on prints only what still waits; it stands beside the
window and not before it, so that another printer can be chosen meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QListWidget, QWidget

from commune_desk.services.papers.print_runs import PrintRun, WantedPaper
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.printing.printer import print_kept
from commune_desk.ui.widgets.actions import action, action_of
from commune_desk.ui.widgets.buttons import ActionButton, button
from commune_desk.ui.widgets.choices import Choices
from commune_desk.ui.widgets.text import Refusal, label
from commune_desk.words.answers import run_printed
from commune_desk.words.errors import sentence
from commune_desk.words.papers.papers import SLIPS
from commune_desk.words.verbs import CLOSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commune_desk.services.papers.printing import Printed
    from commune_desk.ui.frame.page_frame import PageFrame

LIST = "Các giấy của lần in này"
UNPRINTED, ALL = "unprinted", "all"
GO, GO_ON, PAUSE = "In", "In tiếp", "Dừng"


class PrintRunDialog(QDialog):
    """Prints papers one after the other.

    Args:
        frame: whose desk prints, and where is said that all is done.
        title: what is printed.
        papers: all that can be.
        starts: whether printing begins at once; otherwise the officer chooses whether what was
            printed before is printed again.
    """

    def __init__(
        self,
        frame: PageFrame,
        title: str,
        papers: Sequence[WantedPaper],
        *,
        starts: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._frame = frame
        self._papers = list(papers)
        self._run = self._run_of(self._papers)
        unprinted = [paper for paper in papers if not paper.times]
        self._which = Choices(
            {UNPRINTED: f"Chưa in  {len(unprinted)}", ALL: f"Tất cả  {len(papers)}"},
            name="In những giấy nào",
        )
        self._which.show_text(UNPRINTED if unprinted and not starts else ALL)
        self._which.chosen.connect(self._choose)
        self._which.setVisible(not starts and 0 < len(unprinted) < len(papers))
        self._lines = QListWidget()
        self._lines.setAccessibleName(LIST)
        self._lines.setWordWrap(True)
        self._told = label("", "strong")
        self._told.setObjectName("standing")
        self._refusal = Refusal()
        self._go = action_of(self.start_or_pause)
        self.addAction(self._go)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._step)
        head = (label(title, "group_title", wraps=True), self._which)
        whole = column(*head, self._lines, self._told, self._refusal, gap="m")
        whole.setStretch(len(head), 1)
        lay_out(
            self,
            whole,
            row(None, button(CLOSE, self.reject), ActionButton(self._go, "primary")),
            high=size("dialog_height"),
        )
        self._choose(self._which.as_text())
        if starts:
            self.start_or_pause()

    def reject(self) -> None:
        """Stop where it is; what is printed is counted."""
        self._next.stop()
        super().reject()

    def _run_of(self, papers: Sequence[WantedPaper]) -> PrintRun:
        frame = self._frame
        return PrintRun(frame.desk, papers, lambda made: print_kept(frame.desk.settings, made))

    def _choose(self, which: str) -> None:
        is_wanted = [which == ALL or not paper.times for paper in self._papers]
        wanted = [paper for paper, is_one in zip(self._papers, is_wanted, strict=True) if is_one]
        self._run = self._run_of(wanted)
        self._show()

    @action(GO, shortcut="F9", icon="print", waits_for="Không còn giấy nào chờ in.")
    def start_or_pause(self) -> None:
        """One button goes, pauses, and goes on, as this PC is set up by then."""
        if self._next.isActive():
            self._next.stop()
        elif self._run.waiting:
            self._next.start()
        self._show()

    def _step(self) -> None:
        goes_on = self._run.step()
        self._frame.changes.dossiers_changed.emit()
        if goes_on:
            self._next.start()
        elif self._run.refused is None:
            self._frame.notices.publish(run_printed(self._run.printed, self._run.waiting))
            self.accept()
        self._show()

    def _show(self) -> None:
        """What is printed and what waits, each a line; the words of the button."""
        run = self._run
        self._lines.clear()
        self._lines.addItems([f"✓ {_words(one)}" for one in run.printed])
        self._lines.addItems([f"○ {_words(one)}" for one in run.waiting])
        self._lines.setCurrentRow(min(len(run.printed), self._lines.count() - 1))
        self._told.setText(run_printed(run.printed, run.waiting))
        refused = run.refused if not self._next.isActive() else None
        self._refusal.setText(sentence(refused) if refused else "")
        self._go.setText(PAUSE if self._next.isActive() else GO_ON if run.printed else GO)
        self._go.setEnabled(bool(run.waiting))


def _words(paper: WantedPaper | Printed) -> str:
    return f"{paper.dossier_no} · {paper.name or SLIPS[paper.kind]}"
