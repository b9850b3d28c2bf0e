"""A paper that was made, in a window of its own: where this PC has no printer, or to look again."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label


class PaperDialog(QDialog):
    """Shows one archived PDF; the paper is kept already, closing loses nothing.

    Args:
        content: the PDF.
        words: what is said above it.
        open_outside: lets another program open it; whether it could.
        parent: the window that it belongs to.

    Signals:
        handed_out: the paper went to another program, for the first time.
    """

    handed_out = Signal()

    def __init__(
        self,
        content: bytes,
        *,
        words: str,
        open_outside: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Xem giấy")
        self._is_out = False
        self._open_outside = open_outside
        self._view = PaperView("Không có trang nào.")
        self._view.setAccessibleName("Trang giấy")
        self._view.show_pdf(content)
        outside = button(
            "Mở bằng chương trình khác",
            self._hand_out,
            kind="quiet",
            icon="pdf",
        )
        close = button("Đóng", self.accept, kind="primary")
        close.setDefault(True)
        lay_out(
            self,
            column(label(words, "quiet", wraps=True), self._view, gap="m"),
            row(outside, None, close),
            wide=size("dialog") * 3 // 4,
            high=size("dialog"),
            margin="l",
        )

    def _hand_out(self) -> None:
        if self._open_outside() and not self._is_out:
            self._is_out = True
            self.handed_out.emit()
