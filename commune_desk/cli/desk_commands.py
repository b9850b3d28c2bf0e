"""The desk's verbs on the command line, from `receive` to `print`."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from commune_desk.cli import answers
from commune_desk.cli.command import (
    Answer,
    Argument,
    Command,
    document_of,
    moment_of,
    open_desk,
)
from commune_desk.domain.dossier import Dossier
from commune_desk.domain.errors import UserError
from commune_desk.domain.found import FoundKind
from commune_desk.domain.history import EventKind
from commune_desk.domain.identifiers.card_reading import CardWarning
from commune_desk.domain.identifiers.id_card import read_card
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.papers import SlipKind
from commune_desk.domain.plain import to_plain
from commune_desk.domain.printing import form_of_key
from commune_desk.domain.procedure import Channel
from commune_desk.domain.rating import Rating, RatingLevel
from commune_desk.domain.rights import QuietVerb
from commune_desk.domain.steps import Action, StepRequest
from commune_desk.domain.visit import SLIPS, Visit, VisitOutcome
from commune_desk.domain.working_time import OFFICE_ZONE, DueRule
from commune_desk.files import writing
from commune_desk.files.events import read_correction, read_reception, read_visit
from commune_desk.files.rating_slips import read_slips
from commune_desk.paths import DataFolder, disk_refusal
from commune_desk.services.desk import (
    cancelling,
    correcting,
    handling,
    intake,
    linked,
    lookup,
    returning,
    visits,
)
from commune_desk.services.desk import rating as rating_service
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.forms import lacking_form
from commune_desk.services.desk.intake import Received
from commune_desk.services.desk.linked import LinkedReceived
from commune_desk.services.desk.outgoing_place import check_outgoing
from commune_desk.services.desk.reception import checked_reception
from commune_desk.services.papers import declarations, print_runs, printing, visit_slips
from commune_desk.services.papers.print_runs import PrintRun
from commune_desk.services.papers.printing import Printed
from commune_desk.words import command_line
from commune_desk.words.cards import card_warning_text
from commune_desk.words.due_dates import calendar_doubt, due_step_text
from commune_desk.words.errors import sentence
from commune_desk.words.forms import no_form_text
from commune_desk.words.papers import slip_number


def receive(folder: DataFolder, options: Namespace) -> Answer:
    """Receive one document; the papers stand in the archive afterwards."""
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
        try:
            doubt = calendar_doubt(lookup.known(desk, dossier.dossier_no).due_steps)
            lacks = _without_forms(desk, (done.lead, *done.others))
        except (UserError, OSError) as problem:
            refused = refused or _refusal_of(problem)
    calendar = [{"code": DueRule.CALENDAR_UNKNOWN, "field": "due_at", "text": doubt}]
    document = {
        "dossier_no": dossier.dossier_no,
        "due_at": dossier.due_at,
        "papers": papers,
        "warnings": _doubts(reception.warnings) + (calendar if doubt else []) + lacks,
        **({"linked": beside} if beside else {}),
        **({"unprinted": answers.refusal(refused)} if refused else {}),
    }
    doubts = command_line.card_warnings(reception.warnings) + ((f"! {doubt}",) if doubt else ())
    doubts += tuple(f"! {one['text']}" for one in lacks)
    unprinted = (f"! {sentence(refused)}",) if refused else ()
    lines = command_line.received(dossier, papers) + doubts + unprinted
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


NO_FORM = "no_form"


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
        paper = visit_slips.print_slip(desk, one.id)
        slip_no = slip_number(SLIPS[one.outcome], one.slip_no, desk.office.centre_name)
        return {"procedure": one.procedure_code, "slip_no": slip_no, "papers": [paper.path]}
    papers, refused = _papers(desk, one.dossier)
    return {
        "procedure": one.procedure.code,
        "dossier_no": one.dossier.dossier_no,
        "due_at": one.dossier.due_at,
        "papers": papers,
        **({"unprinted": answers.refusal(refused)} if refused else {}),
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
        paper = visit_slips.print_slip(desk, visit.id)
        slip_no = slip_number(SLIPS[visit.outcome], visit.slip_no, desk.office.centre_name)
    document = {"slip_no": slip_no, "papers": [paper.path], "visit": visit.id}
    return Answer(document, command_line.turned_away(visit, slip_no, paper.path))


def _papers(desk: Desk, dossier: Dossier) -> tuple[tuple[Path, ...], UserError | None]:
    """The papers of a reception, and why one could not be made.

    The dossier stands by then: whoever sent it must learn its number, or would send it again.
    """
    made: list[Path] = []
    try:
        for kind in printing.papers_at_reception(desk, dossier):
            printed = printing.print_slip(desk, dossier.dossier_no, kind)
            made.append(printed.path)
        for kept in lookup.known(desk, dossier.dossier_no).declarations:
            printed = declarations.print_declaration(desk, dossier.dossier_no, kept.form_code)
            made.append(printed.path)
    except (UserError, OSError) as problem:
        return tuple(made), _refusal_of(problem)
    return tuple(made), None


def _refusal_of(problem: UserError | OSError) -> UserError:
    """What is said of what went wrong once the dossier stands.

    Raises:
        OSError: it is a bug.
    """
    if isinstance(problem, UserError):
        return problem
    if (refusal := disk_refusal(problem)) is None:
        raise problem
    return refusal


def step(folder: DataFolder, options: Namespace) -> Answer:
    """Take one step of the way of a dossier."""
    with open_desk(folder, Action(options.action)) as desk:
        until = moment_of("--until", options.until)
        if until and "T" not in options.until:  # a day alone, as it is asked for in the window
            dossier = lookup.known(desk, options.dossier_no).dossier
            until = handling.promised(desk, dossier, until.date())
        request = StepRequest(
            action=Action(options.action),
            at=moment_of("--at", options.at) or desk.now(),
            note=options.note,
            until=until,
            late_reason=options.late_reason,
            reason=options.reason,
            entry_reason=options.entry_reason,
        )
        taken = handling.take(desk, options.dossier_no, request)
    answer = _standing(taken.dossier)
    if (wanted_until := taken.wanted_until) is None:
        return answer
    text = command_line.late_step(request.action, wanted_until)
    return Answer({**answer.document, "wanted_until": wanted_until}, (*answer.lines, text))


def return_result(folder: DataFolder, options: Namespace) -> Answer:
    """Hand a result over."""
    with open_desk(folder, Action.RETURN) as desk:
        at = moment_of("--at", options.at)
        moved = returning.return_result(
            desk, options.dossier_no, at=at, entry_reason=options.entry_reason
        )
    return _standing(moved)


def rate(folder: DataFolder, options: Namespace) -> Answer:
    """Keep the citizen's answer."""
    with open_desk(folder, EventKind.RATE) as desk:
        level, at = RatingLevel(options.level), moment_of("--at", options.at)
        answer = Rating(options.dossier_no, level, at or desk.now(), options.reason)
        given = rating_service.keep(desk, answer, entry_reason=options.entry_reason)
    return Answer(given, (command_line.rated(given),))


