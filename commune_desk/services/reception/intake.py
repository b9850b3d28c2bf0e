"""Intake (tiếp nhận): from the citizen in front of the desk to a numbered dossier with a due date.

The number, the rows and the line of history are durable before anything is printed; printing is
another service (`services/papers/printing.py`).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from commune_desk.domain.catalogue.catalogue_errors import ProcedureNotFound, ProcedureNotInForce
from commune_desk.domain.catalogue.procedure import (
    Channel,
    Procedure,
    always_asked,
    check_in_force,
    processing_time,
)
from commune_desk.domain.desk.clock import first_run, sector_calendar
from commune_desk.domain.desk.dossier import Dossier, DossierState, RunEnd
from commune_desk.domain.desk.dossier_errors import NotSolvedAtOnce
from commune_desk.domain.desk.filing import Filing
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import PaperLine
from commune_desk.domain.form.kinds import write_card_warnings
from commune_desk.domain.identifiers import dossier_no
from commune_desk.domain.keys import DossierId, PreparedId
from commune_desk.domain.people.applicant import (
    contact_phone,
    is_another,
    name_of,
    representative_of,
)
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.reception.declaration import Filling
from commune_desk.domain.reception.prepared import LETTER
from commune_desk.domain.reception.reception import Reception, nothing_handed_in
from commune_desk.domain.reception.reception_errors import (
    ExternalNumberTaken,
    MissingApplicantName,
    ReceptionInFuture,
    ReceptionLongPast,
)
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar, DueStep, explain
from commune_desk.services.desk import clock_watch, rights, slip_numbers
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.late_entry import (
    DatedEntry,
    entry_beside,
    has_come,
    record_entry,
)
from commune_desk.services.reception import declaring, parties, reuse
from commune_desk.settings import DOSSIER_NO_PATTERN, PRACTICE_OFFICE
from commune_desk.store.catalogue import procedures
from commune_desk.store.desk import dossiers
from commune_desk.store.office import counters
from commune_desk.store.papers import prints
from commune_desk.store.reception import beforehand, links, prepared, visits
from commune_desk.store.upkeep.history import Stands

_EXTERNAL = "external_no"
"""A counter that is drawn for the wait alone: an index could not tell what was cancelled."""
_LONG_PAST = timedelta(days=300)
"""Paper days are entered within weeks; what is older mostly has last year's number by mistake."""


@dataclass(frozen=True, slots=True)
class Received:
    """A dossier as it was received, with the version of the procedure it keeps.

    Attributes:
        fillings: the declarations that the program wrote for it.
    """

    dossier: Dossier
    procedure: Procedure
    fillings: tuple[Filling, ...] = ()


def receive(desk: Desk, reception: Reception, *, demands_reasons: bool = True) -> Received:
    """Receive a dossier: draw its number, start its clock, write it down.

    Args:
        desk: who receives it.
        reception: what, from whom, how.
        demands_reasons: False where the past is entered again and gives no more than it has.

    Raises:
        StepNotForRole: the officer does not work at the desk.
        MissingApplicantName: nobody is named.
        ProcedureNotFound, ProcedureNotInForce: nothing may be received under that code that day.
        NothingHandedIn: no paper came where the procedure always asks for some.
        ProcessingTimeUnknown: the catalogue gives no time for this case.
        NumberKnownOtherwise: somebody of another name or date of birth has that number, and the
            reception does not say that it is the same person.
        ReceptionInFuture, ReceptionLongPast: its moment is later than now, or so far back that it
            has to be confirmed; a practice office takes any moment.
        VisitTakenUp: the visit that it comes from became a dossier before.
        EntryInClosedPeriod: its moment lies in a closed period, and nobody said why.
        ExternalNumberTaken: another dossier has its number of the provincial system.
        WrongField, RuleRefused …: a declaration cannot be as it is filled (`declaration.check`).
        WarningNotOverruled: a declaration is doubtful, and nobody said why it is right.
    """
    rights.check_early(desk, EventKind.RECEIVE)
    filled = declaring.checked_fillings(desk, reception, demands_reasons=demands_reasons)
    with desk.database.transaction():
        # In here: a server plans what a change asks only once, which takes longer than its answer.
        opened, closed = _begun(desk, reception)
        entry = entry_beside(
            desk,
            opened.dossier.received_at,
            reception.entry_reason,
            closed=closed,
            demands_reason=demands_reasons,
        )
        received = Received(opened.dossier, opened.procedure, filled)
        _write(desk, received, reception, kind=EventKind.RECEIVE, entry=entry)
    return received


