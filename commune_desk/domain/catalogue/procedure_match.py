"""Which procedure a clerk means by a few letters: one rule for every box in which they are typed.

Whoever types a code, a whole name or the whole short name of a procedure ("kết hôn") means that one
and no other, whatever is asked for more often; the first letters of one of the names ("dkks",
"ctbs") come next, as several may share them. Among those that hold the words the plain name stands
first: the words beside each other before the words apart, and of those the name that says the least
besides. So "khai sinh" is the registration of a birth before its repetition, and that before those
of special cases.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from commune_desk.domain.catalogue.procedure import Procedure, ProcedureName
from commune_desk.domain.vietnamese import initials, words_of


class Nearness(IntEnum):
    """How near a procedure is to what was typed; smaller is nearer."""

    MEANT = 0
    INITIALS = 1
    BEGINNING = 2
    INSIDE = 3


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """How well a procedure fits, the smaller the better.

    Attributes:
        are_apart: whether other words stand between those that were typed.
        name_words: how many words the name has.
    """

    nearness: Nearness
    are_apart: bool
    name_words: int


@dataclass(frozen=True, slots=True)
class _Names:
    """The name and the short name as they are compared, and the first letters of each."""

    folded: tuple[str, ...]
    letters: tuple[str, ...]


def match(procedure: Procedure | ProcedureName, text: str) -> Match | None:
    """How well a procedure fits a text; None where it does not. Every one fits an empty text."""
    words = words_of(text)
    asked, code = " ".join(words), "".join(text.split())
    names = _names(procedure.name, procedure.short_name)
    tests = (
        procedure.code == code or asked in names.folded,
        asked in names.letters,
        any(name.startswith(asked) for name in (procedure.code, *names.folded, *names.letters))
        or (bool(code) and procedure.code.startswith(code)),
        any(all(f" {word}" in f" {name}" for word in words) for name in names.folded)
        or names.letters[0].endswith(asked),
    )
    nearest = next((rank for rank, fits in zip(Nearness, tests, strict=True) if fits), None)
    if nearest is None:
        return None
    are_apart = not any(f" {asked}" in f" {name}" for name in names.folded)
    return Match(nearest, are_apart, len(names.folded[0].split()))


@lru_cache(maxsize=4096)
def _names(name: str, short_name: str) -> _Names:
    both = tuple(filter(None, (name, short_name)))
    folded = tuple(" ".join(words_of(one)) for one in both)
    return _Names(folded, tuple(initials(one) for one in both))
