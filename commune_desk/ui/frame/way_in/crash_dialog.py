"""The window for a bug: what is kept, what to do, where the report is; it can be copied."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit

from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label
from commune_desk.words.verbs import CLOSE

TYPED_KEPT = "Phần đang gõ đã được giữ thành bản nháp; mở lại bằng Ctrl+O ở trang đang làm."
TYPED_OPEN = "Phần đang gõ có thể chưa được giữ: chép lại ra giấy trước khi đóng chương trình."


class CrashDialog(QDialog):
    """What went wrong, for whoever helps the office.

    Args:
        report: what is known of it.
        file: where that stands, to be sent.
    """

    def __init__(self, report: str, file: Path) -> None:
        super().__init__()
        self.setWindowTitle("Chương trình gặp lỗi")
        words = label(
            "Việc vừa làm chưa xong vì chương trình có lỗi. Những gì đã báo lưu vẫn còn nguyên. "
            "Bấm Đóng rồi làm lại một lần; nếu vẫn lỗi, đóng chương trình, mở lại, và gửi tệp báo "
            "cáo dưới đây cho người hỗ trợ.",
            wraps=True,
        )
        self._typed = label(TYPED_OPEN, "strong", wraps=True)
        self._typed.setObjectName("typed")
        text = QPlainTextEdit(report, readOnly=True)
        text.setAccessibleName("Báo cáo lỗi, không có thông tin của người dân")
        where = label(
            f"Tệp báo cáo, không có thông tin của người dân: {file}", "second", wraps=True
        )
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = button(CLOSE, self.accept, kind="primary")
        copy = button(
            "Sao chép báo cáo",
            lambda: QGuiApplication.clipboard().setText(report),
            icon="copy",
        )
        folder = button(
            "Xem thư mục báo cáo",
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent))),
            icon="folder",
        )
        buttons = row(None, folder, copy, close)
        title = label("Chương trình gặp lỗi", "page_title")
        lay_out(
            self,
            column(title, words, self._typed, text, where, gap="m"),
            buttons,
            high=size("dialog_height"),
        )
        style_window(self)

    def say_typed(self, *, is_kept: bool) -> None:
        """Say whether what was being typed is kept."""
        self._typed.setText(TYPED_KEPT if is_kept else TYPED_OPEN)
