"""Sealing papers (khóa bản lưu) that an earlier version kept plain, or a former key sealed.

It goes on behind the work, paper by paper; whatever ends it, each is there in one form or the
other, and the next time goes on where it was. Drafts that stand plain on a server go with them.
"""

from commune_desk.domain.desk.history import EventKind
from commune_desk.files.papers import archive
from commune_desk.services.desk import office_keys, rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, check, unwatched
from commune_desk.services.reception import draft_bodies
from commune_desk.store.upkeep import backup as stored


def is_due(desk: Desk) -> bool:
    """Whether papers wait for it that this officer's window may take over."""
    if not rights.may(desk, EventKind.BACKUP_CREATED):
        return False
    if draft_bodies.is_due(desk):
        return True
    if not desk.folder.archive.is_dir():
        return False
    location = desk.database.location
    if not stored.key_id(location):
        return True
    return not archive.is_taken_over(desk.folder.archive, stored.key_of(location))


def take_over(desk: Desk, progress: Progress = unwatched) -> int:
    """Seal all of them with the key of today; returns how many there were.

    Raises:
        FolderNotWritable, DiskFull, DiskFailing: what was sealed before stays so.
        DatabaseKeyMissing, DatabaseKeyUnreadable, DatabaseKeyWrong: there is nothing to seal with.
        Cancelled: it was stopped.
    """
    rights.check(desk, EventKind.BACKUP_CREATED)
    location, folder = desk.database.location, desk.folder
    key = office_keys.key_of_today(location)
    draft_bodies.take_over(desk)
    former = {archive.number_of(key): key for key in office_keys.keys_of(folder, location)}
    total, count = archive.size_of(folder.archive)[0], 0
    for _paper in archive.take_over(folder.archive, key, former):
        count += 1
        check(progress, min(count, total), total)
    return count
