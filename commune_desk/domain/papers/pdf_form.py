"""Existing PDF forms (mẫu PDF có sẵn): what is known of a file, and what is drawn over it.

Lengths are millimetres from the top left corner of the page as people see it.
"""

from dataclasses import dataclass

MOST_PAGES = 40
"""A form of more pages is a book, and somebody chose the wrong file."""

LARGEST = 20_000_000
"""Bytes of a PDF that is taken as a form."""

PAGE_SIDES = (50, 450)
"""Millimetres; A3 with what a scanner adds."""

TRIAL, TRIAL_MB, TRIAL_S = "draw-pdf", 768, 30
"""What the program is told to draw a PDF for a trial, and how much that may take."""

SMALLEST_LETTERS = 7.5
"""Points; what does not fit in these goes to an annex, for smaller print is not read."""


@dataclass(frozen=True, slots=True)
class PdfPage:
    """The size of a page."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PdfField:
    """A field that somebody has put on the PDF, as a proposal for a place.

    Attributes:
        name: as the PDF calls it.
        page: from 1.
        is_box: whether it is ticked.
    """

    name: str
    page: int
    x: float
    y: float
    width: float
    height: float
    is_box: bool = False


@dataclass(frozen=True, slots=True)
class PdfForm:
    """What a PDF holds."""

    pages: tuple[PdfPage, ...]
    fields: tuple[PdfField, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A text that is drawn over a page, or a cross where `is_cross`.

    Attributes:
        label: what the annex calls it if it does not fit.
        name: of its place; empty for what belongs to none.
    """

    text: str
    page: int
    x: float
    y: float
    width: float
    lines: int = 1
    size: float = 12
    label: str = ""
    is_cross: bool = False
    name: str = ""
