"""The busiest day of a ward: eight counters on a server, four on a file, each a process of its own.

Both stand on a disk and wait for it. 400 citizens come in some minutes instead of a day. Of each
verb the median, the 95th percentile and the slowest are told, and how often it was refused. What
counts on a machine that has other things to do is without the time in which a counter or the
server's process for it stood ready and no processor was free.
"""

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median, quantiles

import psycopg
import pytest

from commune_desk import bootstrap
from commune_desk.paths import DataFolder
from commune_desk.services.upkeep import history
from tests.benchmarks import long_history
from tests.benchmarks.peak_day import MONDAY, Told
from tests.factories import Clock
from tests.postgres import Cluster, throw_away_cluster

DOSSIERS = 50_000
CITIZENS = 400
COUNTERS = {"postgres": 8, "sqlite": 4}
THINK_S = 0.25
P95_MS, WORST_MS = 100.0, 1000.0
LOST = "DatabaseUnreachable"
FEW = 5
"""Citizens of each counter on the day on which the server goes away."""

AWAY_S = 3.0


@pytest.fixture(scope="module")
def durable() -> Iterator[Cluster]:
    """A server that stands on a disk and waits for it."""
    with throw_away_cluster(on_disk=True) as cluster:
        yield cluster


@pytest.fixture
def office(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> DataFolder:
    """An office of some years with its history."""
    url = ""
    if engine == "postgres":
        cluster = request.getfixturevalue("durable")
        url = cluster.url(cluster.create_database())
    folder = DataFolder(tmp_path)
    long_history.make(DOSSIERS, folder, url, beside=True)
    return folder


@pytest.mark.parametrize("engine", ["postgres", "sqlite"])
def test_a_peak_day(engine: str, office: DataFolder, request: pytest.FixtureRequest) -> None:
    counters = COUNTERS[engine]
    told = worked(office, counters, CITIZENS // counters)
    deadlocks = deadlocks_of(request.getfixturevalue("durable")) if engine == "postgres" else 0
    say(f"{engine}, {counters} counters, {CITIZENS} citizens, {deadlocks} deadlocks", told)
    assert whole(office)
    assert deadlocks == 0
    assert [(one.verb, one.refusal, one.said) for one in told if one.refusal] == []
    late = [one for one in told if free_ms(one) > WORST_MS]
    assert late == []
    slow = {verb: p95(times) for verb, times in by_verb(told).items()}
    assert {verb: found for verb, found in slow.items() if found > P95_MS} == {}


@pytest.mark.parametrize("engine", ["postgres"])
def test_a_server_that_goes_away_and_comes_back(
    engine: str, office: DataFolder, durable: Cluster
) -> None:
    """What it was doing is refused with its reason, and goes on by itself when it is back."""

    def go_away() -> None:
        time.sleep(AWAY_S)
        durable.stop()
        time.sleep(AWAY_S)
        durable.start()

    told = worked(office, COUNTERS[engine], FEW, meanwhile=go_away)
    say(f"{engine}, the server was away for {AWAY_S:.0f} s", told)
    refused = {one.refusal for one in told if one.refusal}
    assert refused == {LOST}
    assert all(one.said for one in told if one.refusal)
    assert whole(office)


def worked(
    office: DataFolder, counters: int, citizens: int, meanwhile: Callable[[], None] | None = None
) -> list[Told]:
    """Let counters work side by side to the end of their day; what they tell."""
    there = [_start(office, number, citizens) for number in range(1, counters + 1)]
    for counter in there:
        assert counter.stdout is not None
        assert counter.stdout.readline() == "ready\n"
    for counter in there:
        assert counter.stdin is not None
        counter.stdin.write("begin\n")
        counter.stdin.flush()
    if meanwhile is not None:
        meanwhile()  # so short that what they tell finds room
    with ThreadPoolExecutor(counters) as hearing:  # none of them waits to be heard
        answers = [heard[0] for heard in hearing.map(subprocess.Popen.communicate, there)]
    assert [counter.returncode for counter in there] == [0] * counters
    return [Told(*json.loads(line)) for answer in answers for line in answer.splitlines()]


def _start(office: DataFolder, number: int, citizens: int) -> "subprocess.Popen[str]":
    begun = str(time.time())
    arguments = (str(office.root), str(number), str(citizens), str(THINK_S), begun)
    return subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.peak_day", *arguments],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


def whole(office: DataFolder) -> bool:
    """Whether everything that was done is vouched for, line after line."""
    opened = bootstrap.open_office(office, Clock(MONDAY))
    try:
        return history.verify(bootstrap.desk_without_screen(opened)).events > DOSSIERS
    finally:
        opened.database.close()


def deadlocks_of(cluster: Cluster) -> int:
    with psycopg.connect(f"host={cluster.folder} user=app dbname=postgres") as connection:
        row = connection.execute("SELECT sum(deadlocks) FROM pg_stat_database").fetchone()
    assert row
    return int(row[0])


def by_verb(told: list[Told]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for one in told:
        if not one.refusal:
            found[one.verb].append(free_ms(one))
    return found


def free_ms(one: Told) -> float:
    return (one.seconds - one.waited) * 1000


def p95(times: list[float]) -> float:
    """Never more than the slowest: reports are few."""
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def say(what: str, told: list[Told]) -> None:
    """A line for each verb, without and with the wait for a processor."""
    lines = [f"{what}, load {os.getloadavg()[0]:.1f}; ms p50 / p95 / worst (by the clock)"]
    clock: dict[str, list[float]] = defaultdict(list)
    refused: dict[str, list[str]] = defaultdict(list)
    for one in told:
        clock[one.verb].append(one.seconds * 1000)
        if one.refusal:
            refused[one.verb].append(one.refusal)
    for verb, times in sorted(by_verb(told).items()):
        free, whole_ = (
            f"{median(some):6.1f} {p95(some):6.1f} {max(some):7.1f}"
            for some in (times, clock[verb])
        )
        said = f"  refused {len(refused[verb])}: {set(refused[verb])}" if refused[verb] else ""
        lines.append(f"  {verb:16}{len(times):5}  {free}   ({whole_}){said}")
    sys.stdout.write("\n".join(["", *lines, ""]))
