"""The paper of a declared form: its printed lines, with the places in them.

A form is elements that the renderer draws, one below the other, and from which the places of the
form, their order and their labels follow. `paper_reading` makes them of what a form file writes.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

NAME = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*")

ROW_NUMBER = "#"
"""The place in a repeated row that is the number of the row."""


class View(StrEnum):
    """How the value of a place is written."""

    WHOLE = ""
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"
    MINUTE = "minute"
    DATE = "date"
    IN_WORDS = "in_words"
    LUNAR = "lunar"
    UPPER = "upper"
    BOXES = "boxes"


class Align(StrEnum):
    """Where the words of a line stand."""

    LEFT = ""
    INDENTED = "indented"
    CENTRE = "centre"
    RIGHT_HALF = "right_half"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """Some printed words in one face."""

    text: str
    is_bold: bool = False
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the value of a place is printed; one place may have several, each with its view.

    Attributes:
        name: of the place.
        lines: the least number of dotted lines it has.
        width: about how many letters of room it takes; 0 leaves it to the kind.
    """

    name: str
    view: View = View.WHOLE
    lines: int = 1
    width: int = 0
    is_bold: bool = False
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A box that is crossed when a place has a value: `true` for a tick, else a choice."""

    name: str
    value: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Struck:
    """Printed words that are struck through when a place has a value ("gạch cụm từ …")."""

    name: str
    value: str
    text: str
    is_bold: bool = False
    is_italic: bool = False


Piece = PrintedWords | Spot | Box | Struck


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph."""

    pieces: tuple[Piece, ...]
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty room, in points; 0 is the little room of an empty line."""

    points: float = 0


@dataclass(frozen=True, slots=True)
class Motto:
    """The name of the state and its motto (Quốc hiệu, Tiêu ngữ)."""


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the form."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A frame for a photograph, in centimetres."""

    width: float
    height: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """Room for a signature, and below it the name of who signs; empty for the pen."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Parts side by side, without lines between them; shares of the width."""

    parts: tuple[tuple["Element", ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table with rows that stand in the form."""

    rows: tuple[tuple[tuple[Piece, ...], ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A ruled table whose last row is repeated for each row of a section.

    Attributes:
        section: the repeated section; its places stand in `cells` without it.
        at_least: so many rows are printed, the last of them empty.
    """

    section: str
    head: tuple[tuple[tuple[Piece, ...], ...], ...]
    cells: tuple[tuple[Piece, ...], ...]
    shares: tuple[float, ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Frame:
    """Elements in a frame."""

    elements: tuple["Element", ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """Elements in the small letters of notes."""

    elements: tuple["Element", ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of the whole page that belong to the paper only when a tick says so.

    Some forms hold a page for each thing that can be asked, of which one is chosen. The tick is
    asked and not printed.

    Attributes:
        name: the place that is ticked.
    """

    name: str
    elements: tuple["Element", ...]


Element = (
    Line | Gap | Motto | Title | Rule | PageBreak | Photo | Sign | Columns | Table | Rows | Frame
    | Notes | Part
)  # fmt: skip


# --- asking ------------------------------------------------------------------------------------


def every(paper: Sequence[Element]) -> Iterator[Element]:
    """Every element, those inside others after them."""
    for element in paper:
        yield element
        if isinstance(element, Columns):
            for part in element.parts:
                yield from every(part)
        elif isinstance(element, Frame | Notes | Part):
            yield from every(element.elements)


def lines_of(paper: Sequence[Element]) -> Iterator[tuple[Piece, ...]]:
    """The lines of a paper in the order in which they are read, the cells of tables among them."""
    for element in every(paper):
        if isinstance(element, Line):
            yield element.pieces
        elif isinstance(element, Table | Rows):
            for row in element.rows if isinstance(element, Table) else element.head:
                yield from row


def repeated_of(paper: Sequence[Element]) -> Iterator[Rows]:
    """The repeated tables of a paper."""
    return (element for element in every(paper) if isinstance(element, Rows))


def signed_by(paper: Sequence[Element]) -> Iterator[str]:
    """The places whose names stand below signatures."""
    return (element.name for element in every(paper) if isinstance(element, Sign) and element.name)


def parts_of(paper: Sequence[Element]) -> Iterator[Part]:
    """The parts of a paper that a tick adds to it."""
    return (element for element in paper if isinstance(element, Part))


def choices_of(paper: Sequence[Element]) -> tuple[str, ...]:
    """The ticks of which one at least is chosen: those of several parts.

    A single part is only added where it applies.
    """
    ticks = tuple(dict.fromkeys(part.name for part in parts_of(paper)))
    return ticks if len(ticks) > 1 else ()


def standing(paper: Sequence[Element], ticked: Container[str]) -> tuple[Element, ...]:
    """A paper as it is printed: with the parts that are ticked, or all where none is.

    Args:
        paper: as it is declared.
        ticked: the names of the places that are; nothing is ticked on a blank form.
    """
    chosen = [part for part in parts_of(paper) if part.name in ticked] or [*parts_of(paper)]
    found: list[Element] = []
    for element in paper:
        if not isinstance(element, Part):
            found.append(element)
        elif element in chosen:
            found += element.elements
    return tuple(found)


def ticks_of(paper: Sequence[Element]) -> Mapping[str, tuple[str, ...]]:
    """The places that stand in parts only, each with the ticks that bring it onto the paper."""
    found: dict[str, tuple[str, ...]] = {}
    for part in parts_of(paper):
        for name in _names_in(part.elements):
            found[name] = (*found.get(name, ()), part.name)
    always = set(_names_in([one for one in paper if not isinstance(one, Part)]))
    return {name: ticks for name, ticks in found.items() if name not in always}


def _names_in(paper: Sequence[Element]) -> Iterator[str]:
    """The places outside repeated rows and the repeated sections, each once."""
    named = (
        one.name for line in lines_of(paper) for one in line if isinstance(one, Spot | Box | Struck)
    )
    sections = (rows.section for rows in repeated_of(paper))
    return iter(dict.fromkeys((*named, *sections, *signed_by(paper))))
