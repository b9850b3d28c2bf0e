"""Updates without a network (cập nhật): a pack on a stick, signed with the project's key."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

SUFFIX = ".capnhat"
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Update:
    """An update pack whose signature is the project's.

    Attributes:
        version: that it brings.
        notes: what is new, as the history of versions tells it.
        path: where the pack is.
        payload: the name of the installer in it.
        digest: the SHA-256 of that, which is compared before it is run.
    """

    version: str
    notes: str
    made_at: datetime
    path: Path
    payload: str
    digest: str


@dataclass(frozen=True, slots=True)
class UpdateEnd:
    """How an update ended that was prepared before this program opened.

    Attributes:
        version: that it was to bring.
        is_done: whether that version runs now, or a later one.
        said: why the installer refused, in its words; empty where it said nothing.
    """

    version: str
    is_done: bool
    said: str


def is_newer(version: str, than: str) -> bool:
    """Whether one version comes after another.

    >>> is_newer("0.10.0", "0.9.2"), is_newer("1.0", "1.0.0"), is_newer("0.1.0", "0.2.0")
    (True, False, False)
    """
    return _numbers(version) > _numbers(than)


def _numbers(version: str) -> tuple[int, ...]:
    found = [int(digits) for digits in _NUMBERS.findall(version)]
    while found and found[-1] == 0:
        found.pop()
    return tuple(found)
