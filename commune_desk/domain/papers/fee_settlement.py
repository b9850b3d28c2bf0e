"""What an office settles (quyết toán phí, lệ phí): the fees of a span of days, and their sums.

The offices settle every month (Nghị định 118/2025/NĐ-CP, Art 12(9)). A cancelled payment stands in
the list and counts for nothing; who was freed is counted with the ground on which it rests.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.handling.payments import Payment
from commune_desk.domain.office.letterhead import Letterhead
from commune_desk.domain.periods import ReportingPeriod


@dataclass(frozen=True, slots=True)
class TakenFee:
    """A payment with what the list says of its dossier; a procedure has its short name there.

    Attributes:
        address: of who files, as the dossier has it.
        province: where they live, by its name of today; empty where the address names none.
    """

    payment: Payment
    procedure_code: str
    procedure_name: str
    channel: Channel
    applicant_name: str
    address: str = ""
    province: str = ""


class FeeDimension(StrEnum):
    """By what the sums of a list can be told apart."""

    PROCEDURE = "procedure"
    CASE = "case"
    CHANNEL = "channel"
    GROUP = "group"
    PROVINCE = "province"
    GROUND = "ground"
    DAY = "day"
    PAID_BY = "paid_by"


@dataclass(frozen=True, slots=True)
class FeeShare:
    """What one value of a dimension comes to.

    Attributes:
        key: the code of a procedure, a case, a day in ISO 8601 …; empty for none.
        count: payments that stand, those of who was freed among them.
        freed: how many of them were freed.
    """

    key: str
    total_vnd: int
    count: int
    freed: int


_KEYS: Mapping[FeeDimension, Callable[[TakenFee], str]] = {
    FeeDimension.PROCEDURE: lambda fee: fee.procedure_code,
    FeeDimension.CASE: lambda fee: fee.payment.fee_case,
    FeeDimension.CHANNEL: lambda fee: fee.channel.value,
    FeeDimension.GROUP: lambda fee: fee.payment.person_group,
    FeeDimension.PROVINCE: lambda fee: fee.province,
    FeeDimension.GROUND: lambda fee: fee.payment.ground,
    FeeDimension.DAY: lambda fee: fee.payment.paid_at.date().isoformat(),
    FeeDimension.PAID_BY: lambda fee: fee.payment.paid_by.value,
}


def shares(fees: Sequence[TakenFee], by: FeeDimension) -> tuple[FeeShare, ...]:
    """The sums of a list by one dimension, in the order of its keys."""
    groups: dict[str, list[Payment]] = {}
    for fee in fees:
        if fee.payment.cancelled_at is None:
            groups.setdefault(_KEYS[by](fee), []).append(fee.payment)
    return tuple(
        FeeShare(
            key=key,
            total_vnd=sum(payment.amount_vnd for payment in payments),
            count=len(payments),
            freed=sum(bool(payment.ground) for payment in payments),
        )
        for key, payments in sorted(groups.items())
    )


@dataclass(frozen=True, slots=True)
class FeeList:
    """The list on paper (bảng kê), with the day on which it is made and signed."""

    letterhead: Letterhead
    period: ReportingPeriod
    made_on: date
    officer_name: str
    fees: tuple[TakenFee, ...]
