"""The notices of this session, newest first, to be read again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.frame.notices.notice_line import LOOKS
from commune_desk.ui.frame.notices.notices import Notices
from commune_desk.ui.look import icons
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.verbs import CLOSE


class NoticesDialog(QDialog):
    """A list that can be read and closed."""

    def __init__(self, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thông báo")
        self.listed = listed = QListWidget()
        listed.setAccessibleName("Các thông báo, mới nhất ở trên")
        listed.setWordWrap(True)
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for notice in reversed(notices.history):
            name, ink = LOOKS[notice.tone]
            often = f" ({notice.times} lần)" if notice.times > 1 else ""
            words = f"{notice.at:%H:%M}   {notice.text}{often}"
            listed.addItem(QListWidgetItem(icons.icon(name, ink), words))
        title = label("Thông báo từ lúc mở chương trình", "group_title")
        lay_out(
            self,
            column(title, listed),
            row(None, button(CLOSE, self.accept)),
            high=size("dialog_height"),
            margin="l",
        )
