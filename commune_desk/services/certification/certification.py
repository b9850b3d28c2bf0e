"""The certification desk (chứng thực): papers certified, numbered in their book, paid at once.

What is certified is a dossier like any other: received, solved and handed over in one action, with
as many entries in the book as kinds of papers. A transaction that takes days is received at the
intake, and entered in its book by the number of its dossier when it is certified.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from commune_desk.domain.catalogue.fees import Charge, FeeAsked, FeeSum, freeing_law, sum_of
from commune_desk.domain.catalogue.procedure import Channel, Procedure
from commune_desk.domain.certification import entries as rules
from commune_desk.domain.certification.entries import (
    LOT,
    BookEntry,
    BookOfYear,
    EntryNo,
    Lot,
    PaperToCertify,
    Requester,
)
from commune_desk.domain.certification.errors import (
    AlreadyCertified,
    BookAlreadyBegun,
    CertificationFeeUnknown,
    ExemptionUngrounded,
    NotCertified,
    NothingToCertify,
    StrikeUnexplained,
)
from commune_desk.domain.desk.dossier import Dossier
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.desk.papers import PaperLine
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.form.rules import refusals, texts
from commune_desk.domain.handling.payments import NewPayment, Payment
from commune_desk.domain.law.books import BookForm, BookKind, FeeBy, book_for, book_of
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.office.office import Leader, signs_for_committee
from commune_desk.domain.people.applicant import Applicant, name_of, number_of
from commune_desk.domain.periods import ReportingPeriod, calendar_month
from commune_desk.domain.reception.reception import Reception
from commune_desk.domain.working_time import OFFICE_ZONE
from commune_desk.services.desk import rights
from commune_desk.services.desk.back_dating import back_dated_facts
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.recording import record
from commune_desk.services.handling import payments
from commune_desk.services.handling.cancelling import check_stands
from commune_desk.services.reception import intake
from commune_desk.services.reception.intake import Received
from commune_desk.store import certification as books
from commune_desk.store.catalogue import procedures
from commune_desk.store.desk import dossiers, filings
from commune_desk.store.office import offices


@dataclass(frozen=True, slots=True)
class LotFee:
    """What a lot costs.

    Attributes:
        lines: the fee of each paper, whole đồng, in their order.
        ground: upon what it rests that nothing is taken; empty where it is.
    """

    lines: tuple[int, ...]
    ground: str = ""

    @property
    def total_vnd(self) -> int:
        """The sum of all."""
        return sum(self.lines)


@dataclass(frozen=True, slots=True)
class Certified:
    """What came of a lot; `payment` is None where nothing is charged."""

    dossier: Dossier
    entries: tuple[BookEntry, ...]
    payment: Payment | None


# --- what may be certified, and what it costs ---------------------------------------------------


def forms(desk: Desk, on: date | None = None) -> tuple[BookForm, ...]:
    """The four books by the law of a day; of today if none is given."""
    return in_force(desk.law.certification, on or desk.now().date()).books


def signers(desk: Desk) -> tuple[Leader, ...]:
    """Who may sign certificates: the office's leaders, those of the committee first.

    The chair of the committee and the deputies certify (NĐ 23/2015/NĐ-CP Art 5(2)).
    """
    leaders = offices.leaders(desk.office.id)
    return tuple(sorted(leaders, key=lambda leader: not signs_for_committee(leader)))


def offered(desk: Desk, book: BookKind) -> tuple[Procedure, ...]:
    """The procedures of a book that are in force today, the usual one first."""
    today = desk.now().date()
    found = (
        procedures.find_in_force(desk.office.id, code, today)
        for code in book_of(forms(desk, today), book).procedures
    )
    return tuple(procedure for procedure in found if procedure is not None)


def fee_of(
    desk: Desk,
    procedure: Procedure,
    lot: Lot,
    *,
    channel: Channel = Channel.COUNTER,
    on: date | None = None,
) -> LotFee:
    """What a lot costs by the catalogue: copies by the page of their original, others by the piece.

    Raises:
        NotCertified: the results of the procedure have no number in a book.
        FeeCaseUnknown, CertificationFeeUnknown: the catalogue does not say what one costs.
        ExemptionUngrounded: the group that is named pays like everybody.
    """
    day = on or desk.now().date()
    if lot.exempt_ground.strip():
        return LotFee(tuple(0 for _ in lot.papers), lot.exempt_ground.strip())
    form, freeing = _form(desk, procedure, day), freeing_law(desk.law, day)
    sums = [
        sum_of(procedure, _asked(form, paper, lot, channel=channel), freeing)
        for paper in lot.papers
    ]
    grounds = dict.fromkeys(one.ground for one in sums if one.ground)
    if sums and lot.person_group is not None and not grounds:
        raise ExemptionUngrounded(lot.person_group)
    return LotFee(tuple(_known(one, procedure) for one in sums), "; ".join(grounds))


def _form(desk: Desk, procedure: Procedure, on: date) -> BookForm:
    form = book_for(forms(desk, on), procedure.code)
    if form is None:
        raise NotCertified(procedure.code, procedure.name)
    return form


def _asked(form: BookForm, paper: PaperToCertify, lot: Lot, *, channel: Channel) -> FeeAsked:
    group = lot.person_group
    match form.fee_by:
        case FeeBy.PAGE:
            return FeeAsked(channel, group=group, count=paper.pages, copies=paper.copies)
        case FeeBy.PAPER:
            return FeeAsked(channel, group=group, count=paper.copies)
        case FeeBy.ENTRY:
            return FeeAsked(channel, group=group)


def _known(charged: FeeSum, procedure: Procedure) -> int:
    if charged.amount_vnd is None:
        raise CertificationFeeUnknown(procedure.code, procedure.name)
    return charged.amount_vnd


# --- certifying ---------------------------------------------------------------------------------


def certify(desk: Desk, reception: Reception, lot: Lot) -> Certified:
    """Receive, certify and hand over in one action, with the numbers of the book and the fee.

    Args:
        desk: who does it.
        reception: of whom, by which procedure; its papers are those of the lot.
        lot: what is certified, who signs, how it was paid.

    Raises:
        NothingToCertify, BookClosed, EntryBeforeLast: the book does not take it.
        UnprintableSign, WrongField: no certificate can say that of a paper.
        Everything that `fee_of`, `intake.solve_at_once` and `payments.keep` raise.
    """
    rights.check(desk, EventKind.CERTIFIED)
    if not lot.papers:
        raise NothingToCertify
    _check_papers(lot)
    with desk.database.transaction():
        is_copy = lot.papers and _counts_pages(desk, reception)
        lines = tuple(
            PaperLine(paper.name, 1, paper.copies)
            if is_copy
            else PaperLine(paper.name, paper.copies, 0)
            for paper in lot.papers
        )
        received = intake.solve_at_once(desk, replace(reception, papers=lines))
        at = received.dossier.received_at
        late = back_dated_facts(desk, at, reception.entry_reason)
        return _enter(desk, received, lot, applicant=reception.applicant, at=at, late=late)


def _check_papers(lot: Lot) -> None:
    """Refuse what the form of the certification desk does not take."""
    said = texts(LOT, {"papers": [asdict(paper) for paper in lot.papers]})
    for refusal in refusals(LOT.part("papers"), said).values():
        raise refusal


def _counts_pages(desk: Desk, reception: Reception) -> bool:
    on = (reception.at or desk.now()).astimezone(OFFICE_ZONE).date()
    form = book_for(forms(desk, on), reception.procedure_code)
    return form is not None and form.counts_pages


def enter(
    desk: Desk, dossier_no: str, lot: Lot, *, at: datetime | None = None, entry_reason: str = ""
) -> Certified:
    """Enter in its book what was certified of a dossier that was received before.

    Raises:
        DossierNotFound: no such number.
        AlreadyCertified: its certificates have their numbers.
        PaymentBeforeReception: it was certified before it was received.
        BackDatingNotYours, BackDatingUnexplained: it was on an earlier day, and who enters it may
            not or does not say why.
        Everything that `certify` raises of the book and the fee.
    """
    rights.check(desk, EventKind.CERTIFIED)
    _check_papers(lot)
    with desk.database.transaction():
        dossier = dossiers.get(desk.office.id, dossier_no)
        check_stands(dossier)
        standing = [one for one in entries_of(desk, dossier.dossier_no) if one.struck_at is None]
        if standing:
            raise AlreadyCertified(dossier.dossier_no, standing[0].number)
        code, version = dossier.procedure_code, dossier.procedure_version
        procedure = procedures.get(desk.office.id, code, version)
        applicant = filings.get(desk.office.id, dossier_no).applicant
        received = Received(dossier, procedure)
        late = back_dated_facts(desk, at, entry_reason)
        moment = at or desk.now()
        return _enter(desk, received, lot, applicant=applicant, at=moment, late=late)


def _enter(  # noqa: PLR0913  # both callers have each of these already
    desk: Desk,
    received: Received,
    lot: Lot,
    *,
    applicant: Applicant,
    at: datetime,
    late: Mapping[str, object],
) -> Certified:
    """Draw the numbers, write the entries, take the fee, inside the caller's transaction."""
    dossier, procedure = received.dossier, received.procedure
    office, moment = desk.office.id, at.astimezone(OFFICE_ZONE)
    form = _form(desk, procedure, moment.date())
    fee = fee_of(desk, procedure, lot, channel=dossier.channel, on=moment.date())
    count = len(lot.papers)
    book = books.draw(office, form.kind, moment.year, count=count, at=desk.now())
    last = books.last_entry(office, form.kind, moment.year)
    rules.check_open(book, at=moment, last=last, papers=count)
    requesters = lot.requesters or (Requester(name_of(applicant), number_of(applicant)),)
    first = book.last_number - count + 1
    written = tuple(
        BookEntry(
            book=form.kind,
            year=moment.year,
            number=number,
            volume=book.volume,
            sign=form.sign,
            dossier_no=dossier.dossier_no,
            certified_at=moment,
            requesters=requesters,
            paper_name=paper.name.strip(),
            pages=paper.pages,
            copies=paper.copies,
            signer_name=lot.signer.full_name,
            signer_title=lot.signer.title,
            fee_vnd=fee_vnd,
            note=fee.ground,
            officer_name=desk.officer.full_name,
        )
        for number, (paper, fee_vnd) in enumerate(zip(lot.papers, fee.lines, strict=True), first)
    )
    dossier_id = dossiers.key_of(office, dossier.dossier_no)
    books.add(office, dossier_id, written)
    facts = {
        "book": form.kind,
        "year": moment.year,
        "first": first,
        "last": book.last_number,
        "copies": sum(paper.copies for paper in lot.papers),
        "fee_vnd": fee.total_vnd,
        **late,
    }
    record(desk, EventKind.CERTIFIED, dossier_id, at=moment, facts=facts)
    return Certified(dossier, written, _paid(desk, dossier.dossier_no, lot, fee=fee, at=moment))


