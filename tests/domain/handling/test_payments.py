"""What can be accounted for: a receipt for money, a reason for another sum, a time that can be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.form.kinds import MONEY
from commune_desk.domain.handling.payment_errors import (
    PaymentBeforeReception,
    ReceiptNoMissing,
    SumUnexplained,
)
from commune_desk.domain.handling.payments import NewPayment, check_payment
from tests.factories import moment

RECEIVED = moment("2026-10-01 09:00")


def check(expected=8000, at=RECEIVED, **changes):
    given = replace(NewPayment(amount_vnd=8000, receipt_no="0012345"), **changes)
    check_payment(given, dossier_no="1", expected_vnd=expected, at=at, since=RECEIVED)


def test_the_sum_of_the_catalogue_needs_no_reason():
    check()


def test_money_needs_a_receipt_and_nothing_taken_needs_none():
    with pytest.raises(ReceiptNoMissing):
        check(receipt_no=" ")
    check(expected=0, amount_vnd=0, receipt_no="")


@pytest.mark.parametrize("expected", [5000, None])
def test_another_sum_needs_a_reason(expected):
    with pytest.raises(SumUnexplained):
        check(expected=expected)
    check(expected=expected, note="Nghị quyết 12/2026")


def test_nothing_is_paid_before_the_reception():
    with pytest.raises(PaymentBeforeReception):
        check(at=RECEIVED - timedelta(minutes=1))


@pytest.mark.parametrize("text", ["8.000", "8000", "8 000 đồng", "8.000đ"])
def test_a_sum_is_read_as_people_write_it(text):
    assert MONEY.read(text) == 8000
    assert MONEY.write(8000) == "8.000"


@pytest.mark.parametrize("text", ["tám nghìn", "-5", "1" * 13, "8,5 triệu"])
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(ValueError, match=text):
        MONEY.read(text)
