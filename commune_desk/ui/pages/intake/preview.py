"""Live preview: the papers that F9 will print, each made by the renderer that prints it.

It follows every key, drawn beside the typing, and only once it is on the screen: the first paper
brings reportlab and QtPdf with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QTabBar, QWidget

from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.printing.paper_worker import PaperWorker
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.text import Refusal, label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QShowEvent

    from commune_desk.ui.frame.page_frame import PageFrame

SOON_MS = 5
"""Several changes at once are one: a card fills ten fields."""
DRAWING = "Đang vẽ giấy …"
EMPTY = "Giấy hiện ở đây khi có người nộp và thủ tục."


class Drawn(NamedTuple):
    """A paper that was made.

    Attributes:
        pdf: all its pages.
        looked_at: where what is being typed stands: the page from 1, and from where to where on it
            in points from its upper edge.
        annexed: the names of the places that are too short for their text.
        remark: what is said of them above the paper.
    """

    pdf: bytes
    looked_at: tuple[int, float, float] | None = None
    annexed: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One paper of the preview.

    Attributes:
        title: on its tab.
        entered: what it would be made of now; None while there is no paper to make. The paper is
            drawn anew when that is another than before.
        prepared: all that drawing it needs, made on the thread of the screen; what it gives is
            called on another.
        is_told_elsewhere: whether what does not fit is said beside its field: then it is drawn
            while the preview is folded away, too.
    """

    title: str
    entered: Callable[[], Any]
    prepared: Callable[[Any], Callable[[], Drawn]]
    is_told_elsewhere: bool = False


class PaperPreview(QWidget):
    """The papers as they would print now, one of them in sight.

    Args:
        folding: puts the preview away.
        beside: where is typed what the papers say.

    Signals:
        drawn: a paper was drawn, as PDF; empty where there is none any more.
        judged: a paper was drawn; the names of the places that are too short for their text.
    """

    drawn = Signal(bytes)
    judged = Signal(object)

    def __init__(self, frame: PageFrame, *, folding: QAction, beside: QWidget) -> None:
        super().__init__()
        self._frame = frame
        self._beside = beside
        self._papers: tuple[Shown, ...] = ()
        self._made_of: tuple[int, Any] | None = None
        self._is_watched = False
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Các giấy sẽ in")
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(lambda _place: self.follow())
        self.view = PaperView(EMPTY)
        self.view.setAccessibleName("Xem trước giấy sẽ in")
        self._refusal = Refusal()
        self._annexed = label("", "doubt", wraps=True)
        self._annexed.setObjectName("annexed")
        self._annexed.hide()
        head = row(self.tabs, ActionButton(folding, "quiet"))
        head.setStretch(0, 1)
        whole = column(head, self._refusal, self._annexed, self.view, gap="xs")
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self._worker = PaperWorker(self, frame.tasks.broke)
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.follow)

    def offer(self, papers: Sequence[Shown]) -> None:
        """Show these papers, the first of them in sight."""
        self._papers, self._made_of = tuple(papers), None
        self.view.clear()
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for paper in papers:
            self.tabs.addTab(paper.title)
        self.tabs.blockSignals(False)
        self.follow_soon()

    def follow_soon(self) -> None:
        """The entry changed; further changes do not put it off."""
        if not self._soon.isActive():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """What was entered meanwhile is drawn when the paper comes into sight."""
        super().showEvent(event)
        if not self.view.page_count():  # it was drawn while nobody saw it
            self._made_of = None
        self.follow_soon()

    def follow(self) -> None:
        """Show the paper for what is entered now, or why there is none."""
        place = self.tabs.currentIndex()
        if not 0 <= place < len(self._papers):
            return
        paper = self._papers[place]
        if not (self._is_seen or (paper.is_told_elsewhere and self._beside.isVisible())):
            return
        entered = paper.entered()
        if (place, entered) == self._made_of:
            return

        self._made_of = (place, entered)
        self._refusal.clear()
        if entered is None:
            self.judged.emit(())
            self.view.clear()
            return
        if not self.view.page_count():
            self.view.clear(DRAWING)
        draw = partial(self._worker.ask, then=partial(self._show, place), beside=self._refuse)
        self._frame.perform(lambda: paper.prepared(entered), then=draw, beside=self._refuse)

    @property
    def _is_seen(self) -> bool:
        return self.isVisible() or self._is_watched

    def watch(self, *, is_watched: bool) -> None:
        """Whether somebody else sees the paper too: it is drawn for them, folded away or not."""
        self._is_watched = is_watched
        if is_watched:
            self._made_of = None
            self.follow()

    def turn_to(self, place: int) -> None:
        """Bring one of the papers into sight."""
        self.tabs.setCurrentIndex(place)

    def _show(self, place: int, drawn: Drawn) -> None:
        if place != self.tabs.currentIndex() or self._made_of is None or self._made_of[1] is None:
            return
        self.judged.emit(drawn.annexed)
        if not self._is_seen:
            self.view.clear()
            return
        self._annexed.setText(drawn.remark)
        self._annexed.setVisible(bool(drawn.remark))
        self.view.show_pdf(drawn.pdf)
        self.drawn.emit(drawn.pdf)
        if drawn.looked_at is not None:
            self.view.look_at(*drawn.looked_at)

    def _refuse(self, words: str) -> None:
        self.view.clear()
        self._annexed.hide()
        self._refusal.setText(words)
