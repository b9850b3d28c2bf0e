"""An address that names a commune of before 01/7/2025, and how it is written today.

Communes were merged and districts fell away on that day; people go on saying where they live as
they always did. What they say is never wrong, and what a card bears stays as it is printed. So
this only finds what could be written: the same address with the commune of today, without the
district, with the province of today. Where a commune was divided, or where several of that name
became different ones, nobody can say it from the name; then nothing is found, unless one of them is
of the asking office's own province, and no other.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from commune_desk.domain.office.place import Commune, FormerCommune, Province, bare_province
from commune_desk.domain.vietnamese import fold

_KINDS = frozenset({"xa", "phuong", "thi tran", "dac khu", "x.", "p.", "tt", "tt."})
_PROVINCE_KINDS = frozenset({"tinh", "thanh pho"})
"""Folded, as every name here is compared."""
_DISTRICT_KIND = re.compile(r"^(?:huyen|quan|thi xa|thanh pho|tp|h|q|tx)[ .]+")


@dataclass(frozen=True, slots=True)
class Successor:
    """What an address could say today.

    Attributes:
        former: the commune that it names, with its kind.
        commune: the commune of today, with its kind.
        text: the whole address as it would be written.
    """

    former: str
    commune: str
    text: str


class FormerPlaces:
    """The communes of before, by their names, and what they became.

    Args:
        home: the code of the province in whose office this is asked; empty where none is known.
    """

    def __init__(
        self,
        former: Iterable[FormerCommune],
        communes: Iterable[Commune],
        provinces: Iterable[Province],
        *,
        home: str = "",
    ) -> None:
        self._home = home
        self._communes = {one.code: one for one in communes}
        self._provinces = {one.code: one.name for one in provinces}
        self._by_name: dict[str, list[FormerCommune]] = {}
        for one in former:
            self._by_name.setdefault(_bare(one.name), []).append(one)

    def successor(self, address: str) -> Successor | None:
        """How an address is written today; None where it is so already, or nobody can say."""
        parts = [" ".join(part.split()) for part in address.split(",") if part.strip()]
        for at in range(len(parts) - 1, -1, -1):
            named = self._by_name.get(_bare(parts[at]), [])
            behind = parts[at + 1 :]
            fitting = [one for one in named if _fits(one, behind)]
            code = self._one_code(fitting, is_alone=not behind)
            if code is not None:
                former = next(one for one in fitting if code in one.codes)
                today = self._communes[code]
                name, province = today.name, self._provinces[today.province_code]
                if _without(parts[at], _KINDS) == parts[at]:
                    name = _without(name, _KINDS)
                elif parts[at][:1].islower():
                    name = f"{name[0].lower()}{name[1:]}"
                if all(_without(part, _PROVINCE_KINDS) == part for part in parts[at + 1 :]):
                    province = _without(province, _PROVINCE_KINDS)
                text = ", ".join([*parts[:at], name, *([province] if parts[at + 1 :] else [])])
                is_so = fold(text) == fold(", ".join(parts))
                return None if is_so else Successor(former.name, self._communes[code].name, text)
        return None

    def _one_code(self, fitting: Sequence[FormerCommune], *, is_alone: bool) -> str | None:
        """The only commune that they became; of a name alone the only one in this province."""
        codes = {code for one in fitting for code in one.codes if code in self._communes}
        if len(codes) == 1 and not (is_alone and self._home):
            return codes.pop()
        at_home = {code for code in codes if self._communes[code].province_code == self._home}
        return at_home.pop() if len(at_home) == 1 else None


def _fits(former: FormerCommune, behind: Sequence[str]) -> bool:
    """Whether what stands behind the name of a commune is its district and its province."""
    district, province = _bare_district(former.district), bare_province(former.province)
    said = [fold(part) for part in behind]
    if not said:
        return True
    if len(said) == 1:
        return _bare_district(behind[0]) == district or bare_province(behind[0]) == province
    return _bare_district(behind[0]) == district and bare_province(behind[-1]) == province


def _bare(name: str) -> str:
    return fold(_without(name, _KINDS))


def _without(name: str, kinds: Collection[str]) -> str:
    """A name without the word or the two that say of what kind it is."""
    words = name.split()
    for count in (2, 1):
        if len(words) > count and fold(" ".join(words[:count])) in kinds:
            return " ".join(words[count:])
    return " ".join(words)


def _bare_district(name: str) -> str:
    return _DISTRICT_KIND.sub("", fold(name).strip(" ."))
