"""Where a new office begins (dữ liệu để ở đâu): tried before anybody describes the office.

On this PC for one account, on this PC in a folder that its accounts share, or on a server. What
cannot be is said at once, and not after six steps of typing.
"""

from pathlib import Path

from commune_desk.domain.office.database_address import host_of, validate
from commune_desk.domain.office.database_errors import DatabaseEmpty
from commune_desk.domain.office.first_place import FirstPlace, PlaceKind
from commune_desk.domain.office.joining_errors import OfficeOnNetwork
from commune_desk.domain.outside_errors import FolderMissing, OfficeAlreadyExists
from commune_desk.domain.upkeep.moving_errors import OfficeThere
from commune_desk.files import network_drive
from commune_desk.files.writing import check_writable
from commune_desk.paths import DataFolder
from commune_desk.permissions import keep_to_owner, let_group_work
from commune_desk.services.office import sharing
from commune_desk.store.database import Database, DatabaseLocation, try_location


def folder_of(place: FirstPlace, own: DataFolder) -> DataFolder:
    """The data folder of this PC for that place."""
    return DataFolder(Path(place.folder)) if place.kind is PlaceKind.SHARED else own


def try_place(place: FirstPlace, own: DataFolder) -> None:
    """See that a new office can begin there; a folder to share is made and given to its group.

    Args:
        place: that was chosen.
        own: the data folder of the user who runs the program.

    Raises:
        OfficeOnNetwork: a file would be on a drive of the network.
        OfficeAlreadyExists, OfficeThere: an office is there.
        FolderMissing, FolderNotWritable, GroupUnknown, GroupNotOurs: the folder cannot be shared.
        DatabaseAddressWrong, DatabaseUnreachable, DatabaseRefusesUs …: the server cannot be used.
    """
    if place.kind is PlaceKind.SERVER:
        _try_server(place.address)
        return
    folder = folder_of(place, own)
    if network_drive.is_remote(folder.root):
        raise OfficeOnNetwork(str(folder.root))
    if place.kind is PlaceKind.SHARED:
        if not folder.root.is_absolute():
            raise FolderMissing(str(folder.root))
        sharing.check_mark()
        check_writable(folder.root)
        if not folder.is_new:
            raise OfficeAlreadyExists(str(folder.root))
        let_group_work(folder.root, place.group)
        keep_to_owner(folder.root)


def _try_server(address: str) -> None:
    location = DatabaseLocation(validate(address))
    try:
        try_location(location)
    except DatabaseEmpty:
        return
    raise OfficeThere(host_of(location.url))


def settle(place: FirstPlace, folder: DataFolder, database: Database) -> None:
    """Let the accounts of this PC find the office that was made in a folder to share."""
    if place.kind is PlaceKind.SHARED:
        sharing.open_to(folder, place.group, database)
