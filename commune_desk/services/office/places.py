"""The provinces and communes (tỉnh, xã) that an office can be of."""

from commune_desk.domain.place import Commune, FormerCommune, Province
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
