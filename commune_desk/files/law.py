"""The figures of the law as they ship: `resources/law/<topic>.toml`, a `[[version]]` for each.

A key of a version is an attribute of the topic's dataclass in `domain/law.py`. What stands above
the versions (`source`, `stated_on`, `note`) is for people: where the figures were read, and when.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_type_hints

from commune_desk.domain.law import Law
from commune_desk.files.parsing import read_toml
from commune_desk.files.strict import Place, read


@dataclass(frozen=True, slots=True)
class _Topic:
    """One file."""

    source: str
    stated_on: date
    version: tuple[Any, ...]
    note: str = ""


def read_law(folder: Path) -> Law:
    """Every topic of the law.

    Raises:
        FileMissing: a topic has no file.
        FileUnreadable: a file is not TOML in UTF-8.
        WrongField, UnknownField: a key or a value is not understood, a topic has no version, or a
            version does not begin after the one above it.
    """
    kinds: Mapping[str, type] = {
        topic: get_args(versions)[0] for topic, versions in get_type_hints(Law).items()
    }
    return Law(
        **{topic: _versions(kind, folder / f"{topic}.toml") for topic, kind in kinds.items()}
    )


def _versions(kind: type, path: Path) -> tuple[Any, ...]:
    place = Place(path.name)
    sheet = read(_Topic, read_toml(path), place)
    versions: tuple[Any, ...] = tuple(
        read(kind, row, Place(path.name, number)) for number, row in enumerate(sheet.version, 1)
    )
    if not versions:
        raise place.inside("version").wrong("")
    for number, (earlier, later) in enumerate(pairwise(versions), 2):
        if later.since <= earlier.since:
            raise Place(path.name, number, "since").wrong(later.since)
    return versions
