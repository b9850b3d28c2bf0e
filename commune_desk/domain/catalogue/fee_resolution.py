"""What a provincial council sets (nghị quyết của Hội đồng nhân dân cấp tỉnh): one paper, many fees.

The catalogue says of such a fee only that the province sets it. The office enters the resolution
once: for each procedure and case what is taken at the counter and online, from which day. It
becomes new versions of the procedures, so that a dossier keeps the fee under which it was received;
the next resolution takes the place of this one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from commune_desk.domain.catalogue.catalogue_errors import NotProvincial
from commune_desk.domain.catalogue.procedure import (
    FILED_ONLINE,
    Channel,
    Fee,
    FeeKind,
    PersonGroup,
    Procedure,
)
from commune_desk.domain.vietnamese import fold

_COUNCIL = "nq-hdnd"
"""What the number of every resolution of a people's council ends in, folded."""

_AND = ", "
_NOT_ONLINE = tuple(channel for channel in Channel if channel not in FILED_ONLINE)


@dataclass(frozen=True, slots=True)
class ProvincialFee:
    """A fee that the council sets, as the catalogue knows it.

    Attributes:
        counter_vnd, online_vnd: what is taken now; None where no resolution was entered.
        basis: the resolution in force, empty where none was entered.
    """

    procedure_code: str
    name: str
    case: str
    exempt: tuple[PersonGroup, ...]
    counter_vnd: int | None = None
    online_vnd: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class ResolvedFee:
    """What a resolution says of one case of one procedure.

    Attributes:
        online_vnd: where it is another sum than at the counter; None where it is the same.
    """

    procedure_code: str
    counter_vnd: int
    online_vnd: int | None = None
    case: str = ""
    unit: str = "lần"


@dataclass(frozen=True, slots=True)
class FeeResolution:
    """A resolution.

    Attributes:
        name: its number, its day and its council, as papers cite it.
    """

    name: str
    effective_from: date
    fees: tuple[ResolvedFee, ...]

    def by_procedure(self) -> Mapping[str, Sequence[ResolvedFee]]:
        """Its fees by the codes of the procedures, in its order."""
        found: dict[str, list[ResolvedFee]] = {}
        for fee in self.fees:
            found.setdefault(fee.procedure_code, []).append(fee)
        return found


def names_council(text: str) -> bool:
    """Whether a text cites a resolution of a people's council by its number.

    >>> names_council("Nghị quyết số 12/2018/NQ-HĐND"), names_council("Thông tư 85/2019/TT-BTC")
    (True, False)
    """
    return _COUNCIL in fold(text)


def is_provincial(fee: Fee) -> bool:
    """Whether a council sets a fee, or has set it."""
    return fee.kind is FeeKind.PROVINCIAL or names_council(fee.legal_basis)


def provincial_fees(procedure: Procedure) -> tuple[ProvincialFee, ...]:
    """The fees of a procedure that the council sets, one for each case."""
    found: dict[str, list[Fee]] = {}
    for fee in procedure.fees:
        if is_provincial(fee):
            found.setdefault(fee.case, []).append(fee)
    name = procedure.short_name or procedure.name
    return tuple(
        ProvincialFee(
            procedure.code,
            name,
            case,
            fees[0].exempt,
            counter_vnd=_sum_for(fees, Channel.COUNTER),
            online_vnd=_sum_for(fees, Channel.ONLINE),
            basis="" if fees[0].kind is FeeKind.PROVINCIAL else fees[0].legal_basis,
        )
        for case, fees in found.items()
    )


def _sum_for(fees: Sequence[Fee], channel: Channel) -> int | None:
    fitting = (fee for fee in fees if not fee.channels or channel in fee.channels)
    fee = next(fitting, fees[0])
    return 0 if fee.kind is FeeKind.FREE else fee.amount_vnd


def resolved(procedure: Procedure, name: str, fees: Sequence[ResolvedFee]) -> Procedure:
    """The procedure with the fees of a resolution in the places of those that it sets anew.

    Raises:
        NotProvincial: no fee of that case is set by the council.
    """
    lines = list(procedure.fees)
    for fee in fees:
        places = [
            place
            for place, line in enumerate(lines)
            if line.case == fee.case and is_provincial(line)
        ]
        if not places:
            cases = tuple(one.case for one in provincial_fees(procedure))
            raise NotProvincial(procedure.code, procedure.name, fee.case, cases)
        first = places[0]
        former = lines[first]
        lines = [line for place, line in enumerate(lines) if place not in places]
        lines[first:first] = _lines(former, name, fee)
    return replace(procedure, fees=tuple(lines))


def _lines(former: Fee, name: str, fee: ResolvedFee) -> tuple[Fee, ...]:
    """The lines of a fee: one for all ways of filing, or one at the counter and one online."""
    others = [part for part in former.legal_basis.split(_AND) if not names_council(part)]
    basis = _AND.join([name, *(part for part in others if part)])
    shared = replace(former, legal_basis=basis, is_verified=True)
    if fee.online_vnd is None or fee.online_vnd == fee.counter_vnd:
        return (_priced(shared, fee.counter_vnd, fee.unit, channels=()),)
    return (
        _priced(shared, fee.counter_vnd, fee.unit, channels=_NOT_ONLINE),
        _priced(shared, fee.online_vnd, fee.unit, channels=(Channel.ONLINE,)),
    )


def _priced(fee: Fee, amount_vnd: int, unit: str, *, channels: tuple[Channel, ...]) -> Fee:
    if not amount_vnd:
        return replace(fee, kind=FeeKind.FREE, amount_vnd=None, unit="", channels=channels)
    return replace(fee, kind=FeeKind.AMOUNT, amount_vnd=amount_vnd, unit=unit, channels=channels)
