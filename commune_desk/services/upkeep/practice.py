"""Practice and replay (luyện tập): a month of events, entered each at its own time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from commune_desk.domain.desk.history import EventKind, Happened
from commune_desk.domain.desk.steps import StepRequest
from commune_desk.domain.errors import at_line
from commune_desk.domain.handling.rating import Rating
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files.desk.events import (
    CancelRequest,
    CorrectionTexts,
    Entry,
    Rated,
    ReceptionTexts,
    UndoRequest,
)
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.late_entry import Late, lacks_reason
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.handling import cancelling, correcting, handling, rating
from commune_desk.services.reception import intake
from commune_desk.services.reception.reception import checked_reception
from commune_desk.store.desk import dossiers
from commune_desk.store.reception import requests


@dataclass(frozen=True, slots=True)
class ReasonLeftOut:
    """A reason that is wanted of an event, and that the file does not give."""

    dossier_no: str
    ref: str
    action: Happened
    at: datetime
    what: str


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a replay did.

    Attributes:
        events: their number.
        numbers: the dossier number of every `ref`, in order.
        missing_reasons: what to ask the officers for; a month that is past is entered without.
        is_repeated: whether the same file was entered before, and nothing was entered now.
    """

    events: int
    numbers: dict[str, str]
    missing_reasons: tuple[ReasonLeftOut, ...] = ()
    is_repeated: bool = False


def months_of(entries: Iterable[Entry]) -> tuple[date, ...]:
    """The month of the last reception: the one that the file is about; nothing without receptions.

    A month file begins with the dossiers carried over from the month before, and may end with the
    steps that some of its own took in the month after.
    """
    received = (entry for entry in entries if isinstance(entry.what, ReceptionTexts))
    months = [entry.at.astimezone(OFFICE_ZONE).date().replace(day=1) for entry in received]
    return (max(months),) if months else ()


def replay(
    desk: Desk,
    entries: tuple[Entry, ...],
    progress: Progress = unwatched,
    *,
    file_print: str = "",
) -> Replayed:
    """Enter the events in the order of the file, all of them or none.

    Args:
        desk: who enters them.
        entries: the events.
        progress: told event by event.
        file_print: the hash of the file; one that was entered before answers the same dossiers.

    Raises:
        Whatever the desk's verbs refuse; nothing of the file is then in the database.
        Cancelled: the officer stopped it; nothing of the file is in the database either.
    """
    rights.check(desk, EventKind.RECEIVE)
    office, numbers = desk.office.id, dict[str, str]()
    missing: list[ReasonLeftOut] = []
    with desk.database.transaction():
        if file_print and _was_entered(desk, entries, file_print):
            refs = dict.fromkeys(entry.ref for entry in entries)
            known = {ref: requests.known(office, _request(file_print, ref))[0] for ref in refs}
            return Replayed(0, known, is_repeated=True)
        for done, entry in enumerate(entries):
            check(progress, done, len(entries))
            with at_line(entry.source, entry.line):
                number, lacking = _enter(desk, entry, numbers.get(entry.ref, ""))
                numbers[entry.ref] = number
                missing += lacking
        if file_print:
            for ref, number in numbers.items():
                requests.claim(office, _request(file_print, ref), file_print)
                requests.become(office, _request(file_print, ref), dossiers.key_of(office, number))
    progress(len(entries), len(entries))
    return Replayed(len(entries), numbers, tuple(missing))


def _was_entered(desk: Desk, entries: tuple[Entry, ...], file_print: str) -> bool:
    """Take the file for this replay; False where it was not taken before.

    Whoever enters the same file at the same time waits here until the first has ended.
    """
    return bool(entries) and not requests.claim(
        desk.office.id, _request(file_print, entries[0].ref), file_print
    )


def _request(file_print: str, ref: str) -> str:
    return f"replay {file_print} {ref}"


def _enter(desk: Desk, entry: Entry, number: str) -> tuple[str, list[ReasonLeftOut]]:
    """Enter one event of a dossier; returns its number and the reasons that are missing of it."""
    what, at = entry.what, entry.at
    match what:
        case ReceptionTexts(texts):
            # the file is about a month that is past
            entered = replace(checked_reception(desk, texts, at=at), is_long_past=True)
            number = intake.receive(desk, entered, demands_reasons=False).dossier.dossier_no
            done: Happened = EventKind.RECEIVE
        case StepRequest():
            taken = handling.take(desk, number, what, demands_reasons=False)
            missing = (_lacks(entry, number, what.action, what=name) for name in taken.missing)
            return number, list(missing)
        case Rated(level, reason, entry_reason):
            answer = Rating(number, level, at, reason)
            rating.keep(desk, answer, entry_reason=entry_reason, demands_reasons=False)
            done = EventKind.RATE
        case CorrectionTexts() | CancelRequest() | UndoRequest():
            done = _mend(desk, what, number, at=at)
    is_unexplained = lacks_reason(desk, at, entry.entry_reason)
    return number, [_lacks(entry, number, done, what="entry_reason")] if is_unexplained else []


def _mend(
    desk: Desk, what: CorrectionTexts | CancelRequest | UndoRequest, number: str, *, at: datetime
) -> EventKind:
    """Correct or cancel a reception, or take the last step back; returns which of them it was."""
    late = Late(at, what.entry_reason, demands_reason=False)
    match what:
        case CorrectionTexts(reason, texts):
            correcting.correct(desk, number, texts, reason=reason, late=late)
            return EventKind.DOSSIER_CHANGED
        case CancelRequest(note, refunded):
            cancelling.cancel(desk, number, note=note, is_refunded=refunded, late=late)
            return EventKind.CANCELLED
        case UndoRequest(note):
            handling.undo_last(desk, number, note, late=late)
            return EventKind.UNDO


def _lacks(entry: Entry, number: str, done: Happened, *, what: str) -> ReasonLeftOut:
    """That nobody gave a reason of an event."""
    return ReasonLeftOut(number, entry.ref, done, entry.at, what)
