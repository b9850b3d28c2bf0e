"""The window for a bug: says what is kept, what to do, where the report is, and lets it be copied.

A bug is whatever is not a `UserError`. It is logged without personal data (`log.py` sees to that),
shown once at a time, and never passed over in silence.
"""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from commune_desk import __version__
from commune_desk.domain.errors import UserError
from commune_desk.log import write_report
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label

_LOG = logging.getLogger(__name__)

TYPED_KEPT = "Phần đang gõ đã được giữ thành bản nháp; mở lại bằng Ctrl+O ở trang đang làm."
TYPED_OPEN = "Phần đang gõ có thể chưa được giữ: chép lại ra giấy trước khi đóng chương trình."


class CrashDialog(QDialog):
    """What went wrong, for whoever helps the office.

    Args:
        report: what is known of it.
        file: where that stands, to be sent.
    """

    def __init__(self, report: str, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        close = button("Đóng", self.accept, kind="primary")
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


class CrashReporter:
    """Takes over `sys.excepthook`: logs every bug and shows one window at a time.

    A refusal that nobody caught is logged too, and told as any other.

    Attributes:
        tell: says a refusal in the window that is open; None while none is.
        keep_typed: keeps what is being typed in that window; None while none is open.
    """

    def __init__(self, log_file: Path) -> None:
        self._log_file = log_file
        self._shown: CrashDialog | None = None
        self.tell: Callable[[UserError], None] | None = None
        self.keep_typed: Callable[[], bool] | None = None

    def install(self) -> None:
        """Report every error that nobody catches from now on."""
        sys.excepthook = self.report

    def report(
        self, kind: type[BaseException], error: BaseException, places: TracebackType | None
    ) -> None:
        """Log a bug and show it; Ctrl+C in a terminal ends the program as usual."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, places)
            return
        if isinstance(error, UserError) and self.tell is not None:
            _LOG.error("a refusal reached the top", exc_info=(kind, error, places))
            self.tell(error)
            return
        _LOG.critical("a bug reached the top", exc_info=(kind, error, places))
        if self._shown is None:
            report = _report_of(kind, places)
            at = datetime.now().astimezone()
            file = write_report(self._log_file.parent, report, at) or self._log_file
            self._shown = CrashDialog(report, file)
            self._shown.finished.connect(self._forget)
            self._shown.open()
            # Behind the window: a bug in keeping it too is logged, and finds the window there.
            QTimer.singleShot(0, self._keep_typed)

    def report_error(self, error: BaseException) -> None:
        """Report an error that a task ended with."""
        self.report(type(error), error, error.__traceback__)

    def _keep_typed(self) -> None:
        if self.keep_typed is not None and self._shown is not None:
            shown = self._shown
            shown.say_typed(is_kept=self.keep_typed())

    def _forget(self, _result: int) -> None:
        self._shown = None


def _report_of(kind: type[BaseException], places: TracebackType | None) -> str:
    """Versions and places in the code, not the error's own words: they may name a person."""
    lines = [
        f"Commune Desk {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"{kind.__module__}.{kind.__qualname__}",
        *(f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(places)),
    ]
    return "\n".join(lines)
