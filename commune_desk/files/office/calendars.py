"""The working calendar as it ships: days off and made up, one file a year.

The government decides swapped days late in the year before, sometimes within it. The files hold
what is known; a day that was derived, or whose decision was not found, is marked as not confirmed.
It counts like any other until the office changes its own table, and the screen says so.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from commune_desk.domain.calendar_errors import HoursOutOfOrder
from commune_desk.domain.office_week import validate_sessions
from commune_desk.domain.outside_errors import FolderMissing
from commune_desk.domain.working_time import CalendarDay, Session
from commune_desk.files.parsing import read_json
from commune_desk.files.strict import Place, Rules, read


@dataclass(frozen=True, slots=True)
class _Year:
    """One file; its head is for people, but must be complete."""

    year: int
    source: str
    stated_on: date
    days: tuple[Any, ...]
    note: str = ""


def read_calendar_days(folder: Path) -> tuple[CalendarDay, ...]:
    """Every exception of every year, in order of date.

    Raises:
        FolderMissing: there is no such folder.
        NotJson: a file is not JSON.
        WrongField: a key or a value is not understood, or a date stands there twice.
    """
    if not folder.is_dir():
        raise FolderMissing(str(folder))
    found: dict[date, CalendarDay] = {}
    for path in sorted(folder.glob("holidays_*.json")):
        sheet = read(_Year, read_json(path), Place(path.name))
        for number, day in enumerate(days_from(sheet.days, path.name), 1):
            if day.on.year != sheet.year or day.on in found:
                raise Place(path.name, number).inside("on").wrong(day.on)
            found[day.on] = day
    return tuple(found[on] for on in sorted(found))


def days_from(rows: Iterable[Any], source: str) -> Iterator[CalendarDay]:
    """The days that the rows of a file stand for.

    Raises:
        WrongField, UnknownField: a key or a value is not understood.
    """
    for number, row in enumerate(rows, 1):
        yield read(CalendarDay, row, Place(source, number), rules=_RULES)


def check_sessions(sessions: Sequence[Session], place: Place) -> None:
    """Refuse hours that do not follow each other through the day."""
    try:
        validate_sessions(sessions)
    except HoursOutOfOrder:
        raise place.wrong([[f"{a:%H:%M}", f"{b:%H:%M}"] for a, b in sessions]) from None


_RULES = Rules(
    checks={CalendarDay: lambda day, place: check_sessions(day.sessions, place.inside("sessions"))}
)
