"""Working time (thời gian làm việc): from the moment of reception and an allowance to a due date.

Convention: days are dates of the office's zone, sessions are half-open `[start, end)`, and a due
date in days falls at the end of the last session of its day. How the law counts:

* same day: due at the end of the day of reception; received after the cut-off of the procedure
  (15:00), at the end of the next working day (Luật Hộ tịch Art 5(3); NĐ 23/2015/NĐ-CP Art 7);
* days: the day of reception, whatever its hour, is not counted (Bộ luật Dân sự 2015 Art 147-148,
  marked unverified); calendar days that end on a day off end on the next working day;
* hours: hours of office time, across breaks, nights and days off;
* same-day and hourly procedures received outside office hours count from the next opening.

The calendar is data: weekly sessions and a table of exceptions of every year (holidays,
compensatory days off, days swapped off, Saturdays worked for them, half days).

Why a due date is counted in steps: a clerk is asked "why that day?" forty times a day. The steps
that lead to the date are those that explain it, so that explanation and result cannot disagree.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from commune_desk.domain.catalogue.procedure import ProcessingTime, TimeUnit

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

Session = tuple[time, time]

_FURTHEST = timedelta(days=3660)
_DAY = timedelta(days=1)


class DayKind(StrEnum):
    """Why a day is not an ordinary one of its weekday."""

    HOLIDAY = "holiday"
    COMPENSATORY = "compensatory"
    SWAPPED_OFF = "swapped_off"
    WORKED = "worked"
    HALF_DAY = "half_day"


WORKED = (DayKind.WORKED, DayKind.HALF_DAY)
"""Days of the table on which the office is open."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One exception of the yearly table; `sessions` are the hours of a worked or half day.

    A worked day (ngày làm bù) without sessions of its own has those of an ordinary day.
    """

    on: date
    kind: DayKind
    name: str
    legal_basis: str = ""
    is_confirmed: bool = True
    sessions: tuple[Session, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """The sessions of an ordinary working day and of weekdays with hours of their own.

    `weekdays` are numbers as of `date.weekday()`, Monday is 0; `special` maps a weekday to its own
    sessions (a Saturday morning: `{5: ((time(7, 30), time(11, 30)),)}`).
    """

    sessions: tuple[Session, ...] = ((time(7, 30), time(11, 30)), (time(13, 30), time(17, 0)))
    weekdays: frozenset[int] = frozenset(range(5))
    special: Mapping[int, tuple[Session, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Office hours and the exceptions by date."""

    hours: OfficeHours = OfficeHours()
    days: Mapping[date, CalendarDay] = field(default_factory=dict)


class DueRule(StrEnum):
    """What one step of an explanation says; the words are in `words/desk/due_dates.py`."""

    RECEIVED = "received"
    SUPPLEMENTED = "supplemented"
    VERIFIED = "verified"
    OUTSIDE_HOURS = "outside_hours"
    AFTER_CUT_OFF = "after_cut_off"
    FIRST_DAY_NOT_COUNTED = "first_day_not_counted"
    DAYS_OFF_LEFT_OUT = "days_off_left_out"
    WORKED_DAYS_COUNTED = "worked_days_counted"
    ENDS_ON_DAY_OFF = "ends_on_day_off"
    CALENDAR_UNCONFIRMED = "calendar_unconfirmed"
    CALENDAR_UNKNOWN = "calendar_unknown"
    COUNTED_LATER = "counted_later"
    COUNTED_TODAY = "counted_today"
    DUE = "due"
    DUE_KEPT = "due_kept"
    DUE_PROMISED = "due_promised"


@dataclass(frozen=True, slots=True)
class DueStep:
    """One step of the way to a due date.

    Attributes:
        rule: what happened.
        at: the moment that the step leads to.
        allowance: the time allowed, on the steps that speak of it.
        weekend: the weekly days off that were left out.
        exceptions: the days of the yearly table that were left out or worked.
    """

    rule: DueRule
    at: datetime
    allowance: ProcessingTime | None = None
    weekend: tuple[date, ...] = ()
    exceptions: tuple[CalendarDay, ...] = ()


