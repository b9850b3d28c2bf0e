"""Says when a window can be used: it was painted for the first time and has taken a key press.

    python -m tests.benchmarks.start_probe floor
    python -m tests.benchmarks.start_probe program DATA_FOLDER LOGIN PASSWORD [SECONDS]

The first is the least that PySide6 can do, a main window with one table. The second is the program
itself, as `python -m commune_desk` starts it: the sign-in window and, signing in as soon as its box
takes a key or after the seconds that a password is typed in, the page of this day, and from there
by F2 that of intake. Each moment is written as a
line of JSON; `watch` runs all this in a process of its own and reads them.

A start has its byte code, as every start of an installed program has and each but the first one of
a source tree: where the surroundings let Python keep none, all that is imported would be translated
anew each time, which took a third of our start and nothing of the least one's.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QTableWidget,
    QWidget,
)

OPENED: set[str] = set()
FIRST_WINDOW, FIRST_PAGE, INTAKE_PAGE = "first window", "first page", "intake page"
TYPED = "password typed"
STATUS = Path("/proc/self/status")


@dataclass(frozen=True)
class Moment:
    """A window can be used.

    Attributes:
        seconds: since the process was asked for.
        modules: what it has imported by then.
        memory_mb: the most memory that it had until then; 0 where the system does not say.
        work: seconds in which the processor worked for it.
        resources: the folders of `resources` of which it has opened files by then.
    """

    seconds: float
    modules: frozenset[str]
    memory_mb: int
    work: float
    resources: frozenset[str]


def watch(*arguments: str) -> dict[str, Moment]:
    """Run this module in a process of its own, without a screen; its moments by window."""
    begin = perf_counter()
    answer = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.start_probe", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
        env=surroundings(),
        timeout=60,
    )
    told = [json.loads(line) for line in answer.stdout.splitlines()]
    assert told, answer.stderr
    return {
        window: Moment(at - begin, frozenset(modules), memory_mb, work, frozenset(resources))
        for window, at, modules, memory_mb, work, resources in told
    }


def surroundings() -> dict[str, str]:
    """Those of a start: no screen, and a place for byte code where there is none."""
    given = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if given.pop("PYTHONDONTWRITEBYTECODE", ""):
        given["PYTHONPYCACHEPREFIX"] = byte_code().name
    return given


@cache
def byte_code() -> "TemporaryDirectory[str]":
    """Where the starts of this process keep their byte code; it goes with the process."""
    return TemporaryDirectory(prefix="byte-code-")


class FirstUse(QObject):
    """Types a seven into a window as soon as a part of it was painted, and tells who took it."""

    def __init__(
        self, application: QApplication, part: str, used: Callable[[QWidget], None]
    ) -> None:
        super().__init__(application)
        self._application, self._part, self._used = application, part, used
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if type(watched).__name__ == self._part and event.type() is QEvent.Type.Paint:
            self._application.removeEventFilter(self)
            QTimer.singleShot(0, self._type)
        return False

    def _type(self) -> None:
        box = self._application.focusWidget()
        assert box is not None
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_7, Qt.KeyboardModifier.NoModifier, "7")
        self._application.sendEvent(box, press)
        self._used(box)


def floor() -> None:
    application = QApplication([])
    window = QMainWindow()
    table = QTableWidget(50, 8)
    window.setCentralWidget(table)
    FirstUse(application, "QMainWindow", lambda _table: tell(FIRST_WINDOW, is_last=True))
    window.show()
    table.setFocus()
    application.exec()


def program(folder: str, login: str, password: str, typing_s: str = "0") -> None:
    from commune_desk.cli import entry
    from commune_desk.ui.frame.way_in import app

    build = app.build_application

    def build_and_watch(scheme: str) -> QApplication:
        application = build(scheme)
        FirstUse(application, "SignInDialog", lambda box: sign_in(application, box))
        return application

    def sign_in(application: QApplication, box: QWidget) -> None:
        tell(FIRST_WINDOW)
        dialog = box.window()
        boxes = dialog.findChildren(QLineEdit)
        name = boxes[0]
        secret = next(one for one in boxes if one.echoMode() is QLineEdit.EchoMode.Password)
        assert box in (name, secret)  # who signed in last is remembered
        assert isinstance(box, QLineEdit)
        assert box.text() == "7"
        FirstUse(application, "DayFigure", lambda page: go_on(application, page))
        name.setText(login)
        secret.setText(password)
        enter = next(made for made in dialog.findChildren(QPushButton) if made.isDefault())

        def press() -> None:
            if float(typing_s):
                tell(TYPED)
            enter.click()

        QTimer.singleShot(round(float(typing_s) * 1000), press)

    def go_on(application: QApplication, page: QWidget) -> None:
        tell(FIRST_PAGE)
        FirstUse(application, "ScanEdit", scan)
        QTimer.singleShot(0, lambda: QTest.keyClick(page, Qt.Key.Key_F2))

    def scan(box: QWidget) -> None:
        assert isinstance(box, QLineEdit)
        assert box.text() == "7"
        tell(INTAKE_PAGE, is_last=True)

    app.build_application = build_and_watch  # type: ignore[assignment]  # for this process alone
    entry.main(["--data", folder])


def tell(window: str, *, is_last: bool = False) -> None:
    """Tell the moment; after the last leave at once: how a program ends is not measured here."""
    now, work = perf_counter(), process_time()
    moment = (window, now, sorted(sys.modules), peak_memory_mb(), work, sorted(OPENED))
    sys.stdout.write(json.dumps(moment) + "\n")
    if is_last:
        sys.stdout.flush()
        os._exit(0)


def note_opened(event: str, arguments: tuple[object, ...]) -> None:
    """Keep of which resources files are opened."""
    if event == "open" and isinstance(path := arguments[0], str | Path):
        _, found, below = str(path).partition(f"{os.sep}resources{os.sep}")
        if found:
            OPENED.add(below.partition(os.sep)[0])


def peak_memory_mb() -> int:
    """The most memory that this program had; what `getrusage` says begins with its parent's."""
    if not STATUS.exists():
        return 0
    told = dict(line.split(":", 1) for line in STATUS.read_text().splitlines())
    return int(told["VmHWM"].split()[0]) // 1024


if __name__ == "__main__":
    sys.addaudithook(note_opened)
    program(*sys.argv[2:]) if sys.argv[1] == "program" else floor()
