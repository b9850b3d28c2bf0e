"""The figures of the model "02 không, 03 nhất": every formula once, with the article it rests on.

A figure is a part of a whole, each made of dossiers. `FORMULAS` is the list; beside the five stand
the two that keep them honest: how many were given exactly one appointment, and how many of those
who were served answered at all. What is not known is not counted: a figure without a count says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from commune_desk.domain.figures.alike import Alike
from commune_desk.domain.figures.behind import Parts
from commune_desk.domain.handling.rating import RatedAlike, RatingLevel

TWO_NOES = ("no_writing", "no_appointment")
THREE_MOSTS = ("timeliest", "closest", "most_effective")
BESIDE = ("one_appointment", "response")

FEWEST_ANSWERS = 10
"""A percentage of fewer answers says more about who answered than about the office."""

_SOLVED_IN_TIME = ("solved_early", "solved_on_time")
_OPEN_IN_TIME = "open_in_time"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole.

    Attributes:
        count: the part; None where it is not measured.
        of: the whole.
        at_least: below so large a whole no percentage is given.
    """

    count: int | None
    of: int
    at_least: int = 1

    @property
    def percent(self) -> float | None:
        """The share in percent to one decimal; None where there is none to give."""
        if self.count is None or self.of < self.at_least:
            return None
        return round(100 * self.count / self.of, 1)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with the numbers of the dossiers that make up its part, or its unmeasured whole."""

    share: Share
    numbers: Parts


@dataclass(frozen=True, slots=True)
class Basis:
    """What the figures are counted from: the dossiers and answers of a period, as of a moment.

    Attributes:
        dossiers: all that the period had to do with.
        received: those of them that were received in the period.
        ratings: what citizens answered in it.
    """

    dossiers: Sequence[Alike]
    received: Sequence[Alike]
    ratings: Sequence[RatedAlike]


def no_writing(basis: Basis) -> Figure:
    """Of the declarations that dossiers received demand: those that the program printed.

    Not measured where the office printed none yet (`declarations_made` is known since the first).
    The dossiers behind it are those of which at least one was printed.
    """
    demanded = [one for one in basis.received if one.declarations_due]
    due = sum(one.declarations_due * one.count for one in demanded)
    if all(one.declarations_made is None for one in demanded):
        return Figure(Share(None, due), _numbers(demanded))
    made = sum((one.declarations_made or 0) * one.count for one in demanded)
    return Figure(Share(made, due), _numbers([one for one in demanded if one.declarations_made]))


def no_appointment(basis: Basis) -> Figure:
    """Of the dossiers received: those handed over in the session in which they were received."""
    return _figure(basis.received, lambda one: one.is_same_session)


def one_appointment(basis: Basis) -> Figure:
    """Of the dossiers received: those that needed an appointment and were given no second one."""
    return _figure(basis.received, lambda one: not one.is_reappointed and not one.is_same_session)


def timeliest(basis: Basis) -> Figure:
    """Of the dossiers solved and of the open ones that are late: those solved in time."""
    due = [one for one in basis.dossiers if one.standing != _OPEN_IN_TIME]
    return _figure(due, lambda one: one.standing in _SOLVED_IN_TIME)


def closest(basis: Basis) -> Figure:
    """Of the dossiers received: those received where people live."""
    return _figure(basis.received, lambda one: one.is_close)


def most_effective(basis: Basis) -> Figure:
    """Of the answers given in the period: the satisfied ones; a paper slip has no number."""
    satisfied = [each for each in basis.ratings if each.level is not RatingLevel.DISSATISFIED]
    count, of = (sum(len(each.numbers) for each in some) for some in (satisfied, basis.ratings))
    named = [number for each in satisfied for number in each.numbers if number]
    return Figure(Share(count, of, FEWEST_ANSWERS), [named])


def response(basis: Basis) -> Figure:
    """Of the dossiers handed over in the period: those whose citizen answered in it."""
    answered = {number for each in basis.ratings for number in each.numbers}
    handed_over = [one for one in basis.dossiers if one.is_returned]
    part = [number for one in handed_over for number in one.numbers if number in answered]
    return Figure(Share(len(part), _count(handed_over)), [part])


@dataclass(frozen=True, slots=True)
class Formula:
    """A figure by its name: how it is counted, and the article of NĐ 118/2025 that it serves."""

    name: str
    counted: Callable[[Basis], Figure]
    article: str


FORMULAS: tuple[Formula, ...] = (
    Formula("no_writing", no_writing, "17(1)(b)"),
    Formula("no_appointment", no_appointment, "17(4)"),
    Formula("timeliest", timeliest, "33(1)(a)"),
    Formula("closest", closest, "14(3)(a)"),
    Formula("most_effective", most_effective, "31(1)(b)"),
    Formula("one_appointment", one_appointment, "19(6)"),
    Formula("response", response, "31(3)"),
)


def model_figures(basis: Basis) -> dict[str, Figure]:
    """Every figure by its name."""
    return {formula.name: formula.counted(basis) for formula in FORMULAS}


def _figure(whole: Sequence[Alike], is_part: Callable[[Alike], bool]) -> Figure:
    part = [one for one in whole if is_part(one)]
    return Figure(Share(_count(part), _count(whole)), _numbers(part))


def _count(dossiers: Sequence[Alike]) -> int:
    return sum(one.count for one in dossiers)


def _numbers(dossiers: Sequence[Alike]) -> Parts:
    return [one.numbers for one in dossiers]
