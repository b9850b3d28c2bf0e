"""The week of an office: its hours day by day, as people say and change them.

`OfficeHours` keeps the hours of an ordinary day once and names the days that differ; a week is the
same said seven times, Monday first, with no sessions on a day off.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from commune_desk.domain.calendar_errors import HoursOutOfOrder, NoWorkingHours
from commune_desk.domain.working_time import OfficeHours, Session

DAYS = range(7)
Week = tuple[tuple[Session, ...], ...]


def week_of(hours: OfficeHours) -> Week:
    """The sessions of every day from Monday to Sunday."""
    return tuple(
        hours.special.get(day, hours.sessions if day in hours.weekdays else ()) for day in DAYS
    )


def hours_of(week: Week) -> OfficeHours:
    """Hours that make that week; those of most days are the ordinary ones.

    Raises:
        NoWorkingHours: every day is a day off.
    """
    worked = Counter(sessions for sessions in week if sessions)
    if not worked:
        raise NoWorkingHours
    (usual, _count), *_others = worked.most_common(1)
    special = {day: week[day] for day in DAYS if week[day] and week[day] != usual}
    return OfficeHours(usual, frozenset(day for day in DAYS if week[day] == usual), special)


def validate_hours(hours: OfficeHours) -> OfficeHours:
    """Hours by which due dates can be counted.

    Raises:
        HoursOutOfOrder, NoWorkingHours: as named.
    """
    week = week_of(hours)
    for sessions in (hours.sessions, *week):
        validate_sessions(sessions)
    if not any(week):
        raise NoWorkingHours
    return hours


def validate_sessions(sessions: Sequence[Session]) -> Sequence[Session]:
    """Sessions that follow each other through a day.

    Raises:
        HoursOutOfOrder: with the two times that do not.
    """
    for earlier, later in pairwise(moment for session in sessions for moment in session):
        if earlier >= later:
            raise HoursOutOfOrder(earlier, later)
    return sessions
