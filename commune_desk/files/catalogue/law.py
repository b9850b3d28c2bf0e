"""The figures of the law as they ship: `resources/law/<topic>.toml`, a `[[version]]` for each.

A key of a version is an attribute of the topic's dataclass in `domain/law/topics.py`. What stands
above the versions (`source`, `note`) is for people: where the figures were read. `stated_on` says
of which day they are: of two texts of a topic, the one that ships and one that came in a pack, the
later holds.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_type_hints

from commune_desk.domain.law.topics import Law, LawText, Version
from commune_desk.domain.outside_errors import FileUnreadable
from commune_desk.files.parsing import read_text_file
from commune_desk.files.strict import Place, read


@dataclass(frozen=True, slots=True)
class _Topic:
    """One file."""

    source: str
    stated_on: date
    version: tuple[Any, ...]
    note: str = ""


@cache
def _kinds() -> Mapping[str, type]:
    return {topic: get_args(versions)[0] for topic, versions in get_type_hints(Law).items()}


def topics() -> tuple[str, ...]:
    """The names of all topics."""
    return tuple(_kinds())


def shipped_texts(folder: Path) -> Mapping[str, str]:
    """The text of every topic as it ships.

    Raises:
        FileMissing, FileUnreadable: a topic has no file, or it is not UTF-8.
    """
    return {topic: read_text_file(folder / f"{topic}.toml", "TOML") for topic in topics()}


def read_law(folder: Path, kept: Mapping[str, str] | None = None) -> Law:
    """Every topic of the law: of what ships and what is kept, the later text.

    Args:
        folder: of the files that ship.
        kept: texts that came in packs, by their topics.

    Raises:
        FileMissing: a topic has no file.
        FileUnreadable: a file is not TOML in UTF-8.
        WrongField, UnknownField: a key or a value is not understood, a topic has no version, or a
            version does not begin after the one above it.
    """
    texts = dict(shipped_texts(folder))
    for topic, text in (kept or {}).items():
        if topic in texts and _head(topic, text).stated_on > _head(topic, texts[topic]).stated_on:
            texts[topic] = text
    return Law(**{topic: topic_from(topic, text).versions for topic, text in texts.items()})


def topic_from(topic: str, text: str) -> LawText:
    """What the text of a topic says.

    Raises:
        FileUnreadable, WrongField, UnknownField: as `read_law` says.
    """
    name, sheet = f"{topic}.toml", _head(topic, text)
    place = Place(name)
    versions: tuple[Version, ...] = tuple(
        read(_kinds()[topic], row, Place(name, number))
        for number, row in enumerate(sheet.version, 1)
    )
    if not versions:
        raise place.inside("version").wrong("")
    for number, (earlier, later) in enumerate(pairwise(versions), 2):
        if later.since <= earlier.since:
            raise Place(name, number, "since").wrong(later.since)
    return LawText(topic, sheet.stated_on, versions)


def _head(topic: str, text: str) -> _Topic:
    """A text with its versions as they are written, which a later program may write otherwise."""
    name = f"{topic}.toml"
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise FileUnreadable(name, "TOML") from None
    return read(_Topic, content, Place(name))
