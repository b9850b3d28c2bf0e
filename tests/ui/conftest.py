"""The screen in tests: one application in its own look, a frame without a window around it."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from commune_desk.services.desk.desk import Desk
from commune_desk.ui.frame.changes import Changes
from commune_desk.ui.frame.notices.notices import Notices
from commune_desk.ui.frame.page_frame import PageFrame
from commune_desk.ui.frame.way_in.app import build_application
from commune_desk.ui.frame.work.tasks import Tasks
from commune_desk.ui.look.remembered import Remembered
from tests.factories import Clock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CUPS_SERVER"] = os.devnull  # no test prints on the printer of whoever runs it


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The application that pytest-qt uses, with our fonts and the light scheme."""
    return build_application("light")


@pytest.fixture(autouse=True)
def cleared(qapp: QApplication) -> Iterator[None]:
    """What a test opened is gone at once, with the dialogs over it, and nothing stays set apart."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()


@pytest.fixture(autouse=True)
def no_other_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is handed to another program goes nowhere."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)


@pytest.fixture
def notices(clock: Clock) -> Notices:
    """Where notices are published; `notices.history` is the recorder."""
    return Notices(clock)


@pytest.fixture
def frame(qapp: QApplication, desk: Desk, notices: Notices, tmp_path: Path) -> PageFrame:
    """What a page may ask of its window, for the practice office's clerk."""
    remembered = Remembered(tmp_path / "window.ini")
    return PageFrame(desk, notices=notices, changes=Changes(), tasks=Tasks(), remembered=remembered)
