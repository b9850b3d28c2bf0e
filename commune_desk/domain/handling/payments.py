"""Fees taken (thu phí, lệ phí): what was paid for a dossier, with the number of its receipt.

The desk takes what a procedure costs and keeps the number of the payment receipt (biên lai thu phí,
lệ phí), or of the proof of a transfer or an online payment: Nghị định 118/2025/NĐ-CP, Art 8(1)(b)
and 24; the offices settle every month (Art 12(9)). A sum that differs from the catalogue's needs a
reason. A payment is never changed: one that was entered wrongly is cancelled with a reason, and
entered again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from commune_desk.domain.catalogue.procedure import PersonGroup
from commune_desk.domain.form.kinds import CHOICE, MONEY, NUMBER, TEXT
from commune_desk.domain.form.records import form_of
from commune_desk.domain.form.spec import FieldSpec, Need
from commune_desk.domain.handling.payment_errors import (
    PaymentBeforeReception,
    ReceiptNoMissing,
    SumUnexplained,
)


class PaidBy(StrEnum):
    """How a fee was paid (Art 24(1))."""

    CASH = "cash"
    TRANSFER = "transfer"
    ONLINE = "online"


MOST_UNITS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPayment:
    """What is entered when a fee was taken.

    Attributes:
        fee_case: the case whose fee it is; empty where the procedure has fees for none.
        person_group: the group that is freed and proved it; empty for none.
        receipt_no: of the payment receipt, or of the proof of a transfer.
        note: why the sum is not that of the catalogue.
    """

    fee_case: Annotated[str, FieldSpec(CHOICE)] = ""
    person_group: Annotated[str, FieldSpec(CHOICE, choices=tuple(PersonGroup))] = ""
    count: Annotated[int, FieldSpec(NUMBER, limits=(1, MOST_UNITS), default="1")] = 1
    copies: Annotated[int, FieldSpec(NUMBER, limits=(1, MOST_UNITS), default="1")] = 1
    amount_vnd: Annotated[int, FieldSpec(MONEY, need=Need.REQUIRED)]
    receipt_no: Annotated[str, FieldSpec(TEXT)] = ""
    paid_by: Annotated[PaidBy, FieldSpec(CHOICE, choices=tuple(PaidBy), default=PaidBy.CASH)] = (
        PaidBy.CASH
    )
    note: Annotated[str, FieldSpec(TEXT)] = ""


PAYMENT = form_of(NewPayment, "payment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment(NewPayment):
    """A fee that was taken.

    Attributes:
        ground: upon what it rests that a group was freed; empty where nobody was.
        cancelled_at: when it was cancelled; None while it stands.
        cancel_reason: why.
    """

    dossier_no: str
    paid_at: datetime
    officer_name: str
    ground: str = ""
    cancelled_at: datetime | None = None
    cancel_reason: str = ""


def check_payment(
    payment: NewPayment, *, dossier_no: str, expected_vnd: int | None, at: datetime, since: datetime
) -> None:
    """Refuse a payment that could not be accounted for.

    Args:
        payment: what was entered.
        dossier_no: of which dossier.
        expected_vnd: the sum by the catalogue; None where it knows none.
        at: when it was paid.
        since: when the dossier was received.

    Raises:
        ReceiptNoMissing: money was taken, and no receipt is named.
        SumUnexplained: the sum is another than the catalogue's, or the catalogue has none, and
            nothing says why.
        PaymentBeforeReception: it was paid before the dossier was received.
    """
    if payment.amount_vnd and not payment.receipt_no.strip():
        raise ReceiptNoMissing(dossier_no, payment.amount_vnd)
    if payment.amount_vnd != expected_vnd and not payment.note.strip():
        raise SumUnexplained(dossier_no, payment.amount_vnd, expected_vnd)
    if at < since:
        raise PaymentBeforeReception(dossier_no, at, since)


def standing(payments: Sequence[Payment]) -> tuple[Payment, ...]:
    """The payments that were not cancelled."""
    return tuple(payment for payment in payments if payment.cancelled_at is None)


def total_vnd(payments: Sequence[Payment]) -> int:
    """What was taken; cancelled payments do not count."""
    return sum(payment.amount_vnd for payment in standing(payments))
