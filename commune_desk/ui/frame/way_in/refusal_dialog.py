"""Says why the program cannot start (locked, damaged, newer database …) and offers another try."""

from PySide6.QtWidgets import QDialog, QWidget

from commune_desk.domain.errors import UserError
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.boxes import sign
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.errors import sentence


class RefusalDialog(QDialog):
    """One sentence, "Thử lại" and "Đóng"."""

    def __init__(self, error: UserError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Một cửa")
        self.setFixedWidth(size("dialog"))
        title = label("Chưa mở được chương trình", "page_title")
        words = label(sentence(error), wraps=True)
        again = button("Thử lại", self.accept, kind="primary", icon="sync")
        again.setDefault(True)
        texts = column(title, words, None, gap="m")
        buttons = row(None, button("Đóng", self.reject), again)
        self.setLayout(column(row(sign("touch"), texts, gap="l"), buttons, gap="xl", margin="xl"))
