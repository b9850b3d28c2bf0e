"""Updating the program from a stick (cập nhật): found, looked at, handed to the installer.

The installer does the rest: it tries the new version beside the old one, keeps the old one where
that fails, and exchanges the two. Here it is only started when the pack is the project's, whole and
newer, and when the office was backed up before.
"""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from commune_desk import __version__
from commune_desk.domain.errors import UserError
from commune_desk.domain.history import EventKind
from commune_desk.domain.update import Update, is_newer
from commune_desk.domain.update_errors import UpdateNotHere, UpdateNotNewer
from commune_desk.files import sticks, update_packs
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, unwatched
from commune_desk.services.desk.recording import record
from commune_desk.services.upkeep import backup

SILENT = ("/S", "/CLOSE")
"""It asks nothing, and asks the window to close, which keeps what is typed as a draft."""

DETACHED = getattr(subprocess, "DETACHED_PROCESS", 0)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An installer that waits: looked at, copied to this PC, the office backed up."""

    update: Update
    installer: Path


def look(path: Path, *, key: str | None = None, installed: str = __version__) -> Update:
    """What a pack brings.

    Args:
        path: the pack.
        key: of who makes updates; the project's where it is left out.
        installed: the version that runs.

    Raises:
        FileMissing, UpdateDamaged, UpdateForeign, UpdateOfLaterForm: it is not to be had.
        UpdateNotNewer: the program is as new.
    """
    update = update_packs.look(path, update_packs.project_key() if key is None else key)
    if not is_newer(update.version, installed):
        raise UpdateNotNewer(update.version, installed)
    return update


def on_sticks() -> Update | None:
    """The newest update on a stick; what is foreign or old there is passed over in silence."""
    found = []
    for path in update_packs.on_drives(sticks.removable()):
        try:
            found.append(look(path))
        except UserError:
            continue
    newest: Update | None = None
    for one in found:
        if newest is None or is_newer(one.version, newest.version):
            newest = one
    return newest


def prepare(desk: Desk, update: Update, progress: Progress = unwatched) -> Prepared:
    """Copy the installer to this PC and back the office up; then the stick may go.

    Raises:
        MachineMayNot: a command without an officer may not.
        UpdateDamaged: the installer is not the one that was signed.
        FolderNotWritable, DiskFull: nothing is left.
        Everything that `backup.create` raises.
    """
    rights.check(desk, EventKind.UPDATE_PREPARED)
    installer = update_packs.unpack(update, desk.folder.updates)
    backup.create(desk, desk.folder.backups, progress)
    with desk.database.transaction():
        facts = {"from": __version__, "to": update.version, "sha256": update.digest}
        record(desk, EventKind.UPDATE_PREPARED, facts=facts)
    return Prepared(update, installer)


def start(prepared: Prepared) -> None:
    """Start the installer, which lives on when this program ends.

    Raises:
        UpdateNotHere: this is no Windows.
    """
    if os.name != "nt":
        raise UpdateNotHere
    subprocess.Popen(
        [str(prepared.installer), *SILENT],
        cwd=prepared.installer.parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=DETACHED,
        close_fds=True,
    )
