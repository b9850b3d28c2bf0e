"""Says why the program cannot start (locked, damaged, newer database …) and offers another try."""

from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.errors import UserError
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.boxes import sign
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.errors import sentence

FORMER = (
    "Cài đặt của máy này đã đổi từ lần mở trước. “Dùng lại cài đặt trước” đưa về như khi còn mở "
    "được; dữ liệu không bị đụng tới."
)


class RefusalDialog(QDialog):
    """One sentence, "Thử lại" and "Đóng", and the way back where the last settings worked.

    Args:
        error: what stands in the way.
        has_former: whether other settings of this PC opened the program the last time.

    Attributes:
        wants_former: whether those are to be used again; the dialog is then accepted.
    """

    def __init__(
        self, error: UserError, parent: QWidget | None = None, *, has_former: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Một cửa")
        self.setFixedWidth(size("dialog"))
        title = label("Chưa mở được chương trình", "page_title")
        words = label(sentence(error), wraps=True)
        again = button("Thử lại", self.accept, kind="primary", icon="sync")
        again.setDefault(True)
        self.wants_former = False
        former = button("Dùng lại cài đặt trước", self._use_former, icon="undo")
        former.setVisible(has_former)
        advice = label(FORMER, "second", wraps=True)
        advice.setVisible(has_former)
        texts = column(title, words, advice, None, gap="m")
        buttons = row(None, button("Đóng", self.reject), former, again)
        self.setLayout(column(row(sign("touch"), texts, gap="l"), buttons, gap="xl", margin="xl"))

    def _use_former(self) -> None:
        self.wants_former = True
        self.accept()
