"""The deadline of a line is read whole: its column is as wide as what it usually says."""

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QTableView

from commune_desk.domain.desk.dossier import DeadlineMark
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.look.theme import space
from commune_desk.ui.widgets.tables.row_delegate import paint_mark
from tests.ui.drivers.pages import page_alone

USUAL = {
    DeadlineMark.WAITING: "Chờ bổ sung từ 30/10",
    DeadlineMark.DUE_SOON: "Hôm nay 17:00",
    DeadlineMark.OVERDUE: "Trễ 125 ngày",
    DeadlineMark.EARLY: "Trước hạn",
}


def test_what_a_deadline_usually_says_has_room(qtbot, frame: PageFrame):
    [table] = page_alone(qtbot, frame, "dossiers").findChildren(QTableView)
    room = table.horizontalHeader().sectionSize(0) - 2 * space("xs")
    assert {words for mark, words in USUAL.items() if painted(mark, words) > room} == set()


def painted(mark: DeadlineMark, words: str) -> int:
    """How wide it is where there is room for all of it."""
    paper = QPixmap(600, 40)
    painter = QPainter(paper)
    width = paint_mark(painter, paper.rect(), mark=str(mark), words=words)
    painter.end()
    return width
