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
        is_paper = place == len(panels)
        number = [] if is_paper else [label(str(place), "step")]
        head = row(*number, label(title, "group_title", wraps=True), gap="s")
        box = column(head, panel if is_paper else scrolling(panel), margin="m")
        box.setStretch(1, 1)
        frame = QFrame()
        frame.setProperty("kind", "card")
        frame.setMinimumWidth(0)
        frame.setLayout(box)
        side_by_side.addWidget(frame, width)
    whole = column(side_by_side, below, gap="m")
    whole.setStretch(0, 1)
    return whole
