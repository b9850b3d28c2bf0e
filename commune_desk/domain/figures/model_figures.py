"""The figures of the model "02 không, 03 nhất": every formula once, with the article it rests on.

A figure is a part of a whole, each made of dossiers. `FORMULAS` is the list; beside the five stand
the two that keep them honest: how many were given exactly one appointment, and how many of those
who were served answered at all. What is not known is not counted: a figure without a count says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import Timeliness
from commune_desk.domain.figures.course import DossierFact
from commune_desk.domain.handling.rating import Rating, RatingLevel
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar, sessions_on

TWO_NOES = ("no_writing", "no_appointment")
THREE_MOSTS = ("timeliest", "closest", "most_effective")
BESIDE = ("one_appointment", "response")

FEWEST_ANSWERS = 10
"""A percentage of fewer answers says more about who answered than about the office."""

_CLOSE = (Channel.HOME_VISIT, Channel.OUTREACH)


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
    numbers: tuple[str, ...]


_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Basis:
    """What the figures are counted from: the dossiers and answers of a period, as of a moment.

    Attributes:
        dossiers: all that the period had to do with.
        lateness: how each of them stood to the law's time.
        received: those of them that were received in the period.
        answers: the answers that citizens gave in it.
        calendar: by which the sessions of the office are told apart.
    """

    dossiers: Sequence[DossierFact]
    lateness: Sequence[Timeliness]
    received: Sequence[DossierFact]
    answers: Sequence[Rating]
    period: ReportingPeriod
    calendar: Calendar


def no_writing(basis: Basis) -> Figure:
    """Of the declarations that dossiers received demand: those that the program printed.

    Not measured where the office printed none yet (`declarations_made` is known since the first).
    The dossiers behind it are those of which at least one was printed.
    """
    demanded = [fact for fact in basis.received if fact.declarations_due]
    due = sum(fact.declarations_due for fact in demanded)
    if all(fact.declarations_made is None for fact in demanded):
        return Figure(Share(None, due), _numbers(demanded))
    made = sum(fact.declarations_made or 0 for fact in demanded)
    return Figure(Share(made, due), _numbers([one for one in demanded if one.declarations_made]))


def no_appointment(basis: Basis) -> Figure:
    """Of the dossiers received: those handed over in the session in which they were received."""
    return _figure(basis.received, lambda fact: is_same_session(fact, basis.calendar))


def one_appointment(basis: Basis) -> Figure:
    """Of the dossiers received: those that needed an appointment and were given no second one."""
    return _figure(
        basis.received,
        lambda fact: not fact.is_reappointed and not is_same_session(fact, basis.calendar),
    )


def timeliest(basis: Basis) -> Figure:
    """Of the dossiers solved and of the open ones that are late: those solved in time."""
    judged = zip(basis.dossiers, basis.lateness, strict=True)
    due = [each for each in judged if each[0].closed_at or each[1] is Timeliness.OVERDUE]
    in_time = [fact for fact, lateness in due if lateness is not Timeliness.OVERDUE]
    return Figure(Share(len(in_time), len(due)), _numbers(in_time))


def closest(basis: Basis) -> Figure:
    """Of the dossiers received: those received where people live."""
    return _figure(basis.received, lambda fact: fact.channel in _CLOSE)


def most_effective(basis: Basis) -> Figure:
    """Of the answers given in the period: the satisfied ones; a paper slip has no number."""
    satisfied = [each for each in basis.answers if each.level is not RatingLevel.DISSATISFIED]
    share = Share(len(satisfied), len(basis.answers), FEWEST_ANSWERS)
    return Figure(share, tuple(sorted(r.dossier_no for r in satisfied if r.dossier_no)))


def response(basis: Basis) -> Figure:
    """Of the dossiers handed over in the period: those whose citizen answered in it."""
    answered = {rating.dossier_no for rating in basis.answers}
    starts_at = basis.period.starts_at
    handed_over = [
        fact for fact in basis.dossiers if fact.returned_at and fact.returned_at >= starts_at
    ]
    return _figure(handed_over, lambda fact: fact.dossier_no in answered)


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


def is_same_session(fact: DossierFact, calendar: Calendar) -> bool:
    """Whether the citizen could wait for the result: no session of the office began in between."""
    if fact.returned_at is None:
        return False
    if fact.returned_at - fact.received_at >= _A_DAY:
        return False
    received, returned = (
        moment.astimezone(OFFICE_ZONE) for moment in (fact.received_at, fact.returned_at)
    )
    days = {received.date(), returned.date()}
    begun = (
        datetime.combine(day, opens, OFFICE_ZONE)
        for day in days
        for opens, _ in sessions_on(calendar, day)
    )
    return not any(received < opens <= returned for opens in begun)


def _figure(whole: Sequence[DossierFact], is_part: Callable[[DossierFact], bool]) -> Figure:
    part = [fact for fact in whole if is_part(fact)]
    return Figure(Share(len(part), len(whole)), _numbers(part))


def _numbers(facts: Sequence[DossierFact]) -> tuple[str, ...]:
    return tuple(sorted(fact.dossier_no for fact in facts))
