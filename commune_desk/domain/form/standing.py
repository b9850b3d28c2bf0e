"""The places of a paper as they stand in its lines: each with the words that name it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commune_desk.domain.form import paper as papers
from commune_desk.domain.form.kinds import write_tick
from commune_desk.domain.form.paper import Box, Element, Piece, PrintedWords, Spot, Struck

_LABEL_ENDS = " :,;.–-("
_NOTE_MARKS = re.compile(r"\(\d{1,2}\)|[¹²³⁴⁵⁶⁷⁸⁹]")
_NUMBERED = re.compile(r"^(?:\[[\d.]+\]\.|\d{1,2}(?:\.\d{1,2})*\.|\w\)|[IVX]{1,4}\.|-|\+)\s*")


def label_from(words: str) -> str:
    """A label of printed words: without numbers, marks of notes and the colon."""
    return _NUMBERED.sub("", _NOTE_MARKS.sub("", words).strip()).strip(_LABEL_ENDS).strip()


@dataclass(frozen=True, slots=True)
class Standing:
    """A place on the paper: where it first stands, and with which words."""

    name: str
    label: str
    is_optional: bool
    box_words: tuple[tuple[str, str], ...] = ()


def standing(piece: Spot | Box | Struck, before: str, *, is_optional: bool) -> Standing:
    """A place as it stands in a line, with the words before it; a box to tick has its own.

    Words to strike through say what does not hold, and are no words of their choice.
    """
    if isinstance(piece, Struck):
        return Standing(piece.name, "", is_optional, ((piece.value, ""),))
    if isinstance(piece, Spot):
        return Standing(piece.name, label_from(before), is_optional)
    label = piece.words if piece.value == "true" else label_from(before) or piece.words
    return Standing(piece.name, label, is_optional, ((piece.value, piece.words),))


def lines_with_headings(elements: Sequence[Element]) -> Iterator[Sequence[Piece]]:
    """The lines outside repeated rows; a cell of a table after the words that name it."""
    for element in papers.every(elements):
        if isinstance(element, papers.Table):
            for row in element.rows:
                first = tuple(piece for piece in row[0] if isinstance(piece, PrintedWords))
                for cell in row:
                    if cell and not isinstance(cell[0], PrintedWords) and cell is not row[0]:
                        yield (*first, *cell)
                    else:
                        yield cell
        elif isinstance(element, papers.Line):
            yield element.pieces
        elif isinstance(element, papers.Part):
            yield (Box(element.name, write_tick(True)),)