def rate_slips(folder: DataFolder, options: Namespace) -> Answer:
    """Keep a bundle of paper slips of one day: all of them or none."""
    with open_desk(folder, EventKind.RATE) as desk:
        name, text = document_of(options)
        bundle = read_slips(text, name)
        dated = moment_of("--date", options.date)
        dated_on = dated.date() if dated else bundle.dated_on
        if dated_on is None:
            raise WrongField(name, 0, "dated_on", "", ("2026-10-02",))
        reason = options.entry_reason or bundle.entry_reason
        kept = rating_service.keep_slips(desk, dated_on, bundle.slips, entry_reason=reason)
    counts = {level: sum(one.level is level for one in kept) for level in RatingLevel}
    document = {
        "dated_on": dated_on,
        "kept": len(kept),
        "levels": {level.value: count for level, count in counts.items()},
    }
    return Answer(document, (command_line.slips_kept(dated_on, counts),))


def correct(folder: DataFolder, options: Namespace) -> Answer:
    """Correct a reception from a document of what changes; the receipt is issued anew."""
    with open_desk(folder, EventKind.DOSSIER_CHANGED) as desk:
        name, text = document_of(options)
        said = read_correction(text, name)
        done = correcting.correct(desk, options.dossier_no, said.texts, reason=said.reason)
        number = done.dossier.dossier_no
        papers = [printing.print_slip(desk, number, done.paper).path] if done.paper else []
    before, now, counted = done.before.due_at, done.dossier.due_at, done.counted_due_at
    told = {
        **({"was_due_at": before} if now != before else {}),
        **({"counted_due_at": counted} if counted is not None else {}),
    }
    document = {
        "dossier_no": number,
        "due_at": done.dossier.due_at,
        "changes": {one.name: [to_plain(one.old), to_plain(one.new)] for one in done.changes},
        "papers": papers,
        **({**told, "steps": [due_step_text(step) for step in done.due_steps]} if told else {}),
    }
    return Answer(document, command_line.corrected(done, papers=papers))


