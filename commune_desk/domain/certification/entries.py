"""What stands in a certification book: entries with their numbers, closed at the end of the year.

The number of a certificate is its place in the book, with the volume, the year and the sign (Nghị
định 23/2015/NĐ-CP, Art 13(2)): it runs from 1 through the year, on into the next volume, and begins
anew with the year. One kind of paper has one number, however many copies of it are made at a time
(Art 20(3); Thông tư 01/2020/TT-BTP, Art 4). What was entered wrongly is struck out with a reason,
its number is never given again. At the end of the year the book is closed with the count of what
was certified (Art 13(1)); nothing is entered after that.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from commune_desk.domain.catalogue.procedure import PersonGroup
from commune_desk.domain.certification.errors import (
    BookClosed,
    BookYearNotOver,
    EntryBeforeLast,
    NothingToCertify,
)
from commune_desk.domain.form.kinds import CHOICE, NUMBER, TEXT
from commune_desk.domain.form.spec import FieldSpec, FormSpec, Need, Section
from commune_desk.domain.handling.payments import PaidBy
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.office.office import Leader

MOST_PAGES = 9_999
MOST_COPIES = 999


@dataclass(frozen=True, slots=True)
class Requester:
    """Who asks for a certificate, or signs what is certified; `number` of a paper of identity."""

    name: str
    number: str = ""
    id_paper: str = ""


@dataclass(frozen=True, slots=True)
class PaperToCertify:
    """One kind of paper: it has one number, whatever the number of copies.

    Attributes:
        pages: of the original.
        copies: that are certified; for signatures and transactions the papers.
    """

    name: str
    pages: int = 1
    copies: int = 1


LOT = FormSpec(
    "lot",
    (
        Section(
            "papers",
            (
                FieldSpec(TEXT, "name", need=Need.REQUIRED),
                FieldSpec(NUMBER, "pages", limits=(1, MOST_PAGES), default="1"),
                FieldSpec(NUMBER, "copies", limits=(1, MOST_COPIES), default="1"),
            ),
            is_repeated=True,
        ),
        Section(
            "payment",
            (
                FieldSpec(TEXT, "receipt_no"),
                FieldSpec(CHOICE, "paid_by", choices=tuple(PaidBy), default=PaidBy.CASH),
                FieldSpec(CHOICE, "person_group", choices=tuple(PersonGroup)),
                FieldSpec(TEXT, "exempt_ground"),
            ),
        ),
    ),
)
"""What is asked at the certification desk beside who comes and what is wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """What one person has certified at a time.

    Attributes:
        signer: who signs the certificates.
        requesters: those who sign the paper or ask together; empty for the applicant alone.
        receipt_no: of the payment receipt.
        person_group: the group that is freed by the catalogue or by a law.
        exempt_ground: upon what it rests that nothing is taken, where neither says so.
    """

    papers: tuple[PaperToCertify, ...]
    signer: Leader
    requesters: tuple[Requester, ...] = ()
    receipt_no: str = ""
    paid_by: PaidBy = PaidBy.CASH
    person_group: PersonGroup | None = None
    exempt_ground: str = ""


class EntryNo(NamedTuple):
    """Which entry of which book."""

    book: BookKind
    year: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BookEntry:
    """One line of a book.

    Attributes:
        fee_vnd: what was charged for it, whole đồng.
        struck_at: when it was struck out; None while it stands.
    """

    book: BookKind
    year: int
    number: int
    volume: int
    sign: str
    dossier_no: str
    certified_at: datetime
    requesters: tuple[Requester, ...]
    paper_name: str
    pages: int
    copies: int
    signer_name: str
    signer_title: str
    fee_vnd: int
    note: str = ""
    officer_name: str
    struck_at: datetime | None = None
    strike_reason: str = ""


@dataclass(frozen=True, slots=True)
class BookTotals:
    """What a book holds: entries that stand, their copies and fees, and those struck out."""

    entries: int = 0
    copies: int = 0
    fee_vnd: int = 0
    struck: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class BookOfYear:
    """A book in a year.

    Attributes:
        volume: in which the next entry stands.
        begins_after: the last number that was given by hand before the program kept the book.
        last_number: the number given last, 0 before the first.
        totals: what it was closed with; None while it is open.
        printed_months: the months, 1–12, that were printed after their end.
    """

    book: BookKind
    year: int
    volume: int = 1
    begins_after: int = 0
    last_number: int = 0
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by: str = ""
    totals: BookTotals | None = None
    printed_months: tuple[int, ...] = ()


def totals_of(entries: Sequence[BookEntry]) -> BookTotals:
    """What entries come to; those struck out are only counted."""
    standing = [entry for entry in entries if entry.struck_at is None]
    return BookTotals(
        entries=len(standing),
        copies=sum(entry.copies for entry in standing),
        fee_vnd=sum(entry.fee_vnd for entry in standing),
        struck=len(entries) - len(standing),
    )


def months_over(book: BookOfYear, today: date) -> tuple[int, ...]:
    """The months of a book's year that have ended: each is printed (NĐ 23/2015/NĐ-CP Art 13(3)).

    >>> months_over(BookOfYear(book=BookKind.COPIES, year=2026), date(2026, 3, 1))
    (1, 2)
    """
    last = 12 if today.year > book.year else today.month - 1 if today.year == book.year else 0
    return tuple(range(1, last + 1))


def with_printed(book: BookOfYear, *, first: date, last: date, today: date) -> BookOfYear:
    """The book after the days from `first` to `last` of it were printed.

    A month that has not ended, or of which a part was printed, is still to be printed.
    """
    whole = (
        month
        for month in months_over(book, today)
        if first <= date(book.year, month, 1)
        and date(book.year, month, monthrange(book.year, month)[1]) <= last
    )
    return replace(book, printed_months=tuple(sorted({*book.printed_months, *whole})))


def check_open(book: BookOfYear, *, at: datetime, last: BookEntry | None, papers: int) -> None:
    """Refuse entries that the book does not take.

    Args:
        book: in which they would stand.
        at: the moment of the certification.
        last: the entry before them; None for the first.
        papers: how many entries they would be.

    Raises:
        NothingToCertify: there are none.
        BookClosed: its year was closed.
        EntryBeforeLast: they are dated before the entry that stands last.
    """
    if not papers:
        raise NothingToCertify
    if book.closed_at is not None:
        raise BookClosed(book.book, book.year, book.closed_at)
    if last is not None and at < last.certified_at and at.date() != last.certified_at.date():
        raise EntryBeforeLast(book.book, at, last.number, last.certified_at)


def check_closing(book: BookOfYear, today: date) -> None:
    """Refuse to close a book before its year ends, or a second time.

    Raises:
        BookClosed: it was closed before.
        BookYearNotOver: the last day of its year has not come.
    """
    if book.closed_at is not None:
        raise BookClosed(book.book, book.year, book.closed_at)
    if today < date(book.year, 12, 31):
        raise BookYearNotOver(book.book, book.year)
