"""The working calendar as it ships: days off and made up, one file a year.

The government decides swapped days late in the year before, sometimes within it. The files hold
what is known; a day that was derived, or whose decision was not found, is marked as not confirmed.
It counts like any other until the office changes its own table, and the screen says so.
"""

from collections.abc import Iterable
from datetime import date, time
from itertools import pairwise
from pathlib import Path

from commune_desk.domain.outside_errors import FolderMissing
from commune_desk.domain.working_time import CalendarDay, DayKind, Session
from commune_desk.files.json_object import JsonObject, read_json_object, time_of_day


def read_calendar_days(folder: Path) -> tuple[CalendarDay, ...]:
    """Every exception of every year, in order of date.

    Raises:
        FolderMissing: there is no such folder.
        NotJson: a file is not JSON.
        WrongField: a key or a value is not understood, or a date stands there twice.
    """
    if not folder.is_dir():
        raise FolderMissing(str(folder))
    seen: set[date] = set()
    days = (
        day
        for path in sorted(folder.glob("holidays_*.json"))
        for day in read_json_object(path).made_by(lambda sheet: _year(sheet, seen))
    )
    return tuple(sorted(days, key=lambda day: day.on))


def _year(sheet: JsonObject, seen: set[date]) -> tuple[CalendarDay, ...]:
    year = sheet.whole("year")
    _read_head(sheet)

    def made(row: JsonObject) -> CalendarDay:
        day = _calendar_day(row)
        if day.on.year != year or day.on in seen:
            raise row.wrong("on", day.on)
        seen.add(day.on)
        return day

    return sheet.each("days", made, as_rows=True)


def _read_head(sheet: JsonObject) -> None:
    sheet.text("source")
    sheet.day("stated_on")
    sheet.text("note", "")


def _calendar_day(row: JsonObject) -> CalendarDay:
    return CalendarDay(
        on=row.day("on"),
        kind=row.choice("kind", DayKind),
        name=row.text("name"),
        legal_basis=row.text("legal_basis", ""),
        is_confirmed=row.truth("confirmed", default=True),
        sessions=read_sessions(row, "sessions"),
    )


def read_sessions(entry: JsonObject, key: str) -> tuple[Session, ...]:
    """Pairs of opening and closing time under a key, one after the other through the day."""
    sessions = tuple(
        (time_of_day(entry, key, start), time_of_day(entry, key, end))
        for start, end in entry.pairs(key)
    )
    times = [moment for session in sessions for moment in session]
    if not _is_rising(times):
        raise entry.wrong(key, entry.content[key])
    return sessions


def _is_rising(times: Iterable[time]) -> bool:
    return all(earlier < later for earlier, later in pairwise(times))
