"""What a fee that is taken may be refused for: see `domain/handling/payments`."""

from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class ReceiptNoMissing(UserError):
    """Money was taken, and no payment receipt is named."""

    put_right_in = ("receipt_no",)

    dossier_no: str
    amount_vnd: int


@dataclass(eq=False)
class SumUnexplained(UserError):
    """The sum is another than the catalogue's (None: it has none), and no reason is given."""

    put_right_in = ("note",)

    dossier_no: str
    amount_vnd: int
    expected_vnd: int | None


@dataclass(eq=False)
class PaymentBeforeReception(UserError):
    """A fee is said to have been paid before its dossier was received."""

    dossier_no: str
    at: datetime
    received_at: datetime


@dataclass(eq=False)
class ReceiptNoUsed(UserError):
    """A payment receipt of that number stands for another payment."""

    put_right_in = ("receipt_no",)

    receipt_no: str
    dossier_no: str


@dataclass(eq=False)
class PaymentNotFound(UserError):
    """No payment of the dossier that stands has that receipt number."""

    dossier_no: str
    receipt_no: str


@dataclass(eq=False)
class CancellationUnexplained(UserError):
    """A payment is not cancelled without a reason."""

    put_right_in = ("reason",)

    dossier_no: str
    receipt_no: str
