"""Live preview of the receipt: the paper that F9 will print, made by the same renderer.

It follows the entry after a short pause, and only once the page is on the screen: the first paper
brings reportlab and QtPdf with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from commune_desk.services.papers import printing
from commune_desk.ui.look.layouts import column
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.widgets.buttons import ActionButton
from commune_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from commune_desk.domain.reception import Reception
    from commune_desk.ui.frame.page_frame import PageFrame

PAUSE_MS = 300
INSTEAD = "Thiếu giấy tờ, hoặc không tiếp nhận được:"
EMPTY = "Giấy tiếp nhận hiện ở đây khi có người nộp và thủ tục."


class ReceiptPreview(QWidget):
    """The receipt as it would print now.

    Args:
        entered: what stands on the page; None while there is no receipt to make of it.
        others: the actions that print another paper in place of it.
    """

    def __init__(
        self,
        frame: PageFrame,
        entered: Callable[[], Reception | None],
        *,
        others: Sequence[QAction],
    ) -> None:
        super().__init__()
        self._frame = frame
        self._entered = entered
        self._shown: Reception | None = None
        self.view = PaperView(EMPTY)
        self.view.setAccessibleName("Xem trước giấy tiếp nhận")
        self._refusal = label("", "error", wraps=True)
        self._refusal.hide()
        self.addActions(others)
        papers = column(*(ActionButton(action, "quiet") for action in others), gap="xs")
        whole = column(self._refusal, self.view, label(INSTEAD, "quiet", wraps=True), papers)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.follow)

    def follow_soon(self) -> None:
        """The entry changed: follow it when the typing pauses."""
        self._pause.start()

    def follow(self) -> None:
        """Show the paper for what is entered now, or why there is none."""
        entered, desk = self._entered(), self._frame.desk
        if entered == self._shown or not self.isVisible():
            return

        def refuse(words: str) -> None:
            self.view.clear()
            self._refusal.setText(words)
            self._refusal.show()

        self._shown = entered
        self._refusal.hide()
        if entered is None:
            self.view.clear()
        else:
            self._frame.perform(
                lambda: printing.render(desk, printing.preview(desk, entered)),
                then=self.view.show_pdf,
                beside=refuse,
            )
