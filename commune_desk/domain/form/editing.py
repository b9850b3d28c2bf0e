"""Changing a written form: a place more, another paper; values in, values out.

What an officer says of a place in the words of the office becomes a name that rules and answers can
use: "họ tên của người yêu cầu" is `requester.full_name`, as in every other form.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from commune_desk.domain.form.written import SharedParts, WrittenForm, WrittenPlace
from commune_desk.domain.vietnamese import fold

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A place that is to be added.

    Attributes:
        owner: of whom it speaks, as the shared parts name them; empty for nobody.
        label: what the screen calls it.
        kind: the name of its kind.
        lines: how many lines it has on paper.
    """

    owner: str
    label: str
    kind: str
    lines: int = 1


def name_of(new: NewPlace, shared: SharedParts, taken: Iterable[str] = ()) -> str:
    """The name of a new place: that of every other form where the kind says it, else of its label.

    >>> name_of(NewPlace("requester", "Nghề nghiệp", "text"), SharedParts("", "", ()))
    'requester.nghe_nghiep'
    """
    owner = f"{new.owner}." if new.owner else ""
    usual = f"{owner}{new.kind}"
    known = frozenset(taken)
    if owner and new.kind in shared.attributes and usual not in known:
        return usual
    slug = slug_of(new.label)
    name, count = f"{owner}{slug}", 1
    while name in known:
        count += 1
        name = f"{owner}{slug}_{count}"
    return name


def slug_of(words: str) -> str:
    """Words as a name that begins with a letter.

    >>> slug_of("Họ, chữ đệm, tên"), slug_of("2 nơi ở")
    ('ho_chu_dem_ten', 'o_2_noi_o')
    """
    slug = _OTHER.sub("_", fold(words)).strip("_")[:_LONGEST_NAME].strip("_")
    return slug if slug[:1].isalpha() else f"o_{slug}".strip("_")


def with_place(form: WrittenForm, name: str, new: NewPlace) -> WrittenForm:
    """The form with what is said of a place more; where it is printed, the paper says."""
    places = {**form.places, name: WrittenPlace(kind=new.kind, label=new.label)}
    return replace(form, places=places)


def mark_of(name: str, new: NewPlace) -> str:
    """How the place stands in a line of the paper."""
    return f"{{{name}, lines={new.lines}}}" if new.lines > 1 else f"{{{name}}}"


def owners(shared: SharedParts, form: WrittenForm | None = None) -> Mapping[str, str]:
    """Of whom a place can speak, by name, with the words of the office."""
    people = {**shared.people, **(form.people if form else {})}
    return {name: person.words or name for name, person in people.items()}
