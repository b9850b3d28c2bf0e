"""Choosing where backups go besides this PC (nơi cất thêm): what is there to be proposed."""

from dataclasses import dataclass

from commune_desk.files import sticks
from commune_desk.services.desk.desk import Desk
from commune_desk.services.office import kept_settings
from commune_desk.settings import BACKUP_FOLDER

FOLDER = "mot-cua"
"""The folder on a stick or disk that is proposed; letters that every system takes."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place that this PC has at this moment.

    Attributes:
        text: as the setting names it.
        label: of a stick; empty for a disk.
        disk: of a disk; empty for a stick.
    """

    text: str
    label: str = ""
    disk: str = ""


def is_wanting(desk: Desk) -> bool:
    """Whether backups stand on this PC alone; what is practised may."""
    return not desk.is_practice and not desk.settings[BACKUP_FOLDER]


def may_choose(desk: Desk) -> bool:
    """Whether the desk's officer may name such places."""
    return kept_settings.may_change(desk, BACKUP_FOLDER)


def proposals(desk: Desk) -> tuple[Proposal, ...]:
    """The sticks that have a label, and the other disks of this PC."""
    labels = (Proposal(f"USB:{label}\\{FOLDER}", label=label) for label in sticks.labels())
    disks = sticks.other_disks(desk.folder.root)
    return (*labels, *(Proposal(str(disk / FOLDER), disk=str(disk)) for disk in disks))
