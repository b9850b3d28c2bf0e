"""The window for a bug: says that the work is kept, where the report is, and lets it be copied.

A bug is whatever is not a `UserError`. It is logged without personal data (`log.py` sees to that),
shown once at a time, and never passed over in silence.
"""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from commune_desk import __version__
from commune_desk.domain.errors import UserError
from commune_desk.ui.dialogs.room import lay_out
from commune_desk.ui.look.layouts import column, row
from commune_desk.ui.look.theme import size, style_window
from commune_desk.ui.widgets.buttons import button
from commune_desk.ui.widgets.text import label

_LOG = logging.getLogger(__name__)


class CrashDialog(QDialog):
    """What went wrong, for whoever helps the office."""

    def __init__(self, report: str, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chương trình gặp lỗi")
        words = label(
            "Việc vừa làm chưa xong vì chương trình có lỗi. Những gì đã báo lưu vẫn còn nguyên. "
            "Làm lại một lần; nếu vẫn lỗi, gửi báo cáo dưới đây cho người hỗ trợ.",
            wraps=True,
        )
        text = QPlainTextEdit(report, readOnly=True)
        text.setAccessibleName("Báo cáo lỗi, không có thông tin của người dân")
        where = label(f"Báo cáo cũng được ghi ở: {log_file}", "second", wraps=True)
        close = button("Đóng", self.accept, kind="primary")
        copy = button(
            "Sao chép báo cáo",
            lambda: QGuiApplication.clipboard().setText(report),
            icon="copy",
        )
        buttons = row(None, copy, close)
        title = label("Chương trình gặp lỗi", "page_title")
        lay_out(
            self,
            column(title, words, text, where, gap="m"),
            buttons,
            high=size("dialog_height"),
        )
        style_window(self)


class CrashReporter:
    """Takes over `sys.excepthook`: logs every bug and shows one window at a time.

    A refusal that nobody caught is logged too, and told as any other.

    Attributes:
        tell: says a refusal in the window that is open; None while none is.
    """

    def __init__(self, log_file: Path) -> None:
        self._log_file = log_file
        self._shown: CrashDialog | None = None
        self.tell: Callable[[UserError], None] | None = None

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
            self._shown = CrashDialog(_report_of(kind, places), self._log_file)
            self._shown.finished.connect(self._forget)
            self._shown.open()

    def report_error(self, error: BaseException) -> None:
        """Report an error that a task ended with."""
        self.report(type(error), error, error.__traceback__)

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
