"""How this PC prints (máy in và giấy): each paper by its key, and what is kept of its printing.

Every paper has a key of its own: a slip the value of its `SlipKind`, a declaration the code of its
form behind "form:", the register and the report theirs.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from commune_desk.domain.desk.papers import PaperSize

TENTHS_PER_INCH = 254
_FORM = "form:"


class OfficePaper(StrEnum):
    """The papers that belong to no dossier; the values are their keys."""

    REGISTER = "register"
    REPORT = "report"
    CERTIFICATE = "certificate"
    CERTIFICATION_BOOK = "certification_book"
    FEE_LIST = "fee_list"
    KEY_SHEET = "key_sheet"


def key_of_form(code: str) -> str:
    """The key of a declaration.

    >>> key_of_form("CT01")
    'form:CT01'
    """
    return f"{_FORM}{code}"


def form_of_key(key: str) -> str:
    """The code of the form of a declaration; empty for a paper that is none.

    >>> form_of_key("form:CT01"), form_of_key("receipt")
    ('CT01', '')
    """
    return key.removeprefix(_FORM) if key.startswith(_FORM) else ""


@dataclass(frozen=True, slots=True)
class PrintSetup:
    """How one paper is printed on this PC.

    Attributes:
        printer: its name; empty for the system's own.
        tray: where the paper lies, by the printer's own name; empty for the printer's choice.
        across, down: how far everything is moved to the right and down, in tenths of a millimetre.
        copies: how many the printer makes.
        is_fill_only: whether only what was filled in is printed, on paper that has the rest.
    """

    printer: str = ""
    tray: str = ""
    across: int = 0
    down: int = 0
    copies: int = 1
    is_fill_only: bool = False


@dataclass(frozen=True, slots=True)
class PrintablePaper:
    """One paper that this PC can be told how to print.

    Attributes:
        key: empty for all papers that have nothing of their own.
        words: what it is called.
        size: of its sheets.
        is_lying: whether they are read lying.
        is_form: whether its own words can be left out (`PrintSetup.is_fill_only`).
    """

    key: str
    words: str
    size: PaperSize = PaperSize.A4
    is_lying: bool = False
    is_form: bool = False


@dataclass(frozen=True, slots=True)
class Ruler:
    """The page by which the printing of a paper is set straight (thước chỉnh).

    Attributes:
        across, down: how far the paper is moved now, in tenths of a millimetre: the page is moved
            too, and its scales show what is to be typed in place of these numbers.
    """

    paper: PrintablePaper
    across: int
    down: int
    on: date
