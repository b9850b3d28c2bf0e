"""Dossiers that a report counts alike (hồ sơ tính như nhau)."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alike:
    """What every figure asks of a dossier, and the numbers of those that answer it alike.

    A month has some thousand dossiers and some dozen answers, so that figures are sums of these.

    Attributes:
        came_in, standing: the two cells that they count in.
        is_received: in the period itself; what was opened again in it was received before.
        is_close: received where people live.
        is_returned: handed over in the period.
        is_same_session: handed over in the session in which they were received.
        is_reappointed: another date was promised.
        declarations_due: how many declarations the citizen of each owed.
        declarations_made: how many of them the program printed; None where that is not known.
        numbers: in no order.
    """

    sector: str
    came_in: str
    standing: str
    is_received: bool
    is_close: bool
    is_returned: bool
    is_same_session: bool
    is_reappointed: bool
    declarations_due: int
    declarations_made: int | None
    numbers: Sequence[str]

    @property
    def count(self) -> int:
        """How many they are."""
        return len(self.numbers)
