"""An office after many years: hundreds of thousands of dossiers, most of them long closed.

    python -m tests.benchmarks.big_database DOSSIERS FOLDER [POSTGRES_URL]

Two hundred dossiers a day, counted back from one evening, so that a small office is the newest part
of a large one. Some hundreds are open; one in a thousand was solved and never fetched. The rows
are written past the services, as fast as the engine takes them, by the office's own tables.

It runs in a process of its own, so that its memory is not counted as the program's.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from random import Random

from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.keys import OfficeId
from commune_desk.domain.people.applicant import Organisation, Person, ReceivedParty
from commune_desk.domain.vietnamese import fold
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.store import tables
from commune_desk.store.columns import columns_from
from commune_desk.store.database import Database, DatabaseLocation, open_database
from commune_desk.store.engine.name import EngineName
from commune_desk.store.fields import json_from, micros_from, stored
from commune_desk.store.search_words import stored_words
from tests.benchmarks.vietnamese_names import NameDrawer
from tests.store.samples import A_PROCEDURE, a_procedure, an_office

EVENING = datetime(2026, 11, 20, 17, 0, tzinfo=OFFICE_ZONE)
A_DAY = 200
CITIZENS_PER_DOSSIER = 0.4
ORGANISATIONS = 300
FRESH = 400
"""The newest dossiers, of which most are open."""

SECTORS = {
    "Chứng thực": 400, "Hộ tịch": 330, "Cư trú": 90, "Bảo trợ xã hội": 60, "Người có công": 50,
    "Đất đai": 40, "Hộ kinh doanh": 26, "Nuôi con nuôi": 3, "Bồi thường nhà nước": 1,
}  # fmt: skip
CHANNELS = {"counter": 560, "online": 380, "postal": 40, "home_visit": 15, "outreach": 5}
_FRESH_STATES = ("received", "handling", "handling", "awaiting_supplement", "result_ready")
_BATCH = 5000

Row = dict[str, object]
"""Columns by name, as they are stored."""


def location(folder: Path, url: str = "") -> DatabaseLocation:
    """Where such an office is made."""
    if url:
        return DatabaseLocation(url=url)
    return DatabaseLocation(path=folder / "desk.db", key_path=folder / "desk.key")


class Office:
    """Draws the rows of an office, the same ones for the same size.

    Args:
        dossier_count: how many dossiers.
        office: the office that gets them, with a catalogue of its own; 0 makes one.
    """

    def __init__(self, dossier_count: int, office: OfficeId = OfficeId(0)) -> None:  # noqa: B008  # a number
        self.dossier_count = dossier_count
        self.citizen_count = int(dossier_count * CITIZENS_PER_DOSSIER)
        self.random = Random(20261120)
        self.folded: list[str] = []
        self.people: list[Person] = []
        self.sectors: list[tuple[str, int]] = []
        self.office = office

    def fill(self, database: Database) -> None:
        """Write all of it."""
        with database.transaction():
            if not self.office:
                self.office = an_office()
                for number, sector in enumerate(SECTORS):
                    a_procedure(self.office, code=f"1.{number:06}", sector=sector)
            rows = tables.ProcedureVersion.select().order_by(tables.ProcedureVersion.id)
            of_sector = {row.sector: row.id for row in rows}
            self.sectors = list(of_sector.items())[: len(SECTORS)]
        write(database, tables.Citizen, self.citizens())
        write(database, tables.Organisation, self.organisations())
        for start in range(0, self.dossier_count, _BATCH):
            numbers = range(start, min(start + _BATCH, self.dossier_count))
            dossiers, filings, parties, runs, papers = zip(*map(self.dossier, numbers), strict=True)
            write(database, tables.Dossier, dossiers)
            write(database, tables.Filing, filings)
            write(database, tables.ReceivedParty, parties)
            write(database, tables.ClockRun, runs)
            write(database, tables.DossierPaper, papers)

    def citizens(self) -> Iterator[Row]:
        """People."""
        names, updated = NameDrawer(self.random), micros_from(EVENING)
        for key in range(1, self.citizen_count + 1):
            sex = self.random.choice((Sex.MALE, Sex.FEMALE))
            name = names.draw(sex)
            self.folded.append(fold(name))
            number = f"087{'01'[sex is Sex.FEMALE]}{self.random.randrange(30, 99)}{key:06}"
            person = Person(
                full_name=name,
                personal_id=number,
                born_on=date(1980, 1, 1),
                sex=sex,
                address=f"Ấp {key % 40 + 1}, xã Mẫu",
                phone=f"09{key:08}",
            )
            self.people.append(person)
            yield {
                "id": key,
                "office_id": self.office,
                **{column: stored(value) for column, value in columns_from(person).items()},
                "id_tail": number[-6:],
                "name_folded": self.folded[-1],
                "updated_at": updated,
            }

    def party(self, citizen: int, body: int | None) -> str:
        """Who filed, as JSON."""
        filed_by = self.people[citizen] if body is None else Organisation(f"Hợp tác xã Mẫu {body}")
        return json_from(ReceivedParty(filed_by))

    def organisations(self) -> Iterator[Row]:
        """Bodies that file some of the dossiers."""
        for key in range(1, ORGANISATIONS + 1):
            body = Organisation(f"Hợp tác xã Mẫu {key}", tax_code=f"14{key:08}")
            yield {
                "id": key,
                "office_id": self.office,
                **columns_from(body, without=frozenset({"representative"})),
                "name_folded": fold(body.name),
                "updated_at": 0,
            }

    def dossier(self, number: int) -> tuple[Row, ...]:
        """A dossier with its filing, clock and paper."""
        behind = self.dossier_count - number
        received = EVENING - timedelta(days=behind // A_DAY, seconds=behind % A_DAY * 140)
        citizen = int(self.citizen_count * self.random.random() ** 1.5)
        sector, procedure = self.random.choices(self.sectors, cum_weights=_SECTOR_WEIGHTS)[0]
        channel = self.random.choices(list(CHANNELS), cum_weights=_CHANNEL_WEIGHTS)[0]
        key, due = micros_from(received), micros_from(received + timedelta(days=4))
        phone = f"09{citizen + 1:08}"
        state, closed = self._situation(behind, received)
        returned = closed if state == DossierState.RETURNED else None
        dossier_no = f"H20.19.08-{received:%y%m%d}-{behind % A_DAY + 1:04}"
        words = stored_words(self.folded[citizen].split(), sector, channel)
        body = number % ORGANISATIONS + 1 if number % 20 == 0 else None
        delegate = citizen // 2 + 1 if number % 30 == 0 else None
        of_dossier = {"dossier_id": key, "office_id": self.office}
        return (
            {
                "id": key, "office_id": self.office, "dossier_no": dossier_no,
                "running_no": behind % A_DAY + 1, "external_no": "", "procedure_id": procedure,
                "sector": sector, "channel": channel, "state": state, "return_by": "counter",
                "received_at": key, "due_at": due, "closed_at": closed, "returned_at": returned,
                "last_event_at": closed or key, "late_reason": "",
            },
            {
                **of_dossier, "citizen_id": citizen + 1 if body is None else None,
                "organisation_id": body, "delegate_id": delegate, "model": "",
                "filled_from": "card", "phone": phone, "form": "{}", "words": words,
            },
            {**of_dossier, "party": self.party(citizen, body)},
            {
                **of_dossier, "run_no": 1, "started_at": key, "allowance": _ALLOWANCE,
                "due_at": due, "ended_at": closed, "why": "closed" if closed else "",
                "late_reason": "",
            },
            {**of_dossier, "position": 1, "name": "Tờ khai", "originals": 1, "copies": 0},
        )  # fmt: skip

    def _situation(self, behind: int, received: datetime) -> tuple[str, int | None]:
        """Where a dossier stands, and when its work ended."""
        closed = micros_from(received + timedelta(days=self.random.randrange(1, 6)))
        if behind <= FRESH and self.random.random() < 0.7:
            state = self.random.choice(_FRESH_STATES)
            return state, closed if state == "result_ready" else None
        if self.random.random() < 0.0002:
            return "handling", None
        return ("result_ready" if self.random.random() < 0.001 else "returned"), closed


_SECTOR_WEIGHTS = list(accumulate(SECTORS.values()))
_CHANNEL_WEIGHTS = list(accumulate(CHANNELS.values()))
_ALLOWANCE = json_from(A_PROCEDURE.times[0])


def write(database: Database, table: type[tables.Table], rows: Iterable[Row]) -> None:
    """Write rows in batches, each in a transaction; what they do not name is NULL."""
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        columns, values = ", ".join(batch[0]), [tuple(row.values()) for row in batch]
        with database.transaction():
            cursor, into = database.engine.cursor(), f"{table._meta.table_name} ({columns})"
            if database.engine_name is EngineName.SQLITE:
                marks = ", ".join("?" * len(batch[0]))
                cursor.executemany(f"INSERT INTO {into} VALUES ({marks})", values)
                continue
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)


def make(dossier_count: int, at: DatabaseLocation) -> None:
    """Make an office of that size."""
    pour(Office(dossier_count), open_database(at, create=True))


def pour(
    office: Office, database: Database, then: Callable[[Database], None] | None = None
) -> None:
    """Fill a database with an office, and what else is asked for, fast as it can; close it."""
    on_sqlite = database.engine_name is EngineName.SQLITE
    database.engine.execute_sql(
        "PRAGMA synchronous = off" if on_sqlite else "SET synchronous_commit = off"
    )
    office.fill(database)
    if then is not None:
        then(database)
    # Written past the services, they wait to be vouched for: the first event would do it for all.
    database.engine.execute_sql("DELETE FROM touched")
    if not on_sqlite:
        for table in ("citizen", "organisation"):  # their keys were written, not drawn
            last = f"(SELECT max(id) FROM {table})"
            database.engine.execute_sql(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {last})"
            )
        database.engine.execute_sql("VACUUM ANALYZE")
    database.close()
    if on_sqlite and (path := database.location.path):
        # An office of years stands on its disk; else the first to fold the log would write it all.
        with path.open("r+b") as file:
            os.fsync(file.fileno())


if __name__ == "__main__":
    make(int(sys.argv[1]), location(Path(sys.argv[2]), *sys.argv[3:]))
