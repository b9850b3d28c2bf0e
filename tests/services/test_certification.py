"""The certification desk: one dossier, a number for each kind of paper, the fee by the page."""

import threading
from dataclasses import replace

import pytest

from commune_desk.domain.catalogue.procedure import PersonGroup
from commune_desk.domain.certification.entries import (
    BookTotals,
    EntryNo,
    Lot,
    PaperToCertify,
    Requester,
)
from commune_desk.domain.certification.errors import (
    AlreadyCertified,
    BookAlreadyBegun,
    BookClosed,
    BookYearNotOver,
    EntryNotFound,
    ExemptionUngrounded,
    NotCertified,
    NothingToCertify,
    StrikeUnexplained,
)
from commune_desk.domain.desk.dossier import DossierState
from commune_desk.domain.desk.dossier_errors import NotSolvedAtOnce
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.form.errors import UnprintableSign
from commune_desk.domain.handling.payment_errors import ReceiptNoMissing, ReceiptNoUsed
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.office.office import Leader
from commune_desk.domain.periods import ReportingPeriod, calendar_month
from commune_desk.services.certification import certification
from commune_desk.services.desk import lookup
from commune_desk.services.figures import registers, reports
from commune_desk.services.handling import handling
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from tests.factories import BIRTH, a_reception

