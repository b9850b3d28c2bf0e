"""Fees taken are kept for ever; a receipt stands for one payment that was not cancelled."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commune_desk.domain.desk.dossier_errors import DossierNotFound
from commune_desk.domain.handling.payment_errors import PaymentNotFound, ReceiptNoUsed
from commune_desk.domain.handling.payments import PaidBy, Payment
from commune_desk.store.handling import payments
from tests.store.samples import NOW, a_dossier, a_procedure, insert_dossier

PAID = Payment(
    fee_case="đăng ký quá hạn",
    person_group="",
    count=2,
    copies=3,
    amount_vnd=8000,
    receipt_no="0012345",
    paid_by=PaidBy.TRANSFER,
    note="Nghị quyết",
    dossier_no=a_dossier().dossier_no,
    paid_at=NOW,
    officer_name="Đỗ Thị Lan",
)


@pytest.fixture
def key(db, office_id):
    a_procedure(office_id)
    return insert_dossier(db, office_id, a_dossier())


def test_a_payment_is_read_back_as_it_was_written(office_id, key):
    assert payments.add(office_id, PAID) == key
    assert payments.of_dossier(office_id, PAID.dossier_no) == (PAID,)


def test_a_receipt_number_is_taken_once_until_its_payment_is_cancelled(office_id, key):
    payments.add(office_id, PAID)
    with pytest.raises(ReceiptNoUsed) as refused:
        payments.add(office_id, PAID)
    assert refused.value.dossier_no == PAID.dossier_no
    at = NOW + timedelta(hours=1)
    payments.cancel(office_id, PAID.dossier_no, PAID.receipt_no, reason="nhầm", at=at)
    payments.add(office_id, PAID)
    cancelled = replace(PAID, cancelled_at=at, cancel_reason="nhầm")
    assert payments.of_dossier(office_id, PAID.dossier_no) == (cancelled, PAID)


def test_who_was_freed_has_no_receipt_and_may_be_many(office_id, key):
    free = replace(PAID, amount_vnd=0, receipt_no="")
    payments.add(office_id, free)
    payments.add(office_id, free)
    assert len(payments.of_dossier(office_id, PAID.dossier_no)) == 2


def test_what_is_not_there_is_not_cancelled(office_id, key):
    with pytest.raises(PaymentNotFound):
        payments.cancel(office_id, PAID.dossier_no, "1", reason="nhầm", at=NOW)
    with pytest.raises(DossierNotFound):
        payments.add(office_id, replace(PAID, dossier_no="không có"))


def test_the_payments_of_a_span_stand_in_their_order(office_id, key):
    later = replace(PAID, receipt_no="2", paid_at=NOW + timedelta(days=1))
    payments.add(office_id, later)
    payments.add(office_id, PAID)
    assert taken(office_id, NOW, later.paid_at) == [PAID, later]
    assert taken(office_id, later.paid_at, later.paid_at) == [later]


def taken(office_id, start, end):
    """The payments of a span of time without what is said of their dossiers."""
    return [one.payment for one in payments.settled_between(office_id, start, end)]
