"""Says when a window can be used: it was painted for the first time and has taken a key press.

    python -m tests.benchmarks.start_probe floor
    python -m tests.benchmarks.start_probe program DATA_FOLDER LOGIN PASSWORD

The first is the least that PySide6 can do, a main window with one table. The second is the program
itself, as `python -m commune_desk` starts it: the sign-in window and, signing in as soon as its box
takes a key, the intake page. Each moment is written as JSON, a line, when it comes: in seconds of
`perf_counter`, which counts alike in all processes of a machine, with what was imported by then.
"""

import json
import os
import sys
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QWidget

Used = Callable[[QWidget], None]


class FirstUse(QObject):
    """Types a seven into a window as soon as its `painted` part stands, and tells who took it."""

    def __init__(self, application: QApplication, painted: str, used: Used) -> None:
        super().__init__(application)
        self._painted, self._used = painted, used
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and type(watched).__name__ == self._painted:
            QCoreApplication.instance().removeEventFilter(self)
            QTimer.singleShot(0, lambda: self._type(watched.window()))
        return False

    def _type(self, window: QWidget) -> None:
        box = window.focusWidget()
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_7, Qt.KeyboardModifier.NoModifier, "7")
        QCoreApplication.sendEvent(box, press)
        self._used(box)


def floor() -> None:
    application = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QTableWidget(50, 8))
    window.centralWidget().setFocus()
    FirstUse(application, "QMainWindow", lambda _table: tell("first window", is_last=True))
    window.show()
    application.exec()


def program(folder: str, login: str, password: str) -> None:
    from commune_desk import cli
    from commune_desk.ui import app

    build = app.build_application

    def build_and_watch(scheme: str) -> QApplication:
        application = build(scheme)
        FirstUse(application, "SignInDialog", lambda box: sign_in(application, box))
        return application

    def sign_in(application: QApplication, box: QWidget) -> None:
        tell("first window")
        dialog = box.window()
        assert box is dialog._login
        assert box.text() == "7"
        FirstUse(application, "ScanEdit", scan)
        box.setText(login)
        dialog._password.setText(password)
        dialog._enter.click()

    def scan(box: QWidget) -> None:
        assert type(box).__name__ == "ScanEdit"
        assert box.text() == "7"
        tell("intake page", is_last=True)

    app.build_application = build_and_watch
    cli.main(["--data", folder])


def tell(window: str, *, is_last: bool = False) -> None:
    """Tell the moment; after the last leave at once: how a program ends is not measured here."""
    moment = {"window": window, "at": perf_counter(), "modules": sorted(sys.modules)}
    sys.stdout.write(json.dumps(moment) + "\n")
    if is_last:
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    {"floor": floor, "program": program}[sys.argv[1]](*sys.argv[2:])
