"""How a cell is painted: plain text, a faded row, or a deadline as a tinted word with its sign."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from commune_desk.ui.look import icons
from commune_desk.ui.look.theme import (
    ink,
    size,
    space,
    type_font,
)
from commune_desk.ui.widgets.tables.table_model import IS_FADED_ROLE, MARK_ROLE

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of every list."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """No dotted frame around a cell; faded rows in the secondary colour."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if index.data(IS_FADED_ROLE):
            option.palette.setColor(QPalette.ColorRole.Text, ink("second"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell, and on it the mark where it has one."""
        mark = index.data(MARK_ROLE)
        if not mark:
            super().paint(painter, option, index)
            return
        words = str(index.data())
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        view = plain.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, view)

        cell: QRect = plain.rect
        inside = cell.adjusted(space("xs"), 0, -space("xs"), 0)
        paint_mark(painter, inside, mark=str(mark), words=words)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows of one height; a mark needs room for its tint."""
        hint = super().sizeHint(option, index)
        extra = space("l") if index.data(MARK_ROLE) else 0
        return QSize(hint.width() + extra, size("row"))


def paint_mark(
    painter: QPainter, area: QRect, *, mark: str, words: str, is_right: bool = False
) -> int:
    """Paint a deadline: its words with its sign in its colour on its tint; how wide it is.

    Args:
        painter: of the list.
        area: where it may stand; it takes the left end, and no more than all of it.
        mark: a `DeadlineMark`.
        words: how the deadline is said.
        is_right: whether it takes the right end.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(type_font("second", is_bold=True))
    side, edge = size("icon_mark"), space("s")
    width = painter.fontMetrics().horizontalAdvance(words) + side + space("xs") + 2 * edge
    pill = QRect(0, 0, min(width, area.width()), size("row") - 3 * space("xs"))
    pill.moveCenter(area.center())
    if is_right:
        pill.moveRight(area.right())
    else:
        pill.moveLeft(area.left())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink(f"{mark}_tint"))
    painter.drawRoundedRect(pill, size("radius"), size("radius"))
    ratio = painter.device().devicePixelRatioF()
    sign = icons.pixmap(f"mark_{mark}", ink=mark, side=side, ratio=ratio)
    painter.drawPixmap(pill.left() + edge, pill.center().y() - side // 2 + 1, sign)
    painter.setPen(ink(mark))
    beside = pill.adjusted(edge + side + space("xs"), 0, -edge // 2, 0)
    fitting = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, beside.width())
    in_line = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    painter.drawText(beside, in_line, fitting)
    painter.restore()
    return pill.width()