def solve_at_once(desk: Desk, reception: Reception) -> Received:
    """Receive, solve and hand over in one action (NĐ 118/2025/NĐ-CP Art 17(4)).

    The dossier stands in the register like any other; it needs no appointment.

    Raises:
        NotSolvedAtOnce: the procedure takes time by law.
        Everything that `receive` raises.
    """
    rights.check_early(desk, EventKind.SOLVE_AT_ONCE)
    filled = declaring.checked_fillings(desk, reception)
    with desk.database.transaction():
        opened, closed = _begun(desk, reception)
        if not opened.procedure.is_same_day:
            raise NotSolvedAtOnce(opened.procedure.code, opened.procedure.name)
        at = opened.dossier.received_at
        ended = replace(opened.dossier.runs[-1], ended_at=at, why=RunEnd.CLOSED)
        solved = replace(
            opened.dossier,
            state=DossierState.RETURNED,
            runs=(ended,),
            closed_at=at,
            returned_at=at,
        )
        entry = entry_beside(desk, at, reception.entry_reason, closed=closed)
        received = Received(solved, opened.procedure, filled)
        _write(desk, received, reception, kind=EventKind.SOLVE_AT_ONCE, entry=entry)
    return received


def check_moment(desk: Desk, reception: Reception, known: Stands | None = None) -> None:
    """Refuse a reception in the future, and one far back that nobody has confirmed.

    Args:
        desk: who receives.
        reception: when.
        known: as `clock_watch.doubt` takes it.

    Raises:
        ReceptionInFuture, ReceptionLongPast: as named; a practice office takes any moment.
        ClockDoubted: the clock of the PC is not believed.
    """
    clock_watch.check(desk, known)
    at = reception.at
    if at is None or desk.settings[PRACTICE_OFFICE]:
        return
    if not has_come(desk, at):
        raise ReceptionInFuture(at.astimezone(OFFICE_ZONE), desk.now())
    if at < desk.now() - _LONG_PAST and not reception.is_long_past:
        raise ReceptionLongPast(at.astimezone(OFFICE_ZONE))


def check_external_no(desk: Desk, external_no: str, dossier_no: str) -> None:
    """Refuse a number of the provincial system that another dossier has; inside a transaction.

    Of two that enter such a number at once one waits here until the other has ended.

    Raises:
        ExternalNumberTaken: it has.
    """
    if external_no:
        counters.draw(desk.office.id, _EXTERNAL)
    if holder := dossiers.holder_of(desk.office.id, external_no, beside=dossier_no):
        raise ExternalNumberTaken(external_no, holder)


def procedure_for(desk: Desk, code: str, at: datetime) -> Procedure:
    """The version of a procedure under which a dossier is received at that moment.

    Raises:
        ProcedureNotFound: no such code.
        ProcedureNotInForce: repealed, or not yet in force.
    """
    found = procedures.find_in_force(desk.office.id, code, at.date())
    if found is not None:
        return found
    versions = [p for p in procedures.all_versions(desk.office.id) if p.code == code]
    if not versions:
        raise ProcedureNotFound(code)
    check_in_force(versions[-1], at.date())
    raise ProcedureNotInForce(code, versions[-1].name, at.date(), versions[-1].effective_from, None)


def due_steps(
    desk: Desk,
    procedure_code: str,
    received_at: datetime,
    *,
    channel: Channel = Channel.COUNTER,
    variant: str = "",
) -> tuple[DueStep, ...]:
    """Why a dossier received then would be due when it is."""
    at = received_at.astimezone(OFFICE_ZONE)
    procedure = procedure_for(desk, procedure_code, at)
    allowance = processing_time(procedure, channel, variant)
    return explain(at, allowance, calendar_at(desk, procedure.sector, at))


def calendar_at(desk: Desk, sector: str, at: datetime) -> Calendar:
    """The calendar by which the days of a dossier received at that moment are counted."""
    return sector_calendar(desk.calendar, desk.law, sector=sector, on=at.date())


def papers_of(procedure: Procedure, reception: Reception) -> tuple[PaperLine, ...]:
    """The papers handed in: those the clerk ticked, or what must always be submitted."""
    if reception.papers is not None:
        return reception.papers
    asked = always_asked(procedure)
    return tuple(PaperLine(paper.name, paper.originals, paper.copies) for paper in asked)


def check_named(reception: Reception) -> None:
    """Refuse a party in which somebody has no name.

    Raises:
        MissingApplicantName: it has.
    """
    applicant = reception.applicant
    party = (applicant, representative_of(applicant), reception.delegate)
    if not all(name_of(one).strip() for one in party if one):
        raise MissingApplicantName


def unnumbered(desk: Desk, reception: Reception) -> Received:
    """The dossier as it would be received now, with its first clock run, without number or trace.

    Raises:
        MissingApplicantName, ProcedureNotFound …: as for `receive`.
    """
    at = _moment(desk, reception)
    procedure = procedure_for(desk, reception.procedure_code, at)
    return _received(desk, reception, procedure, at=at)


def _begun(desk: Desk, reception: Reception) -> tuple[Received, ReportingPeriod | None]:
    """The same with its number, and the closed period that its moment lies in.

    Raises:
        Everything that `check_moment` and `unnumbered` raise.
    """
    at, code = _moment(desk, reception), reception.procedure_code
    known = beforehand.ask(desk.office.id, code, at.date(), counter=clock_watch.DOUBT)
    check_moment(desk, reception, known.stands)
    procedure = known.procedure or procedure_for(desk, code, at)
    number = _next_number(desk, at.date())
    return _received(desk, reception, procedure, at=at, dossier_no=number), known.closed


