"""Valid things by default; a test overrides what it is about. All people are invented."""

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from commune_desk.domain.catalogue.procedure import Channel, Procedure, ProcessingTime, TimeUnit
from commune_desk.domain.desk.clock import ClockRules
from commune_desk.domain.desk.dossier import ClockRun, Dossier, DossierState, Role, TimelinessRule
from commune_desk.domain.desk.steps import StepRequest, take
from commune_desk.domain.figures.course import DossierFact, Measure, SeenDossiers
from commune_desk.domain.figures.reporting import PeriodReport, period_report
from commune_desk.domain.handling.rating import RatedAlike, Rating
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.office.officer import MACHINE_LOGIN
from commune_desk.domain.people.applicant import FilledFrom, Person
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.reception.reception import Reception
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar, due_at
from commune_desk.files.catalogue.law import read_law
from commune_desk.paths import resources
from commune_desk.services.desk.desk import Desk
from commune_desk.store.office import officers

BIRTH = "1.001193"
"""Khai sinh: solved on the same day, received until 15:00."""
MARITAL_STATUS = "1.004873"
"""Xác nhận tình trạng hôn nhân: three working days."""

SAME_DAY = ProcessingTime(TimeUnit.SAME_DAY, 0, time(15))
THREE_DAYS = ProcessingTime(TimeUnit.WORKING_DAYS, 3)


@dataclass
class Clock:
    """A clock that is moved by hand."""

    at: datetime

    def __call__(self) -> datetime:
        """The present moment."""
        return self.at

    def move(self, **step: float) -> datetime:
        """Go on by a `timedelta` given by its parts."""
        self.at += timedelta(**step)
        return self.at


def acting_as(desk: Desk, role: Role) -> Desk:
    """The same desk with an officer of the office at it who has that role."""
    if role is Role.MACHINE:
        found = officers.find_by_login(desk.office.id, MACHINE_LOGIN)
        assert found is not None
        return replace(desk, officer=found[0])
    people = (one for one in officers.all_officers(desk.office.id) if one.role is role)
    return replace(desk, officer=next(people))


def led(desk: Desk) -> Desk:
    """A desk with the office's leader at it, who keeps the catalogue and closes periods."""
    return acting_as(desk, Role.LEADER)


def report_of(
    facts: Iterable[DossierFact],
    period: ReportingPeriod,
    *,
    ratings: Iterable[Rating] = (),
    measure: Measure | None = None,
    as_of: datetime | None = None,
) -> PeriodReport:
    """The report of a period whose dossiers are told one by one."""
    seen = SeenDossiers(as_of or period.ends_at, tuple(facts))
    alike = [RatedAlike(each.level, each.came_by, (each.dossier_no,)) for each in ratings]
    return period_report(seen, period, ratings=alike, measure=measure or Measure())


def moment(text: str) -> datetime:
    """A moment of the office's zone, from "2026-10-01 09:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=OFFICE_ZONE)


def a_person(**changes: object) -> Person:
    """A woman from Tân Hưng."""
    given: dict[str, object] = {
        "full_name": "Võ Thị Ánh Nguyệt",
        "personal_id": "087185004321",
        "born_on": date(1985, 3, 9),
        "sex": Sex.FEMALE,
        "address": "Ấp Tân Hưng, Tràm Chim, Đồng Tháp",
        "issued_on": date(2022, 5, 3),
        "phone": "0912345678",
    }
    return Person(**(given | changes))  # type: ignore[arg-type]  # the tests name real fields


def a_reception(**changes: object) -> Reception:
    """Her wish for a certificate that takes three working days, received at the counter."""
    given: dict[str, object] = {
        "procedure_code": MARITAL_STATUS,
        "applicant": a_person(),
        "filled_from": FilledFrom.CARD,
    }
    return Reception(**(given | changes))  # type: ignore[arg-type]  # the tests name real fields


def a_procedure(**changes: object) -> Procedure:
    """A procedure of three working days without papers and fees."""
    given: dict[str, object] = {
        "code": "9.000001",
        "version": 1,
        "name": "Cấp giấy xác nhận để thử",
        "sector": "Hộ tịch",
        "times": (THREE_DAYS,),
        "fees": (),
        "papers": (),
        "results": (),
        "legal_basis": (),
        "decision": "",
        "effective_from": date(2025, 7, 1),
        "source": "",
    }
    return Procedure(**(given | changes))  # type: ignore[arg-type]  # the tests name real fields


LAW = read_law(resources() / "law")
RULES = ClockRules(TimelinessRule.BY_DAY, Calendar(), LAW)
"""An office without days off, which judges by day, under the law as it ships."""


def after(
    dossier: Dossier, *requests: StepRequest, role: Role = Role.CLERK, rules: ClockRules = RULES
) -> Dossier:
    """The dossier after steps of a clerk."""
    for request in requests:
        dossier = take(dossier, request, role, rules=rules)
    return dossier


def a_dossier(**changes: object) -> Dossier:
    """A dossier received on Thursday, 1 October 2026, at nine, with three working days."""
    received_at = moment("2026-10-01 09:00")
    run = ClockRun(received_at, THREE_DAYS, due_at(received_at, THREE_DAYS, Calendar()))
    given: dict[str, object] = {
        "dossier_no": "000.99.99.H20-261001-0001",
        "procedure_code": MARITAL_STATUS,
        "procedure_version": 1,
        "channel": Channel.COUNTER,
        "state": DossierState.RECEIVED,
        "received_at": received_at,
        "runs": (run,),
        "last_event_at": received_at,
        "sector": "Hộ tịch",
    }
    return Dossier(**(given | changes))  # type: ignore[arg-type]  # the tests name real fields


def left_half_written(folder: Path) -> Path:
    """What a process that runs no more left in a folder; on Windows its age alone tells that."""
    asks = "from commune_desk.paths import work_name; print(work_name())"
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, check=True, text=True)
    left = folder / f"{said.stdout.strip()}x.part"
    left.write_bytes(b"half")
    if os.name == "nt":
        os.utime(left, (0, 0))
    return left
