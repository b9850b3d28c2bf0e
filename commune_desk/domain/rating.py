"""Ratings (đánh giá mức độ hài lòng): three levels, counted, with percentages that add up to 100.

Rounding is by the largest remainder: every share is rounded down to the chosen number of decimals
and the units that are left go to the largest remainders, the earlier level first among equals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class RatingLevel(StrEnum):
    """The three levels that citizens choose from (rất hài lòng, hài lòng, không hài lòng)."""

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    DISSATISFIED = "dissatisfied"


@dataclass(frozen=True, slots=True)
class Rating:
    """One answer; `reason` only where the citizen gave one."""

    dossier_no: str
    level: RatingLevel
    at: datetime
    reason: str = ""


def percentages(counts: Sequence[int], decimals: int = 0) -> tuple[Decimal, ...]:
    """The shares of `counts` in percent, adding up to exactly 100; all 0 without any count."""
    total = sum(counts)
    if total == 0:
        return tuple(Decimal(0) for _ in counts)
    units = 100 * 10**decimals
    floors = [count * units // total for count in counts]
    remainders = [count * units % total for count in counts]
    order = sorted(range(len(counts)), key=lambda i: (-remainders[i], i))
    for i in order[: units - sum(floors)]:
        floors[i] += 1
    return tuple(Decimal(floor).scaleb(-decimals) for floor in floors)
