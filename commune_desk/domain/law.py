"""Rules that a law sets in figures and may change: each topic has its versions by effective date.

The figures are data (`resources/law/<topic>.toml`, read by `files/law.py`). A further topic is a
dataclass here, an attribute of `Law` of the same name as its file, and the file. Who needs a rule
names the day that decides, which the law says too: mostly the day of the event, for a report the
last day of its period.
"""

from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar


class Version(Protocol):
    """What every version of a topic says beside its figures."""

    @property
    def since(self) -> date:
        """The first day on which it is in force; the next version ends it."""

    @property
    def legal_basis(self) -> str:
        """The articles that the figures come from."""


V = TypeVar("V", bound=Version)


@dataclass(frozen=True, slots=True)
class SupplementLaw:
    """Missing papers (bổ sung hồ sơ).

    Attributes:
        answer_days: days that a citizen has to bring them before the dossier is closed.
        ask_within_working_days: working days after the reception within which the office asks.
    """

    since: date
    legal_basis: str
    answer_days: int
    ask_within_working_days: int


@dataclass(frozen=True, slots=True)
class Law:
    """All topics; the versions of each in order of their first days."""

    supplements: tuple[SupplementLaw, ...]


def in_force(versions: tuple[V, ...], on: date) -> V:
    """The version in force on a day; before the first one the first, for none older is known."""
    return next((version for version in reversed(versions) if version.since <= on), versions[0])
