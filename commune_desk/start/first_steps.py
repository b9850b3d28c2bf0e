"""What is asked behind a first start or a restore: the recovery sheet, and places for backups."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commune_desk.services.desk.desk import Desk, OpenOffice
    from commune_desk.ui.frame.work.tasks import Tasks


def first_sheet(opened: OpenOffice) -> None:
    """Show the recovery sheet of a new office until two of its groups were typed back."""
    from commune_desk.bootstrap import desk_of_founder
    from commune_desk.services.upkeep import recovery_sheets
    from commune_desk.words.upkeep.restoring import FIRST_SHEET

    desk = desk_of_founder(opened)
    if recovery_sheets.is_wanting(desk):
        _show_sheet(desk, FIRST_SHEET, may_leave=False)


def first_places(opened: OpenOffice, tasks: Tasks) -> None:
    """Ask where the backups of a new office go besides this PC."""
    from commune_desk.bootstrap import desk_of_founder
    from commune_desk.services.upkeep import backup_choosing
    from commune_desk.ui.frame.watch.backup_place_dialog import BackupPlaceDialog

    desk = desk_of_founder(opened)
    if backup_choosing.is_wanting(desk):
        BackupPlaceDialog(desk, tasks).exec()


def missing_places(desk: Desk, tasks: Tasks) -> Desk:
    """Ask an administrator where the backups of a restored office go besides this PC.

    Which places those were stood with the PC that is gone.
    """
    from commune_desk.services.upkeep import backup_choosing
    from commune_desk.ui.frame.watch.backup_place_dialog import BackupPlaceDialog

    if not (backup_choosing.is_wanting(desk) and backup_choosing.may_choose(desk)):
        return desk
    dialog = BackupPlaceDialog(desk, tasks)
    dialog.exec()
    return dialog.desk


def missing_sheet(desk: Desk) -> None:
    """Offer an administrator the sheet that the office lacks, as after a first start cut off."""
    from commune_desk.domain.desk.history import EventKind
    from commune_desk.services.desk import rights
    from commune_desk.services.upkeep import recovery_sheets
    from commune_desk.words.upkeep.restoring import FIRST_SHEET

    if rights.may(desk, EventKind.RECOVERY_SHEET_MADE) and recovery_sheets.is_wanting(desk):
        _show_sheet(desk, FIRST_SHEET, may_leave=True)


def _show_sheet(desk: Desk, words: str, *, may_leave: bool) -> None:
    from commune_desk.services.upkeep import recovery_sheets
    from commune_desk.ui.printing.sheet_dialog import SheetDialog

    sheet = recovery_sheets.draft(desk)
    keep = partial(recovery_sheets.keep, desk, sheet)
    SheetDialog(sheet, keep, settings=desk.settings, may_leave=may_leave, words=words).exec()
