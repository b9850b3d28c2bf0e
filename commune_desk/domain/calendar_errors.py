"""What the hours and the calendar of an office may be refused for."""

from dataclasses import dataclass
from datetime import date, time

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class HoursOutOfOrder(UserError):
    """Office hours in which a time does not come after the one before it."""

    earlier: time
    later: time


@dataclass(eq=False)
class NoWorkingHours(UserError):
    """A week without a single working day, by which no due date can be counted."""


@dataclass(eq=False)
class HalfDayWithoutHours(UserError):
    """A half day of the yearly table that does not say when the office is open."""

    on: date
