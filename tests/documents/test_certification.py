"""Certificates and certification books as they are printed: words, columns, pages, totals."""

from dataclasses import replace
from datetime import date

import pytest

from commune_desk.documents import certificate, certification_book
from commune_desk.domain.certification.entries import (
    BookEntry,
    BookOfYear,
    BookTotals,
    Requester,
    totals_of,
)
from commune_desk.domain.law.books import BookKind, book_of, certificate_for
from commune_desk.domain.law.topics import in_force
from commune_desk.domain.office.letterhead import Letterhead
from commune_desk.domain.office.office import Leader
from commune_desk.domain.papers.certification_papers import BookPages, Certificate
from commune_desk.domain.periods import ReportingPeriod, calendar_month
from tests.documents.reading import read
from tests.factories import LAW, moment

AT = moment("2026-10-05 09:00")
NGUYET = Requester("Võ Thị Ánh Nguyệt", "087185004321")
DUONG = Requester("Đặng Trần Thị Thùy Dương", "087184000317")
SIGNER = Leader("Nguyễn Thanh Tùng", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")
ENTRY = BookEntry(
    book=BookKind.COPIES, year=2026, number=7, volume=1, sign="SCT/BS",
    dossier_no="H20-261005-0001", certified_at=AT, requesters=(NGUYET,),
    paper_name="Bằng tốt nghiệp", pages=1, copies=3, signer_name=SIGNER.full_name,
    signer_title=SIGNER.title, fee_vnd=6000, officer_name="Trần Thị Tuyết Mai",
)  # fmt: skip


def a_certificate(code: str, *people: Requester, **changes: object) -> Certificate:
    entry = replace(ENTRY, requesters=people or (NGUYET,), **changes)  # type: ignore[arg-type]  # the tests name real fields
    text = certificate_for(in_force(LAW.certificates, AT.date()).texts, code, len(entry.requesters))
    assert text is not None
    return Certificate(text, entry, SIGNER, entry.officer_name, "Ủy ban nhân dân xã Tràm Chim")


def test_every_copy_has_its_stamp_on_a_page_of_its_own():
    printed = read(certificate.render([a_certificate("2.000815")]))
    assert len(printed.pages) == 3
    assert printed.text.startswith(
        "CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH Số chứng thực: 07 Quyển số: 01/2026 - SCT/BS "
        "Ngày 05 tháng 10 năm 2026 TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH "
        "Nguyễn Thanh Tùng"
    )


def test_the_stamp_of_the_chair_is_signed_for_the_committee_too():
    stamp = replace(a_certificate("2.000815"), signer=Leader("Lê Thị Ngọc Hân", "CHỦ TỊCH"))
    text = read(certificate.render([stamp])).text
    assert "2026 TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lê Thị Ngọc Hân" in text


def test_the_certificate_of_a_signature_reads_as_the_circular_words_it():
    # Thông tư 01/2020/TT-BTP, Phụ lục, I.1.
    signed = a_certificate("2.000884", book=BookKind.SIGNATURES, sign="SCT/CK,ĐC")
    text = read(certificate.render([signed])).text
    for part in (
        "Ngày 05 tháng 10 năm 2026 (Bằng chữ ngày năm tháng mười năm hai nghìn không trăm hai "
        "mươi sáu)",
        "Tại Ủy ban nhân dân xã Tràm Chim.",
        "Tôi Nguyễn Thanh Tùng, là Phó Chủ tịch Ủy ban nhân dân xã Tràm Chim Chứng thực",
        "Ông/bà Võ Thị Ánh Nguyệt Giấy tờ tùy thân số 087185004321 cam đoan đã hiểu, tự chịu "
        "trách nhiệm về nội dung của giấy tờ, văn bản và đã ký vào giấy tờ, văn bản này trước mặt "
        "ông/bà Trần Thị Tuyết Mai là người tiếp nhận hồ sơ.",
        "Số chứng thực 07 quyển số 01/2026 - SCT/CK,ĐC",
    ):
        assert part in text


def test_everybody_who_signed_has_a_line():
    text = read(certificate.render([a_certificate("2.000884", NGUYET, DUONG)])).text
    assert "1. Ông/bà Võ Thị Ánh Nguyệt Giấy tờ tùy thân số 087185004321 2. Ông/bà Đặng" in text
    assert text.count("cam đoan đã hiểu") == 1


def test_the_parties_of_a_contract_are_sides_and_its_pages_are_counted():
    contract = a_certificate(
        "2.001035", NGUYET, DUONG, paper_name="Hợp đồng tặng cho", pages=6, sign="SCT/GD"
    )
    text = read(certificate.render([contract])).text
    assert "- Hợp đồng tặng cho được giao kết giữa: Bên A: Ông/bà: Võ Thị Ánh Nguyệt" in text
    assert "Bên B: Ông/bà: Đặng Trần Thị Thùy Dương" in text
    assert "lập thành 03 bản chính" in text
    assert "06 trang" in text
    assert "{" not in text


@pytest.mark.parametrize("code", ["2.001406", "2.001019", "2.001016"])
@pytest.mark.parametrize("people", [(NGUYET,), (NGUYET, DUONG)])
def test_no_place_is_left_open(code: str, people: tuple[Requester, ...]):
    text = read(certificate.render([a_certificate(code, *people)])).text
    assert "{" not in text
    assert all(person.name in text for person in people)


# --- the books ----------------------------------------------------------------------------------

LETTERHEAD = Letterhead("", "Ủy ban nhân dân xã Tràm Chim", "Tràm Chim")
OCTOBER = calendar_month(AT.date())


def pages(kind: BookKind = BookKind.COPIES, *entries: BookEntry, **changes: object) -> BookPages:
    form = book_of(in_force(LAW.certification, AT.date()).books, kind)
    given: dict[str, object] = {
        "letterhead": LETTERHEAD,
        "form": form,
        "book": BookOfYear(book=kind, year=2026, opened_at=AT),
        "period": OCTOBER,
        "entries": entries,
        "totals": totals_of(entries),
        "dated_on": OCTOBER.last,
        "is_whole_year": False,
        "signer": SIGNER,
    }
    return BookPages(**(given | changes))  # type: ignore[arg-type]  # the tests name real fields


@pytest.mark.parametrize("kind", list(BookKind))
def test_a_book_has_the_columns_of_the_law_on_every_page(kind: BookKind):
    entries = [replace(ENTRY, number=number) for number in range(1, 41)]
    value = pages(kind, *entries)
    printed = read(certification_book.render(value))
    assert len(printed.pages) > 2
    for page in printed.pages:
        text = " ".join(page.split())
        places = [text.find(heading) for heading in value.form.headings]
        assert -1 not in places


def test_a_line_says_number_day_who_what_signer_count_fee():
    text = read(certification_book.render(pages(BookKind.COPIES, ENTRY))).text
    assert "Quyển số: 01/2026 - SCT/BS" in text
    assert (
        "07 05/10/2026 Võ Thị Ánh Nguyệt Bằng tốt nghiệp Nguyễn Thanh Tùng, Phó Chủ tịch 3 6.000"
        in " ".join(text.replace("\n", " ").split())
    )
    assert "Cộng: 1 việc, 3 bản, 6.000 đồng." in text


def test_what_was_struck_out_stays_with_its_reason_and_does_not_count():
    struck = replace(ENTRY, number=8, struck_at=AT, strike_reason="ghi nhầm số trang")
    text = read(certification_book.render(pages(BookKind.COPIES, ENTRY, struck))).text
    assert "Gạch bỏ ngày 05/10/2026: ghi nhầm" in text
    assert "Cộng: 1 việc, 3 bản, 6.000 đồng; 1 số đã gạch bỏ." in text


def test_a_book_whose_columns_were_not_compared_says_so():
    assert "chưa đối chiếu" in read(certification_book.render(pages())).text


def test_another_volume_begins_on_a_page_of_its_own():
    value = pages(BookKind.COPIES, ENTRY, replace(ENTRY, number=8, volume=2))
    first, second = read(certification_book.render(value)).pages
    assert "01/2026 - SCT/BS" in first
    assert "02/2026 - SCT/BS" in second


def test_a_closed_year_has_its_cover_and_its_count_in_words():
    year = ReportingPeriod(date(2026, 1, 1), date(2026, 12, 31))
    closed = BookOfYear(
        book=BookKind.COPIES, year=2026, opened_at=AT, closed_at=moment("2026-12-31 16:00"),
        closed_by="Trần Thị Tuyết Mai", totals=BookTotals(21, 40, 80_000),
    )  # fmt: skip
    value = pages(BookKind.COPIES, ENTRY, period=year, is_whole_year=True, book=closed)
    cover, entries = read(certification_book.render(value)).pages
    assert "Ngày mở sổ: 05/10/2026" in cover
    assert "Ngày khóa sổ: 31/12/2026" in cover
    assert (
        "Khóa sổ ngày 31 tháng 12 năm 2026. Tổng số việc chứng thực đã thực hiện trong năm 2026: "
        "21 (bằng chữ: hai mươi mốt)." in " ".join(entries.split())
    )


def test_an_empty_month_is_still_a_page_to_be_bound():
    assert "Cộng: 0 việc" in read(certification_book.render(pages())).text


def test_the_same_book_gives_the_same_bytes():
    value = pages(BookKind.COPIES, ENTRY)
    assert certification_book.render(value) == certification_book.render(value)
