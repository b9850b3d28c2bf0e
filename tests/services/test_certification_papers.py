"""Certificates of a dossier from the archive, and the pages of a book as files."""

from datetime import date
from functools import partial

import pytest

from commune_desk.domain.certification.entries import EntryNo, Lot, PaperToCertify
from commune_desk.domain.certification.errors import CertificateUnknown
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.periods import ReportingPeriod, calendar_month
from commune_desk.services.certification import certification, certification_papers
from commune_desk.services.papers import kept_papers
from commune_desk.services.upkeep import history
from commune_desk.store.office import offices
from tests.documents.reading import read
from tests.factories import a_reception, moment


def certified(desk, code="2.000815", receipt="1", *, copies=2):
    signer = offices.leaders(desk.office.id)[0]
    lot = Lot(papers=(PaperToCertify("Học bạ", 2, copies),), signer=signer, receipt_no=receipt)
    reception = a_reception(procedure_code=code)
    return certification.certify(desk, reception, lot).dossier.dossier_no


def test_certificates_are_kept_in_the_archive_one_page_a_copy(desk):
    paper = certification_papers.make_certificates(desk, certified(desk))
    assert kept_papers.get(desk, paper.file) == paper
    printed = read(paper.content)
    assert len(printed.pages) == 2
    assert "KT. CHỦ TỊCH" in printed.text
    assert "Số chứng thực: 01" in printed.text


def test_what_was_struck_out_has_no_certificate(desk):
    number = certified(desk)
    certification.strike(desk, EntryNo(BookKind.COPIES, 2026, 1), reason="nhầm")
    with pytest.raises(CertificateUnknown):
        certification_papers.make_certificates(desk, number)


def test_no_wording_is_made_up_for_translators(desk):
    with pytest.raises(CertificateUnknown):
        certification_papers.make_certificates(desk, certified(desk, "2.000992"))


def test_a_month_of_a_book_is_a_file_and_a_line_of_history(any_desk, tmp_path):
    certified(any_desk)
    month = calendar_month(any_desk.now().date())
    path = certification_papers.write_book(any_desk, BookKind.COPIES, month, folder=tmp_path)
    assert path.name == "so-chung-thuc-ban-sao-2026-10-01-2026-10-31.pdf"
    assert "Học bạ" in read(path.read_bytes()).text
    event = history.recent(any_desk, 1)[0]
    assert (event.kind, event.facts["book"]) == (EventKind.REPORT_MADE, "copies")


def test_no_page_of_a_book_bears_a_day_that_is_still_to_come(desk, clock):
    month = calendar_month(desk.now().date())
    now = certification_papers.book_pages(desk, BookKind.COPIES, month)
    assert now.dated_on == desk.now().date() < month.last
    clock.at = moment("2026-11-03 09:00")
    after = certification_papers.book_pages(desk, BookKind.COPIES, month)
    assert after.dated_on == month.last


def test_a_month_that_is_over_is_owed_until_it_was_printed_whole(any_desk, clock, tmp_path):
    # Nghị định 23/2015/NĐ-CP, Art 13(3): a book kept by computer is printed every month.
    certified(any_desk)
    october = calendar_month(any_desk.now().date())
    assert certification.unprinted(any_desk) == ()
    write = partial(certification_papers.write_book, any_desk, BookKind.COPIES, folder=tmp_path)
    write(october)
    clock.at = moment("2026-11-03 09:00")
    assert certification.unprinted(any_desk) == ((BookKind.COPIES, october.first),)
    write(ReportingPeriod(october.first, date(2026, 10, 30)))
    assert certification.unprinted(any_desk) == ((BookKind.COPIES, october.first),)
    write(october)
    assert certification.unprinted(any_desk) == ()


def test_the_last_month_of_a_year_is_owed_in_the_next(any_desk, clock, tmp_path):
    certified(any_desk)
    clock.at = moment("2027-01-04 09:00")
    assert [first.month for _book, first in certification.unprinted(any_desk)] == [10]
    year = certification_papers.year_of(2026)
    certification_papers.write_book(any_desk, BookKind.COPIES, year, folder=tmp_path)
    assert certification.unprinted(any_desk) == ()


def test_a_year_has_its_cover(desk):
    certified(desk)
    value = certification_papers.book_pages(
        desk, BookKind.COPIES, certification_papers.year_of(2026)
    )
    assert value.is_whole_year
    assert value.totals.copies == 2
