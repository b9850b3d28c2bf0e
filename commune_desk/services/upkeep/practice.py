"""Practice and replay (luyện tập): a month of events, entered each at its own time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from commune_desk.domain.errors import at_line
from commune_desk.domain.history import EventKind, Happened
from commune_desk.domain.rating import Rating
from commune_desk.domain.steps import StepRequest
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.files.events import Entry, ReceptionTexts
from commune_desk.services.desk import handling, intake, rating, rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.late_entry import lacks_reason
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.desk.reception import checked_reception


@dataclass(frozen=True, slots=True)
class MissingReason:
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
    """

    events: int
    numbers: dict[str, str]
    missing_reasons: tuple[MissingReason, ...] = ()


def months_of(entries: Iterable[Entry]) -> tuple[date, ...]:
    """The month of the last reception: the one that the file is about; nothing without receptions.

    A month file begins with the dossiers carried over from the month before, and may end with the
    steps that some of its own took in the month after.
    """
    received = (entry for entry in entries if isinstance(entry.what, ReceptionTexts))
    months = [entry.at.astimezone(OFFICE_ZONE).date().replace(day=1) for entry in received]
    return (max(months),) if months else ()


def replay(desk: Desk, entries: tuple[Entry, ...], progress: Progress = unwatched) -> Replayed:
    """Enter the events in the order of the file, all of them or none.

    Raises:
        Whatever the desk's verbs refuse; nothing of the file is then in the database.
        Cancelled: the officer stopped it; nothing of the file is in the database either.
    """
    rights.check(desk, EventKind.RECEIVE)
    numbers: dict[str, str] = {}
    missing: list[MissingReason] = []
    with desk.database.transaction():
        for done, entry in enumerate(entries):
            check(progress, done, len(entries))
            with at_line(entry.source, entry.line):
                match entry.what:
                    case ReceptionTexts() as said:
                        entered = checked_reception(desk, said.texts, at=entry.at)
                        # the file is about a month that is past
                        received = intake.receive(
                            desk, replace(entered, is_long_past=True), demands_reasons=False
                        )
                        number = numbers[entry.ref] = received.dossier.dossier_no
                        if lacks_reason(desk, entry.at, entered.entry_reason):
                            missing.append(_late(number, entry, EventKind.RECEIVE))
                    case StepRequest() as request:
                        number = numbers[entry.ref]
                        taken = handling.take(desk, number, request, demands_reasons=False)
                        missing += [
                            MissingReason(number, entry.ref, request.action, entry.at, what)
                            for what in taken.missing
                        ]
                    case rated:
                        answer = Rating(numbers[entry.ref], rated.level, entry.at, rated.reason)
                        rating.keep(
                            desk,
                            answer,
                            entry_reason=rated.entry_reason,
                            demands_reasons=False,
                        )
                        if lacks_reason(desk, entry.at, rated.entry_reason):
                            missing.append(_late(answer.dossier_no, entry, EventKind.RATE))
    progress(len(entries), len(entries))
    return Replayed(len(entries), numbers, tuple(missing))


def _late(dossier_no: str, entry: Entry, what: EventKind) -> MissingReason:
    """That nobody said why an event is entered after its period was closed."""
    return MissingReason(dossier_no, entry.ref, what, entry.at, "entry_reason")
