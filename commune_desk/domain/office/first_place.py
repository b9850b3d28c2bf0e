"""Where the data of a new office are to be (dữ liệu để ở đâu): asked before it is described."""

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """The three places that there are."""

    OWN = "own"
    SHARED = "shared"
    SERVER = "server"


@dataclass(frozen=True, slots=True)
class FirstPlace:
    """The place that was chosen.

    Attributes:
        folder: that the accounts of this PC share.
        group: whose accounts they are.
        address: of the empty database on a server.
    """

    kind: PlaceKind = PlaceKind.OWN
    folder: str = ""
    group: str = ""
    address: str = ""