def _paid(desk: Desk, dossier_no: str, lot: Lot, *, fee: LotFee, at: datetime) -> Payment | None:
    """The fee of the whole lot on one receipt; nothing where nothing is charged of anybody."""
    if not fee.total_vnd and not fee.ground:
        return None
    given = NewPayment(
        person_group=lot.person_group or "",
        count=sum(paper.pages for paper in lot.papers),
        copies=sum(paper.copies for paper in lot.papers),
        amount_vnd=fee.total_vnd,
        receipt_no=lot.receipt_no,
        paid_by=lot.paid_by,
    )
    return payments.keep(desk, dossier_no, given, expected=Charge(fee.total_vnd, fee.ground), at=at)


# --- the books ----------------------------------------------------------------------------------


def book_now(desk: Desk, book: BookKind, year: int | None = None) -> BookOfYear:
    """A book as it stands in a year; in this one if none is given."""
    return books.book_of(desk.office.id, book, year or desk.now().year)


def unclosed(desk: Desk) -> tuple[BookOfYear, ...]:
    """The books of earlier years that were begun and still wait to be closed."""
    year = desk.now().year
    found = (books.open_before(desk.office.id, book, year) for book in BookKind)
    return tuple(book for book in found if book is not None)


def unprinted(desk: Desk) -> tuple[tuple[BookKind, date], ...]:
    """The months of this year and the last that are to be printed: the book, the month's first.

    A book that is kept by computer is printed every month (NĐ 23/2015/NĐ-CP Art 13(3)).
    """
    today = desk.now().date()
    return tuple(
        (kept.book, month.first)
        for kept in books.begun_since(desk.office.id, today.year - 1)
        for number in rules.months_over(kept, today)
        if number not in kept.printed_months
        and books.has_entries(
            desk.office.id,
            kept.book,
            start=(month := calendar_month(date(kept.year, number, 1))).starts_at,
            end=month.ends_at,
        )
    )


