"""The program itself in a process of its own, whose window is put away and tells when it is back.

    python -m tests.ui.frame.way_in.running_program DATA_FOLDER

It says "away" once its first window is minimised, and "front" each time it is asked to the front.
"""

import sys
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from commune_desk.cli import entry
from commune_desk.ui.frame.way_in import app


class Watch(QObject):
    """Puts the first dialog away as soon as it was painted, and tells when it comes back."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._is_away = False
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QDialog):
            if event.type() is QEvent.Type.Paint and not self._is_away:
                self._is_away = True
                QTimer.singleShot(500, lambda: self._put_away(watched))  # behind comes the office
            if event.type() is QEvent.Type.WindowStateChange and not watched.isMinimized():
                tell("front")
        return False

    def _put_away(self, dialog: QDialog) -> None:
        dialog.showMinimized()
        tell("away")


def tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(folder: str) -> int:
    build: Any = app.build_application

    def build_and_watch(scheme: str) -> QApplication:
        application: QApplication = build(scheme)
        Watch(application)
        return application

    app.build_application = build_and_watch  # type: ignore[assignment]  # for this process alone
    return entry.main(["--data", folder])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
