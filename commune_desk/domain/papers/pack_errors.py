"""Why a pack is not accepted, though it is whole."""

from dataclasses import dataclass
from datetime import date, datetime

from commune_desk.domain.errors import UserError


@dataclass(eq=False)
class PackForeign(UserError):
    """A pack with rules of the law, or what all forms share, that the project did not sign."""

    pack: str


@dataclass(eq=False)
class PackMakerUnknown(UserError):
    """Nothing of the maker of a pack was accepted before, and nobody says that it is the one."""

    office: str
    fingerprint: str


@dataclass(eq=False)
class PackBringsNothing(UserError):
    """Everything of a pack is here already, or stays as the office corrected it."""

    pack: str


@dataclass(eq=False)
class PackOlder(UserError):
    """What is here is newer than a pack; of `made_at` is the pack."""

    pack: str
    made_at: datetime


@dataclass(eq=False)
class LawForgets(UserError):
    """A text of the law leaves out a version that is known; past reports rest on it."""

    topic: str
    since: date


@dataclass(eq=False)
class LawNotUnderstood(UserError):
    """The office keeps a rule of the law that this program cannot read."""

    topic: str
