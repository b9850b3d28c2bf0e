"""The elements of a form as blocks: its head, lines, columns, tables, frames and signatures."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents import table
from commune_desk.documents.blocks import (
    LEADING,
    Align,
    Block,
    Region,
    Style,
    balanced,
    keeping_next,
    nothing,
    paragraph,
    plain,
    rule,
    side_by_side,
    stack,
    with_gap,
)
from commune_desk.documents.declarations.answers import Answers
from commune_desk.documents.declarations.flow import (
    LEAST_LETTERS,
    Digits,
    Dotted,
    Item,
    Manner,
    Tick,
    flowed,
)
from commune_desk.documents.fonts import Face, width
from commune_desk.documents.page import Letters, PageSetup
from commune_desk.documents.text import Span
from commune_desk.domain.form import paper
from commune_desk.domain.form.paper import Box, Element, Line, Piece, Spot, View, Words
from commune_desk.words.papers import STATE_MOTTO, STATE_NAME

SIGNED = "@sign"
"""The region of a signature on a page."""

_GROWS = 8
"""Lines by which a place may grow beyond those it has; a longer value stands in an annex."""
_GROWS_IN_CELL = 25
"""Lines to which the cell of a table may grow."""
_ENDLESS = 10_000
"""Lines of a place for free text, for which the paper is there: it goes on as it is long."""
_INDENT = 2.4
"""Of the first line of a paragraph, to the size of its letters: about 1 cm (NĐ 30/2020)."""
_COLUMN_GAP = 10
_SIGN_ROOM = 3.8
"""Room for the pen above a name, to the size of the letters."""
_LITTLE = 0.45
"""The room of an empty line, to the size of the letters."""
_PHOTO_LINE = 0.6

_KIND_LETTERS: Mapping[str, int] = {
    "full_name": 36, "date": 14, "loose_date": 14, "time": 12, "sex": 8, "ethnicity": 14,
    "nationality": 16, "address": 60, "id_paper": 60, "personal_id": 20, "old_id": 16,
    "phone": 18, "number": 8, "money": 20, "tax_code": 18, "tick": 6,
}  # fmt: skip
_VIEW_LETTERS: Mapping[View, int] = {
    View.DAY: 5, View.MONTH: 5, View.YEAR: 8, View.HOUR: 5, View.MINUTE: 5, View.IN_WORDS: 50,
}  # fmt: skip
_OTHER_LETTERS = 30
"""Letters of room for a place of which the form says nothing."""
_WHOLE_LETTERS: Mapping[str, int] = {
    "full_name": 8, "date": 10, "loose_date": 10, "personal_id": 12, "old_id": 9, "phone": 11,
    "sex": 4, "number": 4, "tick": 2,
}  # fmt: skip
"""Letters that a cell must have in one line; others have a short word."""
_ROOMY_LETTERS = {**_WHOLE_LETTERS, "address": 14, "id_paper": 14}
"""The same, with room for some words of what is long."""
_JOINTS = re.compile(r"(?<=[/-])")
_BOXES: Mapping[str, int] = {
    "personal_id": 12, "old_id": 9, "tax_code": 10, "date": 8, "loose_date": 8,
}  # fmt: skip
"""Boxes for the digits of a number."""


@dataclass(slots=True)
class Composer:
    """Makes the blocks of one form in one size of letters.

    Attributes:
        elsewhere: the places met so far whose values are too long for them.
    """

    answers: Answers
    setup: PageSetup
    manner: Manner
    elsewhere: list[str] = field(default_factory=list)

    @property
    def letters(self) -> Letters:
        """The letters in use."""
        return self.setup.letters

    def sections(self) -> list[list[Block]]:
        """The blocks of the form, in parts that each begin a page."""
        parts: list[list[Element]] = [[]]
        for element in self.answers.paper:
            if isinstance(element, paper.PageBreak):
                parts.append([])
            else:
                parts[-1].append(element)
        return [self.blocks(part, self.setup.room) for part in parts]

    def blocks(self, elements: Sequence[Element], room: float) -> list[Block]:
        """Elements one below the other. Words stay with the signature below them."""
        made: list[Block] = []
        gap = 0.0
        for element in elements:
            if isinstance(element, paper.Gap):
                gap += element.points or _LITTLE * self.letters.body
                continue
            blocks = self._element(element, room)
            if _is_signed(element):
                made = keeping_next(made)
            made += with_gap(blocks, blocks[0].gap + gap) if blocks else []
            gap = 0.0
        return made

    def _element(self, element: Element, room: float) -> list[Block]:
        return _MAKERS[type(element)](self, element, room)

    # --- head ------------------------------------------------------------------------------------

    def motto(self, _element: paper.Motto, room: float) -> list[Block]:
        """The name of the state and its motto, the rule below as long as the motto."""
        size = self.letters.head

        half = width(STATE_MOTTO, Face.BOLD, size + 1) / 2
        return self._printed(
            [
                *plain(STATE_NAME, Style(size, Align.CENTRE, gap=size / 2), room, face=Face.BOLD),
                *plain(STATE_MOTTO, Style(size + 1, Align.CENTRE), room, face=Face.BOLD),
                rule(room / 2 - half, room / 2 + half, height=5),
            ]
        )

    def title(self, _element: paper.Title, room: float) -> list[Block]:
        """The title, its lines about equally long."""
        style = Style(self.letters.title, gap=self.letters.gap)
        title = balanced(self.answers.form.written.title, style, room)
        return keeping_next([stack(self._printed(title))])

    def rule(self, _element: paper.Rule, room: float) -> list[Block]:
        """A thin line across."""
        return self._printed([rule(0, room)])

    # --- lines -----------------------------------------------------------------------------------

    def line(self, line: Line, room: float) -> list[Block]:
        """A paragraph; a bold one is a heading and stays with what follows."""
        left = room / 2 if line.align is paper.Align.RIGHT_HALF else 0.0
        style = self._style(line)
        is_heading = all(isinstance(piece, Words) and piece.is_bold for piece in line.pieces)
        is_sentence = all(isinstance(piece, Words) for piece in line.pieces) and not is_heading
        if style.align is Align.LEFT and is_sentence:
            style = replace(style, align=Align.JUSTIFIED)
        blocks = self._pieces(line.pieces, style, room - left)
        if left:
            blocks = [side_by_side([(left, block)]) for block in blocks]
        return keeping_next(blocks) if is_heading else blocks

    def _style(self, line: Line) -> Style:
        body, gap = self.letters.body, self.letters.gap
        aligns = {
            paper.Align.CENTRE: Align.CENTRE,
            paper.Align.RIGHT_HALF: Align.CENTRE,
            paper.Align.RIGHT: Align.RIGHT,
        }
        align = aligns.get(line.align, Align.LEFT)
        indent = _INDENT * body if line.align is paper.Align.INDENTED else 0.0
        return Style(body, align, indent=indent, gap=gap)

    def _pieces(
        self, pieces: Sequence[Piece], style: Style, room: float, *, row: str = ""
    ) -> list[Block]:
        """A paragraph of words and places."""
        if all(isinstance(piece, Words) for piece in pieces):
            spans = tuple(_span(piece) for piece in pieces if isinstance(piece, Words))
            return self._printed(paragraph(spans, style, room))
        to_margin = style.align is Align.LEFT
        items = tuple(self._items(pieces, row=row, to_margin=to_margin))
        flow = flowed(items, style, room, manner=self.manner)
        self.elsewhere += flow.elsewhere
        return list(flow.blocks)

    def _items(self, pieces: Sequence[Piece], *, row: str, to_margin: bool) -> Iterator[Item]:
        for index, piece in enumerate(pieces):
            if isinstance(piece, Words):
                yield _span(piece)
                continue
            name = f"{row}{piece.name}"
            is_marked = name == self.answers.marked
            if isinstance(piece, Box):
                yield Tick(name, self.answers.has(name, piece.value), is_marked)
                continue
            text = self._text(piece, row)
            if piece.view is View.BOXES:
                yield self._digits(piece, name, text, is_marked=is_marked)
                continue
            is_last = to_margin and _ends_line(pieces[index + 1 :])
            yield self._dotted(piece, name, text, is_last=is_last, is_marked=is_marked)

    def _digits(self, spot: Spot, name: str, text: str, *, is_marked: bool) -> Digits:
        digits = "".join(filter(str.isalnum, text))
        count = spot.width or _BOXES.get(self.answers.kind(name), 12)
        if len(digits) > count and (self.manner.is_fill_only or len(digits) > 2 * count):
            self.elsewhere.append(name)
            digits = ""
        return Digits(name, digits, max(count, len(digits)), is_marked)

    def _text(self, spot: Spot, row: str) -> str:
        if spot.name == paper.ROW_NUMBER:
            return row.rstrip(".").rpartition(".")[2]
        return self.answers.text(f"{row}{spot.name}", spot.view)

    def _dotted(
        self, spot: Spot, name: str, text: str, *, is_last: bool, is_marked: bool
    ) -> Dotted:
        kind = self.answers.kind(name)
        is_endless = kind == "long_text" and is_last
        return Dotted(
            name, text, _face(spot),
            letters=spot.width or _VIEW_LETTERS.get(spot.view)
            or _KIND_LETTERS.get(kind, _OTHER_LETTERS),
            lines=spot.lines, is_last=is_last, is_marked=is_marked,
            most_lines=_ENDLESS if is_endless else spot.lines + _GROWS,
        )  # fmt: skip

    # --- what holds others -----------------------------------------------------------------------

    def columns(self, columns: paper.Columns, room: float) -> list[Block]:
        """Parts side by side."""
        gaps = _COLUMN_GAP * (len(columns.parts) - 1)
        share = (room - gaps) / sum(columns.shares)
        places, left = [], 0.0
        for part, shares in zip(columns.parts, columns.shares, strict=True):
            blocks = self.blocks(part, shares * share)
            places.append((left, stack(with_gap(blocks, 0))))
            left += shares * share + _COLUMN_GAP
        return [replace(side_by_side(places), gap=self.letters.gap)]

    def table(self, element: paper.Table, room: float) -> list[Block]:
        """A table with rows that stand in the form, its head again on every page."""
        inner, widths = self._fitting(element.rows, element.shares, room)
        rows = [inner.row(cells, widths) for cells in element.rows]
        has_head = len(rows) > 2 and all(isinstance(p, Words) for c in element.rows[0] for p in c)
        blocks = table.under(rows[0], rows[1:]) if has_head else rows
        return with_gap(blocks, self.letters.gap)

    def rows(self, element: paper.Rows, room: float) -> list[Block]:
        """A table with a row for each of a section, its head again on every page."""
        inner, widths = self._fitting(
            (*element.head, element.cells), element.shares, room, section=element.section
        )
        rows = [
            inner.row(element.cells, widths, row=f"{element.section}.{number}.")
            for number in range(1, self._count(element) + 1)
        ]
        head = [inner.row(cells, widths) for cells in element.head]
        blocks = table.under(stack(head), rows) if head and rows else [*head, *rows]
        return with_gap(blocks, self.letters.gap)

    def _count(self, element: paper.Rows) -> int:
        """How many rows a table has; those for which paper has no rows stand elsewhere."""
        filled = self.answers.counts.get(element.section, 0)
        if not self.manner.is_fill_only:
            return max(filled, element.at_least)
        self.elsewhere += [
            f"{element.section}.{number}.{piece.name}"
            for number in range(element.at_least + 1, filled + 1)
            for cell in element.cells
            for piece in cell
            if isinstance(piece, Spot) and piece.name != paper.ROW_NUMBER
        ]
        return element.at_least

    def _fitting(
        self,
        rows: Sequence[Sequence[Sequence[Piece]]],
        shares: Sequence[float],
        room: float,
        *,
        section: str = "",
    ) -> tuple["Composer", list[float]]:
        """The letters and the widths of the columns in which no word need be cut.

        A column that is too narrow for its words takes room from the others; where they have none
        left the letters are smaller. Addresses have room for some words where that is possible.
        """
        prefix = f"{section}." if section else ""
        sizes = tuple(_sizes_down_from(self.letters.body))
        for by_kind, size in product((_ROOMY_LETTERS, _WHOLE_LETTERS), sizes):
            least = [
                max(self._least_width(row[column], prefix, (size, by_kind)) for row in rows)
                for column in range(len(shares))
            ]
            if sum(least) <= room:
                break
        letters = replace(self.letters, body=size)
        composer = replace(self, setup=replace(self.setup, settings=(letters,)))
        return composer, _widths(shares, least, room)

    def _least_width(
        self, cell: Sequence[Piece], prefix: str, letters: tuple[float, Mapping[str, int]]
    ) -> float:
        """How wide a cell must be, so that neither its words nor short values are cut."""
        size, by_kind = letters
        widest = 0.0
        for piece in cell:
            if isinstance(piece, Words):
                words = _JOINTS.sub(" ", piece.text).split()
                widest = max([widest, *(width(word, _face(piece), size) for word in words)])
            elif isinstance(piece, Spot) and piece.name != paper.ROW_NUMBER:
                count = by_kind.get(self.answers.kind(f"{prefix}{piece.name}"), 6)
                widest = max(widest, count * size / 2)
        return widest + 2 * table.PAD + 0.1

    def row(
        self, cells: Sequence[Sequence[Piece]], widths: Sequence[float], *, row: str = ""
    ) -> Block:
        """A row of a table; `row` names it where it is one of a section: "members.2."."""
        is_head = all(isinstance(piece, Words) for cell in cells for piece in cell) and not row
        made = [
            self._cell(cell, room - 2 * table.PAD, row=row, is_head=is_head)
            for cell, room in zip(cells, widths, strict=True)
        ]
        return table.row(made, widths, is_centred=is_head, has_rules=not self.manner.is_fill_only)

    def _cell(self, cell: Sequence[Piece], room: float, *, row: str, is_head: bool) -> list[Block]:
        is_bold = bool(cell) and all(isinstance(p, Words) and p.is_bold for p in cell)
        is_short = len(cell) == 1 and (
            isinstance(cell[0], Box) or getattr(cell[0], "name", "") == paper.ROW_NUMBER
        )
        align = Align.CENTRE if is_head or is_bold or is_short else Align.LEFT
        style = Style(self.letters.body, align)
        if not cell:
            return [nothing(style.leading)]
        if len(cell) == 1 and isinstance(cell[0], Spot) and cell[0].view is not View.BOXES:
            return self._open_cell(cell[0], style, room, row=row)
        return self._pieces(cell, style, room, row=row)

    def _open_cell(self, spot: Spot, style: Style, room: float, *, row: str) -> list[Block]:
        """A cell that is a place: room without dots, as high as it has lines."""
        if spot.name == paper.ROW_NUMBER:
            return self._printed(plain(self._text(spot, row), style, room, face=_face(spot)))
        name = f"{row}{spot.name}"
        place = self._dotted(
            spot, name, self._text(spot, row), is_last=True, is_marked=name == self.answers.marked
        )
        place = replace(place, has_dots=False, most_lines=max(place.most_lines, _GROWS_IN_CELL))
        flow = flowed((place,), style, room, manner=self.manner)
        self.elsewhere += flow.elsewhere
        return list(flow.blocks)

    def frame(self, element: paper.Frame, room: float) -> list[Block]:
        """Elements in a frame."""
        inner = self.blocks(element.elements, room - 2 * table.PAD)
        block = table.row([inner], [room], has_rules=not self.manner.is_fill_only)
        return [replace(block, gap=self.letters.gap)]

    def notes(self, element: paper.Notes, room: float) -> list[Block]:
        """Elements in small letters."""
        small = replace(self.letters, body=self.letters.note, gap=0.6)
        inner = replace(self, setup=replace(self.setup, settings=(small,)))
        return with_gap(inner.blocks(element.elements, room), self.letters.body)

    # --- hands -----------------------------------------------------------------------------------

    def photo(self, photo: paper.Photo, room: float) -> list[Block]:
        """A frame for a photograph."""
        scale = min(1, room / (photo.width * cm))
        wide, high = photo.width * cm * scale, photo.height * cm * scale
        style = Style(self.letters.note, Align.CENTRE)
        words = stack(plain(photo.words, style, wide - 2 * table.PAD)) if photo.words else None
        left = (room - wide) / 2

        def draw(canvas: Canvas, x: float, y: float) -> None:
            canvas.setLineWidth(_PHOTO_LINE)
            canvas.rect(x + left, y - high, wide, high)
            if words:
                words.draw(canvas, x + left + table.PAD, y - (high - words.height) / 2)

        return self._printed([Block(high, draw, gap=self.letters.gap)])

    def sign(self, sign: paper.Sign, room: float) -> list[Block]:
        """Room for a signature, and the name of who signs."""
        name = self.answers.text(sign.name) if sign.name else ""
        written = stack(balanced(name, Style(self.letters.body), room)) if name else nothing(0)
        height = (_SIGN_ROOM + LEADING) * self.letters.body
        down = max(height - written.height, 0)
        regions = [Region(one, 0, down, room, height - down) for one in (SIGNED, sign.name) if one]
        block = stack([nothing(down), written])
        return [replace(block, regions=tuple(regions), cut=None)]

    def _printed(self, blocks: list[Block]) -> list[Block]:
        """Blocks that are on the paper already where only places are filled."""
        if not self.manner.is_fill_only:
            return blocks
        return [replace(nothing(b.height), gap=b.gap, keeps_next=b.keeps_next) for b in blocks]


_Maker = Callable[[Composer, object, float], list[Block]]

_MAKERS: Mapping[type, Callable[..., list[Block]]] = {
    paper.Motto: Composer.motto,
    paper.Title: Composer.title,
    paper.Rule: Composer.rule,
    paper.Line: Composer.line,
    paper.Columns: Composer.columns,
    paper.Table: Composer.table,
    paper.Rows: Composer.rows,
    paper.Frame: Composer.frame,
    paper.Notes: Composer.notes,
    paper.Photo: Composer.photo,
    paper.Sign: Composer.sign,
}
"""What makes the blocks of each element; gaps and breaks stand between them."""


def _face(piece: Words | Spot) -> Face:
    if piece.is_bold:
        return Face.BOLD_ITALIC if piece.is_italic else Face.BOLD
    return Face.ITALIC if piece.is_italic else Face.REGULAR


def _span(words: Words) -> Span:
    return Span(words.text, _face(words))


def _ends_line(following: Sequence[Piece]) -> bool:
    """Whether nothing that says something follows a place."""
    return all(
        isinstance(piece, Words) and not any(map(str.isalnum, piece.text)) for piece in following
    )


def _is_signed(element: Element) -> bool:
    return any(isinstance(inner, paper.Sign) for inner in paper.every((element,)))


def _sizes_down_from(size: float) -> Iterator[float]:
    """The sizes of letters from one to the least."""
    while size > LEAST_LETTERS:
        yield size
        size -= 0.5
    yield min(size, LEAST_LETTERS)


def _widths(shares: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """The widths of columns by their shares, none narrower than it must be while there is room."""
    wanted = [share * room / sum(shares) for share in shares]
    if sum(least) > room:
        return [one * room / sum(least) for one in least]
    missing = sum(max(one - wide, 0) for one, wide in zip(least, wanted, strict=True))
    spare = sum(max(wide - one, 0) for one, wide in zip(least, wanted, strict=True))
    given = missing / spare if spare else 0.0
    return [
        one if wide < one else wide - (wide - one) * given
        for one, wide in zip(least, wanted, strict=True)
    ]
