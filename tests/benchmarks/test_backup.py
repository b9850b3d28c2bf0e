"""What an hourly backup costs beside a plain copy of the file with its hash, and who waits for it.

An office of some 400 MB. Both are flushed to the disk. Meanwhile another thread asks for its turn
every five milliseconds, as a window does; its longest wait is told.
"""

import hashlib
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

import pytest

from commune_desk import bootstrap
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import Desk
from commune_desk.services.upkeep import backup
from commune_desk.ui.frame.work.runs import TURN_S
from tests.benchmarks import big_database
from tests.conftest import THURSDAY
from tests.factories import Clock

DOSSIERS = 215_000
MOST = 2.0
TIMES = 3
TICK_S = 0.005


@pytest.fixture
def desk(sqlite_folder: DataFolder) -> Iterator[Desk]:
    opened = bootstrap.open_office(sqlite_folder, Clock(THURSDAY))
    office = big_database.Office(DOSSIERS, opened.office.id)
    big_database.pour(office, opened.database)
    yield bootstrap.desk_without_screen(opened)
    opened.database.close()


def plain_copy(source: Path, target: Path) -> None:
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("wb") as written:
        while piece := read.read(1 << 20):
            digest.update(piece)
            written.write(piece)
        written.flush()
        os.fsync(written.fileno())


@contextmanager
def waits() -> Iterator[list[float]]:
    """How long another thread waited for each of its turns."""
    found: list[float] = [0.0]
    is_over = threading.Event()

    def ask() -> None:
        while not is_over.is_set():
            before = time.perf_counter()
            time.sleep(TICK_S)
            found.append(time.perf_counter() - before - TICK_S)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield found
    finally:
        is_over.set()
        asking.join()


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """By the clock, and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def test_an_hourly_backup_beside_a_plain_copy(desk: Desk, tmp_path: Path) -> None:
    sys.setswitchinterval(TURN_S)
    desk.database.engine.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    plain, hourly, thorough, longest = [], [], [], 0.0
    for turn in range(TIMES):
        target, place = tmp_path / f"copy-{turn}", tmp_path / f"hourly-{turn}"
        plain.append(timed(partial(plain_copy, desk.folder.database, target)))
        target.unlink()
        with waits() as found:
            hourly.append(timed(partial(backup.create, desk, place, is_thorough=False)))
        longest = max(longest, *found)
        thorough.append(timed(partial(backup.create, desk, tmp_path / "thorough")))
    lines = [f"{desk.folder.database.stat().st_size / 1e6:.0f} MB, load {os.getloadavg()[0]:.1f}"]
    for name, times in (("plain", plain), ("hourly", hourly), ("thorough", thorough)):
        lines.append(f"{name:9}" + "  ".join(f"{wall:.2f} s, {cpu:.2f} CPU" for wall, cpu in times))
    ratios = [median(one[at] for one in hourly) / median(one[at] for one in plain) for at in (0, 1)]
    lines.append(f"{ratios[0]:.2f}x by the clock, {ratios[1]:.2f}x of the processor")
    lines.append(f"the other thread waited {longest * 1000:.0f} ms at most")
    sys.stdout.write("\n".join(["", *lines, ""]))
    assert min(ratios) < MOST
