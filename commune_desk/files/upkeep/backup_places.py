"""The places of backups on this PC at this moment: a stick has the letter it was given today."""

from pathlib import Path

from commune_desk.domain.upkeep.backup_alarms import PlaceOnDataDisk, StickMissing
from commune_desk.domain.upkeep.backup_places import BackupPlace
from commune_desk.files import sticks


def find(place: BackupPlace) -> Path:
    """The folder of a place.

    Raises:
        StickMissing: no drive has that label.
    """
    if not place.label:
        return Path(place.folder)
    root = sticks.labelled(place.label)
    if root is None:
        raise StickMissing(place.label)
    return root / place.folder


def check_apart(folder: Path, data: Path) -> None:
    """See that a folder is on another disk than the data, as far as the system tells disks apart.

    It need not be there yet; of a drive that is not there nothing is known.

    Raises:
        PlaceOnDataDisk: it is not.
    """
    places = (folder, *folder.absolute().parents)
    there = next((one for one in places if one.exists()), None)
    if there is not None and there.stat().st_dev == data.stat().st_dev:
        raise PlaceOnDataDisk(str(folder))
