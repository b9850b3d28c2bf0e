"""What the screen is given of the work on an office that nobody has open: restore, key, move."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from commune_desk.domain.upkeep.recovery import KeyChanged, RecoverySheet
    from commune_desk.services.desk.progress import Progress
    from commune_desk.services.office.signing_in import Claim
    from commune_desk.services.upkeep.restoring import BackupSeen, Foreseen, Restored
    from commune_desk.ui.frame.way_in.move_dialog import Move


class UpkeepKind(StrEnum):
    """What an administrator may ask of the settings page, for which the office is closed."""

    RESTORE = "restore"
    CHANGE_KEY = "change_key"
    MOVE = "move"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """Nothing of the office may be open meanwhile; what takes long may run on any thread.

    Attributes:
        backups: those that are found on this PC and on the sticks in it, the newest first.
        look: what a backup says of itself, and which sheet it needs here.
        foresee: what a restore would roll back; takes as long as the backup is large.
        restore: puts it in place; takes a little longer.
        bring_key_back: puts the key back beside the database by the code on the sheet.
        draft_key: a sheet for a new key, for an administrator.
        show_sheet: shows it until it was typed back; False where that was given up.
        change_key: gives the database that key; takes about as long as a backup.
        move: moves the office, for an administrator; takes as long as there is to copy.
    """

    backups: Callable[[], tuple[Path, ...]]
    look: Callable[[Path], BackupSeen]
    foresee: Callable[[Path, Claim, Progress], Foreseen]
    restore: Callable[[Path, Claim, Progress], Restored]
    bring_key_back: Callable[[str], object]
    draft_key: Callable[[Claim], RecoverySheet]
    show_sheet: Callable[[RecoverySheet], bool]
    change_key: Callable[[RecoverySheet, Claim, Progress], KeyChanged]
    move: Move
