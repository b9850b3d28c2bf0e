"""What a look at a whole history costs: its lines, their seals, and the rows that they vouch for.

An office of 75,000 dossiers with four lines each (`long_history`), scaled to a million lines.
"""

import os
import sys
from pathlib import Path
from time import perf_counter, process_time

import pytest

from commune_desk import bootstrap
from commune_desk.paths import DataFolder
from commune_desk.services.upkeep import history
from tests.benchmarks import long_history
from tests.benchmarks.big_database import EVENING
from tests.factories import Clock

DOSSIERS = 75_000
MILLION = 1_000_000
MOST_S = 10.0
"""For a million lines by the clock, on two cores that have nothing else to do."""

MOST_WORK_S = 15.0
"""Seconds of the processor: what a busy machine can be held to."""

TURNS = 2


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_a_million_lines_are_looked_at(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = ""
    if engine == "postgres":
        cluster = request.getfixturevalue("postgres")
        url = cluster.url(cluster.create_database())
    folder = DataFolder(tmp_path)
    long_history.make(DOSSIERS, folder, url)
    opened = bootstrap.open_office(folder, Clock(EVENING))
    desk = bootstrap.desk_without_screen(opened)
    took = []
    for _turn in range(TURNS):
        wall, work = perf_counter(), process_time()
        report = history.verify(desk)
        scale = MILLION / report.events
        took.append(((perf_counter() - wall) * scale, (process_time() - work) * scale))
    opened.database.close()
    seconds, work = (min(one[at] for one in took) for at in (0, 1))
    load = os.getloadavg()[0]
    sys.stdout.write(
        f"\n{engine}: {report.events:,} lines and {report.rows:,} rows, load {load:.1f}; a million:"
        f" {seconds:.1f} s (at most {MOST_S:.0f}), {work:.1f} s of the processor\n"
    )
    assert report.seals_checked
    assert work <= MOST_WORK_S
    assert seconds <= MOST_S or load > 1
