"""How the intake page lies: three numbered columns, the paper, and below the last receipt."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import space
from commune_desk.ui.widgets.boxes import scrolling
from commune_desk.ui.widgets.text import label

TITLES = ("Người nộp", "Thủ tục", "Giấy tờ và ô còn thiếu", "Xem trước giấy sẽ in")
WIDTHS = (26, 25, 27, 26)


def intake_columns(panels: Sequence[QWidget], below: QWidget) -> QVBoxLayout:
    """The columns in the order of the work; the last one is the paper and has no number."""
    side_by_side = QHBoxLayout()
    side_by_side.setSpacing(space("m"))
    for place, (panel, title, width) in enumerate(zip(panels, TITLES, WIDTHS, strict=True), 1):
        number = place if place < len(panels) else None
        side_by_side.addWidget(_framed(panel, title, number), width)
    whole = column(side_by_side, below, gap="m")
    whole.setStretch(0, 1)
    return whole


def _framed(panel: QWidget, title: str, number: int | None) -> QFrame:
    frame = QFrame()
    frame.setProperty("kind", "card")
    frame.setMinimumWidth(0)
    head = [label(str(number), "step")] if number else []
    content = scrolling(panel) if number else panel
    box = column(row(*head, label(title, "group_title", wraps=True), gap="s"), content, margin="m")
    box.setStretch(1, 1)
    frame.setLayout(box)
    return frame
