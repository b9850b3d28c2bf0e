"""Fees are taken with a receipt number, once a receipt, and settled by the day (NĐ 118 Art 24)."""

from dataclasses import replace
from datetime import date

import pytest

from commune_desk.domain.catalogue.catalogue_errors import FeeCaseUnknown
from commune_desk.domain.catalogue.procedure import Channel, PersonGroup
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.handling.payment_errors import (
    CancellationUnexplained,
    PaymentNotFound,
    ReceiptNoUsed,
    SumUnexplained,
)
from commune_desk.domain.handling.payments import NewPayment, PaidBy, standing, total_vnd
from commune_desk.domain.periods import ReportingPeriod, calendar_month
from commune_desk.services.desk import lookup
from commune_desk.services.handling import payments
from commune_desk.services.papers import fee_lists
from commune_desk.services.reception import intake
from commune_desk.services.upkeep import history
from tests.factories import BIRTH, a_reception

COPY = "2.000635"  # 8.000 đồng a copy, Thông tư 281/2016
RESIDENCE = "1.004222"  # 20.000 đồng at the counter, 10.000 online
LATE = "đăng ký quá hạn"


def received(desk, code=COPY, **changes):
    reception = a_reception(procedure_code=code, **changes)
    return intake.receive(desk, reception).dossier.dossier_no


def paid(**changes):
    return replace(NewPayment(amount_vnd=8000, receipt_no="0012345"), **changes)


def test_what_was_taken_stands_with_the_dossier_and_its_receipt(any_desk):
    number = received(any_desk)
    payments.take(any_desk, number, paid(paid_by=PaidBy.TRANSFER))
    (kept,) = lookup.known(any_desk, number).payments
    assert (kept.amount_vnd, kept.receipt_no, kept.paid_by) == (8000, "0012345", PaidBy.TRANSFER)
    assert kept.officer_name == any_desk.officer.full_name
    event = history.of_dossier(any_desk, number)[-1]
    assert event.kind is EventKind.FEE_TAKEN
    assert event.facts["receipt_no"] == "0012345"


def test_a_receipt_stands_for_one_payment(any_desk):
    first, second = received(any_desk), received(any_desk)
    payments.take(any_desk, first, paid())
    with pytest.raises(ReceiptNoUsed) as refused:
        payments.take(any_desk, second, paid())
    assert refused.value.dossier_no == first
    assert lookup.known(any_desk, second).payments == ()


def test_a_wrong_payment_is_cancelled_with_a_reason_and_stays_in_sight(any_desk):
    number = received(any_desk)
    payments.take(any_desk, number, paid())
    with pytest.raises(CancellationUnexplained):
        payments.cancel(any_desk, number, "0012345", reason=" ")
    payments.cancel(any_desk, number, "0012345", reason="ghi nhầm số")
    payments.take(any_desk, number, paid())
    both = lookup.known(any_desk, number).payments
    assert [payment.cancel_reason for payment in both] == ["ghi nhầm số", ""]
    assert total_vnd(both) == 8000
    assert len(standing(both)) == 1
    with pytest.raises(PaymentNotFound):
        payments.cancel(any_desk, number, "999", reason="x")


def test_a_late_birth_is_not_free_and_its_sum_is_not_guessed(desk):
    number = received(desk, BIRTH)
    assert payments.cases(desk, number) == ("đăng ký đúng hạn", LATE)
    with pytest.raises(FeeCaseUnknown):
        payments.charged(desk, number, paid())
    assert payments.charged(desk, number, paid(fee_case=LATE)).amount_vnd is None
    with pytest.raises(SumUnexplained):
        payments.take(desk, number, paid(fee_case=LATE))
    payments.take(desk, number, paid(fee_case=LATE, note="Nghị quyết 12/2018"))
    poor = paid(fee_case=LATE, person_group=PersonGroup.POOR)
    assert payments.charged(desk, number, poor).amount_vnd == 0


def test_why_somebody_paid_nothing_is_kept_with_the_article(any_desk):
    number = received(any_desk, BIRTH)
    poor = NewPayment(amount_vnd=0, fee_case=LATE, person_group=PersonGroup.POOR)
    payments.take(any_desk, number, poor)
    [kept] = lookup.known(any_desk, number).payments
    assert kept.ground.startswith("khoản 1 Điều 11 Luật Hộ tịch số 60/2014/QH13")
    assert history.of_dossier(any_desk, number)[-1].facts["ground"] == kept.ground
    payments.take(any_desk, number, paid(fee_case=LATE, note="Nghị quyết 12/2018"))
    assert lookup.known(any_desk, number).payments[1].ground == ""


def test_the_way_of_filing_and_the_number_of_copies_decide(desk):
    online = received(desk, RESIDENCE, channel=Channel.ONLINE)
    assert payments.charged(desk, online, paid()).amount_vnd == 10_000
    copies = received(desk)
    assert payments.charged(desk, copies, paid(count=3)).amount_vnd == 24_000


def test_a_digital_citizen_is_freed_until_the_end_of_february_2027(desk):
    # Thông tư 117/2026/TT-BTC: from 15/8/2026 to 28/02/2027.
    number = received(desk, RESIDENCE)
    digital = paid(person_group=PersonGroup.DIGITAL_CITIZEN)
    sums = [
        payments.charged(desk, number, digital, on=day).amount_vnd
        for day in (date(2026, 8, 14), date(2026, 8, 15), date(2027, 2, 28), date(2027, 3, 1))
    ]
    assert sums == [20_000, 0, 0, 20_000]


def test_what_an_office_settles_is_what_was_taken_in_between(any_desk, clock):
    first = received(any_desk)
    payments.take(any_desk, first, paid())
    clock.move(days=1)
    payments.take(any_desk, first, paid(receipt_no="0012346"))
    today = any_desk.now().date()
    assert [one.receipt_no for one in taken_since(any_desk, today)] == ["0012346"]
    assert total_vnd(taken_since(any_desk, date(2026, 10, 1))) == 16_000


def taken_since(desk, first):
    """The payments from a day until today."""
    return [
        one.payment for one in payments.settled(desk, ReportingPeriod(first, desk.now().date()))
    ]


def test_the_list_says_of_what_and_of_whom_each_fee_was_taken(any_desk):
    number = received(any_desk)
    payments.take(any_desk, number, paid())
    today = any_desk.now().date()
    [fee] = payments.settled(any_desk, ReportingPeriod(today, today))
    assert (fee.procedure_code, fee.channel) == (COPY, Channel.COUNTER)
    assert fee.applicant_name == "Võ Thị Ánh Nguyệt"
    assert fee.payment == lookup.known(any_desk, number).payments[0]


def test_the_list_is_a_file_and_a_line_of_history(any_desk, tmp_path):
    payments.take(any_desk, received(any_desk), paid())
    path = fee_lists.write_list(any_desk, calendar_month(any_desk.now().date()), tmp_path)
    assert path.name == "bang-ke-phi-le-phi-2026-10-01-2026-10-31.pdf"
    assert path.read_bytes().startswith(b"%PDF")
    assert history.recent(any_desk, 1)[0].kind is EventKind.REPORT_MADE