def unnumbered(desk: Desk, period: ReportingPeriod) -> tuple[str, ...]:
    """The numbers of dossiers that were solved in a period and should stand in a book, and do not.

    It happens where a result of the certification desk was handed over by the other pages.
    """
    codes = [code for form in forms(desk, period.last) for code in form.procedures]
    return books.unnumbered(desk.office.id, codes, start=period.starts_at, end=period.ends_at)


def entries(desk: Desk, book: BookKind, period: ReportingPeriod) -> Sequence[BookEntry]:
    """The entries of a period, in the order of their numbers."""
    rights.check(desk, QuietVerb.BOOK_READ)
    return books.entries(desk.office.id, book, start=period.starts_at, end=period.ends_at)


def entries_of(desk: Desk, dossier_no: str) -> tuple[BookEntry, ...]:
    """The entries of a dossier, struck ones too."""
    return books.of_dossier(desk.office.id, dossier_no)


def strike(desk: Desk, entry: EntryNo, *, reason: str) -> None:
    """Strike a wrong entry out; it stays in sight, and its number is never given again.

    Raises:
        StrikeUnexplained: there is no reason.
        EntryNotFound: none of that number stands there.
        BookClosed: the book of that year was closed.
    """
    rights.check(desk, EventKind.CERTIFICATE_STRUCK)
    if not reason.strip():
        raise StrikeUnexplained(entry.book, entry.number)
    with desk.database.transaction():
        kept = books.book_of(desk.office.id, entry.book, entry.year)
        rules.check_open(kept, at=desk.now(), last=None, papers=1)
        dossier_id = books.strike(desk.office.id, entry, reason=reason.strip(), at=desk.now())
        facts = {**entry._asdict(), "note": reason.strip()}
        record(desk, EventKind.CERTIFICATE_STRUCK, dossier_id, facts=facts)


