"""How a cell is painted: plain text, a faded row, or a deadline as a tinted word with its sign."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from commune_desk.ui.table_model import IS_FADED_ROLE, MARK_ROLE
from commune_desk.ui.theme import ink, size, space, type_font

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of every list."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """No dotted frame around a cell; faded rows in the secondary colour."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # type: ignore[attr-defined]  # Qt's field
        if index.data(IS_FADED_ROLE):
            option.palette.setColor(QPalette.ColorRole.Text, ink("second"))  # type: ignore[attr-defined]  # Qt's field

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and on it the mark where it has one."""
        mark = index.data(MARK_ROLE)
        if not mark:
            super().paint(painter, option, index)
            return
        words = str(index.data())
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""  # type: ignore[attr-defined]  # Qt's field
        view = plain.widget  # type: ignore[attr-defined]  # Qt's field
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, view)
        _paint_mark(painter, plain.rect, mark, words)  # type: ignore[attr-defined]  # Qt's field

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height; a mark needs room for its tint."""
        hint = super().sizeHint(option, index)
        extra = space("l") if index.data(MARK_ROLE) else 0
        return QSize(hint.width() + extra, size("row"))


def _paint_mark(painter: QPainter, cell: QRect, mark: str, words: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(type_font("second", is_bold=True))
    width = painter.fontMetrics().horizontalAdvance(words) + 2 * space("s")
    height = size("row") - 3 * space("xs")
    pill = QRect(0, 0, min(width, cell.width() - space("s")), height)
    pill.moveCenter(cell.center())
    pill.moveLeft(cell.left() + space("xs"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(f"{mark}_tint"))
    painter.drawRoundedRect(pill, size("radius"), size("radius"))
    painter.setPen(ink(mark))
    painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.restore()
