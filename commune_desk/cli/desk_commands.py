"""The desk's verbs on the command line, for a dossier that was received: from `step` to `find`."""

from argparse import Namespace
from pathlib import Path

from commune_desk.cli import answers
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
from commune_desk.domain.desk.dossier import Dossier
from commune_desk.domain.desk.found import FoundKind
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.desk.steps import Action, StepRequest, step_of
from commune_desk.domain.errors import UserError
from commune_desk.domain.handling.rating import Rating, RatingLevel
from commune_desk.domain.input_errors import UnknownField, WrongField
from commune_desk.domain.plain import to_plain
from commune_desk.files.desk.events import read_correction
from commune_desk.files.desk.rating_slips import read_slips
from commune_desk.paths import DataFolder
from commune_desk.services.desk import lookup
from commune_desk.services.handling import cancelling, correcting, handling, returning
from commune_desk.services.handling import rating as rating_service
from commune_desk.services.papers import kept_papers, printing
from commune_desk.words import command_line
from commune_desk.words.desk.due_dates import due_step_text


def step(folder: DataFolder, options: Namespace) -> Answer:
    """Take one step of the way of a dossier."""
    _check_asked(options)
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


def _check_asked(options: Namespace) -> None:
    """See that nothing is given that this step would leave out without a word.

    Raises:
        UnknownField: a reason or a day that it does not ask for; with what it does.
    """
    asked = {f"--{field.name.replace('_', '-')}" for field in step_of(Action(options.action)).asks}
    for name, text in (("--reason", options.reason), ("--until", options.until)):
        if text and name not in asked:
            raise UnknownField("", 0, name, text, tuple(sorted(asked)))


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
        papers, refused = list[Path](), list[UserError]()
        with once_it_stands(refused):
            made = [printing.print_slip(desk, number, done.paper)] if done.paper else []
            papers += [kept_papers.put_for_command(desk, one.paper) for one in made]
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
        **unprinted(refused),
    }
    lines = command_line.corrected(done, papers=papers)
    return Answer(document, (*lines, *unprinted_lines(refused)))


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
)
