"""Visits (lượt đến): the two outcomes at reception that leave no dossier, and the way back.

Neither keeps anything of the people in the citizens' records: nothing was received from them.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound, ProcedureNotInForce
from commune_desk.domain.catalogue.procedure import Procedure
from commune_desk.domain.desk.clock import last_day
from commune_desk.domain.desk.dossier_errors import MissingReason
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.keys import VisitId
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.people.applicant import number_of
from commune_desk.domain.reception.reception import Reception, texts_from
from commune_desk.domain.reception.reception_errors import AlreadyGuided
from commune_desk.domain.reception.visit import SLIPS, NewVisit, Visit, VisitOutcome, VisitPage
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import rights, slip_numbers
from commune_desk.services.desk.back_dating import back_dated_facts
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.reception import intake
from commune_desk.store.catalogue import procedures
from commune_desk.store.reception import visits

_LONGEST_HOLIDAY = timedelta(days=20)
"""By so much, at most, a last day that is a day off moves."""


def guide(desk: Desk, reception: Reception, missing: Sequence[str], *, reason: str = "") -> Visit:
    """Say what is missing before anything is received: form 02, once (NĐ 118 Art 16(3), 17(1)c).

    Raises:
        StepNotForRole: the officer does not work at the desk.
        MissingReason: nothing is said to be missing.
        MissingApplicantName, ProcedureNotFound, ProcedureNotInForce: as for `intake.receive`.
        AlreadyGuided: they were guided before and still have time to bring what is missing.
    """
    at = _moment(desk, reception)
    items = _lines(missing)
    rights.check(desk, EventKind.GUIDE)
    intake.check_moment(desk, reception)
    if not items:
        raise MissingReason("", EventKind.GUIDE, "missing")
    intake.check_named(reception)
    procedure = intake.procedure_for(desk, reception.procedure_code, at)
    with desk.database.transaction():
        waiting = waited_for(desk, number_of(reception.applicant), at=at)
        before = next((one for one in waiting if one.procedure_code == procedure.code), None)
        if before is not None:
            raise AlreadyGuided(before.slip_no, before.happened_at)
        return _write(desk, reception, procedure, said=(VisitOutcome.GUIDE, items, reason.strip()))


def decline(desk: Desk, reception: Reception, reasons: Sequence[str]) -> Visit:
    """Decline a dossier before it is received, and say why: form 03 (NĐ 118 Art 17(1)c).

    What is no longer in force, or takes the office no known time, can be declined too.

    Raises:
        StepNotForRole: the officer does not work at the desk.
        MissingReason: no reason is given.
        MissingApplicantName: nobody is named.
        ProcedureNotFound: the catalogue does not know what was asked for.
    """
    items = _lines(reasons)
    rights.check(desk, EventKind.DECLINE)
    intake.check_moment(desk, reception)
    if not items:
        raise MissingReason("", EventKind.DECLINE, "reason")
    intake.check_named(reception)
    with desk.database.transaction():
        procedure = _asked_for(desk, reception)
        return _write(desk, reception, procedure, said=(VisitOutcome.DECLINE, items, ""))


def waited_for(desk: Desk, number: str, *, at: datetime | None = None) -> tuple[Visit, ...]:
    """The visits in which somebody was guided and still has time to bring what is missing.

    The time is that which the law gives for an answer (NĐ 118 Art 19(5)), to the end of its last
    day; who comes later begins anew.
    """
    rights.check(desk, QuietVerb.DOSSIER_READ)
    moment = (at or desk.now()).astimezone(OFFICE_ZONE)
    days = in_force(desk.law.supplements, on=moment.date()).answer_days
    since = moment - timedelta(days=days) - _LONGEST_HOLIDAY
    return tuple(
        visit
        for visit in visits.guided_since(desk.office.id, number, since)
        if moment.date() <= last_day(visit.happened_at.date(), days, desk.calendar)
    )


def page(
    desk: Desk, text: str = "", after: VisitId | None = None, *, limit: int = 100
) -> VisitPage:
    """A page of the list of visits, newest first."""
    rights.check(desk, QuietVerb.FOUND)
    return visits.page(desk.office.id, text, after, limit=limit)


def get(desk: Desk, visit_id: VisitId) -> Visit:
    """One visit.

    Raises:
        VisitNotFound: no such key.
    """
    rights.check(desk, QuietVerb.DOSSIER_READ)
    return visits.get(desk.office.id, visit_id)


def _moment(desk: Desk, reception: Reception) -> datetime:
    return (reception.at or desk.now()).astimezone(OFFICE_ZONE)


def _lines(texts: Sequence[str]) -> tuple[str, ...]:
    """What was typed, a line an item."""
    lines = (line.strip() for text in texts for line in text.splitlines())
    return tuple(line for line in lines if line)


def _asked_for(desk: Desk, reception: Reception) -> Procedure:
    """The version in force, or the last one that the catalogue knows."""
    try:
        return intake.procedure_for(desk, reception.procedure_code, _moment(desk, reception))
    except ProcedureNotInForce:
        versions = procedures.all_versions(desk.office.id)
        known = [one for one in versions if one.code == reception.procedure_code]
        if not known:
            raise ProcedureNotFound(reception.procedure_code) from None
        return known[-1]


def _write(
    desk: Desk,
    reception: Reception,
    procedure: Procedure,
    *,
    said: tuple[VisitOutcome, tuple[str, ...], str],
) -> Visit:
    """The visit with its number and its line of history."""
    outcome, items, reason = said
    at = _moment(desk, reception)
    visit = NewVisit(
        outcome=outcome,
        slip_no=slip_numbers.draw(desk, SLIPS[outcome], at),
        procedure_code=procedure.code,
        procedure_version=procedure.version,
        party=reception.party,
        items=items,
        reason=reason,
        texts=texts_from(reception),
        officer_id=desk.officer.id,
        happened_at=at,
    )
    visit_id = visits.add(desk.office.id, visit)
    facts = {
        "visit": visit_id,
        "slip_no": visit.slip_no,
        "procedure": procedure.code,
        "note": "\n".join(items),
        **back_dated_facts(desk, at, reception.entry_reason),
    }
    record(desk, EventKind(outcome.value), at=at, facts=facts)
    return visits.get(desk.office.id, visit_id)
