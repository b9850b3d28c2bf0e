"""The history (lịch sử) as the office reads it: of a dossier, of late, and whether it is whole."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from commune_desk.domain.desk.history import EventRow
from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.errors import UserError
from commune_desk.domain.upkeep.history_check import Head, HistoryBroken, HistoryReport, Witness
from commune_desk.files.upkeep import backup_file, upkeep_notes
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.office import sealing
from commune_desk.store.upkeep import history, history_check


def of_dossier(desk: Desk, dossier_no: str) -> tuple[EventRow, ...]:
    """The events of a dossier, the first one first."""
    rights.check(desk, QuietVerb.HISTORY_READ)
    return history.of_dossier(desk.office.id, dossier_no)


def recent(desk: Desk, limit: int) -> tuple[EventRow, ...]:
    """The last events of the office, the last one first."""
    rights.check(desk, QuietVerb.HISTORY_READ)
    return history.recent(desk.office.id, limit)


def head(desk: Desk) -> Head | None:
    """The last line of the history, as papers and backups keep it."""
    rights.check(desk, QuietVerb.HISTORY_READ)
    return history.head(desk.office.id)


def verify(desk: Desk, printed: Head | None = None) -> HistoryReport:
    """Look at the whole history, at the rows it vouches for, and at the heads in the backups here.

    Args:
        desk: who asks.
        printed: a head that was typed from paper.

    Raises:
        HistoryBroken: something was changed, removed or added from outside.
    """
    rights.check(desk, QuietVerb.HISTORY_VERIFIED)
    witnesses = [*_in_backups(desk), *([Witness(printed)] if printed else [])]
    try:
        found = history_check.check(
            desk.office.id, key_id=sealing.current_key_id(desk), witnesses=witnesses
        )
    except HistoryBroken as broken:
        if not broken.is_paper_alone:  # one mistaken letter is no news of the office
            _note(desk, wrong=str(broken.event_id))
        raise
    _note(desk)
    return found


def _note(desk: Desk, *, wrong: str = "") -> None:
    """Remember what was found, for the inspector; it was found all the same where it cannot be."""
    at, notes = desk.now(), upkeep_notes.read(desk.folder.upkeep)
    with suppress(UserError):
        upkeep_notes.write(desk.folder.upkeep, replace(notes, verified_at=at, verified_wrong=wrong))


def _in_backups(desk: Desk) -> Iterator[Witness]:
    """The heads that the backups of this PC keep; one that cannot be read proves nothing."""
    for path in sorted(desk.folder.backups.glob(f"*{backup_file.SUFFIX}")):
        with suppress(UserError):
            manifest = backup_file.read(path)
            kept = manifest.head
            if kept and kept["history"] == history.first_hash(desk.office.id):
                head_then = Head(int(kept["event_id"]), kept["hash"])
                yield Witness(head_then, path.name, manifest.made_at)