def continue_book(
    desk: Desk, book: BookKind, *, last_number: int, volume: int = 1, year: int | None = None
) -> BookOfYear:
    """Go on with a book that was kept by hand until now: the next number follows its last.

    Raises:
        BookAlreadyBegun: it has entries already.
    """
    rights.check(desk, EventKind.BOOK_CONTINUED)
    with desk.database.transaction():
        kept = books.book_of(desk.office.id, book, year or desk.now().year)
        if kept.last_number > kept.begins_after or kept.closed_at is not None:
            raise BookAlreadyBegun(book, kept.year, kept.last_number)
        begun = replace(
            kept,
            volume=volume,
            begins_after=last_number,
            last_number=last_number,
            opened_at=kept.opened_at or desk.now(),
        )
        books.save(desk.office.id, begun)
        facts = {"book": book, "year": begun.year, "number": last_number, "volume": volume}
        record(desk, EventKind.BOOK_CONTINUED, facts=facts)
    return begun


def open_volume(desk: Desk, book: BookKind) -> BookOfYear:
    """Go on in the next volume; the numbers run on (NĐ 23/2015/NĐ-CP Art 13(2)).

    Raises:
        BookClosed: the book of this year was closed.
    """
    rights.check(desk, EventKind.BOOK_CONTINUED)
    with desk.database.transaction():
        kept = book_now(desk, book)
        rules.check_open(kept, at=desk.now(), last=None, papers=1)
        further = replace(kept, volume=kept.volume + 1, opened_at=kept.opened_at or desk.now())
        books.save(desk.office.id, further)
        facts = {
            "book": book,
            "year": kept.year,
            "number": kept.last_number,
            "volume": further.volume,
        }
        record(desk, EventKind.BOOK_CONTINUED, facts=facts)
    return further


def close_book(desk: Desk, book: BookKind, year: int) -> BookOfYear:
    """Close the book of a year with the count of what was certified (NĐ 23/2015/NĐ-CP Art 13(1)).

    Raises:
        BookClosed: it was closed before.
        BookYearNotOver: its year has not ended.
    """
    rights.check(desk, EventKind.BOOK_CLOSED)
    with desk.database.transaction():
        kept = books.book_of(desk.office.id, book, year)
        rules.check_closing(kept, desk.now().date())
        closed = replace(
            kept,
            opened_at=kept.opened_at or desk.now(),
            closed_at=desk.now(),
            closed_by=desk.officer.full_name,
            totals=rules.totals_of(books.of_year(desk.office.id, book, year)),
        )
        books.save(desk.office.id, closed)
        facts = {"book": book, "year": year, "entries": closed.totals and closed.totals.entries}
        record(desk, EventKind.BOOK_CLOSED, facts=facts)
    return closed
