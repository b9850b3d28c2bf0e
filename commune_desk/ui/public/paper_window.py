"""A paper turned to the citizen, large, to be read before it is signed.

On a second screen it stays beside the clerk's work, follows what is typed and takes no key; on a
shared screen the clerk has turned the screen, and the keys move the paper until Esc. Only the clerk
puts it away: a touch of the citizen moves the paper.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.printing.paper_view import PaperView
from commune_desk.ui.public.screens import citizen_screen, fill
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.verbs import CLOSE

READ = "Mời Ông/Bà đọc lại trước khi ký"
STEP = 2
"""A key moves the paper by half of what is in sight."""
DIRECTIONS: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Space: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
}


class PaperWindow(QWidget):
    """The pages of a paper below each other.

    Signals:
        closed: it was put away.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("page_ground")
        self.setWindowTitle(READ)
        self.view = PaperView("")
        self.view.setMaximumWidth(size("paper_to_read"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close = button(CLOSE, self.close, kind="quiet", key="Esc")
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = row(label(READ, "public", wraps=True), self._close)
        head.setStretch(0, 1)
        beside = row(None, self.view, None)
        beside.setStretch(1, 10)
        whole = column(head, beside, gap="m", margin="l")
        whole.setStretch(1, 1)
        self.setLayout(whole)
        style_window(self)

    def face_citizen(self, beside: QWidget) -> None:
        """Fill the citizen's screen; the keyboard stays with the clerk where there are two."""
        screen = citizen_screen(beside)
        is_shared = screen is beside.window().screen()
        self._close.setVisible(is_shared)
        fill(self, screen, is_shared=is_shared)

    def show_pdf(self, pdf: bytes) -> None:
        """Show a paper, at the height where the former one was read."""
        bar = self.view.verticalScrollBar()
        at = bar.value()
        self.view.show_pdf(pdf)
        bar.setValue(at)

    def move_paper(self, direction: int) -> None:
        """Move the paper up (-1) or down (1)."""
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + direction * self.view.viewport().height() // STEP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move the paper; whatever else goes nowhere."""
        if (direction := DIRECTIONS.get(event.key())) is not None:
            self.move_paper(direction)
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        """It was put away."""
        super().closeEvent(event)
        self.closed.emit()
