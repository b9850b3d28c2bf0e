"""Asks what becomes of whoever stands on the page when another card is read.

Both names are said. Nothing is chosen before somebody points at it: a card that slipped under the
scanner must not put one citizen's entry under another's name.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label

TITLE = "Người khác vừa đến"
BEGIN, REPLACE, STAY = "Lượt mới", "Chỉ đổi người nộp", "Giữ nguyên"
FOLLOWS = (
    f"“{BEGIN}”: phần đang nhập thành bản nháp, mở lại bằng Ctrl+O. "
    f"“{REPLACE}”: thủ tục, giấy tờ đang nhập được giữ."
)


class AnotherDialog(QDialog):
    """The question.

    Args:
        here: the name of who stands on the page.
        comes: the name of who was scanned.

    Signals:
        begun: a new entry is wanted, the former becomes a draft.
        replaced: the entry goes on with the other person.
    """

    begun = Signal()
    replaced = Signal()

    def __init__(self, here: str, comes: str, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(TITLE)
        begin = button(BEGIN, self.begun.emit, key="Ctrl+Return")
        replace = button(REPLACE, self.replaced.emit, key="Ctrl+R")
        stay = button(STAY, self.reject, key="Esc")
        for made in (begin, replace, stay):
            made.setAutoDefault(False)
        for made in (begin, replace):
            made.clicked.connect(self.accept)
        lay_out(
            self,
            column(
                label(TITLE, "group_title"),
                label(f"Đang nhập: {here}", wraps=True),
                label(f"Vừa quét hoặc chọn: {comes}", "strong", wraps=True),
                label(FOLLOWS, "quiet", wraps=True),
                gap="m",
            ),
            row(stay, None, replace, begin),
        )
        stay.setFocus()
