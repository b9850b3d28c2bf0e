"""Ratings (đánh giá mức độ hài lòng): three levels, counted, with percentages that add up to 100.

Rounding is by the largest remainder: every share is rounded down to the chosen number of decimals
and the units that are left go to the largest remainders, the earlier level first among equals.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from commune_desk.domain.keys import OfficerId


class RatingLevel(StrEnum):
    """The three levels that citizens choose from (rất hài lòng, hài lòng, không hài lòng)."""

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    DISSATISFIED = "dissatisfied"


class RatingWay(StrEnum):
    """How a citizen is asked, or how an answer came."""

    SECOND_SCREEN = "second_screen"
    TURNED_SCREEN = "turned_screen"
    PAPER = "paper"
    COMMAND = "command"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Rating:
    """One answer.

    Attributes:
        dossier_no: what is rated; empty for a paper slip, which names no dossier by law.
        reason: only where the citizen gave one.
        came_by: how it came to the office; unknown where it was given before that was kept.
    """

    dossier_no: str
    level: RatingLevel
    at: datetime
    reason: str = ""
    came_by: RatingWay = RatingWay.COMMAND


@dataclass(frozen=True, slots=True)
class RatedAlike:
    """Answers that say the same and came the same way; `numbers` as the ratings' `dossier_no`."""

    level: RatingLevel
    came_by: RatingWay
    numbers: Sequence[str]


@dataclass(frozen=True, slots=True)
class PaperSlip:
    """A rating slip from the letter box; it has a `dossier_no` only where somebody knows it."""

    level: RatingLevel
    dossier_no: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RatingRequest:
    """That a citizen is asked on a screen, and by whom."""

    dossier_no: str
    officer_id: OfficerId
    desk_name: str
    way: RatingWay
    at: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a citizen sees who is asked: never their own name.

    Attributes:
        kind_of_work: the procedure.
        officer_name: who received the dossier.
    """

    dossier_no: str
    kind_of_work: str
    officer_name: str


def by_level(answers: Iterable[RatedAlike]) -> Mapping[RatingLevel, int]:
    """How many citizens chose each level."""
    found = dict.fromkeys(RatingLevel, 0)
    for each in answers:
        found[each.level] += len(each.numbers)
    return found


def by_way(answers: Sequence[RatedAlike]) -> Mapping[RatingWay, Mapping[RatingLevel, int]]:
    """The same by how the answers came; a way that none came is left out."""
    came = {each.came_by for each in answers}
    return {
        way: by_level(each for each in answers if each.came_by is way)
        for way in RatingWay
        if way in came
    }


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
