"""How soon the window is there after a power cut, beside a start after a clean end.

A large office on a file. The cut is a kill in the midst of receptions, which leaves the log beside
the file. Both starts take turns, each on a copy of its own; what the cut may have left is sought
behind the window.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from commune_desk import bootstrap
from commune_desk.paths import DataFolder
from commune_desk.services.office import signing_in
from tests.benchmarks import long_history
from tests.benchmarks.peak_day import MONDAY
from tests.benchmarks.start_probe import FIRST_PAGE, FIRST_WINDOW, Moment, watch
from tests.benchmarks.test_window import PASSWORD, typical
from tests.factories import Clock

DOSSIERS = 60_000
MOST = 1.5
WARM_UP, PAIRS = 1, 5
VERBS = 300
"""So many were told when the power is cut."""


def test_the_window_is_there_as_soon_after_a_power_cut(tmp_path: Path) -> None:
    clean, cut = DataFolder(tmp_path / "clean"), DataFolder(tmp_path / "cut")
    clean.root.mkdir()
    long_history.make(DOSSIERS, clean)
    opened = bootstrap.open_office(clean, Clock(MONDAY))
    office = opened.office.id
    signing_in.choose_password(opened.database, office, "mai", password=PASSWORD, at=MONDAY)
    opened.database.close()
    shutil.copytree(clean.root, cut.root)
    work_until_the_power_is_cut(cut)
    log = cut.database.with_name(f"{cut.database.name}-wal").stat().st_size
    assert log

    pairs = [
        (started(clean, tmp_path / "again"), started(cut, tmp_path / "again"))
        for _ in range(WARM_UP + PAIRS)
    ][WARM_UP:]

    lines = [
        f"{cut.database.stat().st_size / 1e6:.0f} MB, log {log / 1e6:.1f} MB,"
        f" load {os.getloadavg()[0]:.1f}"
    ]
    ratios = []
    for window in (FIRST_WINDOW, FIRST_PAGE):
        usual, after = ([pair[place][window] for pair in pairs] for place in (0, 1))
        ratios.append(typical(after) / typical(usual))
        lines.append(
            f"{window}: {typical(usual) * 1000:.0f} ms, after the cut {typical(after) * 1000:.0f}"
            f" ms, {ratios[-1]:.2f}x (at most {MOST}x)"
        )
    sys.stdout.write("\n".join(["", *lines, ""]))
    assert max(ratios) <= MOST


def work_until_the_power_is_cut(office: DataFolder) -> None:
    """Let a counter work as fast as it can, and kill it."""
    arguments = (str(office.root), "1", "1000", "0", str(time.time()))
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.peak_day", *arguments],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as counter:
        assert counter.stdin is not None
        assert counter.stdout is not None
        counter.stdin.write("begin\n")
        counter.stdin.flush()
        for _verb in range(VERBS):
            assert counter.stdout.readline()
        counter.kill()


def started(office: DataFolder, copy: Path) -> dict[str, Moment]:
    """The moments of a start on a copy of an office."""
    shutil.copytree(office.root, copy)
    try:
        return watch("program", str(copy), "mai", PASSWORD)
    finally:
        shutil.rmtree(copy)
