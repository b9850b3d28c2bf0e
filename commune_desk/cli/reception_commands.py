"""A reception on the command line: what the card says, when it is due, and its three outcomes."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from commune_desk.cli.command import (
    Answer,
    Argument,
    Command,
    document_of,
    moment_of,
    once_it_stands,
    open_desk,
    unprinted,
    unprinted_lines,
)
from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import Dossier
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers.card_reading import CardWarning
from commune_desk.domain.identifiers.id_card import read_card
from commune_desk.domain.plain import to_plain
from commune_desk.domain.reception.visit import SLIPS, Visit, VisitOutcome
from commune_desk.domain.working_time import OFFICE_ZONE, DueRule
from commune_desk.files.desk.events import read_reception, read_visit
from commune_desk.paths import DataFolder
from commune_desk.services.desk import lookup
from commune_desk.services.desk.desk import Desk
from commune_desk.services.papers import declarations, kept_papers, printing, visit_slips
from commune_desk.services.reception import intake, linked, visits
from commune_desk.services.reception.forms import lacking_form
from commune_desk.services.reception.intake import Received
from commune_desk.services.reception.linked import LinkedReceived
from commune_desk.services.reception.reception import checked_reception
from commune_desk.words import command_line
from commune_desk.words.desk.cards import card_warning_text
from commune_desk.words.desk.due_dates import calendar_doubt, due_step_text
from commune_desk.words.forms import no_form_text
from commune_desk.words.papers.papers import slip_number

NO_FORM = "no_form"


def receive(folder: DataFolder, options: Namespace) -> Answer:
    """Receive one document; the papers stand as files for a day."""
    with open_desk(folder, EventKind.RECEIVE) as desk:
        name, text = document_of(options)
        said = read_reception(text, name)
        reception = checked_reception(desk, said.texts, at=said.at)
        done = linked.receive(desk, reception)
        if done.is_repeated:
            return _repeated(done)
        dossier = done.lead.dossier
        papers, refused = _papers(desk, dossier)
        beside = [_linked(desk, one) for one in done.others]
        beside += [_linked(desk, one) for one in done.declined]
        doubt, lacks = "", list[dict[str, str]]()
        with once_it_stands(refused):
            doubt = calendar_doubt(lookup.known(desk, dossier.dossier_no).due_steps)
            lacks = _without_forms(desk, (done.lead, *done.others))
    calendar = [{"code": DueRule.CALENDAR_UNKNOWN, "field": "due_at", "text": doubt}]
    document = {
        "dossier_no": dossier.dossier_no,
        "due_at": dossier.due_at,
        "papers": papers,
        "warnings": _doubts(reception.warnings) + (calendar if doubt else []) + lacks,
        **({"linked": beside} if beside else {}),
        **unprinted(refused),
    }
    doubts = command_line.card_warnings(reception.warnings) + ((f"! {doubt}",) if doubt else ())
    doubts += tuple(f"! {one['text']}" for one in lacks)
    lines = command_line.received(dossier, papers) + doubts + unprinted_lines(refused)
    return Answer(document, (*lines, *(command_line.linked(one) for one in beside)))


def _without_forms(desk: Desk, received: Sequence[Received]) -> list[dict[str, str]]:
    """What is said of procedures whose declaration the program cannot print on that day."""
    found = []
    for one in received:
        on = one.dossier.received_at.astimezone(OFFICE_ZONE).date()
        if (lack := lacking_form(desk, one.procedure.code, on)) is not None:
            text = no_form_text(lack.ended)
            found.append({"code": NO_FORM, "field": "form", "text": text})
    return found


def _repeated(done: LinkedReceived) -> Answer:
    """What was asked for before: its dossiers, and no paper a second time."""
    dossier, others = done.lead.dossier, done.others
    beside = [{"dossier_no": one.dossier.dossier_no, **_came_to(one.dossier)} for one in others]
    document = {
        "dossier_no": dossier.dossier_no,
        "due_at": dossier.due_at,
        "papers": [],
        "warnings": [],
        "repeated": True,
        **_came_to(dossier),
        **({"linked": beside} if beside else {}),
    }
    lines = [command_line.received_before(one.dossier) for one in (done.lead, *others)]
    return Answer(document, tuple(lines))


def _came_to(dossier: Dossier) -> dict[str, Any]:
    """Where a dossier that was received before stands by now."""
    gone = {"cancelled_at": dossier.closed_at} if dossier.is_cancelled else {}
    return {"state": dossier.state, **gone}


def _linked(desk: Desk, one: Received | Visit) -> dict[str, Any]:
    """What came of a procedure that is linked with the first one."""
    if isinstance(one, Visit):
        made, slip_refused = _slip(desk, one)
        slip_no = slip_number(SLIPS[one.outcome], one.slip_no, desk.office.centre_name)
        return {
            "procedure": one.procedure_code,
            "slip_no": slip_no,
            "papers": made,
            **unprinted(slip_refused),
        }
    papers, refused = _papers(desk, one.dossier)
    return {
        "procedure": one.procedure.code,
        "dossier_no": one.dossier.dossier_no,
        "due_at": one.dossier.due_at,
        "papers": papers,
        **unprinted(refused),
    }


def guide(folder: DataFolder, options: Namespace) -> Answer:
    """Say what is missing before anything is received (form 02)."""
    return _turn_away(folder, options, VisitOutcome.GUIDE)


def decline(folder: DataFolder, options: Namespace) -> Answer:
    """Decline before anything is received, and say why (form 03)."""
    return _turn_away(folder, options, VisitOutcome.DECLINE)


def _turn_away(folder: DataFolder, options: Namespace, outcome: VisitOutcome) -> Answer:
    """One of the outcomes of a reception that leave no dossier, with its paper."""
    is_guide = outcome is VisitOutcome.GUIDE
    with open_desk(folder, EventKind.GUIDE if is_guide else EventKind.DECLINE) as desk:
        name, text = document_of(options)
        said = read_visit(text, name, outcome)
        entered = said.entered
        reception = checked_reception(desk, entered.texts, at=entered.at)
        if is_guide:
            visit = visits.guide(desk, reception, said.missing, reason=said.reason)
        else:
            visit = visits.decline(desk, reception, (said.reason,))
        papers, refused = _slip(desk, visit)
        slip_no = slip_number(SLIPS[visit.outcome], visit.slip_no, desk.office.centre_name)
    document = {"slip_no": slip_no, "papers": papers, "visit": visit.id, **unprinted(refused)}
    lines = command_line.turned_away(visit, slip_no, papers)
    return Answer(document, (*lines, *unprinted_lines(refused)))


def _slip(desk: Desk, visit: Visit) -> tuple[list[Path], list[UserError]]:
    """The paper of a visit, or why it could not be made."""
    papers, refused = list[Path](), list[UserError]()
    with once_it_stands(refused):
        printed = visit_slips.print_slip(desk, visit.id)
        papers.append(kept_papers.put_for_command(desk, printed.paper))
    return papers, refused


def _papers(desk: Desk, dossier: Dossier) -> tuple[list[Path], list[UserError]]:
    """The papers of a reception, and why one could not be made."""
    made, refused = list[Path](), list[UserError]()
    with once_it_stands(refused):
        for kind in printing.papers_at_reception(desk, dossier):
            printed = printing.print_slip(desk, dossier.dossier_no, kind)
            made.append(kept_papers.put_for_command(desk, printed.paper))
        for kept in lookup.known(desk, dossier.dossier_no).declarations:
            printed = declarations.print_declaration(desk, dossier.dossier_no, kept.form_code)
            made.append(kept_papers.put_for_command(desk, printed.paper))
    return made, refused


def due(folder: DataFolder, options: Namespace) -> Answer:
    """When a dossier received then would be due, with the reason."""
    with open_desk(folder, QuietVerb.FOUND) as desk:
        at = moment_of("--received", options.received) or desk.now()
        channel = Channel(options.channel)
        steps = intake.due_steps(
            desk, options.procedure, at, channel=channel, variant=options.variant
        )
    explained = [
        {"rule": step.rule.value, "text": due_step_text(step), "at": step.at} for step in steps
    ]
    lines = tuple(f"- {step['text']}" for step in explained)
    return Answer({"due_at": steps[-1].at, "steps": explained}, lines)


def read_card_text(_folder: DataFolder, options: Namespace) -> Answer:
    """What a QR or MRZ text says, with its warnings; needs no office."""
    reading = read_card(options.text)
    document = {**to_plain(reading), "warnings": _doubts(reading.warnings)}
    return Answer(document, command_line.card(reading))


def _doubts(warnings: Iterable[CardWarning]) -> list[dict[str, str]]:
    """What a card left in doubt: the kind of doubt, the field, and what to do about it."""
    return [
        {"code": w.code.value, "field": w.field, "text": card_warning_text(w)} for w in warnings
    ]


COMMANDS = (
    Command(
        "due",
        due,
        (
            Argument("procedure"),
            Argument("--received", {"metavar": "TIME"}),
            Argument("--channel", {"choices": list(Channel), "default": Channel.COUNTER}),
            Argument("--variant", {"default": ""}),
        ),
    ),
    Command("read-card", read_card_text, (Argument("text"),)),
    Command("receive", receive, (Argument("file"),)),
    Command("guide", guide, (Argument("file"),)),
    Command("decline", decline, (Argument("file"),)),
)
