"""What a dossier costs (phí, lệ phí): the sum of the fees that fit its case and its applicant.

A sum is only given where every line of it is known. What the provincial council sets and the
catalogue does not yet hold, or what no source publishes, makes the sum unknown, never free; the
officer then enters what the resolution says. Who decides is the case of the applicant (a birth
registered late, registered in time), the group that is freed (Luật Phí và lệ phí, Art 10; Luật Hộ
tịch 60/2014, Art 11), the way of filing, and the number of units and copies.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commune_desk.domain.catalogue.catalogue_errors import FeeCaseUnknown
from commune_desk.domain.catalogue.procedure import (
    Channel,
    Fee,
    FeeKind,
    PersonGroup,
    Procedure,
    is_for,
)
from commune_desk.domain.law.topics import (
    FeeExemptionLaw,
    FeeReliefLaw,
    Law,
    exemption_ground,
    in_force,
)


@dataclass(frozen=True, slots=True)
class FeeAsked:
    """What decides a sum.

    Attributes:
        case: one of `cases_of`; empty where the procedure knows none.
        group: the group that the applicant proves to belong to; None for no group.
        count: units of the fee ("trang", "bản") in one copy.
        copies: how many copies are made; only fees by the page ask for it.
    """

    channel: Channel = Channel.COUNTER
    case: str = ""
    group: PersonGroup | None = None
    count: int = 1
    copies: int = 1


class FeeReason(StrEnum):
    """Why a line of a sum is what it is."""

    AMOUNT = "amount"
    FREE = "free"
    EXEMPT = "exempt"
    RELIEVED = "relieved"
    PROVINCIAL = "provincial"
    NOT_PUBLISHED = "not_published"


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee of a sum.

    Attributes:
        amount_vnd: None where nobody but the officer knows it.
        ground: upon what it rests that a group is freed of it; empty where none is.
    """

    fee: Fee
    amount_vnd: int | None
    why: FeeReason
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """What is to be paid.

    Attributes:
        amount_vnd: whole đồng; None where nobody but the officer knows it.
        ground: upon what it rests that a group is freed; empty where none is.
    """

    amount_vnd: int | None
    ground: str = ""


@dataclass(frozen=True, slots=True)
class FeeSum:
    """The fees of a case, line by line."""

    lines: tuple[FeeLine, ...]

    @property
    def amount_vnd(self) -> int | None:
        """Whole đồng; None where a line is not known, or the catalogue has no line at all."""
        amounts = [line.amount_vnd for line in self.lines if line.amount_vnd is not None]
        return sum(amounts) if amounts and len(amounts) == len(self.lines) else None

    @property
    def ground(self) -> str:
        """Upon what it rests that a group is freed; empty where it is not."""
        return "; ".join(dict.fromkeys(line.ground for line in self.lines if line.ground))

    @property
    def charge(self) -> Charge:
        """What is to be paid."""
        return Charge(self.amount_vnd, self.ground)


def fees_of(procedure: Procedure, channel: Channel) -> tuple[Fee, ...]:
    """The fees that a way of filing may cost."""
    return tuple(fee for fee in procedure.fees if is_for(channel, fee.channels))


def cases_of(procedure: Procedure, channel: Channel) -> tuple[str, ...]:
    """The cases that have fees of their own, the usual one first."""
    return tuple(dict.fromkeys(fee.case for fee in fees_of(procedure, channel) if fee.case))


@dataclass(frozen=True, slots=True)
class FreeingLaw:
    """The laws that free groups, as they are in force on the day of a payment."""

    relief: FeeReliefLaw
    exemptions: FeeExemptionLaw


def freeing_law(law: Law, on: date) -> FreeingLaw:
    """The laws that free groups on a day."""
    return FreeingLaw(in_force(law.fee_relief, on), in_force(law.fee_exemptions, on))


def sum_of(procedure: Procedure, asked: FeeAsked, freeing: FreeingLaw) -> FeeSum:
    """What a dossier costs.

    Args:
        procedure: the version under which the dossier was received.
        asked: the case, the group, the number of units.
        freeing: the laws that free groups on the day of the payment.

    Raises:
        FeeCaseUnknown: the procedure has fees by case, and none of its cases is named.
    """
    cases = cases_of(procedure, asked.channel)
    if asked.case not in (cases or ("",)):
        raise FeeCaseUnknown(procedure.code, procedure.name, asked.case, cases)
    fitting = [fee for fee in fees_of(procedure, asked.channel) if fee.case in ("", asked.case)]
    ground = exemption_ground(freeing.exemptions, procedure.sector)
    return FeeSum(tuple(_line(fee, asked, freeing.relief, ground=ground) for fee in fitting))


def _line(fee: Fee, asked: FeeAsked, relief: FeeReliefLaw, *, ground: str) -> FeeLine:
    if fee.kind is FeeKind.FREE:
        return FeeLine(fee, 0, FeeReason.FREE)
    if asked.group in fee.exempt:
        rests_on = dict.fromkeys(text for text in (ground, fee.legal_basis) if text)
        return FeeLine(fee, 0, FeeReason.EXEMPT, ", ".join(rests_on))
    is_freed = any(circular in fee.legal_basis for circular in relief.free_under)
    if asked.group is PersonGroup.DIGITAL_CITIZEN and is_freed:
        return FeeLine(fee, 0, FeeReason.RELIEVED, relief.legal_basis)
    if fee.kind is FeeKind.AMOUNT and fee.amount_vnd is not None:
        return FeeLine(fee, _amount(fee, fee.amount_vnd, asked), FeeReason.AMOUNT)
    return FeeLine(fee, None, FeeReason(fee.kind.value))


def _amount(fee: Fee, each_vnd: int, asked: FeeAsked) -> int:
    """The price of all units; further units may cost less, and one copy at most so much."""
    first = asked.count if fee.first_count is None else min(asked.count, fee.first_count)
    further = (fee.further_vnd or 0) * (asked.count - first)
    one_copy = each_vnd * first + further
    return min(one_copy, fee.most_vnd or one_copy) * asked.copies
