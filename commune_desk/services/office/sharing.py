"""One PC with several accounts of Windows (dùng chung máy): they share the folder of one office.

The database is encrypted and its key is the secret; so the group may work in the folder, and read
the key. Anybody else of the PC can do neither.
"""

from pathlib import Path

from commune_desk.domain.desk.rights import QuietVerb
from commune_desk.domain.office.database_address import host_of
from commune_desk.domain.office.database_errors import SharedOnServer
from commune_desk.files.upkeep import history_keys
from commune_desk.files.writing import check_writable, write_whole
from commune_desk.paths import DataFolder, shared_mark
from commune_desk.permissions import let_all_look, let_group_read, let_group_work
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.store.database import Database
from commune_desk.store.upkeep import backup as stored


def share(desk: Desk, group: str) -> Path:
    """Let a group work with the office of this PC; the file that tells its accounts where it is.

    Args:
        desk: of an administrator.
        group: a group of this PC by its name, on Windows also by its number.

    Raises:
        AdministratorNeeded: the officer may not.
        SharedOnServer: the office is on a server.
        GroupUnknown: this PC has no such group.
        GroupNotOurs, FolderNotWritable: only whoever may change the PC can tell its accounts.
    """
    rights.check(desk, QuietVerb.SAFEGUARD_CHANGED)
    if address := desk.database.location.url:
        raise SharedOnServer(host_of(address))
    check_mark()
    return open_to(desk.folder, group, desk.database)


def check_mark() -> None:
    """See that the accounts of this PC can be told.

    Raises:
        FolderNotWritable, DiskFull: as named.
    """
    check_writable(shared_mark().parent)


def open_to(folder: DataFolder, group: str, database: Database) -> Path:
    """Open a data folder and its keys to a group, then say where it is; the file that says so."""
    let_group_work(folder.root, group)
    if folder.key.exists():
        stored.let_system_keep(folder.key, for_machine=True)
        let_group_read(folder.key, group)
    if history_key := database.engine.history_key:
        history_keys.keep_for_group(history_key, group)
    mark = shared_mark()
    write_whole(mark, str(folder.root.absolute()).encode())
    let_all_look(mark)
    return mark
