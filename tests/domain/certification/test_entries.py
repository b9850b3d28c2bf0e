"""What a book takes, what it does not, and what it comes to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from commune_desk.domain.certification.entries import (
    BookEntry,
    BookOfYear,
    BookTotals,
    Requester,
    check_closing,
    check_open,
    totals_of,
)
from commune_desk.domain.certification.errors import (
    BookClosed,
    BookYearNotOver,
    EntryBeforeLast,
    NothingToCertify,
)
from commune_desk.domain.law.books import BookKind
from tests.factories import moment

AT = moment("2026-10-01 09:00")
BOOK = BookOfYear(book=BookKind.COPIES, year=2026, last_number=12)
ENTRY = BookEntry(
    book=BookKind.COPIES,
    year=2026,
    number=12,
    volume=1,
    sign="SCT/BS",
    dossier_no="H20-261001-0001",
    certified_at=AT,
    requesters=(Requester("Võ Thị Ánh Nguyệt", "087185004321"),),
    paper_name="Bằng tốt nghiệp",
    pages=1,
    copies=3,
    signer_name="Nguyễn Thanh Tùng",
    signer_title="PHÓ CHỦ TỊCH",
    fee_vnd=6000,
    officer_name="Trần Thị Mai",
)


def test_numbers_run_with_the_days():
    check_open(BOOK, at=AT, last=ENTRY, papers=1)
    check_open(BOOK, at=AT - timedelta(hours=1), last=ENTRY, papers=1)  # the same day
    with pytest.raises(EntryBeforeLast) as refused:
        check_open(BOOK, at=AT - timedelta(days=1), last=ENTRY, papers=1)
    assert (refused.value.number, refused.value.last_at) == (12, AT)


def test_a_closed_book_takes_nothing():
    closed = replace(BOOK, closed_at=AT)
    with pytest.raises(BookClosed):
        check_open(closed, at=AT, last=None, papers=1)
    with pytest.raises(BookClosed):
        check_closing(closed, date(2027, 1, 1))


def test_nothing_is_certified_without_a_paper():
    with pytest.raises(NothingToCertify):
        check_open(BOOK, at=AT, last=None, papers=0)


def test_a_book_is_closed_from_the_last_day_of_its_year():
    check_closing(BOOK, date(2026, 12, 31))
    with pytest.raises(BookYearNotOver):
        check_closing(BOOK, date(2026, 12, 30))


def test_what_was_struck_out_is_counted_and_comes_to_nothing():
    struck = replace(ENTRY, number=13, struck_at=AT, strike_reason="ghi nhầm")
    assert totals_of([ENTRY, struck, replace(ENTRY, number=14)]) == BookTotals(2, 6, 12_000, 1)
