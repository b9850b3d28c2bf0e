"""What a clerk waits for before a list shows, with ten years of dossiers and with one month.

Every view is asked with every sector, channel, text and order; each question several times, so that
the first time, when the engine must fetch its pages, counts as well.
"""

import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import pytest

from commune_desk.domain.dossier_list import DossierFilter, DossierSort, DossierView
from commune_desk.domain.found import FoundKind
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.procedure import Channel
from commune_desk.store import citizens, dossier_pages, search_index
from commune_desk.store.database import Database, open_database
from tests.benchmarks.big_database import EVENING, location
from tests.benchmarks.vietnamese_names import COMMON, RARE

SMALL, LARGE = 5_000, 500_000
MOST_MS = 50.0
MOST_RATIO = 3.0
MOST_MEMORY_MB = 200
ROUNDS = 5
FELT_MS = 4.0
"""A quarter of a frame on the screen; below it a ratio compares the moods of the machine."""

OFFICE = OfficeId(1)
SECTORS = ("", "Chứng thực", "Nuôi con nuôi")
CHANNELS = (None, Channel.ONLINE, Channel.OUTREACH)
UNFINISHED = ("n", "ng", "tra", "thi h", "nguyen van a")
NUMBERS = ("H20.19.08-261119-0007", "H20.19.08-2611", "7", "0900000123", "087", "000123")
TEXTS = ("", *COMMON, *RARE, *UNFINISHED, *NUMBERS, "không có ai")


@dataclass(frozen=True)
class Question:
    """Something a clerk asks, and how it is called in the account."""

    name: str
    ask: Callable[[], object]


def questions() -> Iterator[Question]:
    """Every list and every search."""
    combinations = product(DossierView, SECTORS, CHANNELS, TEXTS, DossierSort)
    for view, sector, channel, text, sort in combinations:
        wanted = DossierFilter(EVENING, view, text, sector, channel, sort=sort)
        yield Question(f"{view}|{sector}|{channel}|{text}|{sort}", list_of(wanted))
    for view in DossierView:
        days = replace(
            DossierFilter(EVENING, view),
            received_from=EVENING.date().replace(day=1),
            received_to=EVENING.date(),
        )
        yield Question(f"{view}|this month", list_of(days))
        yield Question(f"{view}|this month|Trần", list_of(replace(days, text="Trần")))
    for kind, text in product((None, *FoundKind), TEXTS):
        yield Question(f"find|{kind}|{text}", search_of(text, kind))
    yield Question("counts", lambda: dossier_pages.counts(OFFICE, EVENING))
    yield Question("card", lambda: citizens.find_by_personal_id(OFFICE, "087196000123"))


def list_of(wanted: DossierFilter) -> Callable[[], object]:
    return lambda: dossier_pages.page(OFFICE, wanted, limit=50)


def search_of(text: str, kind: FoundKind | None) -> Callable[[], object]:
    return lambda: search_index.find(OFFICE, text, kind)


Times = dict[str, list[float]]


def times_of(database: Database) -> Times:
    """Milliseconds of every question, in rounds, so that a bad moment of the machine hits many."""
    assert not database.engine.is_closed()
    asked = list(questions())
    times: Times = {question.name: [] for question in asked}
    for _ in range(ROUNDS):
        for question in asked:
            started = perf_counter()
            question.ask()
            times[question.name].append((perf_counter() - started) * 1000)
    return times


def p99(times: Times) -> float:
    return quantiles([t for each in times.values() for t in each], n=100)[98]


def worst_ratio(small: Times, large: Times) -> tuple[float, str]:
    """The question that grew most, by the medians of its rounds."""
    return max(
        (median(large[name]) / max(median(small[name]), FELT_MS / MOST_RATIO), name)
        for name in large
    )


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> Iterator[Callable[[], str]]:
    """Gives the address of one more database; an empty one means a file."""
    if request.param == "sqlite":
        yield lambda: ""
        return
    cluster = request.getfixturevalue("postgres")
    names: list[str] = []

    def another() -> str:
        names.append(cluster.create_database())
        return str(cluster.url(names[-1]))

    yield another
    for name in names:
        cluster.drop_database(name)


def test_lists_and_searches_do_not_grow_with_the_years(url: Callable[[], str], tmp_path: Path):
    measured = {size: measure(size, tmp_path / str(size), url()) for size in (SMALL, LARGE)}
    small, large = measured[SMALL], measured[LARGE]
    ratio, grown = worst_ratio(small, large)
    say(small, large, f"{ratio:.1f}x {grown}")
    assert p99(large) < MOST_MS
    assert ratio <= MOST_RATIO
    assert resident_mb() <= MOST_MEMORY_MB


def measure(size: int, folder: Path, url: str) -> Times:
    """Make an office of that size in another process, and ask it everything."""
    folder.mkdir()
    arguments = [str(size), str(folder), *([url] if url else [])]
    subprocess.run([sys.executable, "-m", "tests.benchmarks.big_database", *arguments], check=True)
    database = open_database(location(folder, url))
    try:
        return times_of(database)
    finally:
        database.close()


def resident_mb() -> float:
    """The most memory that this process ever held, with everything that pytest brought along."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def say(small: Times, large: Times, grown: str) -> None:
    """The account on the screen."""
    for size, times in ((SMALL, small), (LARGE, large)):
        every = [t for each in times.values() for t in each]
        sys.stdout.write(
            f"\n{size:>7} dossiers: {len(every)} answers, median {median(every):.2f} ms,"
            f" p99 {p99(times):.1f} ms, slowest {max(every):.1f} ms"
        )
    slow = sorted(large, key=lambda name: -median(large[name]))[:5]
    for name in slow:
        sys.stdout.write(
            f"\n        {median(large[name]):6.1f} ms ({median(small[name]):.1f}) {name}"
        )
    sys.stdout.write(f"\n        most grown: {grown}; memory {resident_mb():.0f} MB\n")