def cancel(folder: DataFolder, options: Namespace) -> Answer:
    """Cancel a reception that was made by mistake."""
    with open_desk(folder, EventKind.CANCELLED) as desk:
        done = cancelling.cancel(
            desk, options.dossier_no, note=options.note, is_refunded=options.refunded
        )
    dossier = done.dossier
    document = {
        "dossier_no": dossier.dossier_no,
        "state": dossier.state,
        "cancelled_at": dossier.closed_at,
        "refunded": [one.receipt_no for one in done.refunded],
        "linked": done.linked,
    }
    return Answer(document, command_line.cancelled(dossier, done.refunded, done.linked))


def undo(folder: DataFolder, options: Namespace) -> Answer:
    """Take the last step back, as far as it can be."""
    with open_desk(folder, EventKind.UNDO) as desk:
        return _standing(handling.undo_last(desk, options.dossier_no, options.note))


def find(folder: DataFolder, options: Namespace) -> Answer:
    """Search people, dossiers and procedures."""
    kind = FoundKind(options.kind) if options.kind else None
    with open_desk(folder, QuietVerb.FOUND) as desk:
        found = lookup.find(desk, options.text, kind)
    return Answer(answers.found(found), command_line.found(found.results))


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


def print_papers(folder: DataFolder, options: Namespace) -> Answer:
    """Print a paper into a file, or all of a dossier or of today's receptions into a folder.

    Raises:
        WrongField: not exactly one of the three was asked for.
    """
    with open_desk(folder, EventKind.PRINT) as desk:
        one = options.dossier_no is not None and options.slip is not None
        if [one, options.all_of is not None, options.receipts_of_today].count(True) != 1 or (
            options.dossier_no is not None and not one
        ):
            asked = ("DOSSIER_NO SLIP", "--all-of DOSSIER_NO", "--receipts-of-today")
            raise WrongField("", 0, "dossier_no", "", asked)
        return _print_one(desk, options) if one else _print_run(desk, options)


