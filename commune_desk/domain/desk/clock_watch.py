"""Watching the clock of the PC (đồng hồ máy): what it says may not be believed as it is.

Everything that the office promises is counted from the clock. It stands wrong after an empty
battery, a wrong key, or on purpose. So it is compared with the last line of the history, with the
day on which the program was made, and with the office's calendar. A doubt keeps receptions out
until an administrator says why the clock is right, or until it stands right again.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from commune_desk.domain.errors import UserError
from commune_desk.domain.working_time import Calendar, is_beyond, is_working_day

_CLOCKS_DIFFER_BY = timedelta(minutes=5)
"""Between the PCs of an office."""
_NOBODY_LOOKS_FURTHER = timedelta(days=60)
_YEARS_OF_A_PROGRAM = 20


class ClockFault(StrEnum):
    """Why a clock is not believed.

    * `IMPOSSIBLE`: a year in which no office works with this program any more; nobody can confirm
      it.
    * `BEFORE_BUILD`: before the program was made.
    * `WENT_BACK`: before the last line of the history.
    * `DAY_SKIPPED`: a whole working day passed without any line of the history.
    """

    IMPOSSIBLE = "impossible"
    BEFORE_BUILD = "before_build"
    WENT_BACK = "went_back"
    DAY_SKIPPED = "day_skipped"


@dataclass(eq=False)
class ClockDoubted(UserError):
    """The clock of the PC is not believed, and nobody has confirmed it.

    Attributes:
        last: the last line of the history that was written by a clock nobody doubted.
    """

    fault: ClockFault
    now: datetime
    last: datetime

    @property
    def may_be_confirmed(self) -> bool:
        """Whether such a clock can be right after all."""
        return self.fault not in (ClockFault.IMPOSSIBLE, ClockFault.BEFORE_BUILD)


@dataclass(eq=False)
class ClockNotDoubted(UserError):
    """There is nothing to confirm."""

    now: datetime


@dataclass(eq=False)
class ClockReasonMissing(UserError):
    """Nobody said why the clock is right."""


def fault_of(
    now: datetime, last: datetime | None, calendar: Calendar, *, built_on: date
) -> ClockFault | None:
    """What is wrong with a clock that says it is `now`.

    Args:
        now: what it says.
        last: the last line of the history; None in an office that has received nothing yet.
        calendar: of the office.
        built_on: when the program was made.
    """
    if now.year > built_on.year + _YEARS_OF_A_PROGRAM:
        return ClockFault.IMPOSSIBLE
    if now.date() < built_on:
        return ClockFault.BEFORE_BUILD
    if last is None:
        return None
    if now < last - _CLOCKS_DIFFER_BY:
        return ClockFault.WENT_BACK
    return ClockFault.DAY_SKIPPED if _skips_a_day(now, last, calendar) else None


def _skips_a_day(now: datetime, last: datetime, calendar: Calendar) -> bool:
    """Whether the office had a whole working day between two moments."""
    if now - last > _NOBODY_LOOKS_FURTHER:
        return True
    between = (last.date() + timedelta(days=n) for n in range(1, (now.date() - last.date()).days))
    return any(not is_beyond(calendar, day) and is_working_day(calendar, day) for day in between)