def calendar_of(hours: OfficeHours, days: tuple[CalendarDay, ...]) -> Calendar:
    """A calendar from hours and the rows of the yearly table."""
    return Calendar(hours, {day.on: day for day in days})


def sessions_on(calendar: Calendar, day: date) -> tuple[Session, ...]:
    """The hours in which the office works that day; empty on a day off."""
    hours, exception = calendar.hours, calendar.days.get(day)
    if exception is None:
        weekday = day.weekday()
        weekly = hours.sessions if weekday in hours.weekdays else ()
        return hours.special.get(weekday, weekly)
    if exception.kind in (DayKind.WORKED, DayKind.HALF_DAY):
        return exception.sessions or hours.sessions
    return ()


def is_working_day(calendar: Calendar, day: date) -> bool:
    """Whether the office works on that day at all."""
    return bool(sessions_on(calendar, day))


def next_working_day(calendar: Calendar, day: date) -> date:
    """The first working day after `day`.

    Raises:
        ValueError: the calendar has no working day within ten years (a broken table).
    """
    [day], _days_off = _walked(calendar, day, 1)
    return day


def add_working_days(calendar: Calendar, day: date, count: int) -> date:
    """The working day `count` working days after `day`; `day` itself is not counted."""
    worked, _days_off = _walked(calendar, day, count)
    return worked[-1] if worked else day


def _walked(calendar: Calendar, day: date, count: int) -> tuple[list[date], list[date]]:
    """The next so many working days after a day, and the days off on the way to the last."""
    worked: list[date] = []
    days_off: list[date] = []
    limit = day + _FURTHEST
    while len(worked) < count:
        day += _DAY
        if is_working_day(calendar, day):
            worked.append(day)
            limit = day + _FURTHEST
        elif day < limit:
            days_off.append(day)
        else:
            raise ValueError(f"no working day until {limit}")
    return worked, days_off


def is_beyond(calendar: Calendar, day: date) -> bool:
    """Whether a day lies beyond the last year of which the calendar has any day off or worked.

    Of a calendar without any days nothing is said: its hours are all that is known of it.
    """
    return bool(calendar.days) and day.year > max(calendar.days).year


def working_days_between(calendar: Calendar, after: date, until: date) -> int:
    """How many working days lie after one day, until another, which is included."""
    days = (after + _DAY * n for n in range(1, (until - after).days + 1))
    return sum(is_working_day(calendar, day) for day in days)


def opens_at(calendar: Calendar, day: date) -> datetime:
    """When the office opens on a working day."""
    return _moment(day, sessions_on(calendar, day)[0][0])


def closes_at(calendar: Calendar, day: date) -> datetime:
    """When the office closes on a working day."""
    return _moment(day, sessions_on(calendar, day)[-1][1])


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, OFFICE_ZONE)


def due_at(received_at: datetime, allowance: ProcessingTime, calendar: Calendar) -> datetime:
    """When a dossier received at that moment is due."""
    _steps, end = _counted(received_at, allowance, calendar, begins=DueRule.RECEIVED)
    return end


def explain(
    received_at: datetime,
    allowance: ProcessingTime,
    calendar: Calendar,
    *,
    begins: DueRule = DueRule.RECEIVED,
) -> tuple[DueStep, ...]:
    """The steps from reception to the due date; the last one is the due date itself.

    Args:
        received_at: when the time begins.
        allowance: the time allowed.
        calendar: when the office works.
        begins: the first step: by which event the time begins.

    Raises:
        ValueError: `received_at` is naive.
    """
    steps, end = _counted(received_at, allowance, calendar, begins=begins)
    today, last = steps[0].at.date(), end.date()
    on_the_way = (calendar.days.get(today + _DAY * n) for n in range((last - today).days + 1))
    doubtful = tuple(day for day in on_the_way if day and not day.is_confirmed)
    if doubtful:
        steps.append(DueStep(DueRule.CALENDAR_UNCONFIRMED, end, exceptions=doubtful))
    if is_beyond(calendar, last):
        steps.append(DueStep(DueRule.CALENDAR_UNKNOWN, end))
    return (*steps, DueStep(DueRule.DUE, end, allowance))