def _moment(desk: Desk, reception: Reception) -> datetime:
    return (reception.at or desk.now()).astimezone(OFFICE_ZONE)


def _next_number(desk: Desk, on: date) -> str:
    """The next number of a day, drawn in the transaction that writes the dossier."""
    number = counters.draw(desk.office.id, f"dossier:{on.isoformat()}")
    pattern = desk.settings[DOSSIER_NO_PATTERN]
    return dossier_no.compose(pattern, desk.office.agency_code, on=on, number=number)


def _received(
    desk: Desk, reception: Reception, procedure: Procedure, *, at: datetime, dossier_no: str = ""
) -> Received:
    """What a reception makes of a version of its procedure at a moment."""
    check_named(reception)
    if refusal := nothing_handed_in(procedure, reception.papers):
        raise refusal
    allowance = processing_time(procedure, reception.channel, reception.variant)
    run = first_run(at, allowance, calendar_at(desk, procedure.sector, at))
    dossier = Dossier(
        dossier_no=dossier_no,
        procedure_code=procedure.code,
        procedure_version=procedure.version,
        channel=reception.channel,
        state=DossierState.RECEIVED,
        received_at=at,
        runs=(run,),
        last_event_at=at,
        return_by=reception.return_by,
        sector=procedure.sector,
    )
    return Received(dossier, procedure)


def _write(
    desk: Desk,
    received: Received,
    reception: Reception,
    *,
    kind: EventKind,
    entry: DatedEntry,
) -> None:
    """The rows of a new dossier, the records of its people, and its line of history."""
    dossier, at, party = received.dossier, received.dossier.received_at, reception.party
    kept = parties.keep(
        desk,
        party,
        at,
        is_same_person=reception.is_same_person,
        changes_record=reception.changes_record,
    )
    filing = Filing(
        party=party,
        citizen_id=kept.citizen_id,
        organisation_id=kept.organisation_id,
        delegate_id=kept.delegate_id,
        model=reception.model,
        external_no=reception.external_no,
        filled_from=reception.filled_from,
        phone=contact_phone(reception.applicant),
        papers=papers_of(received.procedure, reception),
        form=reception.answers.texts,
    )
    check_external_no(desk, filing.external_no, dossier.dossier_no)
    sector = received.procedure.sector
    numbers = slip_numbers.drawn_at_reception(desk, kind, at=at, sector=sector)
    dossier_id = dossiers.insert(desk.office.id, dossier, filing, numbers=numbers)
    told: dict[str, object] = {
        "dossier_no": dossier.dossier_no,
        "due_at": dossier.due_at.isoformat(),
        **_tied(desk, dossier_id, reception),
    }
    if received.fillings:
        told["declarations"] = declaring.keep(desk, dossier_id, received.fillings)
    if kept.citizen_id is not None:
        if reception.gives_consent and reuse.agree(desk, kept.citizen_id):
            told["consent"] = kept.citizen_id
        reuse.learn(desk, kept.citizen_id, received.fillings)
    if reception.warnings:
        told["card_warnings"] = [warning.code for warning in reception.warnings]
    if reception.compared:
        told["card_compared"] = write_card_warnings(reception.compared).split()
    if kept.changed:
        told["record_changed"] = kept.changed
    record_entry(desk, kind, dossier_id, entry=entry, facts=told)


def _tied(desk: Desk, dossier_id: DossierId, reception: Reception) -> dict[str, object]:
    """Tie a new dossier to what it comes from or with; what the history says of it."""
    told: dict[str, object] = {}
    if reception.linked_to:
        links.link(desk.office.id, dossier_id, reception.linked_to)
        told["linked_to"] = reception.linked_to
    if reception.visit is not None:
        visits.become(desk.office.id, reception.visit, dossier_id)
        told["visit"] = reception.visit
    if reception.prepared is not None:
        told |= _from_prepared(desk, dossier_id, reception, prepared_id=reception.prepared)
    return told


def _from_prepared(
    desk: Desk, dossier_id: DossierId, reception: Reception, *, prepared_id: PreparedId
) -> dict[str, object]:
    """Take a prepared filing up with its first dossier, and what was printed of it for each.

    A paper of somebody else stays where it is.
    """
    office, told = desk.office.id, dict[str, object](prepared=prepared_id)
    codes: tuple[str, ...] = (reception.procedure_code,)
    if reception.linked_to:
        before = prepared.get(office, prepared_id)
    else:
        before, codes = prepared.become(office, prepared_id, dossier_id), (*codes, LETTER)
    if is_another(reception.applicant, before.party.applicant):
        return told
    if taken := prints.take_over(office, prepared_id, dossier_id, codes=codes):
        told["printed_before"] = [{"slip": slip, "file": file} for slip, file in taken]
    return told
