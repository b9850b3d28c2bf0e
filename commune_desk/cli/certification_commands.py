"""The certification desk on the command line: certify from a document, and keep the four books."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from commune_desk.cli.command import (
    Answer,
    Argument,
    Command,
    document_of,
    once_it_stands,
    open_desk,
    unprinted,
    unprinted_lines,
)
from commune_desk.cli.office_commands import month_of
from commune_desk.domain.certification.entries import EntryNo, Lot
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.rights import QuietVerb, Verb
from commune_desk.domain.errors import UserError
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.office.office import Leader
from commune_desk.domain.periods import ReportingPeriod, calendar_month
from commune_desk.files.desk.events import read_lot
from commune_desk.paths import DataFolder
from commune_desk.services.certification import certification, certification_papers
from commune_desk.services.desk.desk import Desk
from commune_desk.services.papers import kept_papers
from commune_desk.services.reception.reception import checked_reception
from commune_desk.words import command_line


def certify(folder: DataFolder, options: Namespace) -> Answer:
    """Certify what a document says; its certificates stand as a file for a day."""
    with open_desk(folder, EventKind.CERTIFIED) as desk:
        name, text = document_of(options)
        said = read_lot(text, name)
        signers = certification.signers(desk)
        chosen = [one for one in signers if said.signer in ("", one.full_name)]
        if said.signer and not chosen:
            names = tuple(one.full_name for one in signers)
            raise WrongField("", 0, "signer", said.signer, names)
        lot = Lot(
            papers=said.papers,
            signer=chosen[0] if chosen else Leader(""),
            requesters=said.requesters,
            receipt_no=said.receipt_no,
            paid_by=said.paid_by,
            person_group=said.person_group,
            exempt_ground=said.exempt_ground,
        )
        if said.entered is None:
            done = certification.enter(
                desk, said.dossier_no, lot, at=said.at, entry_reason=said.entry_reason
            )
        else:
            entered = said.entered
            reception = checked_reception(desk, entered.texts, at=entered.at)
            done = certification.certify(desk, reception, lot)
        papers, refused = list[Path](), list[UserError]()
        with once_it_stands(refused):
            made = certification_papers.make_certificates(desk, done.dossier.dossier_no)
            papers.append(kept_papers.put_for_command(desk, made))
    document = {
        "dossier_no": done.dossier.dossier_no,
        "entries": done.entries,
        "fee_vnd": sum(entry.fee_vnd for entry in done.entries),
        "payment": done.payment,
        "papers": papers,
        **unprinted(refused),
    }
    lines = command_line.certified(done.entries, papers)
    return Answer(document, (*lines, *unprinted_lines(refused)))


# --- the books ----------------------------------------------------------------------------------


def book(folder: DataFolder, options: Namespace) -> Answer:
    """Show a book, print it, close its year, strike a number out, go on with it."""
    does, asks = _VERBS[options.verb]
    with open_desk(folder, asks) as desk:
        return does(desk, options)


def _show(desk: Desk, options: Namespace) -> Answer:
    kept = certification.book_now(desk, BookKind(options.book), options.year)
    entries = certification.entries(desk, kept.book, _period(desk, options))
    return Answer({"book": kept, "entries": entries}, command_line.book(kept, entries))


def _print(desk: Desk, options: Namespace) -> Answer:
    if not options.out:
        raise WrongField("", 0, "--out", "", ("DIR",))
    kind, period = BookKind(options.book), _period(desk, options)
    file = certification_papers.write_book(desk, kind, period, folder=Path(options.out))
    return Answer({"file": file}, (str(file),))


def _close(desk: Desk, options: Namespace) -> Answer:
    closed = certification.close_book(desk, BookKind(options.book), options.year or desk.now().year)
    return Answer({"book": closed}, command_line.book(closed, ()))


def _strike(desk: Desk, options: Namespace) -> Answer:
    year = options.year or desk.now().year
    entry = EntryNo(BookKind(options.book), year, _number(options))
    certification.strike(desk, entry, reason=options.note)
    return _show(desk, options)


def _go_on(desk: Desk, options: Namespace) -> Answer:
    kept = certification.continue_book(
        desk,
        BookKind(options.book),
        last_number=_number(options),
        volume=options.volume,
        year=options.year,
    )
    return Answer({"book": kept}, command_line.book(kept, ()))


def _next_volume(desk: Desk, options: Namespace) -> Answer:
    kept = certification.open_volume(desk, BookKind(options.book))
    return Answer({"book": kept}, command_line.book(kept, ()))


_VERBS: Mapping[str, tuple[Callable[[Desk, Namespace], Answer], Verb]] = {
    "show": (_show, QuietVerb.FOUND),
    "print": (_print, EventKind.REPORT_MADE),
    "close": (_close, EventKind.BOOK_CLOSED),
    "strike": (_strike, EventKind.CERTIFICATE_STRUCK),
    "continue": (_go_on, EventKind.BOOK_CONTINUED),
    "next-volume": (_next_volume, EventKind.BOOK_CONTINUED),
}
"""What each verb does, and which right it asks for."""


def _number(options: Namespace) -> int:
    """The number of an entry.

    Raises:
        WrongField: none is given, or one below 1.
    """
    number: int = options.number or 0
    if number < 1:
        raise WrongField("", 0, "--number", str(number), ("1",))
    return number


def _period(desk: Desk, options: Namespace) -> ReportingPeriod:
    """The month that is asked for, or the year; this month where neither is."""
    if options.month:
        return calendar_month(month_of(options.month))
    if options.year:
        return certification_papers.year_of(options.year)
    today: date = desk.now().date()
    return calendar_month(today)


COMMANDS = (
    Command("certify", certify, (Argument("file"),)),
    Command(
        "book",
        book,
        (
            Argument("book", {"choices": list(BookKind)}),
            Argument("verb", {"choices": list(_VERBS)}),
            Argument("month", {"nargs": "?", "metavar": "MONTH"}),
            Argument("--year", {"type": int}),
            Argument("--number", {"type": int}),
            Argument("--volume", {"type": int, "default": 1}),
            Argument("--note", {"default": ""}),
            Argument("--out", {"metavar": "DIR"}),
        ),
    ),
)
