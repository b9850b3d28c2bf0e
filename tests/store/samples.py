"""Valid rows for store tests: an office, people, a procedure, a dossier; override what matters."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

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
from commune_desk.domain.desk.dossier import ClockRun, Dossier, DossierState
from commune_desk.domain.desk.filing import Filing
from commune_desk.domain.desk.papers import PaperLine
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.keys import CitizenId, DossierId, OfficeId
from commune_desk.domain.people.applicant import Applicant, Organisation, Person, ReceivedParty
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.store import tables
from commune_desk.store.catalogue import procedures
from commune_desk.store.database import Database
from commune_desk.store.desk import dossiers
from commune_desk.store.people import citizens

NOW = datetime(2026, 10, 15, 9, 30, tzinfo=OFFICE_ZONE)
"""A Thursday morning."""

A_PERSON = Person(
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
A_PROCEDURE = Procedure(
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


def an_office(name: str = "Ủy ban nhân dân xã Mẫu") -> OfficeId:
    """An office without settings."""
    texts = {column: "" for column in tables.Office._meta.fields if column not in {"id", "hours"}}
    row = tables.Office.create(**{**texts, "name": name, "hours": {}})
    return OfficeId(row.id)


def a_citizen(office: OfficeId, *, person: Person = A_PERSON, **changes: Any) -> CitizenId:
    """A person the office knows."""
    return citizens.save_person(office, replace(person, **changes), NOW)


def a_procedure(office: OfficeId, **changes: Any) -> Procedure:
    """A version in the office's catalogue."""
    procedure = replace(A_PROCEDURE, **changes)
    procedures.save_versions(office, [procedure])
    return procedure


def a_dossier(number: int = 1, **changes: Any) -> Dossier:
    """A dossier received on that Thursday morning, due in three days; `at` and `due` move it."""
    at = changes.pop("at", NOW)
    due = changes.pop("due", at + timedelta(days=3))
    plain = Dossier(
        dossier_no=f"H20.19.08-261015-{number:04}",
        procedure_code=A_PROCEDURE.code,
        procedure_version=A_PROCEDURE.version,
        channel=Channel.COUNTER,
        state=DossierState.RECEIVED,
        received_at=at,
        runs=(ClockRun(at, A_PROCEDURE.times[0], due),),
        last_event_at=at,
        sector=A_PROCEDURE.sector,
    )
    return replace(plain, **changes)


def a_filing(
    office: OfficeId,
    applicant: Applicant = A_PERSON,
    delegate: Person | None = None,
    **others: Any,
) -> Filing:
    """The filing of people whom the office keeps."""
    return Filing(
        party=ReceivedParty(applicant, delegate),
        citizen_id=citizens.save_person(office, applicant, NOW)
        if isinstance(applicant, Person)
        else None,
        organisation_id=citizens.save_organisation(office, applicant, NOW)
        if isinstance(applicant, Organisation)
        else None,
        delegate_id=citizens.save_person(office, delegate, NOW) if delegate else None,
        **others,
    )


def insert_dossier(
    db: Database, office: OfficeId, dossier: Dossier, filing: Filing | None = None
) -> DossierId:
    """Write a dossier down; where nothing else is said, A_PERSON files it."""
    with db.transaction():
        if filing is None:
            filing = a_filing(office, papers=(PaperLine("Tờ khai", 1, 0),))
        return dossiers.insert(office, dossier, filing)
