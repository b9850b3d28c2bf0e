"""What the self-test (tự kiểm tra) found: one check for each part of the program."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Check:
    """What was found about one part of the program; `detail` is a figure, or what went wrong."""

    name: str
    is_good: bool
    detail: str
    milliseconds: int


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """One run of the self-test on one PC.

    Attributes:
        version: of the program.
        system: of the PC, as it names itself.
        folder: where the program is installed.
        at: when it ended.
        is_short: whether it left out what takes long, as an upgrade does.
    """

    version: str
    system: str
    folder: str
    at: datetime
    checks: tuple[Check, ...]
    is_short: bool = False

    @property
    def is_good(self) -> bool:
        """Whether nothing was found wrong."""
        return all(check.is_good for check in self.checks)
