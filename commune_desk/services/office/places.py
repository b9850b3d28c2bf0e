"""The provinces and communes (tỉnh, xã) that an office can be of."""

from functools import lru_cache

from commune_desk.domain.office.former_address import FormerPlaces
from commune_desk.domain.office.place import Commune, FormerCommune, Province
from commune_desk.files.office.places import read_communes, read_former_communes, read_provinces
from commune_desk.paths import resources
from commune_desk.services.desk.desk import Desk


def provinces() -> tuple[Province, ...]:
    """The provinces in order of code."""
    return read_provinces(resources() / "places")


def communes() -> tuple[Commune, ...]:
    """The communes in order of code."""
    return read_communes(resources() / "places")


def former_places(desk: Desk) -> FormerPlaces:
    """What addresses of before 01/7/2025 could say today, as seen from the desk's province."""
    return _former_places(desk.office.commune_code)


@lru_cache(maxsize=1)
def _former_places(commune_code: str) -> FormerPlaces:
    """The table is read once; it takes some hundred milliseconds."""
    known = communes()
    home = next((one.province_code for one in known if one.code == commune_code), "")
    return FormerPlaces(former_communes(), known, provinces(), home=home)


def former_communes() -> tuple[FormerCommune, ...]:
    """The communes of before 01/7/2025, with where they belong now."""
    return read_former_communes(resources() / "places")
