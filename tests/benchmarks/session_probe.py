"""Says how much memory the window has while a clerk receives one citizen after the other.

    python -m tests.benchmarks.session_probe DATA_FOLDER RECEPTIONS

The window is the real one, without a screen: each reception is a scan, a procedure, the preview of
the receipt drawn, F9, the paper looked at and closed. The clerk begins when the pages of the day
are made, and stops for two quiet moments after every twentieth citizen: what the process holds then
is written as JSON. Where the system does not say, nothing is written.
"""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.ui.drivers.intake import Intake

EVERY = 20
TODAY = date(2026, 11, 27)
PATIENCE_MS = 60_000
STATUS = Path("/proc/self/status")


def watch(folder: Path, receptions: int) -> Sequence[float]:
    """Run this module in a process of its own; the megabytes after every twentieth reception."""
    answer = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.session_probe", str(folder), str(receptions)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "CUPS_SERVER": os.devnull},
    )
    assert answer.returncode == 0, answer.stderr
    return [float(json.loads(line)) for line in answer.stdout.splitlines()]


def receive_citizens(folder: str, receptions: int) -> None:
    from commune_desk.ui.frame import pyside_import_search  # noqa: F401, I001  # as a start begins

    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from commune_desk import bootstrap
    from commune_desk.files.upkeep.inventions import read_inventions
    from commune_desk.paths import DataFolder, resources
    from commune_desk.services.upkeep.invented_people import invent_card
    from commune_desk.ui.frame.ahead import QUIET_MS
    from commune_desk.ui.frame.way_in.app import build_application
    from tests.ui.drivers.screen import until
    from tests.ui.drivers.window import Window

    application = build_application("light")
    opened = bootstrap.open_office(DataFolder(Path(folder)))
    window = Window.of(bootstrap.desk_without_screen(opened))
    inventions, chance = (
        read_inventions(resources() / "practice" / "invented.json"),
        Random(20261127),
    )
    until(lambda: gc.get_freeze_count() > 0, patience_ms=PATIENCE_MS)  # the last that is done ahead
    for number in range(1, receptions + 1):
        intake = window.intake()
        intake.scan(invent_card(chance, inventions, TODAY))
        intake.pick("xntthn")
        until(lambda: has_paper(intake))  # noqa: B023  # asked before the next one
        intake.press("Ctrl+U")  # the citizen has a declaration of their own
        before = intake.last
        intake.receive()
        until(lambda: intake.last != before)  # noqa: B023  # asked before the next one
        intake.put_papers_away()
        application.processEvents()
        if number % EVERY == 0:
            QTest.keyClick(window.widget.windowHandle(), Qt.Key.Key_F2)  # where keys come in
            QTest.qWait(2 * QUIET_MS)
            sys.stdout.write(f"{json.dumps(memory_mb())}\n")
    opened.database.close()


def has_paper(intake: "Intake") -> bool:
    """Whether the preview shows a paper, however many pages it has."""
    return any(intake.has(f"Trang 1/{pages} của giấy sẽ in") for pages in (1, 2, 3))


def memory_mb() -> float:
    """The memory that the process holds now."""
    told = dict(line.split(":", 1) for line in STATUS.read_text().splitlines())
    return int(told["VmRSS"].split()[0]) / 1024


if __name__ == "__main__":
    receive_citizens(sys.argv[1], int(sys.argv[2]))
