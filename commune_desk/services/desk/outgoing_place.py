"""Where files may go: what is practised (tập huấn) never lands among the data of a real office."""

from pathlib import Path

from commune_desk.domain.upkeep.practice_errors import FolderOfRealOffice, OutsidePractice
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import Desk


def check_own(desk: Desk, folder: Path) -> None:
    """Keep what has one place for each office, workbooks and backups, in the office's own folder.

    Raises:
        OutsidePractice: an office for practice would write elsewhere.
    """
    own = desk.folder.root
    if desk.is_practice and not folder.resolve().is_relative_to(own.resolve()):
        raise OutsidePractice(str(folder), str(own))


def check_outgoing(desk: Desk, folder: Path) -> None:
    """Let files go anywhere, but what is practised not into the data folder of a real office.

    Raises:
        FolderOfRealOffice: an office for practice would write there.
    """
    if not desk.is_practice:
        return
    own, place = desk.folder.root.resolve(), folder.resolve()
    for near in (place, *place.parents):
        if near == own:
            return
        found = DataFolder(near)
        if found.is_practice:
            return
        if found.database.exists() or found.machine_settings.exists():
            raise FolderOfRealOffice(str(folder))
