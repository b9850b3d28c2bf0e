"""What a reporting period, its closing and its figures may be refused for."""

from dataclasses import dataclass
from datetime import date, datetime

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class ClosedLookingBack(UserError):
    """A period is closed as it stands, not as it stood at an earlier moment."""

    as_of: datetime


@dataclass(eq=False)
class PeriodEndsBeforeItBegins(UserError):
    """The last day of a period lies before its first."""

    put_right_in = ("last_day",)

    first: date
    last: date


@dataclass(eq=False)
class MonthBesideDates(UserError):
    """A period is asked for by its month and by its dates."""

    month: str


@dataclass(eq=False)
class PeriodNotBegun(UserError):
    """At the moment that a report looks from, its period had not begun."""

    put_right_in = ("seen_on", "first_day")

    first: date
    last: date
    at: datetime


@dataclass(eq=False)
class PeriodNotOver(UserError):
    """A period is closed when it has ended."""

    first: date
    last: date


@dataclass(eq=False)
class PeriodAlreadyClosed(UserError):
    """What was closed and signed stays."""

    first: date
    last: date
    closed_at: datetime


@dataclass(eq=False)
class EntryInClosedPeriod(UserError):
    """An entry is dated before the end of a closed period, and nobody said why it comes late."""

    at: datetime
    first: date
    last: date


@dataclass(eq=False)
class BackDatingNotYours(UserError):
    """An entry is dated on an earlier day, which the role may not enter."""

    at: datetime
    role: str


@dataclass(eq=False)
class BackDatingUnexplained(UserError):
    """An entry is dated on an earlier day, and nobody said why it comes later."""

    put_right_in = ("note",)

    at: datetime


@dataclass(eq=False)
class FeedbackDoesNotAddUp(UserError):
    """A line of form 06a in which a total is not the same both ways; `total` as "(3)=(4)+(5)…"."""

    sector: str
    total: str


@dataclass(eq=False)
class FeedbackPartTooLarge(UserError):
    """A line of form 06a in which a column is more than the one it is a part of."""

    sector: str
    part: str
    count: int
    whole: str
    most: int
