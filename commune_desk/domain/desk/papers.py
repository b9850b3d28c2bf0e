"""Papers (giấy tờ): those that the program prints, and those that people hand in.

A new slip is a kind with its row here, its words in `words/papers/papers.py`, and a module of its
name in `documents.slips` with what it says, how it is laid out, and its specimen. Printing, the
dossier page, the demonstration, the self-test and the gallery go over the rows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from commune_desk.domain.desk.dossier import Dossier, DossierState


class SlipKind(StrEnum):
    """The papers that the program prints; the values are the names on the command line."""

    RECEIPT = "receipt"
    SUPPLEMENT_REQUEST = "supplement_request"
    REFUSAL_NOTICE = "refusal_notice"
    APOLOGY_NOTICE = "apology_notice"
    STOP_NOTICE = "stop_notice"
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
    is_organisation: bool = False


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper handed in."""

    name: str
    originals: int
    copies: int


@dataclass(frozen=True, slots=True)
class PrintRow:
    """One print of a paper: `copy` is 0 for the first and counts the reprints after it.

    `kind` is the key of the paper: that of a slip, or that of a declaration's form. What was
    printed before there was a dossier says what it is called, and has a fingerprint of its texts.
    """

    kind: str
    copy: int
    at: datetime
    file: str
    officer_name: str = ""
    name: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """A number that a dossier drew in a year.

    Attributes:
        series: what is numbered: the kind of a slip, or the register book (`register_series`).
        volume: of the register book; 0 for a slip.
    """

    series: str
    year: int
    number: int
    volume: int = 0


REGISTER_SERIES = "register"


def register_series(sector: str = "") -> str:
    """The series of the register book: of all sectors, or of one that has a book of its own."""
    return f"{REGISTER_SERIES}:{sector}" if sector else REGISTER_SERIES


def number_of_slip(numbers: Sequence[PaperNumber], kind: SlipKind) -> PaperNumber | None:
    """The number of a slip, the last one where its cause came again."""
    drawn = [number for number in numbers if number.series == kind.value]
    return drawn[-1] if drawn else None


def entry_in_register(numbers: Sequence[PaperNumber]) -> PaperNumber | None:
    """Where a dossier stands in the register book, None where the office kept none.

    One whose sector was corrected stands in the book that it was entered in last.
    """
    begins = (REGISTER_SERIES, f"{REGISTER_SERIES}:")
    found = [n for n in numbers if n.series == begins[0] or n.series.startswith(begins[1])]
    return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One slip that the program prints.

    Attributes:
        is_called_for: whether a dossier gives cause for it as it stands.
        has_copies: whether it is printed in as many copies (liên) as the office chose.
        is_numbered: whether it bears a number of its own.
        is_signed_by_head: whether only the head of the body at its top, or a deputy, signs it.
    """

    kind: SlipKind
    is_called_for: Callable[[Dossier], bool]
    has_copies: bool = False
    is_numbered: bool = True
    is_signed_by_head: bool = False


def _always(dossier: Dossier) -> bool:
    """Whatever was received, but for what was received by mistake."""
    return not dossier.is_cancelled


PAPERS: tuple[SlipRow, ...] = (
    SlipRow(SlipKind.RECEIPT, _always, has_copies=True),
    SlipRow(SlipKind.SUPPLEMENT_REQUEST, lambda one: one.supplement_asked_at is not None),
    SlipRow(SlipKind.REFUSAL_NOTICE, lambda one: one.state is DossierState.REFUSED),
    SlipRow(
        SlipKind.APOLOGY_NOTICE, lambda one: one.promised_at is not None, is_signed_by_head=True
    ),
    SlipRow(SlipKind.STOP_NOTICE, lambda one: one.state is DossierState.STOPPED),
    SlipRow(SlipKind.CONTROL_SLIP, _always),
    SlipRow(SlipKind.RATING_SLIP, _always, is_numbered=False),
)
"""The slips in the order in which they are offered."""

BY_KIND: Mapping[SlipKind, SlipRow] = {row.kind: row for row in PAPERS}
