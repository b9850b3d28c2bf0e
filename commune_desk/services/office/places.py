"""The provinces and communes (tỉnh, xã) that an office can be of."""

from collections.abc import Mapping
from functools import cache

from commune_desk.domain.place import Commune, FormerCommune, Province, bare_province
from commune_desk.files.places import read_communes, read_former_communes, read_provinces
from commune_desk.paths import resources


def provinces() -> tuple[Province, ...]:
    """The provinces in order of code."""
    return read_provinces(resources() / "places")


def communes() -> tuple[Commune, ...]:
    """The communes in order of code."""
    return read_communes(resources() / "places")


def former_communes() -> tuple[FormerCommune, ...]:
    """The communes of before 01/7/2025, with where they belong now."""
    return read_former_communes(resources() / "places")


@cache
def province_names() -> Mapping[str, str]:
    """What each province is called today, by its bare name; those of before 01/7/2025 too."""
    now = {one.code: one.name for one in provinces()}
    home = {one.code: now[one.province_code] for one in communes()}
    before = {
        bare_province(one.province): home[code]
        for one in former_communes()
        for code in one.codes
        if code in home
    }
    return before | {bare_province(name): name for name in now.values()}
