"""Papers that were made, in a window of their own: where this PC has no printer, or to look again.

Papers that belong together are seen one after the other.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.widgets.actions import action, button_of
from commune_desk.ui.widgets.buttons import button, rename
from commune_desk.ui.widgets.text import label
from commune_desk.words.verbs import CLOSE

NEXT = "Giấy tiếp theo"
TITLE, MORE = "Xem giấy", "còn {count} giấy nữa"


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """A paper to be looked at.

    Attributes:
        content: the PDF.
        words: what is said above it.
        open_outside: lets another program open it; whether it could.
        handed_out: called when it went to another program, for the first time.
    """

    content: bytes
    words: str
    open_outside: Callable[[], bool]
    handed_out: Callable[[], object] = lambda: None


class PaperDialog(QDialog):
    """Shows archived PDFs; they are kept already, closing loses nothing.

    Attributes:
        is_over: whether it was closed.

    Signals:
        left: it was closed while so many papers were still to come.
    """

    left = Signal(int)

    def __init__(self, paper: ShownPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.is_over = self._is_out = False
        self._paper, self._rest = paper, deque[ShownPaper]()
        self._words = label("", "quiet", wraps=True)
        self._view = PaperView("Không có trang nào.")
        self._view.setAccessibleName("Trang giấy")
        outside = button_of(self.hand_out)
        self._close = button(CLOSE, self.accept, kind="primary")
        self._close.setDefault(True)
        lay_out(
            self,
            column(self._words, self._view, gap="m"),
            row(outside, None, self._close),
            wide=size("dialog") * 3 // 4,
            high=size("dialog"),
            margin="l",
        )
        self._show(paper)

    def follow_with(self, paper: ShownPaper) -> None:
        """Show one more when what stands here was put away."""
        self._rest.append(paper)
        self._tell_rest()

    def accept(self) -> None:
        """The next one, or the end; Esc leaves all of them."""
        if self._rest:
            self._show(self._rest.popleft())
        else:
            super().accept()

    def done(self, result: int) -> None:
        """The end, of those too that were not seen."""
        self.is_over = True
        super().done(result)
        if self._rest:
            self.left.emit(len(self._rest))

    def _show(self, paper: ShownPaper) -> None:
        self._paper, self._is_out = paper, False
        self._words.setText(paper.words)
        self._view.show_pdf(paper.content)
        QTimer.singleShot(0, self._view, self._view.begin_at_words)  # once it has its width
        self._tell_rest()

    def _tell_rest(self) -> None:
        count = len(self._rest)
        self.setWindowTitle(f"{TITLE} · {MORE.format(count=count)}" if count else TITLE)
        rename(self._close, NEXT if count else CLOSE)

    @action("Mở bằng chương trình khác", icon="pdf", kind="quiet")
    def hand_out(self) -> None:
        """Open the paper in the program that the PC has for it."""
        if self._paper.open_outside() and not self._is_out:
            self._is_out = True
            self._paper.handed_out()
