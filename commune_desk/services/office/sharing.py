"""One PC with several accounts of Windows (dùng chung máy): they share the folder of one office.

The database is encrypted and its key is the secret; so the group may work in the folder, and read
the key. Anybody else of the PC can do neither.
"""

from pathlib import Path

from commune_desk.domain.rights import QuietVerb
from commune_desk.files.writing import check_writable, write_whole
from commune_desk.paths import shared_mark
from commune_desk.permissions import let_group_read, let_group_work
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk


def share(desk: Desk, group: str) -> Path:
    """Let a group work with the office of this PC; the file that tells its accounts where it is.

    Args:
        desk: of an administrator.
        group: a group of this PC by its name, on Windows also by its number.

    Raises:
        AdministratorNeeded: the officer may not.
        GroupUnknown: this PC has no such group.
        FolderNotWritable: only whoever may change the PC can tell its accounts.
    """
    rights.check(desk, QuietVerb.SAFEGUARD_CHANGED)
    folder, mark = desk.folder, shared_mark()
    mark.parent.mkdir(parents=True, exist_ok=True)
    check_writable(mark.parent)
    let_group_work(folder.root, group)
    if folder.key.exists():
        let_group_read(folder.key, group)
    write_whole(mark, str(folder.root.absolute()).encode())
    return mark
