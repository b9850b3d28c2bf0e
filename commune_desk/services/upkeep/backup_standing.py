"""How the backups of this PC stand, and what is wrong with them.

Asked at every change and on the thread of the window: nothing but this PC's own folder is read, for
a place in the network that is away would hold the window up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.upkeep.backup_alarms import Alarm, BackupAlarm, is_day_missed
from commune_desk.domain.upkeep.backup_places import places_from
from commune_desk.files.upkeep import backup_file, upkeep_notes
from commune_desk.files.upkeep.upkeep_notes import Notes, PlaceNote
from commune_desk.services.desk.desk import Desk
from commune_desk.settings import BACKUP_FOLDER


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """How the backups stand.

    Attributes:
        last_at: when the newest on this PC was made; None where there is none.
        alarms: what is wrong, the worst first.
    """

    last_at: datetime | None
    alarms: tuple[Alarm, ...] = ()

    @property
    def is_old(self) -> bool:
        """Whether somebody has to see to them."""
        return bool(self.alarms)


def standing(desk: Desk) -> BackupStanding:
    """How the backups of this PC stand; cheap enough to be asked at every change."""
    last_at = backup_file.newest(desk.folder.backups)
    notes = upkeep_notes.read(desk.folder.upkeep)
    found = [*_of_this_pc(desk, notes, last_at), *_of_places(desk, notes)]
    worst_first = list(BackupAlarm)
    return BackupStanding(
        last_at, tuple(sorted(found, key=lambda one: worst_first.index(one.kind)))
    )


def _of_this_pc(desk: Desk, notes: Notes, last_at: datetime | None) -> Iterator[Alarm]:
    if notes.damage:
        yield Alarm(BackupAlarm.DAMAGED, last_at)
    if notes.shrunk:
        yield Alarm(BackupAlarm.SHRUNK, last_at, rows=notes.shrunk)
    if notes.rehearsal_failed:
        yield Alarm(BackupAlarm.REHEARSAL_FAILED, last_at)
    if desk.is_practice:
        return  # what is invented can be invented anew
    if last_at is None:
        yield Alarm(BackupAlarm.NEVER)
    elif is_day_missed(last_at, desk.calendar, desk.now().date()):
        yield Alarm(BackupAlarm.DAY_MISSED, last_at)


def _of_places(desk: Desk, notes: Notes) -> Iterator[Alarm]:
    if desk.is_practice:
        return
    for place in places_from(desk.settings[BACKUP_FOLDER]):
        note = notes.places.get(place.text, PlaceNote())
        made_at = note.at
        if note.refused:
            yield Alarm(BackupAlarm.PLACE_REFUSED, made_at, place.text)
        elif made_at is None or is_day_missed(made_at, desk.calendar, desk.now().date()):
            yield Alarm(BackupAlarm.PLACE_LATE, made_at, place.text)
