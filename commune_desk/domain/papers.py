"""Papers (giấy tờ): those that the program prints, and those that people hand in.

What each printed paper says stands in `slips.py`, a value for each.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class SlipKind(StrEnum):
    """The papers that the program prints; the values are the names on the command line."""

    RECEIPT = "receipt"
    SUPPLEMENT_REQUEST = "supplement_request"
    REFUSAL_NOTICE = "refusal_notice"
    APOLOGY_NOTICE = "apology_notice"
    CONTROL_SLIP = "control_slip"
    RATING_SLIP = "rating_slip"


class PaperSize(StrEnum):
    """Paper of the slips: Thông tư 01/2018 prescribed A5; the commune chooses."""

    A5 = "A5"
    A4 = "A4"


@dataclass(frozen=True, slots=True)
class SlipLayout:
    """How slips are printed: `copies` is the number of liên, 1 or 2."""

    size: PaperSize = PaperSize.A5
    copies: int = 2


@dataclass(frozen=True, slots=True)
class Party:
    """The applicant or the delegate as printed; `number` is a personal id or a tax code."""

    name: str
    number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper handed in."""

    name: str
    originals: int
    copies: int


@dataclass(frozen=True, slots=True)
class PrintRow:
    """One print of a paper: `copy` is 0 for the first and counts the reprints after it."""

    kind: SlipKind
    copy: int
    at: datetime
    file: str
    officer_name: str = ""
