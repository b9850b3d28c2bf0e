"""What can be refused of asking for a rating and of entering paper slips; see `errors`."""

from dataclasses import dataclass
from datetime import date

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class RatingDayOver(UserError):
    """A citizen is asked on the screen on the day of the hand-over, not later.

    Attributes:
        ended_on: that day.
    """

    dossier_no: str
    ended_on: date


@dataclass(eq=False)
class PaperSlipAhead(UserError):
    """A paper slip is dated later than today."""

    put_right_in = ("dated_on",)

    dated_on: date


@dataclass(eq=False)
class PaperSlipTwice(UserError):
    """Two slips of a bundle name one dossier."""

    put_right_in = ("dossier_no",)

    dossier_no: str


@dataclass(eq=False)
class PaperSlipBeforeReturn(UserError):
    """A paper slip is dated before its dossier ended.

    Attributes:
        ended_on: when it did.
    """

    put_right_in = ("dated_on",)

    dossier_no: str
    dated_on: date
    ended_on: date


@dataclass(eq=False)
class PaperSlipLate(UserError):
    """A paper slip is dated into a closed period, and nobody said why it is entered now."""

    put_right_in = ("entry_reason",)

    dated_on: date
    first: date
    last: date


@dataclass(eq=False)
class AlreadyRated(UserError):
    """A dossier is rated once."""

    dossier_no: str


@dataclass(eq=False)
class NotYetReturned(UserError):
    """A dossier is rated after its result was handed over."""

    dossier_no: str
    state: str
