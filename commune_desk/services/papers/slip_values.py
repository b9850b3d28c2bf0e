"""What each paper says, gathered from the dossier, its filing, its history and the office."""

from collections.abc import Mapping
from datetime import date

from commune_desk.domain.applicant import Applicant, name_of, number_of
from commune_desk.domain.dossier import TimelinessRule, timeliness
from commune_desk.domain.history import EventRow, Happened
from commune_desk.domain.office import Leader
from commune_desk.domain.papers import Party
from commune_desk.domain.procedure import fee_for
from commune_desk.domain.reception import Reception
from commune_desk.domain.slips import (
    ApologyNotice,
    ControlSlip,
    HandOver,
    Letterhead,
    RatingSlip,
    Receipt,
    RefusalNotice,
    Signatory,
    SlipHead,
    SupplementRequest,
)
from commune_desk.domain.steps import Action, lapses_on
from commune_desk.domain.working_time import explain
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.intake import Received, papers_of
from commune_desk.services.desk.lookup import DossierSheet
from commune_desk.settings import EXPLAIN_ON_BACK, TIMELINESS_RULE
from commune_desk.store.office import offices
from commune_desk.words.due_dates import due_step_texts
from commune_desk.words.papers import return_place
from commune_desk.words.procedures import printed_fee, printed_time


def letterhead(desk: Desk) -> Letterhead:
    """The head of every paper of this office."""
    office = desk.office
    return Letterhead(
        parent_name=office.parent_name or office.name,
        centre_name=office.centre_name,
        place_name=office.place_name,
        address=office.address,
        hotline=office.hotline,
    )


def signatory(desk: Desk) -> Signatory:
    """The leader who signs: the first of the office's list, blank where there is none."""
    leaders = offices.leaders(desk.office.id)
    first = leaders[0] if leaders else Leader("")
    return Signatory(first.full_name, first.title, first.authority_line)


def party(applicant: Applicant) -> Party:
    """A person or an organisation as papers print it."""
    return Party(
        name=name_of(applicant),
        number=number_of(applicant),
        address=applicant.address,
        phone=applicant.phone,
        email=applicant.email,
    )


def receipt(desk: Desk, sheet: DossierSheet) -> Receipt:
    """Form 01 of a dossier; its due date is that of the first clock run."""
    dossier, run = sheet.dossier, sheet.dossier.runs[0]
    steps = explain(run.started_at, run.allowance, desk.calendar)
    return Receipt(
        head=_head(desk, sheet, dossier.received_at.date()),
        papers=sheet.filing.papers,
        received_at=dossier.received_at,
        due_at=run.due_at,
        processing_words=printed_time(run.allowance),
        return_words=return_place(dossier.return_by, desk.office.centre_name),
        fee_words=printed_fee(fee_for(sheet.procedure, dossier.channel)),
        delegate=party(sheet.filing.delegate) if sheet.filing.delegate else None,
        due_words=due_step_texts(steps) if desk.settings[EXPLAIN_ON_BACK] else (),
    )


def receipt_of_reception(desk: Desk, reception: Reception, received: Received) -> Receipt:
    """Form 01 of what is being entered, without a number: for the preview beside the entry."""
    dossier, procedure = received.dossier, received.procedure
    run = dossier.runs[0]
    head = SlipHead(
        letterhead=letterhead(desk),
        dossier_no="",
        procedure_name=procedure.name,
        applicant=party(reception.applicant),
        officer_name=desk.officer.full_name,
        issued_on=dossier.received_at.date(),
    )
    return Receipt(
        head=head,
        papers=papers_of(procedure, reception),
        received_at=dossier.received_at,
        due_at=run.due_at,
        processing_words=printed_time(run.allowance),
        return_words=return_place(dossier.return_by, desk.office.centre_name),
        fee_words=printed_fee(fee_for(procedure, dossier.channel)),
        delegate=party(reception.delegate) if reception.delegate else None,
    )


def supplement_request(desk: Desk, sheet: DossierSheet) -> SupplementRequest:
    """Form 02: what the officer asked for, one item a line of the note."""
    asked = _last(sheet, Action.REQUEST_SUPPLEMENT)
    lines = tuple(line.strip() for line in str(asked.facts.get("note", "")).splitlines())
    return SupplementRequest(
        head=_head(desk, sheet, asked.happened_at.date()),
        items=tuple(line for line in lines if line),
        reason=str(asked.facts.get("reason", "")),
        lapses_on=lapses_on(asked.happened_at),
        contact_name=asked.officer_name,
        contact_phone=desk.office.hotline,
    )


def refusal_notice(desk: Desk, sheet: DossierSheet) -> RefusalNotice:
    """Form 03: why the dossier is not taken on, one reason a line of the note."""
    refused = _last(sheet, Action.REFUSE)
    lines = str(refused.facts.get("note", "")).splitlines()
    reasons = tuple(line.strip() for line in lines if line.strip())
    return RefusalNotice(_head(desk, sheet, refused.happened_at.date()), reasons)


def apology_notice(desk: Desk, sheet: DossierSheet) -> ApologyNotice:
    """Form 04: the apology with the one new date, signed by the head of the office."""
    apologised = _last(sheet, Action.APOLOGISE)
    dossier = sheet.dossier
    return ApologyNotice(
        head=_head(desk, sheet, apologised.happened_at.date()),
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        until=dossier.promised_at or dossier.due_at,
        reason=str(apologised.facts.get("note", "")),
        signatory=signatory(desk),
    )


def control_slip(desk: Desk, sheet: DossierSheet) -> ControlSlip:
    """Form 06: who had the dossier when, from the history."""
    dossier, unit = sheet.dossier, sheet.procedure.handling_unit
    return ControlSlip(
        head=_head(desk, sheet, dossier.received_at.date()),
        handling_unit=unit,
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        hand_overs=_hand_overs(desk, sheet),
    )


def rating_slip(desk: Desk, sheet: DossierSheet) -> RatingSlip:
    """The slip on which a citizen rates without a screen."""
    return RatingSlip(_head(desk, sheet, desk.now().date()))


def _head(desk: Desk, sheet: DossierSheet, issued_on: date) -> SlipHead:
    return SlipHead(
        letterhead=letterhead(desk),
        dossier_no=sheet.dossier.dossier_no,
        procedure_name=sheet.procedure.name,
        applicant=party(sheet.filing.applicant),
        officer_name=desk.officer.full_name,
        issued_on=issued_on,
    )


def _last(sheet: DossierSheet, kind: Action) -> EventRow:
    """The last event of a kind; `printing.slips_for` offers no paper whose event never happened."""
    return next(event for event in reversed(sheet.history) if event.kind is kind)


def _hand_overs(desk: Desk, sheet: DossierSheet) -> tuple[HandOver, ...]:
    """The hand-overs so far: desk to unit, unit back to the desk, desk to the citizen."""
    centre, unit = desk.office.centre_name, sheet.procedure.handling_unit
    citizen = name_of(sheet.filing.applicant)
    ways: Mapping[Happened, tuple[str, str]] = {
        Action.HAND_OVER: (centre, unit),
        Action.FINISH: (unit, centre),
        Action.RETURN: (centre, citizen),
    }
    rule = TimelinessRule(desk.settings[TIMELINESS_RULE])
    return tuple(
        HandOver(
            giver=ways[event.kind][0],
            taker=ways[event.kind][1],
            at=event.happened_at,
            timeliness=timeliness(event.happened_at, sheet.dossier.due_at, rule)
            if event.kind is Action.FINISH
            else None,
            note=str(event.facts.get("late_reason", "")),
        )
        for event in sheet.history
        if event.kind in ways
    )
