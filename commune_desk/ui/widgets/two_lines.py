"""List items of two lines: what it is, and below it, quieter, what tells it from others."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from commune_desk.ui.look.theme import (
    ink,
    size,
    space,
    type_font,
)

DETAIL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The quieter second line of an item."""

_Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Paints the icon and the text of an item and, below the text, its `DETAIL_ROLE`."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Both lines, cut with an ellipsis where the list is narrow."""
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area: QRect = option.rect
        painter.save()
        if is_selected:
            painter.fillRect(area, ink("selection"))
        inner = area.adjusted(space("m"), space("xs"), -space("m"), -space("xs"))
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if icon is not None:
            side = size("icon")
            icon.paint(painter, QRect(inner.left(), inner.center().y() - side // 2, side, side))
            inner.setLeft(inner.left() + side + space("m"))
        detail = index.data(DETAIL_ROLE) or ""
        upper = inner.adjusted(0, 0, 0, -inner.height() // 2) if detail else inner
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
