"""Who was asked for a rating and who answered, of what each officer handed over.

A rate of satisfaction says little where only the happy are asked. So beside it stands, of the
dossiers that an officer handed over in a period, how many citizens were asked and how many
answered; those who were not asked can be looked at one by one.

Who answered was asked, however that came about. What was asked or answered after the moment from
which a report looks has not happened yet: whoever asks for hand-overs says the moment.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from commune_desk.domain.figures.behind import Behind

ASKING = ("handed_over", "asked", "not_asked", "answered")
"""The figures of an officer, each with the dossiers behind it."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Dossiers whose results somebody handed over, as of a moment, with the same to say of each.

    Attributes:
        numbers: in no order.
        login, officer_name: who handed them over.
        was_asked: whether the citizens were asked by then, on a screen or by a printed slip.
        has_answered: whether they had answered.
    """

    numbers: Sequence[str]
    login: str
    officer_name: str
    was_asked: bool = False
    has_answered: bool = False


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


def by_officer(dossiers: Iterable[HandedOver]) -> tuple[OfficerAsking, ...]:
    """The figures of every officer, in order of their logins."""
    of_officer: dict[str, list[HandedOver]] = defaultdict(list)
    for dossier in dossiers:
        of_officer[dossier.login].append(dossier)
    return tuple(
        OfficerAsking(
            login,
            handed_over[-1].officer_name,
            _numbers(handed_over),
            _numbers(d for d in handed_over if d.was_asked or d.has_answered),
            _numbers(d for d in handed_over if d.has_answered),
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


def behind(asking: Iterable[OfficerAsking]) -> Behind:
    """The numbers behind every figure: of all under its name, of an officer under "name:login"."""
    numbers: dict[str, list[Sequence[str]]] = {}
    for officer in asking:
        for name in ASKING:
            own = getattr(officer, name)
            numbers[f"{name}:{officer.login}"] = [own]
            numbers.setdefault(name, []).append(own)
    return Behind(numbers)


def _numbers(dossiers: Iterable[HandedOver]) -> tuple[str, ...]:
    return tuple(sorted(chain.from_iterable(each.numbers for each in dossiers)))
