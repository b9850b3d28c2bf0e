"""Working hours as JSON: a session (buổi làm việc) is a pair of `HH:MM`.

{"sessions": [["07:30", "11:30"], ["13:30", "17:00"]], "weekdays": [0, 1, 2, 3, 4], "special": {}}
"""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any

from commune_desk.domain.working_time import OfficeHours, Session

Pairs = list[list[str]]


def pairs_from(sessions: Sequence[Session]) -> Pairs:
    """Sessions as they are stored."""
    return [[moment.isoformat("minutes") for moment in session] for session in sessions]


def sessions_from(pairs: Pairs) -> tuple[Session, ...]:
    """Sessions as the calendar wants them."""
    return tuple((time.fromisoformat(start), time.fromisoformat(end)) for start, end in pairs)


def json_from_hours(hours: OfficeHours) -> dict[str, object]:
    """Office hours as they are stored."""
    return {
        "sessions": pairs_from(hours.sessions),
        "weekdays": sorted(hours.weekdays),
        "special": {str(day): pairs_from(sessions) for day, sessions in hours.special.items()},
    }


def hours_from_json(stored: Mapping[str, Any]) -> OfficeHours:
    """Office hours as the calendar wants them."""
    return OfficeHours(
        sessions=sessions_from(stored["sessions"]),
        weekdays=frozenset(stored["weekdays"]),
        special={int(day): sessions_from(pairs) for day, pairs in stored["special"].items()},
    )
