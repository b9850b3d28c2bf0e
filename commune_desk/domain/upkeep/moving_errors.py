"""Why an office cannot move to another database."""

from dataclasses import dataclass
from datetime import datetime

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class AlreadyThere(UserError):
    """The data are where they would move to."""


@dataclass(eq=False)
class OfficeThere(UserError):
    """Where the data would move to there is an office already."""

    there: str


@dataclass(eq=False)
class RowsMissing(UserError):
    """A table has not as many rows in the new place as in the old."""

    name: str
    before: int
    after: int


@dataclass(eq=False)
class WorkedMeanwhile(UserError):
    """Somebody went on working while the data were copied."""


@dataclass(eq=False)
class OfficeMovedAway(UserError):
    """The office left for another PC in a file."""

    file: str
    left_at: datetime


@dataclass(eq=False)
class OfficeNotAway(UserError):
    """The office is to come back to a PC that it never left."""


@dataclass(eq=False)
class ServerStays(UserError):
    """An office on a server needs no move to be used at another PC."""

    host: str


@dataclass(eq=False)
class NoSheetToMove(UserError):
    """There is no recovery sheet, without which the other PC cannot open anything."""
