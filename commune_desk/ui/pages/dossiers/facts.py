"""What the page of one dossier says of it: facts, clock runs, history and papers, in words."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from commune_desk.domain.catalogue.fees import fees_of
from commune_desk.domain.catalogue.procedure import FeeKind
from commune_desk.domain.desk.dossier import Dossier, RunEnd
from commune_desk.domain.desk.history import EventKind, EventRow
from commune_desk.domain.desk.papers import PaperLine
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.form.kinds import DATE
from commune_desk.domain.handling.dossier_sheet import DossierSheet
from commune_desk.domain.identifiers import phone
from commune_desk.domain.people.applicant import name_of, number_of, representative_of
from commune_desk.domain.reception.reception import RECEPTION
from commune_desk.domain.vietnamese import format_date
from commune_desk.words import fields
from commune_desk.words.catalogue.procedures import payment_words, printed_fees
from commune_desk.words.certification import event_numbers
from commune_desk.words.desk.cards import compared_words
from commune_desk.words.desk.corrections import change_words, declared_words, due_change_words
from commune_desk.words.desk.due_dates import calendar_doubt, due_step_text
from commune_desk.words.desk.steps import EVENTS, RUN_ENDS, STATES, overstepped_words
from commune_desk.words.papers.papers import SLIPS
from commune_desk.words.papers.printed_papers import BEFORE
from commune_desk.words.values import (
    CHANNELS,
    LEVELS,
    RETURN_WAYS,
    SOURCES,
    in_sentence,
    moment_text,
)

FACTS = (
    "applicant", "number", "phone", "address", "delegate", "channel", "return_by", "external_no",
    "received", "due", "fee", "closed", "returned", "rating", "linked", "reception.note",
)  # fmt: skip
TITLES = {name: fields.label(name) for name in FACTS}
ANSWERED = "Người dân đã trả lời"
FACTS_SHOWN = ("note", "reason")


def facts_of(sheet: DossierSheet, *, sees_answer: bool = False) -> dict[str, str]:
    """The facts by the keys of `TITLES`; empty where there is nothing.

    Args:
        sheet: the dossier.
        sees_answer: whether the officer may read what the citizen said of the service; the others
            see that they said something.
    """
    dossier, filing, rating = sheet.dossier, sheet.filing, sheet.rating
    applicant = filing.applicant
    name = name_of(applicant)
    if acting := representative_of(applicant):
        name += f" ({acting.full_name})"
    delegate = filing.delegate.full_name if filing.delegate else ""
    if authorisation := filing.filing.party.authorisation:
        delegate += f" · {authorisation}"
    model = f" · {filing.filing.model}" if filing.filing.model else ""
    due = moment_text(dossier.due_at)
    if dossier.promised_at:
        due += f" · đã hẹn lại {moment_text(dossier.promised_at)}"
    if dossier.is_open and (doubt := calendar_doubt(sheet.due_steps)):
        due += f" · {in_sentence(doubt)}"
    if dossier.late_reason:
        due += f" · lý do trễ: {dossier.late_reason}"
    solved_at = None if dossier.is_cancelled else dossier.closed_at
    rated = ""
    if rating is not None:
        reason = f": {rating.reason}" if rating.reason else ""
        answer = f"{LEVELS[rating.level]}{reason}" if sees_answer else ANSWERED
        rated = f"{answer} ({format_date(rating.at.date())})"
    return {
        "applicant": name,
        "number": number_of(applicant),
        "phone": phone.format(filing.filing.phone or applicant.phone),
        "address": applicant.address,
        "delegate": delegate,
        "channel": f"{CHANNELS[dossier.channel]}{model} · {SOURCES[filing.filing.filled_from]}",
        "return_by": RETURN_WAYS[dossier.return_by],
        "external_no": filing.filing.external_no,
        "received": moment_text(dossier.received_at),
        "due": due,
        "fee": fee_words_of(sheet),
        "closed": moment_text(solved_at) if solved_at else "",
        "returned": moment_text(dossier.returned_at) if dossier.returned_at else "",
        "rating": rated,
        "reception.note": filing.filing.note,
        "linked": "\n".join(
            f"{one.dossier_no} · {one.procedure_name} · {in_sentence(STATES[one.state])}, "
            f"hạn {moment_text(one.due_at)}"
            for one in sheet.linked
        ),
    }


def fee_words_of(sheet: DossierSheet) -> str:
    """What was taken, a payment a line; before that, what the catalogue says of it."""
    if sheet.payments:
        return "\n".join(payment_words(payment) for payment in sheet.payments)
    channel = sheet.dossier.channel
    said = printed_fees(sheet.procedure, channel)
    kinds = {fee.kind for fee in fees_of(sheet.procedure, channel)}
    return said if kinds <= {FeeKind.FREE, FeeKind.NOT_PUBLISHED} else f"Chưa thu · {said}"


def _record_words(changed: Any) -> Iterator[str]:
    """What the record of a person said before and says now, a field each."""
    for name, values in changed.items():
        is_day = RECEPTION.field(name).kind is DATE
        old, new = (format_date(date.fromisoformat(v)) if is_day else v for v in values)
        yield f"{in_sentence(fields.named(name))} “{old}” → “{new}”"


def run_words(dossier: Dossier) -> list[str]:
    """One line a clock run."""
    lines = []
    for number, run in enumerate(dossier.runs, 1):
        end = "đang chạy"
        if run.ended_at is not None:
            is_over = dossier.is_cancelled and run is dossier.runs[-1]
            ended = EVENTS[EventKind.CANCELLED] if is_over else RUN_ENDS[run.why or RunEnd.CLOSED]
            why = in_sentence(ended)
            end = f"{why} lúc {moment_text(run.ended_at)}"
        if run.answer_until:
            end += f", bổ sung đến hết ngày {format_date(run.answer_until)}"
        if run.late_reason:
            end += f", quá hạn vì: {run.late_reason}"
        begin, due = moment_text(run.started_at), moment_text(run.due_at)
        lines.append(f"Lượt {number}: từ {begin}, hạn {due}, {end}")
    return lines


def due_words(sheet: DossierSheet) -> list[str]:
    """Why the last clock is due when it is, a line a step."""
    return [due_step_text(step) for step in sheet.due_steps]


def paper_words(paper: PaperLine) -> tuple[str, str]:
    """One paper handed in, and how many sheets of which kind."""
    counts = ((paper.originals, "bản chính"), (paper.copies, "bản sao"))
    return paper.name, " · ".join(f"{count} {words}" for count, words in counts if count)


def _happened(event: EventRow, *, sees_answer: bool) -> str:
    """What an event is called, with the paper, the numbers or the answer that it is about."""
    what, facts = EVENTS[event.kind], event.facts
    papers: Any = facts.get("papers") or ()  # of a declaration that was written before
    if slip := facts.get("slip"):
        named = facts.get("name") or SLIPS[str(slip)]
        return f"{what}: {named}" + (" (in lại)" if facts.get("reprint") else "")
    if names := [one["name"] for one in papers if one.get("name")]:
        return f"{what}: {', '.join(names)} ({BEFORE})"
    if event.kind in (EventKind.CERTIFIED, EventKind.CERTIFICATE_STRUCK):
        return f"{what}: {event_numbers(facts)}"
    if sees_answer and (level := facts.get("level")):
        return f"{what}: {LEVELS[str(level)]}"
    return what


def event_words(event: EventRow, *, sees_answer: bool = False) -> tuple[str, str]:
    """What happened, and when, by whom, at which desk; `facts_of` says who sees an answer."""
    what, facts = _happened(event, sees_answer=sees_answer), event.facts
    notes = [str(facts[name]) for name in FACTS_SHOWN if facts.get(name)]
    if late_reason := facts.get("late_reason"):
        notes.append(f"{fields.named('late_reason')}: {late_reason}")
    if until := facts.get("until"):
        notes.append(f"hẹn lại {moment_text(datetime.fromisoformat(str(until)))}")
    if event.kind is EventKind.DOSSIER_CHANGED:
        changes: Any = facts.get("changes") or {}
        declared: Any = facts.get("declared_anew") or ()
        notes += [
            *change_words(changes),
            *due_change_words(facts),
            *declared_words(declared),
        ]
    notes += _record_words(facts.get("record_changed") or {})
    if compared := facts.get("card_compared"):
        notes.append(compared_words(" ".join(compared)))  # type: ignore[arg-type]  # a list of JSON
    if wanted_until := facts.get("wanted_until"):
        day = date.fromisoformat(str(wanted_until))
        notes.append(in_sentence(overstepped_words(Action(event.kind), day)).rstrip("."))
    if notes:
        what += f": {'; '.join(notes)}".replace("\n", "; ")
    who = " · ".join(part for part in (event.officer_name, event.desk_name) if part)
    when = moment_text(event.happened_at)
    if abs((event.entered_at - event.happened_at).total_seconds()) >= 60:
        when += f", nhập lúc {moment_text(event.entered_at)}"
    return what, f"{when} · {who}"
