"""What a command is: a name, its arguments, and a function from a data folder to an answer."""

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from commune_desk.bootstrap import desk_of_machine, open_office
from commune_desk.cli import answers
from commune_desk.domain.desk.rights import Verb
from commune_desk.domain.errors import UserError
from commune_desk.domain.input_errors import WrongField
from commune_desk.files.papers import opened_papers
from commune_desk.files.parsing import read_text_file
from commune_desk.files.strict import moment_from
from commune_desk.paths import DataFolder, disk_refusal
from commune_desk.services.desk import rights
from commune_desk.services.desk.desk import Desk
from commune_desk.services.office.office import sign_in
from commune_desk.services.office.signing_in import MACHINE, Claim
from commune_desk.words.errors import sentence


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


def document_of(options: Namespace) -> tuple[str, str]:
    """The name and the text of the document that a command was given; "-" is standard input."""
    path = Path(options.file)
    return path.name, sys.stdin.read() if str(path) == "-" else read_text_file(path, "JSON")


@dataclass(frozen=True, slots=True)
class Acting:
    """The officer who stands behind a command: the name at sign-in, and where the password is."""

    login: str
    password_file: str


ACTING: ContextVar[Acting | None] = ContextVar("ACTING", default=None)
"""Who stands behind the command that runs; None where nobody does."""


def claim() -> Claim:
    """Who the command says stands behind it, with the password of the file.

    Raises:
        WrongField, FileMissing: an officer is named, and there is no file with the password.
    """
    officer = ACTING.get()
    if officer is None:
        return MACHINE
    if not officer.password_file:
        raise WrongField("", 0, "--password-file", "", ("FILE",))
    text = read_text_file(Path(officer.password_file), "text")
    return Claim(officer.login, text.rstrip("\r\n"))


@contextmanager
def open_desk(folder: DataFolder, *asks: Verb) -> Iterator[Desk]:
    """The desk of the command line on the office of a data folder; closed again at the end.

    It is that of the officer of `--as`, otherwise of the machine.

    Args:
        folder: the data folder.
        asks: what the command is about to do. Who may not is told so before anything that came
            with the command is looked at; the services ask again.

    Raises:
        MachineOfAnotherUser, SignInRefused: who runs the command may not, or gave a wrong password.
        FileMissing: there is no file with the password.
        MachineMayNot, AdministratorNeeded, StepNotForRole: as the table of rights says.
    """
    opened = open_office(folder)
    opened_papers.clear_old(folder.opened)
    try:
        who = claim()
        is_machine = who is MACHINE
        desk = desk_of_machine(opened) if is_machine else sign_in(opened, who.login, who.password)
        for verb in asks:
            rights.check(desk, verb)
        yield desk
    finally:
        opened.database.close()


@contextmanager
def once_it_stands(refusals: list[UserError]) -> Iterator[None]:
    """What comes after the change that was asked for, such as its papers.

    The change stands by then: whoever asked must learn its number, or would ask again. So what is
    refused here is kept for the answer, and refuses nothing.

    Raises:
        OSError: it is a bug.
    """
    try:
        yield
    except UserError as refusal:
        refusals.append(refusal)
    except OSError as problem:
        if (said := disk_refusal(problem)) is None:
            raise
        refusals.append(said)


def unprinted(refusals: Sequence[UserError]) -> dict[str, Any]:
    """What an answer says of papers that could not be made; nothing where all were."""
    return {"unprinted": answers.refusal(refusals[0])} if refusals else {}


def unprinted_lines(refusals: Sequence[UserError]) -> tuple[str, ...]:
    """The same for people."""
    return (f"! {sentence(refusals[0])}",) if refusals else ()


def moment_of(name: str, text: str | None) -> datetime | None:
    """A moment given as an option; without an offset it is the office's own time.

    Raises:
        WrongField: the text is no moment in ISO 8601.
    """
    if not text:
        return None
    try:
        return moment_from(text)
    except ValueError:
        raise WrongField("", 0, name, text, ("2026-10-02T09:35",)) from None
