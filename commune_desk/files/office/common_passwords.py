"""The passwords that anybody tries first, as people were found to choose them.

The list ships with the program (`resources/passwords/common.txt`, where its source and licence
stand). It holds those that are long enough to be chosen here at all.
"""

from functools import cache

from commune_desk.paths import resources


def is_common(password: str) -> bool:
    """Whether a password stands in the list, in whichever letters."""
    return password.casefold() in _common()


@cache
def _common() -> frozenset[str]:
    lines = (resources() / "passwords" / "common.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
