"""An invented month of the desk, of any size, as events in the form that `replay` reads.

Most dossiers are early, some on time, few late; what is not finished when the month ends stays
open. The same seed gives the same month.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from operator import itemgetter
from random import Random
from typing import TypeVar

from commune_desk.domain.catalogue.procedure import (
    Channel,
    Procedure,
    ProcessingTime,
    TimeUnit,
    is_for,
    is_in_force,
    processing_time,
)
from commune_desk.domain.desk.dossier import ReturnBy
from commune_desk.domain.desk.steps import Action
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.domain.working_time import OFFICE_ZONE, Calendar, due_at, sessions_on
from commune_desk.files.upkeep.inventions import Inventions, read_inventions
from commune_desk.paths import resources
from commune_desk.services.upkeep.invented_people import invent_card, invent_phone

Event = dict[str, object]

_CHANNELS = {
    Channel.COUNTER: 66,
    Channel.ONLINE: 26,
    Channel.HOME_VISIT: 4,
    Channel.POSTAL: 3,
    Channel.OUTREACH: 1,
}
_RETURN_BY = {Channel.HOME_VISIT: ReturnBy.HOME, Channel.POSTAL: ReturnBy.POST}
_LEVELS = {RatingLevel.VERY_SATISFIED: 71, RatingLevel.SATISFIED: 27, RatingLevel.DISSATISFIED: 2}
_RATED = 0.88
_ONLINE_HOURS = (time(6), time(22))
_SHORTEST_WORK = timedelta(minutes=8)
_LATE_BY = timedelta(days=10)

_Dated = tuple[datetime, Event]
_Span = tuple[datetime, datetime]
_T = TypeVar("_T")


class _Fate(Enum):
    """How a dossier will stand to its due date; the values say how many in a hundred."""

    EARLY = 87
    ON_TIME = 8
    LATE = 3
    OPEN = 2


@dataclass(frozen=True, slots=True)
class _Month:
    """What the events of a month are drawn from."""

    random: Random
    procedures: tuple[Procedure, ...]
    calendar: Calendar
    inventions: Inventions
    starts_at: datetime
    ends_at: datetime


def make_month(
    procedures: tuple[Procedure, ...], month: date, count: int, *, seed: int, calendar: Calendar
) -> tuple[Event, ...]:
    """The events of `count` dossiers in order of time.

    Args:
        procedures: what may be asked for, each on the days on which it is in force.
        month: any day of the month.
        count: how many dossiers are received in it.
        seed: the same seed gives the same month.
        calendar: when the office works.
    """
    starts_at = datetime.combine(month.replace(day=1), time(), OFFICE_ZONE)
    ends_at = (starts_at + timedelta(days=31)).replace(day=1)
    return make_days(procedures, (starts_at, ends_at), count, seed=seed, calendar=calendar)


def make_days(
    procedures: tuple[Procedure, ...], span: _Span, count: int, *, seed: int, calendar: Calendar
) -> tuple[Event, ...]:
    """The events of `count` dossiers that come in between two moments; arguments as above."""
    starts_at, ends_at = span
    inventions = read_inventions(resources() / "practice" / "invented.json")
    made = _Month(Random(seed), procedures, calendar, inventions, starts_at, ends_at)
    dated = [event for number in range(1, count + 1) for event in _dossier(made, number)]
    dated.sort(key=itemgetter(0))
    return tuple({"at": at.isoformat(), **event} for at, event in dated if at < ends_at)


def _dossier(made: _Month, number: int) -> Iterator[_Dated]:
    """What happens to one dossier."""
    random, ref = made.random, f"d{number:04}"
    channel = _weighted(random, _CHANNELS)
    received_at = _reception(made, channel)
    on = received_at.date()
    possible = {
        procedure: _demand(procedure.times[0])
        for procedure in made.procedures
        if is_in_force(procedure, on)
        and any(is_for(channel, time.channels) for time in procedure.times)
    }
    procedure = _weighted(made.random, possible)
    allowance = processing_time(procedure, channel)
    yield (
        received_at,
        {
            "do": "receive",
            "ref": ref,
            "procedure": procedure.code,
            "channel": channel.value,
            "applicant": {"card": invent_card(random, made.inventions, received_at.date())},
            "phone": invent_phone(random),
            "return_by": _RETURN_BY.get(channel, ReturnBy.COUNTER).value,
        },
    )
    fate = _weighted(random, {fate: fate.value for fate in _Fate})
    if fate is not _Fate.OPEN:
        due = due_at(received_at, allowance, made.calendar)
        due_day = datetime.combine(due.date(), time(), OFFICE_ZONE)
        begun = received_at + _SHORTEST_WORK
        wanted = {
            _Fate.EARLY: (begun, due_day),
            _Fate.ON_TIME: (max(begun, due_day), due),
            _Fate.LATE: (due, due + _LATE_BY),
        }[fate]
        spans = _working_spans(made.calendar, *wanted) or _working_spans(made.calendar, begun, due)
        yield from _solved(
            made, ref, _within(made.random, spans or [(begun, max(begun, due))]), due=due
        )


def _reception(made: _Month, channel: Channel) -> datetime:
    """When a dossier comes in: in working hours, online on any day until late in the evening."""
    if channel is not Channel.ONLINE:
        return _within(made.random, _working_spans(made.calendar, made.starts_at, made.ends_at))
    days = _days(made.starts_at, made.ends_at)
    return _within(made.random, [_span(day, _ONLINE_HOURS) for day in days])


def _demand(allowance: ProcessingTime) -> float:
    """How often a procedure is asked for: those of a few days most."""
    match allowance.unit:
        case TimeUnit.SAME_DAY:
            return 0.05
        case TimeUnit.HOURS:
            return 1.0
        case _:
            return 1 / allowance.count


def _solved(made: _Month, ref: str, finished_at: datetime, *, due: datetime) -> Iterator[_Dated]:
    """The result, its hand-over, and most times what the citizen thinks of it."""
    random = made.random
    finish: Event = {"do": "step", "ref": ref, "action": Action.FINISH.value}
    if finished_at > due:
        finish["late_reason"] = random.choice(made.inventions.late_reasons)
    yield finished_at, finish
    returned_at = finished_at + timedelta(minutes=random.randint(1, 9))
    yield returned_at, {"do": "return", "ref": ref}
    if random.random() < _RATED:
        level = _weighted(random, _LEVELS)
        rated_at = returned_at + timedelta(seconds=random.randint(20, 90))
        yield rated_at, {"do": "rate", "ref": ref, "level": level.value}


# --- drawing -----------------------------------------------------------------------------------


def _weighted(random: Random, weights: Mapping[_T, float]) -> _T:
    return random.choices(list(weights), list(weights.values()))[0]


def _within(random: Random, spans: Sequence[_Span]) -> datetime:
    """A moment within one of the spans, to the second; longer ones are likelier."""
    first, last = _weighted(random, {span: (span[1] - span[0]).total_seconds() for span in spans})
    return first + timedelta(seconds=random.randrange(max(1, int((last - first).total_seconds()))))


def _working_spans(calendar: Calendar, first: datetime, last: datetime) -> list[_Span]:
    """The office hours between two moments."""
    spans = (
        _span(day, hours) for day in _days(first, last) for hours in sessions_on(calendar, day)
    )
    cut = ((max(opens, first), min(closes, last)) for opens, closes in spans)
    return [(opens, closes) for opens, closes in cut if opens < closes]


def _days(first: datetime, last: datetime) -> list[date]:
    """The days from one moment up to another."""
    count = (last.date() - first.date()).days + (last.time() > time())
    return [first.date() + timedelta(days=number) for number in range(count)]


def _span(day: date, hours: tuple[time, time]) -> _Span:
    opens, closes = (datetime.combine(day, clock, OFFICE_ZONE) for clock in hours)
    return opens, closes
