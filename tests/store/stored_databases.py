"""Databases of released versions, kept in `tests/data/databases/` to be upgraded for ever.

    python -m tests.store.stored_databases

makes `v1.sqlite` with its `v1.key`, and `v1.sql` from PostgreSQL, of the version that the program
knows now. Type it once, when a version of the schema is about to be released, and commit what it
made: it writes over nothing, for a file that older programs made is worth more than its content.
After that the version changes only by a new file of `migration_files/`.

A database of every version holds the same story of invented people, with rows in every table;
`test_stored_databases.py` opens each and finds the story in it. Who stands here stays as version 1
knew them, so that what is read from any version equals it; when a version adds a table, the story
gains a sentence, and the test asks for it only where it was written.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import psycopg

from commune_desk.domain.catalogue.catalogue_versions import ShippedProcedure
from commune_desk.domain.catalogue.procedure import (
    Channel,
    Fee,
    FeeKind,
    Procedure,
    ProcedureResult,
    ProcessingTime,
    RequiredDocument,
    TimeUnit,
)
from commune_desk.domain.certification.entries import BookEntry, Requester
from commune_desk.domain.desk.dossier import ClockRun, DossierState, Role
from commune_desk.domain.desk.history import EventKind, NewEvent
from commune_desk.domain.desk.papers import PaperLine, PrintRow, SlipKind
from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.figures.sync_state import SyncState
from commune_desk.domain.handling.payments import Payment
from commune_desk.domain.handling.rating import Rating, RatingLevel, RatingWay
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.keys import DossierId, OfficeId, OfficerId
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.office.office import Leader, Office
from commune_desk.domain.office.officer import NewOfficer
from commune_desk.domain.people.applicant import Organisation, Person, ReceivedParty
from commune_desk.domain.reception.visit import NewVisit, VisitOutcome
from commune_desk.domain.working_time import CalendarDay, DayKind, OfficeHours
from commune_desk.store import certification
from commune_desk.store.catalogue import procedures
from commune_desk.store.database import DatabaseLocation, open_database
from commune_desk.store.desk import dossiers
from commune_desk.store.figures import sync_state
from commune_desk.store.handling import payments, ratings
from commune_desk.store.migrations import known_version
from commune_desk.store.office import calendar, counters, officers, offices
from commune_desk.store.papers import prints
from commune_desk.store.people import citizens
from commune_desk.store.reception import drafts, visits
from commune_desk.store.upkeep import history
from tests.factories import after
from tests.postgres import Cluster, throw_away_cluster
from tests.store.samples import A_PERSON, NOW, a_dossier, a_filing

FOLDER = Path(__file__).parents[1] / "data" / "databases"

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OFFICE = Office(
    name="Ủy ban nhân dân xã Mẫu",
    parent_name="Ủy ban nhân dân tỉnh Mẫu",
    place_name="Xã Mẫu",
    agency_code="H20.19.08",
    hours=OfficeHours(special={5: ((time(7, 30), time(11, 30)),)}),
)
LEADER = Leader("Nguyễn Thị Mười", "Phó Chủ tịch", "KT. CHỦ TỊCH")
HOLIDAY = CalendarDay(date(2026, 9, 2), DayKind.HOLIDAY, "Quốc khánh", "Bộ luật Lao động")
PERSON = Person(
    full_name="Đặng Thị Ngọc Ánh",
    personal_id="087196610926",
    old_id="341632473",
    born_on=date(1996, 4, 2),
    sex=Sex.FEMALE,
    address="Ấp Tân Hưng, xã Mẫu",
    issued_on=date(2024, 12, 10),
    issuer="Bộ Công an",
    phone="0923993287",
    email="anh@example.vn",
)
PROCEDURE = Procedure(
    code="1.001193",
    version=1,
    name="Đăng ký khai sinh",
    sector="Hộ tịch",
    times=(ProcessingTime(TimeUnit.WORKING_DAYS, 3, channels=(Channel.ONLINE,)),),
    fees=(Fee(FeeKind.FREE),),
    papers=(RequiredDocument("Giấy chứng sinh", originals=1),),
    results=(ProcedureResult("Giấy khai sinh", "KQ.01"),),
    legal_basis=("Luật Hộ tịch 2014",),
    decision="QĐ mẫu",
    effective_from=date(2026, 1, 1),
    source="mẫu thử",
    handling_unit="Tư pháp - Hộ tịch",
)
BODY = Organisation("Hợp tác xã Mẫu", "1400000001", PERSON, "Ấp 1, xã Mẫu", "0277000000")
RATING = Rating(
    "H20.19.08-261015-0003",
    RatingLevel.SATISFIED,
    NOW + 6 * HOUR,
    "nhanh",
    came_by=RatingWay.UNKNOWN,
)
PRINT = PrintRow(SlipKind.RECEIPT, 0, NOW, "ab" * 32, "Đỗ Thị Lan")
SYNCED = SyncState("2026-10", 3, NOW + DAY, "so-theo-doi-2026-10.xlsx")
CERTIFIED = BookEntry(
    book=BookKind.COPIES,
    year=2026,
    number=1,
    volume=1,
    sign="SCT/BS",
    dossier_no=a_dossier(1).dossier_no,
    certified_at=NOW,
    requesters=(Requester("Đặng Văn Mẫu", "087301614006"),),
    paper_name="Học bạ",
    pages=10,
    copies=2,
    signer_name="Nguyễn Thanh Tùng",
    signer_title="PHÓ CHỦ TỊCH",
    fee_vnd=24_000,
    officer_name="Đỗ Thị Lan",
)
VISIT = NewVisit(
    outcome=VisitOutcome.GUIDE,
    slip_no="1",
    procedure_code=PROCEDURE.code,
    procedure_version=2,
    party=ReceivedParty(Person("Lê Văn Út", "087080078237")),
    items=("Giấy chứng sinh",),
    reason="Chưa đủ giấy tờ",
    texts={"procedure": "1.001193", "applicant.full_name": "Lê Văn Út"},
    officer_id=OfficerId(0),
    happened_at=NOW,
)
PAYMENT = Payment(
    amount_vnd=8000,
    receipt_no="0012345",
    dossier_no="H20.19.08-261015-0003",
    paid_at=NOW + 6 * HOUR,
    officer_name="Đỗ Thị Lan",
)
DRAFT = {"procedure": "1.001193", "applicant.full_name": "Lê Văn Út"}


def write_story(office: OfficeId, officer: OfficerId) -> None:
    """Write the story: three dossiers, each with its fate, and everything around them."""
    newer = replace(PROCEDURE, version=2, effective_from=date(2026, 10, 1), sector="Cư trú")
    procedures.save_versions(office, [PROCEDURE, newer])
    calendar.save_days(office, [HOLIDAY])
    offices.save_setting(office, "printing.copies", 1)
    counters.draw(office, "dossier:2026-10-15")
    drafts.add(office, officer, desk_name="Quầy 1", body=DRAFT, at=NOW)

    # The first waits for a paper and is accepted again: two runs of its clock.
    filing = a_filing(
        office,
        PERSON,
        replace(A_PERSON, full_name="Lê Văn Út", personal_id="087080078237", phone=""),
        external_no="G22.99-261015-0777",
        phone="0900000001",
        papers=(PaperLine("Tờ khai", 1, 0), PaperLine("Giấy chứng sinh", 0, 2)),
        form={"tên con": "Đặng Gia Bảo", "con thứ": 2},
    )
    received = a_dossier(1)
    key = dossiers.insert(office, received, filing)
    append(office, officer, key)
    asked = after(received, StepRequest(Action.REQUEST_SUPPLEMENT, NOW + HOUR, note="thiếu ảnh"))
    at = NOW + DAY
    run = ClockRun(at, PROCEDURE.times[0], at + 3 * DAY)
    accepted = after(asked, StepRequest(Action.ACCEPT_SUPPLEMENT, at))
    dossiers.update(office, replace(accepted, runs=(*asked.runs, run)))
    prints.record(office, received.dossier_no, PRINT)

    # The second was filed by an organisation, online, under the newer version.
    by_body = a_filing(office, BODY)
    online = a_dossier(2, procedure_version=2, channel=Channel.ONLINE)
    append(office, officer, dossiers.insert(office, online, by_body))

    # The third was returned and rated; who filed it has another name since.
    renamed = replace(PERSON, personal_id="087301614006", full_name="Cao Thị Oanh", phone="")
    own = a_filing(office, renamed)
    returned = replace(a_dossier(3), state=DossierState.RETURNED, closed_at=at, returned_at=at)
    append(office, officer, dossiers.insert(office, returned, own))
    citizens.save_person(office, replace(renamed, full_name="Cao Thị Kim Oanh"), NOW + DAY)
    ratings.add(office, RATING)
    sync_state.save(office, SYNCED)

    # Since version 5: somebody came with too little, and was told what is missing.
    visits.add(office, replace(VISIT, officer_id=officer))
    procedures.save_shipped(office, [ShippedProcedure(PROCEDURE, is_decided=True)])
    payments.add(office, PAYMENT)

    # Since version 10: a copy was certified of the first dossier.
    certification.draw(office, CERTIFIED.book, CERTIFIED.year, count=1, at=NOW)
    certification.add(office, dossiers.key_of(office, CERTIFIED.dossier_no), [CERTIFIED])


def append(office: OfficeId, officer: OfficerId, dossier: DossierId) -> None:
    history.append(office, an_event(officer, dossier))


def an_event(officer: OfficerId | None, dossier: DossierId | None) -> NewEvent:
    return NewEvent(
        kind=EventKind.RECEIVE,
        happened_at=NOW,
        entered_at=NOW + HOUR,
        officer_id=officer,
        dossier_id=dossier,
        desk_name="Quầy 1",
        facts={"ghi chú": "mẫu"},
    )


def write(location: DatabaseLocation) -> None:
    """Make a database and write the story into it."""
    database = open_database(location, create=True)
    with database.transaction():
        office = offices.add(OFFICE, [LEADER]).id
        clerk = officers.add(office, NewOfficer("lan", "Đỗ Thị Lan", Role.CLERK), "")
        write_story(office, clerk.id)
    database.close()


def make(version: str, folder: Path) -> list[Path]:
    """Make the databases of this version; returns the files."""
    kept = [folder / f"{version}.{ending}" for ending in ("sqlite", "key", "sql")]
    if there := [str(path) for path in kept if path.exists()]:
        sys.exit(f"never made anew: {', '.join(there)}")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        made = DatabaseLocation(path=Path(work) / "desk.db", key_path=Path(work) / "desk.key")
        write(made)
        for file, path in zip(made.files, kept, strict=False):
            shutil.copyfile(file, path)
    with throw_away_cluster() as cluster:
        name = cluster.create_database()
        write(DatabaseLocation(url=cluster.url(name)))
        kept[2].write_text(dumped(cluster, name), encoding="utf-8", newline="\n")
    return kept


def dumped(cluster: Cluster, name: str) -> str:
    """A database of the server as SQL text that any PostgreSQL from 15 on can read.

    What `pg_dump` says of itself is left out: settings that only its own version knows, and
    commands of `psql`.
    """
    switches = ["--inserts", "--no-owner", "--no-privileges", "--no-comments"]
    command = ["pg_dump", *switches, f"--dbname={address(cluster, name)}"]
    text = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    about_itself = re.compile(r"SET |SELECT pg_catalog\.set_config|\\|--")
    lines = (line for line in text.splitlines() if line and not about_itself.match(line))
    return "\n".join(lines) + "\n"


def restore(dump: Path, cluster: Cluster) -> str:
    """Put what a file holds into a new database of the server; returns its name."""
    name = cluster.create_database()
    with psycopg.connect(address(cluster, name), autocommit=True) as connection:
        connection.execute(dump.read_bytes())
    return name


def address(cluster: Cluster, name: str) -> str:
    return cluster.url(name).replace("psycopg3://", "postgresql://")


if __name__ == "__main__":
    for path in make(f"v{known_version()}", FOLDER):
        sys.stdout.write(f"{path} ({path.stat().st_size:,} bytes)\n")
