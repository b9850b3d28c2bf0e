"""List items of two lines: what it is, and below it, quieter, what tells it from others.

At the right of the first line there is room for a deadline, in its colour and with its sign.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from commune_desk.ui.look.theme import (
    ink,
    size,
    space,
    type_font,
)
from commune_desk.ui.widgets.tables.row_delegate import paint_mark

DETAIL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The quieter second line of an item."""

MARK, MARK_WORDS = int(Qt.ItemDataRole.UserRole) + 8, int(Qt.ItemDataRole.UserRole) + 9
"""The `DeadlineMark` of an item and the words of its deadline."""

_Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Paints the icon and the text of an item and, below the text, its `DETAIL_ROLE`.

    Args:
        parent: the list.
        edge: how far the text stands from its sides.
    """

    def __init__(self, parent: QObject, edge: str = "m") -> None:
        super().__init__(parent)
        self._edge = space(edge)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Both lines, cut with an ellipsis where the list is narrow."""
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area: QRect = option.rect
        painter.save()
        if is_selected:
            painter.fillRect(area, ink("selection"))
        inner = area.adjusted(self._edge, space("xs"), -self._edge, -space("xs"))
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if icon is not None:
            side = size("icon")
            icon.paint(painter, QRect(inner.left(), inner.center().y() - side // 2, side, side))
            inner.setLeft(inner.left() + side + space("m"))
        detail = index.data(DETAIL_ROLE) or ""
        upper = inner.adjusted(0, 0, 0, -inner.height() // 2) if detail else inner
        if mark := index.data(MARK):
            words = index.data(MARK_WORDS)
            width = paint_mark(painter, upper, mark=mark, words=words, is_right=True)
            upper = upper.adjusted(0, 0, -width - space("s"), 0)
        strong = "selection_text" if is_selected else "text"
        _draw_line(painter, upper, index.data(), step="body", colour=strong)
        if detail:
            lower = inner.adjusted(0, inner.height() // 2, 0, 0)
            quiet = "selection_text" if is_selected else "second"
            _draw_line(painter, lower, detail, step="second", colour=quiet)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002  # Qt's signature
        """One row for one line, a touch target for two."""
        return QSize(0, size("touch" if index.data(DETAIL_ROLE) else "control"))


def _draw_line(painter: QPainter, area: QRect, text: str, *, step: str, colour: str) -> None:
    font = type_font(step)
    painter.setFont(font)
    painter.setPen(ink(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
