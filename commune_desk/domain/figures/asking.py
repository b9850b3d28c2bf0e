"""Who was asked for a rating and who answered, of what each officer handed over.

A rate of satisfaction says little where only the happy are asked. So beside it stands, of the
dossiers that an officer handed over in a period, how many citizens were asked and how many
answered; those who were not asked can be looked at one by one.

Who answered was asked, however that came about. What was asked or answered after the moment from
which a report looks has not happened yet.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

ASKING = ("handed_over", "asked", "not_asked", "answered")
"""The figures of an officer, each with the dossiers behind it."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A dossier whose result was handed over.

    Attributes:
        login, officer_name: who handed it over.
        at: when.
        asked_at: when the citizen was first asked, on a screen or by a printed slip; None if never.
        answered_at: when they answered; None if they did not.
    """

    dossier_no: str
    login: str
    officer_name: str
    at: datetime
    asked_at: datetime | None = None
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OfficerAsking:
    """What an officer handed over in a period: the numbers of all, of the asked, the answered."""

    login: str
    officer_name: str
    handed_over: tuple[str, ...]
    asked: tuple[str, ...]
    answered: tuple[str, ...]

    @property
    def not_asked(self) -> tuple[str, ...]:
        """Whose citizens nobody asked."""
        asked = set(self.asked)
        return tuple(number for number in self.handed_over if number not in asked)


def by_officer(dossiers: Iterable[HandedOver], *, at: datetime) -> tuple[OfficerAsking, ...]:
    """The figures of every officer as of a moment, in order of their logins."""
    of_officer: dict[str, list[HandedOver]] = defaultdict(list)
    for dossier in dossiers:
        of_officer[dossier.login].append(dossier)
    return tuple(
        OfficerAsking(
            login,
            handed_over[-1].officer_name,
            _numbers(handed_over),
            _numbers(d for d in handed_over if _is_by(d.asked_at, at) or _is_by(d.answered_at, at)),
            _numbers(d for d in handed_over if _is_by(d.answered_at, at)),
        )
        for login, handed_over in sorted(of_officer.items())
    )


@dataclass(frozen=True, slots=True)
class AskingLine:
    """A line of the table of officers; the sum has neither login nor name.

    Attributes:
        counts: by the names in `ASKING`.
    """

    login: str
    officer_name: str
    counts: Mapping[str, int]


def lines(officers: Iterable[OfficerAsking]) -> tuple[AskingLine, ...]:
    """A line for each officer, and the sum of all; none where nothing was handed over."""
    found = [
        AskingLine(
            each.login, each.officer_name, {name: len(getattr(each, name)) for name in ASKING}
        )
        for each in officers
    ]
    total = {name: sum(line.counts[name] for line in found) for name in ASKING}
    return (*found, AskingLine("", "", total)) if found else ()


def behind(asking: Iterable[OfficerAsking]) -> Mapping[str, tuple[str, ...]]:
    """The numbers behind every figure: of all under its name, of an officer under "name:login"."""
    numbers: dict[str, list[str]] = {}
    for officer in asking:
        for name in ASKING:
            own = getattr(officer, name)
            numbers[f"{name}:{officer.login}"] = list(own)
            numbers.setdefault(name, []).extend(own)
    return {name: tuple(sorted(found)) for name, found in numbers.items()}


def _numbers(dossiers: Iterable[HandedOver]) -> tuple[str, ...]:
    return tuple(sorted(dossier.dossier_no for dossier in dossiers))


def _is_by(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and moment <= at