COPIES, SIGNATURES, TRANSACTION = "2.000815", "2.000884", "2.001035"
SIGNER = Leader("Nguyễn Thanh Tùng", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")
DIPLOMA, BOOKLET = PaperToCertify("Bằng tốt nghiệp", 1, 3), PaperToCertify("Học bạ", 10, 2)


def a_lot(*papers, **changes):
    given = {"signer": SIGNER, "receipt_no": "0000001", **changes}
    return Lot(papers=papers or (DIPLOMA, BOOKLET), **given)


def asked(code=COPIES, **changes):
    return a_reception(procedure_code=code, **changes)


def numbers(entries):
    return [entry.number for entry in entries]


def test_what_was_solved_without_a_number_is_found_until_it_has_one(any_desk):
    today = ReportingPeriod(any_desk.now().date(), any_desk.now().date())
    certification.certify(any_desk, asked(), a_lot())
    intake.receive(any_desk, asked(SIGNATURES))
    number = intake.solve_at_once(any_desk, asked()).dossier.dossier_no
    assert certification.unnumbered(any_desk, today) == (number,)
    certification.enter(any_desk, number, a_lot(receipt_no="9"))
    assert certification.unnumbered(any_desk, today) == ()


def test_a_lot_is_one_dossier_with_a_number_for_each_kind_of_paper(any_desk):
    # Thông tư 01/2020/TT-BTP, Art 4(1): by kinds of papers, not by visitors, not by copies.
    done = certification.certify(any_desk, asked(), a_lot())
    assert numbers(done.entries) == [1, 2]
    assert done.dossier.state is DossierState.RETURNED
    kept = certification.entries_of(any_desk, done.dossier.dossier_no)
    assert kept == done.entries
    assert [(one.sign, one.volume, one.copies) for one in kept] == [
        ("SCT/BS", 1, 3), ("SCT/BS", 1, 2),
    ]  # fmt: skip
    assert kept[0].requesters == (Requester("Võ Thị Ánh Nguyệt", "087185004321"),)
    papers = lookup.known(any_desk, done.dossier.dossier_no).filing.papers
    assert [(paper.name, paper.originals, paper.copies) for paper in papers] == [
        ("Bằng tốt nghiệp", 1, 3), ("Học bạ", 1, 2),
    ]  # fmt: skip


def test_copies_cost_by_the_page_and_are_paid_on_one_receipt(any_desk):
    # 3 × 2.000; 2 × (2 × 2.000 + 8 × 1.000): Thông tư 226/2016/TT-BTC.
    done = certification.certify(any_desk, asked(), a_lot())
    assert [entry.fee_vnd for entry in done.entries] == [6_000, 24_000]
    [paid] = lookup.known(any_desk, done.dossier.dossier_no).payments
    assert (paid.amount_vnd, paid.receipt_no, paid.copies) == (30_000, "0000001", 5)


def test_a_copy_of_three_hundred_pages_costs_no_more_than_its_most(desk):
    thick = PaperToCertify("Hồ sơ", 300, 2)
    procedure = certification.offered(desk, BookKind.COPIES)[0]
    assert certification.fee_of(desk, procedure, a_lot(thick)).total_vnd == 400_000


def test_signatures_cost_by_the_paper_in_a_book_of_their_own(any_desk):
    certification.certify(any_desk, asked(), a_lot())
    signed = a_lot(PaperToCertify("Sơ yếu lý lịch", 4, 2), receipt_no="2")
    done = certification.certify(any_desk, asked(SIGNATURES), signed)
    assert [(one.book, one.number, one.fee_vnd) for one in done.entries] == [
        (BookKind.SIGNATURES, 1, 20_000)
    ]


def test_every_change_has_its_line_of_history(any_desk):
    done = certification.certify(any_desk, asked(), a_lot())
    told = history.of_dossier(any_desk, done.dossier.dossier_no)
    assert [event.kind for event in told] == [
        EventKind.SOLVE_AT_ONCE, EventKind.CERTIFIED, EventKind.FEE_TAKEN,
    ]  # fmt: skip
    assert (told[1].facts["first"], told[1].facts["last"]) == (1, 2)


PICTURE = PaperToCertify("Học bạ \N{GRINNING FACE}")


@pytest.mark.parametrize(
    ("lot", "reception", "refusal"),
    [
        (a_lot(receipt_no=""), asked(), ReceiptNoMissing),
        (replace(a_lot(), papers=()), asked(), NothingToCertify),
        (replace(a_lot(), papers=(PICTURE,)), asked(), UnprintableSign),
        (a_lot(), asked(BIRTH), NotCertified),
        (a_lot(), asked(TRANSACTION), NotSolvedAtOnce),
        (a_lot(person_group=PersonGroup.ELDERLY), asked(), ExemptionUngrounded),
    ],
)
def test_what_is_refused_leaves_no_dossier_and_no_number(any_desk, lot, reception, refusal):
    with pytest.raises(refusal):
        certification.certify(any_desk, reception, lot)
    assert certification.book_now(any_desk, BookKind.COPIES).last_number == 0
    done = certification.certify(any_desk, asked(), a_lot())
    assert numbers(done.entries) == [1, 2]
    assert done.dossier.dossier_no.endswith("0001")


def test_a_used_receipt_leaves_no_number_either(any_desk):
    certification.certify(any_desk, asked(), a_lot())
    with pytest.raises(ReceiptNoUsed):
        certification.certify(any_desk, asked(), a_lot())
    assert certification.book_now(any_desk, BookKind.COPIES).last_number == 2


def test_who_is_freed_pays_nothing_and_the_ground_is_kept(any_desk):
    freed = a_lot(receipt_no="", exempt_ground="Nghị định 55/2015/NĐ-CP")
    done = certification.certify(any_desk, asked(), freed)
    assert [entry.fee_vnd for entry in done.entries] == [0, 0]
    [paid] = lookup.known(any_desk, done.dossier.dossier_no).payments
    assert (paid.amount_vnd, paid.ground) == (0, "Nghị định 55/2015/NĐ-CP")
    assert done.entries[0].note == "Nghị định 55/2015/NĐ-CP"


def test_a_transaction_is_received_first_and_entered_when_it_is_certified(any_desk, clock):
    number = intake.receive(any_desk, asked(TRANSACTION)).dossier.dossier_no
    clock.move(days=1)
    parties = (Requester("Võ Thị Ánh Nguyệt", "1"), Requester("Trần Văn Thử", "2"))
    contract = a_lot(PaperToCertify("Hợp đồng tặng cho", 6, 3), requesters=parties)
    done = certification.enter(any_desk, number, replace(contract, receipt_no="9"))
    [entry] = done.entries
    assert (entry.sign, entry.requesters, entry.certified_at) == ("SCT/GD", parties, clock.at)
    assert entry.fee_vnd == 50_000  # one transaction, however many originals


def test_a_dossier_is_certified_once(any_desk):
    number = intake.receive(any_desk, asked()).dossier.dossier_no
    done = certification.enter(any_desk, number, a_lot(DIPLOMA))
    with pytest.raises(AlreadyCertified) as refused:
        certification.enter(any_desk, number, a_lot(DIPLOMA, receipt_no="2"))
    assert refused.value.number == 1
    certification.strike(any_desk, EntryNo(BookKind.COPIES, 2026, 1), reason="ghi nhầm")
    again = certification.enter(any_desk, number, a_lot(DIPLOMA, receipt_no="2"))
    assert numbers(done.entries) + numbers(again.entries) == [1, 2]


def test_the_dossier_stands_once_in_register_and_report(any_desk):
    papers = tuple(PaperToCertify(f"Giấy {n}", 1, 1) for n in range(30))
    done = certification.certify(any_desk, asked(), a_lot(*papers))
    assert numbers(done.entries) == list(range(1, 31))
    month = calendar_month(any_desk.now().date())
    [line] = registers.register(any_desk, month).lines
    assert line.dossier_no == done.dossier.dossier_no
    total = reports.reported(any_desk, month).report.total.counts
    assert sum(total[name] for name in total if name.startswith("solved_")) == 1


def test_numbers_run_on_in_the_next_volume_and_begin_anew_with_the_year(any_desk, clock):
    certification.certify(any_desk, asked(), a_lot())
    certification.open_volume(any_desk, BookKind.COPIES)
    [third] = certification.certify(any_desk, asked(), a_lot(DIPLOMA, receipt_no="2")).entries
    assert (third.number, third.volume) == (3, 2)
    clock.move(days=100)
    [first] = certification.certify(any_desk, asked(), a_lot(DIPLOMA, receipt_no="3")).entries
    assert (first.year, first.number, first.volume) == (2027, 1, 1)
    assert [book.year for book in certification.unclosed(any_desk)] == [2026]


def test_a_book_that_was_kept_by_hand_goes_on_with_its_next_number(any_desk):
    certification.continue_book(any_desk, BookKind.COPIES, last_number=1234, volume=3)
    done = certification.certify(any_desk, asked(), a_lot(DIPLOMA))
    assert (done.entries[0].number, done.entries[0].volume) == (1235, 3)
    with pytest.raises(BookAlreadyBegun):
        certification.continue_book(any_desk, BookKind.COPIES, last_number=2000)


def test_a_wrong_entry_is_struck_out_and_its_number_never_comes_again(any_desk):
    done = certification.certify(any_desk, asked(), a_lot())
    second = EntryNo(BookKind.COPIES, 2026, 2)
    with pytest.raises(StrikeUnexplained):
        certification.strike(any_desk, second, reason=" ")
    certification.strike(any_desk, second, reason="ghi nhầm")
    with pytest.raises(EntryNotFound):
        certification.strike(any_desk, second, reason="lần nữa")
    kept = certification.entries_of(any_desk, done.dossier.dossier_no)
    assert [entry.strike_reason for entry in kept] == ["", "ghi nhầm"]
    event = history.of_dossier(any_desk, done.dossier.dossier_no)[-1]
    assert (event.kind, event.facts["number"]) == (EventKind.CERTIFICATE_STRUCK, 2)
    [next_one] = certification.certify(any_desk, asked(), a_lot(DIPLOMA, receipt_no="2")).entries
    assert next_one.number == 3


def test_a_year_is_closed_with_its_count_and_takes_nothing_after(any_desk, clock):
    certification.certify(any_desk, asked(), a_lot())
    certification.strike(any_desk, EntryNo(BookKind.COPIES, 2026, 2), reason="ghi nhầm")
    with pytest.raises(BookYearNotOver):
        certification.close_book(any_desk, BookKind.COPIES, 2026)
    late = clock.at
    clock.move(days=91)  # 31/12/2026
    closed = certification.close_book(any_desk, BookKind.COPIES, 2026)
    assert closed.totals == BookTotals(entries=1, copies=3, fee_vnd=6_000, struck=1)
    assert certification.book_now(any_desk, BookKind.COPIES, 2026) == closed
    with pytest.raises(BookClosed):
        certification.close_book(any_desk, BookKind.COPIES, 2026)
    with pytest.raises(BookClosed):
        certification.certify(any_desk, asked(), a_lot(receipt_no="2"))
    with pytest.raises(BookClosed):
        certification.strike(any_desk, EntryNo(BookKind.COPIES, 2026, 1), reason="muộn")
    assert late < clock.at


def test_the_entries_of_a_month_are_those_of_its_days(any_desk, clock):
    certification.certify(any_desk, asked(), a_lot())
    clock.move(days=40)
    certification.certify(any_desk, asked(), a_lot(DIPLOMA, receipt_no="2"))
    today = clock.at.date()
    november = calendar_month(today)
    assert numbers(certification.entries(any_desk, BookKind.COPIES, november)) == [3]
    whole = ReportingPeriod(today.replace(month=10, day=1), today)
    assert numbers(certification.entries(any_desk, BookKind.COPIES, whole)) == [1, 2, 3]


def test_two_counters_never_draw_one_number(any_desk):
    at_once, drawn = threading.Barrier(2), []

    def work(first_receipt: int) -> None:
        with any_desk.database.thread():
            at_once.wait()
            for receipt in range(first_receipt, first_receipt + 8):
                lot = a_lot(receipt_no=str(receipt))
                drawn.extend(numbers(certification.certify(any_desk, asked(), lot).entries))

    counters = [threading.Thread(target=work, args=[first]) for first in (100, 200)]
    for one in counters:
        one.start()
    for one in counters:
        one.join()
    assert sorted(drawn) == list(range(1, 33))


def test_a_step_of_the_dossier_is_not_changed_by_its_entries(desk):
    done = certification.certify(desk, asked(), a_lot())
    assert handling.permitted(desk, done.dossier) == ()
