"""The table of kills: an upgrade is ended at each of its steps, as by a power cut, and looked at.

The backup that runs beside it ends with it. Whatever was reached, the old program or the new one
must work and the office be whole, right away or after the next start of Windows (which runs what
the installer left in RunOnce); and the same installer, started again, must go on to the end.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

STEPS = (
    "checked",
    "begun",
    "unpacked",
    "tested",
    "backed-up",
    "way-back",
    "put-aside",
    "in-place",
    "registered",
)
"""As `windows.nsi` names them, in their order."""


@dataclass(frozen=True, slots=True)
class Ways:
    """What the table needs of a Windows.

    Attributes:
        install: the old version, clean, as before each kill.
        upgrade: to the new one, ended at a step; at none where the name is empty. Its exit code.
        start_again: the next start of Windows.
        version: of the program in the folder, "" where none answers.
        is_whole: whether the office opens in that program and its history agrees.
    """

    install: Callable[[], int]
    upgrade: Callable[[str], int]
    start_again: Callable[[], int]
    version: Callable[[], str]
    is_whole: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """What was found after one kill.

    Attributes:
        at_once: the version that works right after it, "" for none.
        after_start: the version that works after Windows has started again.
        is_whole: the office, in that one.
        in_the_end: the version that works after the installer was run again.
    """

    step: str
    at_once: str
    after_start: str
    is_whole: bool
    in_the_end: str

    @property
    def is_good(self) -> bool:
        """Whether a clerk would have gone on working."""
        return bool(self.after_start) and self.is_whole and bool(self.in_the_end)


def table(ways: Ways, steps: tuple[str, ...] = STEPS) -> Iterator[Line]:
    """End the upgrade at each step, one after the other."""
    for step in steps:
        ways.install()
        ways.upgrade(step)
        at_once = ways.version()
        ways.start_again()
        after_start = ways.version()
        is_whole = ways.is_whole()
        ways.upgrade("")
        yield Line(step, at_once, after_start, is_whole, ways.version())


def told(line: Line) -> str:
    """One line of the table, for people."""
    whole = "office whole" if line.is_whole else "OFFICE DAMAGED"
    return (
        f"{line.step:12} at once: {line.at_once or 'none':5} next start: "
        f"{line.after_start or 'NONE':5} {whole}; again: {line.in_the_end or 'NONE'}"
    )
