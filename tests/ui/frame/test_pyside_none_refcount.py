"""A long day of calls into Qt does not end the program (see `ui/frame/pyside_none_refcount.py`)."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from commune_desk.ui.frame.way_in.app import build_application


class Sender(QObject):
    sent = Signal()


application = build_application("light")
label, sender = QLabel(), Sender()
for _ in range(200_000):
    label.property("nothing of that name")
    sender.sent.emit()
label.deleteLater()
print("still here")
"""


def test_the_constants_outlast_a_long_day():
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        check=False,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert answer.stdout.strip() == "still here", answer.stderr
