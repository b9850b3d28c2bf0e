"""A page of a PDF on which places are put by mouse, and moved by the keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from commune_desk.ui.look.theme import ink

_LEAST_MM = 3
_STEP_MM = 0.5
_ARROWS = {
    Qt.Key.Key_Left: (-_STEP_MM, 0.0),
    Qt.Key.Key_Right: (_STEP_MM, 0.0),
    Qt.Key.Key_Up: (0.0, -_STEP_MM),
    Qt.Key.Key_Down: (0.0, _STEP_MM),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A rectangle on the page, in millimetres; a proposal is one that the PDF itself has."""

    rect: tuple[float, float, float, float]
    words: str
    is_proposal: bool = False


class PdfCanvas(QWidget):
    """One page with its marks.

    Signals:
        drawn: a new rectangle, in millimetres.
        chosen: the number of the mark that was clicked.
        moved: the chosen mark goes by so many millimetres to the right and down.
        removed: the chosen mark is to go.
    """

    drawn = Signal(QRectF)
    chosen = Signal(int)
    moved = Signal(float, float)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Trang PDF để đặt ô")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._page = QImage()
        self._width_mm = 210.0
        self._marks: tuple[Mark, ...] = ()
        self._current = -1
        self._from: QPoint | None = None
        self._to = QPoint()

    def show_page(self, page: QImage, width_mm: float) -> None:
        """Show a page; its picture says how large it is drawn."""
        self._page, self._width_mm = page, width_mm
        self.setFixedSize(page.deviceIndependentSize().toSize())
        self.update()

    def show_marks(self, marks: Sequence[Mark], current: int) -> None:
        """Show these marks, one of them as chosen; -1 is none."""
        self._marks, self._current = tuple(marks), current
        self.update()

    def at(self, x_mm: float, y_mm: float) -> QPoint:
        """The point of the widget at a place of the page."""
        return QPointF(x_mm * self._scale, y_mm * self._scale).toPoint()

    @property
    def _scale(self) -> float:
        return self.width() / self._width_mm

    def _drawn_rect(self, mark: Mark) -> QRectF:
        left, top, wide, high = (edge * self._scale for edge in mark.rect)
        return QRectF(left, top, wide, high)

    # --- mouse and keys --------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the mark that is there, or begin a new one."""
        at = event.position()
        under = [n for n, mark in enumerate(self._marks) if self._drawn_rect(mark).contains(at)]
        if under:
            self.chosen.emit(under[-1])
        else:
            self._from = self._to = at.toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the rectangle as far as the mouse is."""
        self._to = event.position().toPoint()
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """The rectangle is drawn, unless it was a mere click."""
        if self._from is None:
            return
        rect = QRectF(self._from, self._to).normalized()
        self._from = None
        corner, extent = rect.topLeft() / self._scale, rect.size() / self._scale
        self.update()
        if extent.width() >= _LEAST_MM:
            self.drawn.emit(QRectF(corner, extent))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the chosen mark by half a millimetre, Delete takes it away."""
        key = Qt.Key(event.key())
        if self._current >= 0 and key in _ARROWS:
            self.moved.emit(*_ARROWS[key])
        elif self._current >= 0 and key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, the marks on it, the rectangle that is being drawn."""
        painter = QPainter(self)
        painter.drawImage(0, 0, self._page)
        for number, mark in enumerate(self._marks):
            colour = ink("due_soon" if mark.is_proposal else "primary")
            pen = QPen(colour, 2 if number == self._current else 1)
            pen.setStyle(Qt.PenStyle.DashLine if mark.is_proposal else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            rect = self._drawn_rect(mark)
            colour.setAlpha(40)
            painter.fillRect(rect, colour)
            painter.drawRect(rect)
            beside = rect.adjusted(2, 0, 0, 0)
            painter.drawText(beside, int(Qt.AlignmentFlag.AlignVCenter), mark.words)
        if self._from is not None:
            painter.setPen(QPen(ink("primary"), 1))
            painter.drawRect(QRectF(self._from, self._to).normalized())
        painter.end()
