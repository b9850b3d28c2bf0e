"""What a look at the whole history finds (kiểm tra lịch sử): lines and rows that do not agree.

A line can be followed without any key: it holds the hash of the one before it. Its seal can only be
looked at where the key of the seals is. A row is compared with the last line that left it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commune_desk.domain.errors import UserError

SHOWN_DIGITS = 16
"""Hex digits of a head that stand on paper: 64 bits, which nobody hits twice."""


class Fault(StrEnum):
    """What is wrong with a line or a row.

    * `LINE_EDITED`: the content of a line is not what was hashed.
    * `LINE_MOVED`: a line does not follow the one before it: some were taken out, put in or put
      elsewhere.
    * `END_CUT`: lines are missing at the end, or were added there.
    * `SEAL_WRONG`: a line was hashed anew by somebody without the key of the seals.
    * `SEAL_MISSING`: a line was written where that key is not.
    * `HEAD_OTHER`: a backup or a printed page knows another line at this place.
    * `ROW_EDITED`, `ROW_REMOVED`, `ROW_ADDED`: a row is not as its last line left it.
    """

    LINE_EDITED = "line_edited"
    LINE_MOVED = "line_moved"
    END_CUT = "end_cut"
    SEAL_WRONG = "seal_wrong"
    SEAL_MISSING = "seal_missing"
    HEAD_OTHER = "head_other"
    ROW_EDITED = "row_edited"
    ROW_REMOVED = "row_removed"
    ROW_ADDED = "row_added"


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of a history at some time: with its hash it stands for all before it.

    >>> Head(12, "3f2a9c0011223344aa").code
    '3F2A-9C00-1122-3344'
    """

    event_id: int
    hash: str

    @property
    def code(self) -> str:
        """Its hash as it stands on paper."""
        digits = self.hash[:SHOWN_DIGITS].upper()
        return "-".join(digits[at : at + 4] for at in range(0, SHOWN_DIGITS, 4))


@dataclass(frozen=True, slots=True)
class Witness:
    """A head that stands outside the database.

    Attributes:
        head: whole, or the beginning of its hash.
        place: where it stands: the name of a backup; empty for what was typed from paper.
        at: when it was written there; None where nobody knows.
    """

    head: Head
    place: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not agree.

    Attributes:
        event_id: the line; of a row the last one that left it, 0 where none did.
        table: of the row; empty of a line.
        key: of the row: for dossiers and what belongs to them that of the dossier.
        name: how people call it: the number of a dossier, a name of a backup, or empty.
        rolled_back: of a head on paper, the time that a restore took back before its line: was it
            printed then, nothing is wrong.
    """

    fault: Fault
    event_id: int
    table: str = ""
    key: int = 0
    name: str = ""
    rolled_back: tuple[datetime, datetime] | None = None


@dataclass(frozen=True, slots=True)
class HistoryReport:
    """A history in which nothing was found.

    Attributes:
        events: how many lines it has.
        rows: how many rows agree with them.
        head: its last line, None without any.
        sealed_at: when the first seal was set, None where none ever was.
        before_seal: lines before it, which only the chain of hashes protects.
        accepted: lines without a seal since, which a later sealing took over.
        seals_checked: whether the key of the seals was there.
        witnesses: heads outside the database that agree with it.
    """

    events: int
    rows: int = 0
    head: Head | None = None
    sealed_at: datetime | None = None
    before_seal: int = 0
    accepted: int = 0
    seals_checked: bool = False
    witnesses: int = 0


@dataclass(eq=False)
class HistoryBroken(UserError):
    """The history, or what it vouches for, was changed beside the program.

    Attributes:
        event_id: the first line that does not agree.
        count: how many things do not.
        found: the first of them.
    """

    event_id: int
    count: int = 1
    found: Sequence[Finding] = ()

    @property
    def is_paper_alone(self) -> bool:
        """Whether all agrees but what was typed from paper, where a letter is soon mistaken."""
        of_paper = [one for one in self.found if one.fault is Fault.HEAD_OTHER and not one.name]
        return bool(of_paper) and len(of_paper) == self.count


@dataclass(eq=False)
class HistoryKeyMissing(UserError):
    """This user of this PC does not have the key that seals the history."""


@dataclass(eq=False)
class HistoryKeyAlone(UserError):
    """One account of this PC has the key of the seals, and may not hand it to those who share.

    Attributes:
        place_of_all: where they would find it.
    """

    place_of_all: str


@dataclass(eq=False)
class HeadMistyped(UserError):
    """What was typed is no head as it stands on paper."""

    text: str


def head_from(text: str) -> Head:
    """A head as it stands on paper: the number of the line, then its code.

    Raises:
        HeadMistyped: it is none.

    >>> head_from("12 3f2a-9C00-1122-3344")
    Head(event_id=12, hash='3f2a9c0011223344')
    """
    number, _, code = text.strip().replace(":", " ").partition(" ")
    digits = code.replace("-", "").replace(" ", "").lower()
    is_hex = len(digits) == SHOWN_DIGITS and not set(digits) - set("0123456789abcdef")
    if not (number.replace(".", "").isdecimal() and is_hex):
        raise HeadMistyped(text)
    return Head(int(number.replace(".", "")), digits)
