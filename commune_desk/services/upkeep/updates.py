"""Updating the program from a stick (cập nhật): found, looked at, handed to the installer.

The installer does the rest: it tries the new version beside the old one, keeps the old one where
that fails, and exchanges the two. Here it is only started when the pack is the project's, whole and
newer, and when a backup of the office stands.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from commune_desk import __version__
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.errors import UserError
from commune_desk.domain.outside_errors import ProgramMissing
from commune_desk.domain.upkeep.update import SUFFIX, Update, UpdateEnd, is_newer
from commune_desk.domain.upkeep.update_errors import (
    UpdateNeedsAdministrator,
    UpdateNotHere,
    UpdateNotNewer,
)
from commune_desk.files import sticks
from commune_desk.files.upkeep import installed, installer_words, update_packs, waiting_update
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.desk.progress import Progress, unwatched
from commune_desk.services.desk.recording import record
from commune_desk.services.upkeep import backup

SILENT = ("/S", "/CLOSE")
"""It asks nothing, and asks the window to close, which keeps what is typed as a draft."""

OPEN_AGAIN = "/OPEN"
FOR_ALL = "/ALLUSERS"

DETACHED = getattr(subprocess, "DETACHED_PROCESS", 0)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An installer that waits: looked at, copied to this PC, the office backed up.

    Attributes:
        is_backed_up: False where the office is on a server and this PC cannot copy it.
    """

    update: Update
    installer: Path
    is_backed_up: bool = True


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
    for path in sticks.files_called(SUFFIX):
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

    The installer asks for a backup too, of whatever happens until then, and finds this one where
    nothing did.

    An office on a server of which this PC has no `pg_dump` is not backed up from here, as when the
    installer is run by hand: the exchange does not touch it, and the new version alters no table
    before a PC that can has made a backup.

    Raises:
        MachineMayNot: a command without an officer may not.
        UpdateDamaged: the installer is not the one that was signed.
        FolderNotWritable, DiskFull: nothing is left.
        Everything else that `backup.ensure` raises.
    """
    rights.check(desk, EventKind.UPDATE_PREPARED)
    installer = update_packs.unpack(update, desk.folder.updates)
    is_backed_up = True
    try:
        backup.ensure(desk, progress)
    except ProgramMissing:
        is_backed_up = False
    with desk.database.transaction():
        facts = {"from": __version__, "to": update.version, "sha256": update.digest}
        record(desk, EventKind.UPDATE_PREPARED, facts=facts)
    waiting_update.keep(desk.folder.updates, update.version)
    return Prepared(update, installer, is_backed_up)


def ended(desk: Desk) -> UpdateEnd | None:
    """How the update ended that was prepared last, told once; what it left on the disk is removed.

    So a clerk learns that the new version was put back, or that the power failed in between.
    """
    said = installer_words.last()
    version = waiting_update.take(desk.folder.updates)
    if not version:
        return None
    is_done = not is_newer(version, __version__)
    return UpdateEnd(version, is_done, "" if is_done else said)


def start(prepared: Prepared, *, opens_again: bool = False) -> None:
    """Start the installer, which lives on when this program ends.

    A program that is there for all accounts is exchanged by an administrator of Windows, who is
    asked for; it is not opened again, or it would run with his rights.

    Args:
        prepared: what is installed.
        opens_again: whether the installer opens the program when it is done or has refused.

    Raises:
        UpdateNotHere: this is no Windows.
        UpdateNeedsAdministrator: who was asked said no.
    """
    if os.name != "nt":
        raise UpdateNotHere
    if sys.platform == "win32" and installed.is_for_all():
        try:
            os.startfile(prepared.installer, "runas", subprocess.list2cmdline([*SILENT, FOR_ALL]))
        except OSError as refusal:
            raise UpdateNeedsAdministrator from refusal
        return
    subprocess.Popen(
        [str(prepared.installer), *SILENT, *([OPEN_AGAIN] if opens_again else [])],
        cwd=prepared.installer.parent,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=DETACHED,
        close_fds=True,
    )
