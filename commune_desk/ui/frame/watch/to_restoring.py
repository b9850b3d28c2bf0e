"""The way from what is said of damaged data to where a backup is brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commune_desk.domain.desk.history import EventKind
from commune_desk.services.desk import rights
from commune_desk.ui.frame.notices.notices import WayOut
from commune_desk.words.upkeep.backups import TO_SETTINGS

if TYPE_CHECKING:
    from commune_desk.ui.frame.page_frame import PageFrame


def to_restoring(frame: PageFrame) -> WayOut | None:
    """To the settings, for whoever may bring back a backup; others tell them."""
    if not rights.may(frame.desk, EventKind.BACKUP_RESTORED):
        return None
    return WayOut(TO_SETTINGS, lambda: frame.show_page("settings"))
