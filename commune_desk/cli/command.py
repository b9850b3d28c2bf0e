"""What a command is: a name, its arguments, and a function from a data folder to an answer."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from commune_desk.bootstrap import desk_without_screen, open_office
from commune_desk.paths import DataFolder
from commune_desk.services.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say: a JSON document, and lines for people.

    `is_good` is False where the command did its work and what it found is not good (a broken
    history, a failed self-test): the exit code is then 1.
    """

    document: Any
    lines: tuple[str, ...]
    is_good: bool = True


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument as `argparse` takes it; its words stand in `words/command_line.py`."""

    name: str
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the contract."""

    name: str
    run: Callable[[DataFolder, Namespace], Answer]
    arguments: tuple[Argument, ...] = ()


@contextmanager
def open_desk(folder: DataFolder) -> Iterator[Desk]:
    """The desk of the command line on the office of a data folder; closed again at the end."""
    opened = open_office(folder)
    try:
        yield desk_without_screen(opened)
    finally:
        opened.database.close()
