"""The history of an office of many years: four lines of every dossier, and what they left of it.

Written past the services and as they write it: chained, sealed, and with the fingerprints of the
rows. A dossier is received, handed over, finished and handed to the citizen, each time by somebody;
some waited for a paper meanwhile. Beside it there may be declarations, prints, and what citizens
who were asked said of it.

    python -m tests.benchmarks.long_history DOSSIERS FOLDER [POSTGRES_URL]
"""

import sys
from collections.abc import Iterator
from functools import partial
from heapq import merge
from itertools import chain, cycle, groupby, islice
from operator import itemgetter
from pathlib import Path
from random import Random

from commune_desk import bootstrap
from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.keys import OfficeId
from commune_desk.files.office import machine
from commune_desk.files.office.offices import read_office_file
from commune_desk.paths import DataFolder, resources
from commune_desk.setting_values import SettingValues
from commune_desk.settings import DATABASE_URL
from commune_desk.store.database import Database
from commune_desk.store.fields import json_from, micros_from
from commune_desk.store.office import officers
from commune_desk.store.statements import rows, run
from commune_desk.store.tables import (
    Declaration,
    Event,
    PaperNumber,
    PrintedSlip,
    Rating,
    RatingRequest,
    bound_database,
)
from commune_desk.store.tables.sealed import SEALED
from commune_desk.store.upkeep import history, row_prints
from commune_desk.store.upkeep.history import COUNTER, HASHED, hash_of, seal_of
from tests.benchmarks import big_database
from tests.benchmarks.big_database import Row, write
from tests.factories import Clock

LINES_OF_DOSSIER = 4
STEPS = ("hand_over", "finish", "return")
CHANGED_BY_STEP = ("clock_run", "dossier")
PAPERS = 2
WAITED = "running_no / 40 * 40 = running_no - 7"
"""Which dossiers waited for a paper: their clocks run a second time."""

AN_HOUR, A_DAY = 3_600_000_000, 86_400_000_000
DECLARED = 3
"""One of so many dossiers has a declaration, where there are any."""

_OF_DOSSIER = tuple(
    table for table in SEALED if table.key == "dossier_id" or table.name == "dossier"
)


def make(dossiers: int, folder: DataFolder, url: str = "", *, beside: bool = False) -> None:
    """Make an office with so many dossiers and the history of all of them.

    Args:
        dossiers: how many.
        folder: where the office stands.
        url: of the server, where it stands on one.
        beside: whether there are declarations, prints and answers of citizens as well.
    """
    if url:
        machine.write(folder.machine_settings, SettingValues().with_value(DATABASE_URL, url))
    setup = read_office_file(resources() / "practice" / "office.toml")
    opened = bootstrap.create_office(folder, setup, Clock(big_database.EVENING))
    office = big_database.Office(dossiers, OfficeId(opened.office.id))
    big_database.pour(office, opened.database, then=partial(append, office, beside=beside))


def append(office: big_database.Office, database: Database, *, beside: bool) -> None:
    """Append the lines of all dossiers of an office that was filled past the services."""
    _wait(database)
    if beside:
        _print(office.office, database)
        _ask(office.office, database)
    keys = (dossier for dossier, _ in groupby(_rows_of("dossier", office.office), itemgetter(1)))
    write(database, PaperNumber, _papers(office.office, keys))
    last = history.head(office.office)
    assert last
    lines = chain.from_iterable(_lines_of_dossiers(office))
    write(database, Event, _chained(last.hash, lines))
    count = "(SELECT count(*) FROM event)"
    with database.transaction():
        run(f"UPDATE counter SET value = {count} WHERE name = ?", (COUNTER,))


def _wait(database: Database) -> None:
    """Have some dossiers wait for a paper: their clocks stood for a day and run from zero."""
    with database.transaction():
        run(
            f"""INSERT INTO clock_run (dossier_id, run_no, office_id, started_at, allowance, due_at,
                ended_at, why, late_reason)
            SELECT r.dossier_id, 2, r.office_id, r.started_at + ?, r.allowance, r.due_at,
                r.ended_at, r.why, r.late_reason
            FROM dossier d JOIN clock_run r ON r.dossier_id = d.id WHERE {WAITED}""",
            (A_DAY,),
        )
        run(
            f"""UPDATE clock_run SET ended_at = started_at + ?, why = 'supplement'
            WHERE run_no = 1 AND dossier_id IN (SELECT id FROM dossier WHERE {WAITED})""",
            (AN_HOUR,),
        )


def _print(office_id: OfficeId, database: Database) -> None:
    """Print a receipt of every dossier, and the declaration of some."""
    keys = [
        row.id
        for row in rows("SELECT id FROM dossier WHERE office_id = ? ORDER BY id", (office_id,))
    ]
    declared = set(keys[::DECLARED])
    write(database, Declaration, (_declaration(office_id, key) for key in keys[::DECLARED]))
    prints = (
        {
            "office_id": office_id, "dossier_id": key, "slip": slip, "copy_no": 0,
            "printed_at": key + 1, "file": "ab" * 32, "officer_name": "Đỗ Thị Lan",
        }
        for key in keys
        for slip in (("receipt", "form:to_khai") if key in declared else ("receipt",))
    )  # fmt: skip
    write(database, PrintedSlip, prints)


def _declaration(office_id: OfficeId, dossier: int) -> Row:
    places = {f"place {number}": f"what stands in place {number}" for number in range(20)}
    return {
        "dossier_id": dossier, "position": 1, "office_id": office_id, "form_code": "to_khai",
        "form_version": 1, "form_digest": "ab" * 32, "form_name": "Tờ khai",
        "texts": json_from(places), "sources": json_from(dict.fromkeys(places, "card")),
        "reasons": "{}", "fee_case": "", "typed": 0, "scanned": 90, "reused": 0, "supplied": 10,
    }  # fmt: skip


