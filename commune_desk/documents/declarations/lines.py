"""One line of a form, or one cell of its tables, with what stands in its places, as blocks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from commune_desk.documents.blocks import Align, Style, nothing, paragraph
from commune_desk.documents.declarations.flow import Flow, Manner, flowed
from commune_desk.documents.declarations.items import Digits, Dotted, Item, Strikable, Tick
from commune_desk.documents.fonts import Face
from commune_desk.documents.text import Span
from commune_desk.domain.form.paper import Box, Piece, PrintedWords, Spot, Struck, View

_GROWS = 8
"""Lines by which a place may grow beyond those it has; a longer value stands in an annex."""
_GROWS_IN_CELL = 25
"""Lines to which the cell of a table may grow."""
_ENDLESS = 10_000
"""Lines of a place for free text, for which the paper is there: it goes on as it is long."""

_KIND_LETTERS: Mapping[str, int] = {
    "full_name": 36, "date": 14, "loose_date": 14, "time": 12, "sex": 8, "ethnicity": 14,
    "nationality": 16, "address": 60, "id_paper": 60, "personal_id": 20, "old_id": 16,
    "phone": 18, "number": 8, "money": 20, "tax_code": 18, "tick": 6,
}  # fmt: skip
_VIEW_LETTERS: Mapping[View, int] = {
    View.DAY: 5, View.MONTH: 5, View.YEAR: 8, View.HOUR: 5, View.MINUTE: 5, View.IN_WORDS: 50,
}  # fmt: skip
_PARTS = {View.DAY, View.MONTH, View.YEAR, View.HOUR, View.MINUTE}
_OTHER_LETTERS = 30
"""Letters of room for a place of which the form says nothing."""
_BOXES: Mapping[str, int] = {
    "personal_id": 12, "old_id": 9, "tax_code": 10, "date": 8, "loose_date": 8,
}  # fmt: skip
"""Boxes for the digits of a number."""


class Said(NamedTuple):
    """What stands in one place.

    Attributes:
        name: of the place.
        text: as it is printed.
        kind: of the place.
        is_chosen: whether its box is crossed, or its words are struck through.
        is_marked: whether it is shown as the place that is being typed.
    """

    name: str
    text: str = ""
    kind: str = "text"
    is_chosen: bool = False
    is_marked: bool = False


class Told(NamedTuple):
    """Pieces of a line, and what stands in those of them that are places, in their order."""

    pieces: tuple[Piece, ...]
    said: tuple[Said, ...] = ()

    @property
    def is_printed(self) -> bool:
        """Whether it is words alone."""
        return not self.said

    @property
    def bare(self) -> "Told":
        """The same with nothing in its places."""
        return Told(self.pieces, tuple(Said("", kind=one.kind) for one in self.said))


def set_line(told: Told, style: Style, room: float, *, manner: Manner, is_cell: bool) -> Flow:
    """The lines of a paragraph.

    The last are kept: while a form is typed, and from one size of its letters to the next print,
    all but one of its paragraphs stay as they are. Those with nothing in their places come again
    with every citizen; of what was filled in, no more is kept than one long form has in every size.

    Args:
        told: its pieces.
        style: how it is set; a place goes to the margin where lines begin at the left.
        room: how wide.
        manner: how the form is drawn.
        is_cell: whether it is the cell of a table, in which a place alone has no dots.
    """
    is_empty = not any(one.text for one in told.said)
    kept = _set_empty if is_empty else _set_filled
    return kept(told, style, room, manner=manner, is_cell=is_cell)


def _set(told: Told, style: Style, room: float, *, manner: Manner, is_cell: bool) -> Flow:
    if told.is_printed:
        spans = tuple(span_of(piece) for piece in told.pieces if isinstance(piece, PrintedWords))
        blocks = paragraph(spans, style, room)
        if manner.is_fill_only:
            blocks = [
                replace(nothing(b.height), gap=b.gap, keeps_next=b.keeps_next) for b in blocks
            ]
        return Flow(tuple(blocks))
    items = list(_items(told, to_margin=style.align is Align.LEFT))
    if is_cell and len(items) == 1 and isinstance(place := items[0], Dotted):
        most = max(place.most_lines, _GROWS_IN_CELL)
        items = [replace(place, is_last=True, has_dots=False, most_lines=most)]
    return flowed(items, style, room, manner=manner)


_set_empty = lru_cache(maxsize=2048)(_set)
_set_filled = lru_cache(maxsize=512)(_set)


def _items(told: Told, *, to_margin: bool) -> Iterator[Item]:
    said = iter(told.said)
    for index, piece in enumerate(told.pieces):
        if isinstance(piece, PrintedWords):
            yield span_of(piece)
        elif isinstance(piece, Box):
            one = next(said)
            yield Tick(one.name, one.is_chosen, one.is_marked)
        elif isinstance(piece, Struck):
            one = next(said)
            face = face_of(piece)
            yield Strikable(one.name, piece.text, face, one.is_chosen, one.is_marked)
        elif piece.view is View.BOXES:
            one = next(said)
            digits = "".join(filter(str.isalnum, one.text))
            count = piece.width or _BOXES.get(one.kind, 12)
            yield Digits(one.name, digits, count, one.is_marked)
        else:
            one = next(said)
            is_last = to_margin and _ends_line(told.pieces[index + 1 :])
            is_endless = one.kind == "long_text" and is_last
            letters = piece.width or _VIEW_LETTERS.get(piece.view)
            yield Dotted(
                one.name,
                one.text,
                face_of(piece),
                letters=letters or _KIND_LETTERS.get(one.kind, _OTHER_LETTERS),
                lines=piece.lines,
                is_last=is_last,
                is_marked=one.is_marked,
                most_lines=_ENDLESS if is_endless else piece.lines + _GROWS,
                is_part=piece.view in _PARTS,
            )


def _ends_line(following: Sequence[Piece]) -> bool:
    """Whether nothing that says something follows a place."""
    return all(
        isinstance(piece, PrintedWords) and not any(map(str.isalnum, piece.text))
        for piece in following
    )


def face_of(piece: PrintedWords | Spot | Struck) -> Face:
    """The face of some words or of a place."""
    if piece.is_bold:
        return Face.BOLD_ITALIC if piece.is_italic else Face.BOLD
    return Face.ITALIC if piece.is_italic else Face.REGULAR


def span_of(words: PrintedWords) -> Span:
    """Printed words in their face."""
    return Span(words.text, face_of(words))
