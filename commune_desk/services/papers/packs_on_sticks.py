"""Packs on a stick (gói trên USB): which of them bring something that this office has not.

A pack is read and compared once; what is damaged, foreign or old there is passed over in silence,
for nobody asked for it.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from commune_desk.domain.errors import UserError
from commune_desk.domain.papers.pack import SUFFIX, Pack
from commune_desk.files import sticks
from commune_desk.services.desk.desk import Desk
from commune_desk.services.papers import pack_plans, packs

Stamp = tuple[Path, int, int]
"""A file as it is now: where, how large, and when it was written."""


@dataclass(frozen=True, slots=True)
class PackOnStick:
    """A file on a stick that is called as packs are.

    Attributes:
        pack: what it holds; None where it is of no use here.
        brings: how many of its parts are new here or changed.
    """

    stamp: Stamp
    pack: Pack | None = None
    brings: int = 0

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.stamp[0]


def files(known: AbstractSet[Stamp] = frozenset()) -> tuple[Stamp, ...]:
    """The files on the sticks that are called as packs are, without those that are known."""
    found = (_stamp(path) for path in sticks.files_called(SUFFIX))
    return tuple(one for one in found if one is not None and one not in known)


def looked_at(desk: Desk, stamp: Stamp) -> PackOnStick:
    """What a file would bring to an office."""
    try:
        pack = packs.read(stamp[0])
        planned = pack_plans.plan(desk, pack)
    except UserError:
        return PackOnStick(stamp)
    parts = (planned.law, planned.procedures, planned.forms, planned.days)
    return PackOnStick(stamp, pack, sum(len(planned.taken(part)) for part in parts))


def useful(desk: Desk) -> tuple[PackOnStick, ...]:
    """The packs on the sticks that bring something."""
    found = (looked_at(desk, stamp) for stamp in files())
    return tuple(one for one in found if one.brings)


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None  # the stick was just pulled
    return path, found.st_size, found.st_mtime_ns
