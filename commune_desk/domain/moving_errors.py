"""Why an office cannot move to another database."""

from dataclasses import dataclass

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
