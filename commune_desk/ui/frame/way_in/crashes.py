"""Bugs that nobody caught: logged, and shown in a window of their own, one at a time.

A bug is whatever is not a `UserError`. It is logged without personal data (`log.py` sees to that),
shown once at a time, and never passed over in silence. What tells of it is imported when there is
something to tell, or behind the first window: nobody is to wait for that.
"""

from __future__ import annotations

import logging
import sys
import traceback
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from commune_desk import __version__
from commune_desk.domain.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from commune_desk.ui.frame.way_in.crash_dialog import CrashDialog

_LOG = logging.getLogger(__name__)


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
            from commune_desk.log import write_report
            from commune_desk.ui.frame.way_in.crash_dialog import CrashDialog

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
    import platform

    lines = [
        f"Commune Desk {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"{kind.__module__}.{kind.__qualname__}",
        *(f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(places)),
    ]
    return "\n".join(lines)