def _ask(office_id: OfficeId, database: Database) -> None:
    """Ask every second citizen who got a result; three of four of them answer."""
    asked = [
        one
        for at, one in enumerate(
            rows("SELECT id, returned_at FROM dossier WHERE returned_at > 0 ORDER BY id")
        )
        if at % 2
    ]
    clerk = _people(office_id)[0]
    requests = (
        {
            "office_id": office_id, "dossier_id": one.id, "officer_id": clerk,
            "desk_name": "Quầy 1", "way": "second_screen", "asked_at": one.returned_at + 1,
        }
        for one in asked
    )  # fmt: skip
    write(database, RatingRequest, requests)
    levels = cycle(("very_satisfied", "satisfied", "very_satisfied", ""))
    answers = (
        {
            "office_id": office_id, "dossier_id": one.id, "level": level, "reason": "",
            "given_at": one.returned_at + 2, "came_by": "second_screen",
        }
        for one, level in zip(asked, levels, strict=False)
        if level
    )  # fmt: skip
    write(database, Rating, answers)


def _people(office_id: OfficeId) -> list[int]:
    """Who works at the desk."""
    return [one.id for one in officers.all_officers(office_id) if one.role is Role.CLERK]


def _papers(office_id: OfficeId, dossiers: Iterator[int]) -> Iterator[Row]:
    for at, dossier in enumerate(dossiers):
        for series in ("receipt", "control"):
            yield {
                "office_id": office_id, "dossier_id": dossier, "series": series, "year": 2020,
                "number": at + 1, "volume": 0,
            }  # fmt: skip


def _rows_of(name: str, office_id: OfficeId) -> Iterator[tuple[str, int, str]]:
    wanted = next(table for table in SEALED if table.name == name)
    return row_prints.of_table(office_id, wanted)


def _lines_of_dossiers(office: big_database.Office) -> Iterator[Iterator[Row]]:
    chance = Random(7)
    citizens = {key: print_ for _, key, print_ in _rows_of("citizen", office.office)}
    papers = _rows_of("paper_number", office.office)
    by_dossier = merge(
        *(row_prints.of_table(office.office, table) for table in _OF_DOSSIER), key=itemgetter(1)
    )
    seen: set[int] = set()
    people = _people(office.office)
    ended = {
        row.id: {"finish": row.closed_at, "return": row.returned_at}
        for row in rows("SELECT id, closed_at, returned_at FROM dossier WHERE closed_at > 0")
    }
    for dossier, found in groupby(by_dossier, itemgetter(1)):
        left = {name: {str(dossier): print_} for name, _, print_ in found}
        citizen = chance.randrange(office.citizen_count) + 1
        left["citizen"] = {str(citizen): citizens[citizen]}
        seen.add(citizen)
        left["paper_number"] = {str(key): print_ for _, key, print_ in islice(papers, PAPERS)}
        moments = ended.get(dossier, {})
        yield _lines(office.office, dossier, chance.choice(people), left, moments)
    rest = [key for key in citizens if key not in seen]
    rest_of = {name: list(_rows_of(name, office.office)) for name in ("organisation", "rating")}
    yield iter(
        [
            _line(
                office.office, None, None, micros_from(big_database.EVENING), "office_changed", {},
                {
                    "citizen": {str(key): citizens[key] for key in rest},
                    **{
                        name: {str(key): print_ for _, key, print_ in found}
                        for name, found in rest_of.items()
                        if found  # a line tells of no table without rows
                    },
                },
            )
        ]
    )  # fmt: skip


def _lines(
    office_id: OfficeId,
    dossier: int,
    officer: int,
    left: dict[str, dict[str, str]],
    moments: dict[str, int | None],
) -> Iterator[Row]:
    """The lines of a dossier, each with its moment, which is that of the reception at least."""
    before = {
        name: {str(dossier): "0" * row_prints.LENGTH} if name in CHANGED_BY_STEP else prints
        for name, prints in left.items()
    }
    due = {"due_at": "2026-10-06T17:00:00+07:00"}
    facts = {"dossier_no": f"000.99.99.H20-261001-{dossier % 9999:04}", **due}
    yield _line(office_id, dossier, officer, dossier, "receive", facts, before)
    changed = {name: left[name] for name in CHANGED_BY_STEP}
    for step in STEPS:
        at = moments.get(step) or dossier
        yield _line(office_id, dossier, officer, at, step, {**due, "from": "received"}, changed)


def _line(
    office_id: OfficeId,
    dossier: int | None,
    officer: int | None,
    at: int,
    kind: str,
    facts: dict[str, str],
    left: dict[str, dict[str, str]],
) -> Row:
    return {
        "office_id": office_id, "kind": kind, "dossier_id": dossier, "officer_id": officer,
        "desk_name": "Quầy 1", "happened_at": at, "entered_at": at, "facts": json_from(facts),
        "prints": json_from(left),
    }  # fmt: skip


def _chained(previous: str, lines: Iterator[Row]) -> Iterator[Row]:
    key = bound_database.history_key
    for line in lines:
        hash_ = hash_of(previous, [line[name] for name in HASHED], str(line["prints"]))
        yield {**line, "previous_hash": previous, "hash": hash_, "seal": seal_of(hash_, key)}
        previous = hash_


if __name__ == "__main__":
    make(int(sys.argv[1]), DataFolder(Path(sys.argv[2])), *sys.argv[3:])
