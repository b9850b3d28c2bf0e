"""The daily check (kiểm tra dữ liệu): the database is read from end to end, while work goes on.

A byte that a disk turned over is found on the day it happened, and not when the page is needed or a
backup is restored. After a stop that was not clean the check is due at once; nobody waits for it.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.outside_errors import DatabaseDamaged
from commune_desk.files.upkeep import upkeep_notes
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: nothing that is wrong."""

    at: datetime


def is_due(desk: Desk) -> bool:
    """Whether the database was not read today, or was cut off before it was opened."""
    notes = upkeep_notes.read(desk.folder.upkeep)
    if desk.database.was_cut_off or not notes.checked_at:
        return True
    return notes.checked_at.date() < desk.now().date()


def check(desk: Desk) -> Checked:
    """Read all of the database and compare it with its own structure and seals; on any thread.

    On a server the indexes are compared with their tables as well, where it has `amcheck`.

    Raises:
        DatabaseDamaged: something does not hold together; it stays an alarm until a check is good.
    """
    rights.check(desk, QuietVerb.HISTORY_VERIFIED)
    at, damage = desk.now(), None
    try:
        desk.database.integrity_check()
    except DatabaseDamaged as found:
        damage = found
    desk.database.was_cut_off = False
    notes = upkeep_notes.read(desk.folder.upkeep)
    said = str(damage.path) if damage else ""
    upkeep_notes.write(desk.folder.upkeep, replace(notes, checked_at=at, damage=said))
    if damage:
        raise damage
    return Checked(at)
