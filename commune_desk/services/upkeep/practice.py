"""Practice and replay (luyện tập): a month of events, entered each at its own time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from commune_desk.domain.dossier import StepRequest
from commune_desk.domain.errors import UnknownReference, told_with_line
from commune_desk.domain.outside_errors import FileMissing, FileUnreadable
from commune_desk.domain.reception import Reception
from commune_desk.files.events import Entry, read_line
from commune_desk.services.desk import handling, intake, rating
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, check, unwatched


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a replay did: the number of events and the dossier number of every `ref`, in order."""

    events: int
    numbers: dict[str, str]


def read_events(path: Path) -> tuple[Entry, ...]:
    """The events of a file, all read before the first is entered.

    Raises:
        FileMissing, FileUnreadable, NotJson, WrongField: with the line.
        UnknownReference: a line speaks of a dossier that no earlier line received.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FileMissing(str(path)) from None
    except (IsADirectoryError, PermissionError, UnicodeDecodeError):
        raise FileUnreadable(str(path), "JSONL") from None
    return read_text(text, path.name)


def read_text(text: str, source: str) -> tuple[Entry, ...]:
    """The events of a text, one a line; `source` names it in what is refused.

    Raises:
        NotJson, WrongField, UnknownReference: with the line.
    """
    entries = tuple(_entries(text, source))
    _check_references(entries)
    return entries


def _entries(text: str, source: str) -> Iterator[Entry]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            with told_with_line(source, number):
                yield read_line(line, source, number)


def _check_references(entries: Iterable[Entry]) -> None:
    known: set[str] = set()
    for entry in entries:
        if isinstance(entry.what, Reception):
            known.add(entry.ref)
        elif entry.ref not in known:
            with told_with_line(entry.source, entry.line):
                raise UnknownReference(entry.ref)


def months_of(entries: Iterable[Entry]) -> tuple[date, ...]:
    """The month of the last reception: the one that the file is about; nothing without events.

    A month file begins with the dossiers carried over from the month before.
    """
    months = [entry.at.date().replace(day=1) for entry in entries]
    return (max(months),) if months else ()


def replay(desk: Desk, entries: tuple[Entry, ...], progress: Progress = unwatched) -> Replayed:
    """Enter the events in the order of the file, all of them or none.

    Raises:
        Whatever the desk's verbs refuse; nothing of the file is then in the database.
        Cancelled: the officer stopped it; nothing of the file is in the database either.
    """
    numbers: dict[str, str] = {}
    with desk.database.transaction():
        for done, entry in enumerate(entries):
            check(progress, done, len(entries))
            with told_with_line(entry.source, entry.line):
                _enter(desk, entry, numbers)
    progress(len(entries), len(entries))
    return Replayed(len(entries), numbers)


def _enter(desk: Desk, entry: Entry, numbers: dict[str, str]) -> None:
    match entry.what:
        case Reception() as reception:
            received = intake.receive(desk, replace(reception, at=entry.at))
            numbers[entry.ref] = received.dossier.dossier_no
        case StepRequest() as request:
            handling.step(desk, numbers[entry.ref], request)
        case rated:
            rating.rate(desk, numbers[entry.ref], rated.level, reason=rated.reason, at=entry.at)
