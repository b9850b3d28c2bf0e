"""What is wrong with the backups (sao lưu), so that somebody sees to it before it matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from commune_desk.domain.errors import UserError
from commune_desk.domain.working_time import Calendar, next_working_day


class BackupAlarm(StrEnum):
    """Why the strip at the bottom is red, the worst first."""

    DAMAGED = "damaged"
    SHRUNK = "shrunk"
    REHEARSAL_FAILED = "rehearsal_failed"
    NEVER = "never"
    DAY_MISSED = "day_missed"
    PLACE_REFUSED = "place_refused"
    PLACE_LATE = "place_late"


HELPED_BY_BACKUP = frozenset(
    {
        BackupAlarm.NEVER,
        BackupAlarm.DAY_MISSED,
        BackupAlarm.PLACE_REFUSED,
        BackupAlarm.PLACE_LATE,
    }
)
"""What a backup that is made now puts right."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One thing that is wrong.

    Attributes:
        at: of the newest good backup there; None where there is none.
        place: another place than this PC; empty for this PC.
        rows: which tables have fewer rows than an earlier backup: before and now.
    """

    kind: BackupAlarm
    at: datetime | None = None
    place: str = ""
    rows: Mapping[str, tuple[int, int]] | None = None


@dataclass(eq=False)
class PlaceOnDataDisk(UserError):
    """The place named for backups is on the disk of the data, which may die with them."""

    path: str


@dataclass(eq=False)
class StickMissing(UserError):
    """No drive of that label is plugged in."""

    label: str


@dataclass(eq=False)
class BackupDiffers(UserError):
    """What a rehearsal brought back is not what the database has."""

    tables: str


def is_day_missed(made_at: datetime, calendar: Calendar, today: date) -> bool:
    """Whether a whole working day has passed since a backup."""
    return next_working_day(calendar, made_at.date()) < today


def shrunk(most: Mapping[str, int], now: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Of which tables fewer rows are there than once were; of these nothing is ever deleted.

    >>> shrunk({"dossier": 7, "event": 30}, {"dossier": 5, "event": 31})
    {'dossier': (7, 5)}
    """
    return {
        name: (count, now.get(name, 0)) for name, count in most.items() if now.get(name, 0) < count
    }