def _counted(
    received_at: datetime, allowance: ProcessingTime, calendar: Calendar, *, begins: DueRule
) -> tuple[list[DueStep], datetime]:
    """The steps by which the time is counted, and when it ends."""
    if received_at.tzinfo is None:
        raise ValueError("received_at must be aware")
    received_at = received_at.astimezone(OFFICE_ZONE)
    steps = [DueStep(begins, received_at)]
    today = received_at.date()
    if allowance.cut_off is not None and received_at.time() > allowance.cut_off:
        opening = opens_at(calendar, next_working_day(calendar, today))
        steps.append(DueStep(DueRule.AFTER_CUT_OFF, opening, allowance))
    elif allowance.unit in (TimeUnit.SAME_DAY, TimeUnit.HOURS) and (
        not sessions_on(calendar, today) or received_at >= closes_at(calendar, today)
    ):
        opening = opens_at(calendar, next_working_day(calendar, today))
        steps.append(DueStep(DueRule.OUTSIDE_HOURS, opening, allowance))
    start = steps[-1].at
    if allowance.unit is TimeUnit.SAME_DAY:
        return steps, closes_at(calendar, start.date())
    steps += _COUNTS[allowance.unit](start, allowance, calendar)
    return steps, steps[-1].at


# --- how each unit is counted; the last step is at the end ----------------------------------------


def _working_days(start: datetime, allowance: ProcessingTime, calendar: Calendar) -> list[DueStep]:
    worked, days_off = _walked(calendar, start.date(), allowance.count)
    end = closes_at(calendar, worked[-1])
    return [
        DueStep(DueRule.FIRST_DAY_NOT_COUNTED, opens_at(calendar, worked[0]), allowance),
        *_left_out(days_off, end, calendar),
        DueStep(DueRule.WORKED_DAYS_COUNTED, end, allowance),
    ]


def _calendar_days(start: datetime, allowance: ProcessingTime, calendar: Calendar) -> list[DueStep]:
    last = start.date() + allowance.count * _DAY
    first = datetime.combine(start.date() + _DAY, time(), OFFICE_ZONE)
    steps = [DueStep(DueRule.FIRST_DAY_NOT_COUNTED, first, allowance)]
    if is_working_day(calendar, last):
        return [*steps, DueStep(DueRule.WORKED_DAYS_COUNTED, closes_at(calendar, last), allowance)]
    end = closes_at(calendar, next_working_day(calendar, last))
    moved = _left_out(_days_off(last - _DAY, end, calendar), end, calendar)
    return [*steps, *moved, DueStep(DueRule.ENDS_ON_DAY_OFF, end, allowance)]


def _hours(start: datetime, allowance: ProcessingTime, calendar: Calendar) -> list[DueStep]:
    left = timedelta(hours=allowance.count)
    day = start.date()
    while True:
        for opening, closing in sessions_on(calendar, day):
            begin = max(start, _moment(day, opening))
            worked = max(_moment(day, closing) - begin, timedelta())
            if left <= worked:
                end = begin + left
                skipped = _left_out(_days_off(start.date(), end, calendar), end, calendar)
                return [*skipped, DueStep(DueRule.WORKED_DAYS_COUNTED, end, allowance)]
            left -= worked
        day = next_working_day(calendar, day)


def _days_off(after: date, until: datetime, calendar: Calendar) -> list[date]:
    """The days between two dates that are not counted."""
    between = (after + _DAY * n for n in range(1, (until.date() - after).days))
    return [day for day in between if not is_working_day(calendar, day)]


def _left_out(days_off: Sequence[date], until: datetime, calendar: Calendar) -> list[DueStep]:
    """One step that names the days that are not counted, if there are any."""
    if not days_off:
        return []
    exceptions = tuple(calendar.days[day] for day in days_off if day in calendar.days)
    weekend = tuple(day for day in days_off if day not in calendar.days)
    return [DueStep(DueRule.DAYS_OFF_LEFT_OUT, until, weekend=weekend, exceptions=exceptions)]


_COUNTS = {
    TimeUnit.WORKING_DAYS: _working_days,
    TimeUnit.CALENDAR_DAYS: _calendar_days,
    TimeUnit.HOURS: _hours,
}
