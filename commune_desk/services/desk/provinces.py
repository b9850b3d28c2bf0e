"""What the provinces (tỉnh, thành phố) of any time are called today."""

from collections.abc import Mapping
from functools import cache

from commune_desk.domain.office.place import bare_province
from commune_desk.files.office.places import read_communes, read_former_communes, read_provinces
from commune_desk.paths import resources


@cache
def province_names() -> Mapping[str, str]:
    """What each province is called today, by its bare name; those of before 01/7/2025 too."""
    folder = resources() / "places"
    now = {one.code: one.name for one in read_provinces(folder)}
    home = {one.code: now[one.province_code] for one in read_communes(folder)}
    before = {
        bare_province(one.province): home[code]
        for one in read_former_communes(folder)
        for code in one.codes
        if code in home
    }
    return before | {bare_province(name): name for name in now.values()}
