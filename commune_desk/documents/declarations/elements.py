"""The elements of a form as blocks: its head, lines, columns, tables, frames and signatures."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

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
    plain,
    rule,
    side_by_side,
    stack,
    with_gap,
)
from commune_desk.documents.declarations.answers import PrintedAnswers
from commune_desk.documents.declarations.columns import Row, fitting, widest_word
from commune_desk.documents.declarations.flow import LEAST_LETTERS, Manner
from commune_desk.documents.declarations.lines import Said, Told, set_line
from commune_desk.documents.fonts import Face, width
from commune_desk.documents.page import Letters, PageSetup
from commune_desk.domain.form import paper
from commune_desk.domain.form.paper import Box, Element, Line, Piece, PrintedWords, Spot, Struck
from commune_desk.words.papers.papers import STATE_MOTTO, STATE_NAME

SIGNED = "@sign"
"""The region of a signature on a page."""

_INDENT = 2.4
"""Of the first line of a paragraph, to the size of its letters: about 1 cm (NĐ 30/2020)."""
_ALIGNS = {
    paper.Align.CENTRE: Align.CENTRE,
    paper.Align.RIGHT_HALF: Align.CENTRE,
    paper.Align.RIGHT: Align.RIGHT,
}
_TABLES = (paper.Table, paper.Rows)
_KEPT = (paper.Sign, *_TABLES)
"""What the line above it introduces."""
_COLUMN_GAP = 10
_SIGN_ROOM = 3.8
"""Room for the pen above a name, to the size of the letters."""
_LITTLE = 0.45
"""The room of an empty line, to the size of the letters."""
_PHOTO_LINE = 0.6


@dataclass(slots=True)
class Composer:
    """Makes the blocks of one form in one size of letters.

    Attributes:
        elsewhere: the places met so far whose values are too long for them.
    """

    answers: PrintedAnswers
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
        """Elements one below the other. Words stay with the signature or table below them.

        A table right below another goes on where that ends.
        """
        made: list[Block] = []
        gap, above = 0.0, None
        for element in elements:
            if isinstance(element, paper.Gap):
                gap += element.points or _LITTLE * self.letters.body
                continue
            blocks = _MAKERS[type(element)](self, element, room)
            if any(isinstance(inner, _KEPT) for inner in paper.every((element,))):
                made = keeping_next(made)
            is_joined = not gap and isinstance(element, _TABLES) and isinstance(above, _TABLES)
            made += with_gap(blocks, 0 if is_joined else blocks[0].gap + gap) if blocks else []
            gap, above = 0.0, element
        return made

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
        """A paragraph; one that introduces what follows stays with it."""
        told = self._told(line.pieces)
        is_heading = all(isinstance(piece, PrintedWords) and piece.is_bold for piece in line.pieces)
        align = _ALIGNS.get(line.align, Align.LEFT)
        if align is Align.LEFT and told.is_printed and not is_heading:
            align = Align.JUSTIFIED
        indent = _INDENT * self.letters.body if line.align is paper.Align.INDENTED else 0.0
        style = Style(self.letters.body, align, indent=indent, gap=self.letters.gap)
        left = room / 2 if line.align is paper.Align.RIGHT_HALF else 0.0
        blocks = self._set(told, style, room - left)
        if left:
            blocks = [side_by_side([(left, block)]) for block in blocks]
        return keeping_next(blocks) if is_heading or _introduces(told, blocks) else blocks

    def _told(self, pieces: tuple[Piece, ...], *, row: str = "") -> Told:
        """A line with what stands in it; `row` is the name of its row, "members.2."."""
        number = row.rstrip(".").rpartition(".")[2]
        pieces = tuple(
            PrintedWords(number)
            if isinstance(piece, Spot) and piece.name == paper.ROW_NUMBER
            else piece
            for piece in pieces
        )
        said = [self._said(piece, row) for piece in pieces if not isinstance(piece, PrintedWords)]
        return Told(pieces, tuple(said))

    def _said(self, piece: Spot | Box | Struck, row: str) -> Said:
        name, told = f"{row}{piece.name}", self.answers
        is_marked = name == told.marked
        if isinstance(piece, Box | Struck):
            return Said(name, "", "tick", told.has(name, piece.value), is_marked)
        return Said(name, told.text(name, piece.view), told.kind(name), False, is_marked)

    def _set(self, told: Told, style: Style, room: float, *, is_cell: bool = False) -> list[Block]:
        flow = set_line(told, style, room, manner=self.manner, is_cell=is_cell)
        self.elsewhere += flow.elsewhere
        return list(flow.blocks)

    # --- what holds others -----------------------------------------------------------------------

    def columns(self, columns: paper.Columns, room: float) -> list[Block]:
        """Parts side by side, in letters in which no printed word is wider than its part."""
        gaps = _COLUMN_GAP * (len(columns.parts) - 1)
        share = (room - gaps) / sum(columns.shares)
        widths = [one * share for one in columns.shares]
        size = self.letters.body
        while size > LEAST_LETTERS and any(
            widest_word(pieces, size) > wide
            for part, wide in zip(columns.parts, widths, strict=True)
            for pieces in paper.lines_of(part)
        ):
            size -= 0.5
        letters = replace(self.letters, body=size)
        inner = replace(self, setup=replace(self.setup, settings=(letters,)))
        places, left = [], 0.0
        for part, wide in zip(columns.parts, widths, strict=True):
            places.append((left, stack(with_gap(inner.blocks(part, wide), 0))))
            left += wide + _COLUMN_GAP
        return [replace(side_by_side(places), gap=self.letters.gap)]

    def table(self, element: paper.Table, room: float) -> list[Block]:
        """A table with rows that stand in the form, its head again on every page."""
        told = [tuple(self._told(cell) for cell in cells) for cells in element.rows]
        rows = self._rows(told, element.shares, room)
        has_head = len(rows) > 2 and all(cell.is_printed for cell in told[0])
        blocks = table.under(rows[0], rows[1:]) if has_head else rows
        return with_gap(blocks, self.letters.gap)

    def rows(self, element: paper.Rows, room: float) -> list[Block]:
        """A table with a row for each of a section, its head again on every page."""
        head = [tuple(self._told(cell) for cell in cells) for cells in element.head]
        repeated = [
            tuple(self._told(cell, row=f"{element.section}.{number}.") for cell in element.cells)
            for number in range(1, self._count(element) + 1)
        ]
        rows = self._rows([*head, *repeated], element.shares, room)
        above, below = rows[: len(head)], rows[len(head) :]
        blocks = table.under(stack(above), below) if above and below else rows
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

    def _rows(self, rows: Sequence[Row], shares: tuple[float, ...], room: float) -> list[Block]:
        # what stands in the cells must not move their rules
        bare = (tuple(cell.bare for cell in row) for row in rows)
        size, widths = fitting(tuple(dict.fromkeys(bare)), shares, room, size=self.letters.body)
        made = []
        for row in rows:
            is_head = all(cell.is_printed for cell in row)
            cells = [
                self._cell(cell, wide - 2 * table.PAD, size, is_head=is_head)
                for cell, wide in zip(row, widths, strict=True)
            ]
            has_rules = not self.manner.is_fill_only
            made.append(table.row(cells, widths, is_centred=is_head, has_rules=has_rules))
        return made

    def _cell(self, told: Told, room: float, size: float, *, is_head: bool) -> list[Block]:
        if not told.pieces:
            return [nothing(Style(size).leading)]
        is_bold = all(isinstance(piece, PrintedWords) and piece.is_bold for piece in told.pieces)
        first = told.pieces[0]
        is_short = isinstance(first, Box) or (
            isinstance(first, PrintedWords) and first.text.isdecimal()
        )
        is_centred = is_head or is_bold or (is_short and len(told.pieces) == 1)
        style = Style(size, Align.CENTRE if is_centred else Align.LEFT)
        return self._set(told, style, room, is_cell=True)

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
        body = self.letters.body
        written = stack(balanced(name, Style(body), room)) if name else nothing(LEADING * body)
        down = _SIGN_ROOM * body  # also above a name of several lines in a narrow column
        if self.manner.is_fill_only:  # what is printed below already cannot give way
            down = max(down + LEADING * body - written.height, 0)
        regions = [Region(one, 0, down, room, written.height) for one in (SIGNED, sign.name) if one]
        block = stack([nothing(down), written])
        return [replace(block, regions=tuple(regions), cut=None)]

    def _printed(self, blocks: list[Block]) -> list[Block]:
        """Blocks that are on the paper already where only places are filled."""
        if not self.manner.is_fill_only:
            return blocks
        return [replace(nothing(b.height), gap=b.gap, keeps_next=b.keeps_next) for b in blocks]


def _introduces(told: Told, blocks: Sequence[Block]) -> bool:
    """Whether a printed line is a heading without being bold: "4. Phương thức nhận:"."""
    first, last = (told.pieces[0], told.pieces[-1]) if told.pieces else (None, None)
    if (
        not (isinstance(first, PrintedWords) and isinstance(last, PrintedWords))
        or told.said
        or len(blocks) > 2
    ):
        return False
    end = last.text.rstrip()[-1:]
    return end == ":" or (
        len(blocks) == 1 and end not in ".;" and bool(_NUMBERED.match(first.text))
    )


_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.|[a-zđ]\)|[IVX]{1,4}\.)\s")


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