def _print_run(desk: Desk, options: Namespace) -> Answer:
    """Print several papers, one after the other; what went out before a refusal is said."""
    out = Path(options.out)
    check_outgoing(desk, out)
    writing.check_writable(out)
    files: list[Path] = []

    def put_out(made: Printed) -> None:
        name = f"{made.dossier_no}-{form_of_key(made.kind) or made.kind}.pdf"
        writing.write_whole(out / name, made.path.read_bytes())
        files.append(out / name)

    if options.all_of is not None:
        papers = print_runs.of_dossier(desk, options.all_of)
    else:
        papers = print_runs.receipts_of_today(desk)
    run = PrintRun(desk, [p for p in papers if not (options.unprinted and p.times)], put_out)
    run.finish()
    printed = [
        {
            "dossier_no": made.dossier_no,
            "slip": form_of_key(made.kind) or made.kind,
            "file": file,
            "reprint": made.reprint,
        }
        for made, file in zip(run.printed, files, strict=True)
    ]
    document = {
        "printed": printed,
        "waiting": [
            {"dossier_no": one.dossier_no, "slip": form_of_key(one.kind) or one.kind}
            for one in run.waiting
        ],
        **({"refused": answers.refusal(run.refused)} if run.refused else {}),
    }
    lines = command_line.run_printed(files, run.waiting, run.refused)
    return Answer(document, lines, is_good=run.refused is None)


def _print_one(desk: Desk, options: Namespace) -> Answer:
    """Print a paper of a dossier into a file; the print is counted like any other."""
    out = Path(options.out)
    check_outgoing(desk, out.parent)
    writing.check_writable(out.parent)
    printed = (
        printing.make_slip(desk, options.dossier_no, SlipKind(options.slip))
        if options.slip in tuple(SlipKind)
        else declarations.make_declaration(desk, options.dossier_no, options.slip)
    )
    writing.write_whole(out, printed.path.read_bytes())
    printing.count_print(desk, printed)
    return Answer({"file": out, "reprint": printed.reprint}, (str(out),))


def _standing(dossier: Dossier) -> Answer:
    """Where a dossier stands after a step."""
    document = {
        "dossier_no": dossier.dossier_no,
        "state": dossier.state,
        "due_at": dossier.due_at,
        "promised_at": dossier.promised_at,
        "closed_at": dossier.closed_at,
        "returned_at": dossier.returned_at,
    }
    return Answer(document, (command_line.standing(dossier),))


_DOSSIER_NO = Argument("dossier_no")
_AT = Argument("--at", {"metavar": "TIME"})
_ENTRY_REASON = Argument("--entry-reason", {"default": ""})

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
    Command(
        "step",
        step,
        (
            _DOSSIER_NO,
            Argument("action", {"choices": list(Action)}),
            Argument("--note", {"default": ""}),
            Argument("--until", {"metavar": "TIME"}),
            Argument("--reason", {"default": ""}),
            Argument("--late-reason", {"default": ""}),
            _AT,
            _ENTRY_REASON,
        ),
    ),
    Command("correct", correct, (_DOSSIER_NO, Argument("file"))),
    Command(
        "cancel",
        cancel,
        (
            _DOSSIER_NO,
            Argument("--note", {"required": True}),
            Argument("--refunded", {"action": "store_true"}),
        ),
    ),
    Command("undo", undo, (_DOSSIER_NO, Argument("--note", {"required": True}))),
    Command("return", return_result, (_DOSSIER_NO, _AT, _ENTRY_REASON)),
    Command(
        "rate",
        rate,
        (
            _DOSSIER_NO,
            Argument("level", {"choices": list(RatingLevel)}),
            Argument("--reason", {"default": ""}),
            _AT,
            _ENTRY_REASON,
        ),
    ),
    Command(
        "rate-slips",
        rate_slips,
        (Argument("file"), Argument("--date", {"metavar": "DATE"}), _ENTRY_REASON),
    ),
    Command("find", find, (Argument("text"), Argument("--kind", {"choices": list(FoundKind)}))),
    Command(
        "print",
        print_papers,
        (
            Argument("dossier_no", {"nargs": "?"}),
            Argument("slip", {"nargs": "?"}),
            Argument("--all-of", {"metavar": "DOSSIER_NO"}),
            Argument("--receipts-of-today", {"action": "store_true"}),
            Argument("--unprinted", {"action": "store_true"}),
            Argument("--out", {"metavar": "FILE.pdf|DIR", "required": True}),
        ),
    ),
)
