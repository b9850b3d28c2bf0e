"""A paper that was made, in a window of its own: where this PC has no printer, or to look again."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label


class PaperDialog(QDialog):
    """Shows one archived PDF; the paper is kept already, closing loses nothing.

    Signals:
        handed_out: the paper went to another program, for the first time.
    """

    handed_out = Signal()

    def __init__(self, path: Path, *, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Xem giấy")
        self._is_out = False
        self._view = PaperView("Không có trang nào.")
        self._view.setAccessibleName("Trang giấy")
        self._view.show_pdf(path.read_bytes())
        outside = button(
            "Mở bằng chương trình khác",
            lambda: self._hand_out(path),
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

    def _hand_out(self, path: Path) -> None:
        if not self._is_out:
            self._is_out = True
            self.handed_out.emit()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
