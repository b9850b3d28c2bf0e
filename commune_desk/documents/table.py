"""Tables: headings that may be joined over several columns, and rows of cells in rules.

Every row is a block, so that a page can end between any two of them, and within one only where it
is higher than a page; `under` repeats the head of the table at the top of each page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.blocks import Align, Block, Style, overlaid, parted_level, plain, stack
from commune_desk.documents.fonts import Face

PAD = 3
"""Room between a rule and what stands beside it."""

_RULE = 0.5
_CROSS = 0.8


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column, or of the columns in `parts`; widths are shares of the table."""

    text: str
    share: float = 0
    parts: tuple["Heading", ...] = ()

    @property
    def whole(self) -> float:
        """The shares of its columns."""
        return sum(part.whole for part in self.parts) if self.parts else self.share

    @property
    def levels(self) -> int:
        """How many rows of headings it takes."""
        return 1 + max((part.levels for part in self.parts), default=0)

    def columns(self) -> Iterator["Heading"]:
        """The columns below it, or itself."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.columns()


def column_widths(headings: Sequence[Heading], room: float) -> list[float]:
    """The widths of the columns of a table `room` wide."""
    columns = [column for heading in headings for column in heading.columns()]
    scale = room / sum(column.share for column in columns)
    return [column.share * scale for column in columns]


def cell(text: str, style: Style, width: float, *, face: Face = Face.REGULAR) -> list[Block]:
    """A text for a cell of that width."""
    return plain(text, style, width - 2 * PAD, face=face)


def row(
    cells: Sequence[Sequence[Block]],
    widths: Sequence[float],
    *,
    is_centred: bool = False,
    has_rules: bool = True,
) -> Block:
    """Cells beside each other in rules, with their contents at the top or in the middle.

    Without rules the cells stand where they would with them, for paper that has its own.
    """
    inner = [stack(blocks) for blocks in cells]
    height = max(block.height for block in inner) + 2 * PAD

    downs = [(height - block.height) / 2 if is_centred else PAD for block in inner]
    lefts = list(accumulate(widths, initial=0.0))

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for block, width, left, down in zip(inner, widths, lefts, downs, strict=False):
            if has_rules:
                _draw_rules(canvas, (x + left, y), (width, height))
            block.draw(canvas, x + left + PAD, y - down)

    def cut(depth: float) -> tuple[Block, Block] | None:
        halves = parted_level(inner, depth - 2 * PAD)
        if not halves:
            return None
        above, below = (
            row([[block] for block in half], widths, is_centred=is_centred, has_rules=has_rules)
            for half in halves
        )
        return above, below

    regions = tuple(
        region.moved(left + PAD, down)
        for block, left, down in zip(inner, lefts, downs, strict=False)
        for region in block.regions
    )
    return Block(height, draw, cut=cut, regions=regions)


def crossed(line: Block, width: float) -> Block:
    """A row with a rule through its first columns, so wide: it does not count, and can be read."""

    def cross(canvas: Canvas, x: float, y: float) -> None:
        canvas.setLineWidth(_CROSS)
        canvas.line(x, y - line.height / 2, x + width, y - line.height / 2)

    return replace(overlaid(line, cross), cut=None)


def _draw_rules(canvas: Canvas, at: tuple[float, float], size: tuple[float, float]) -> None:
    canvas.setLineWidth(_RULE)
    canvas.rect(at[0], at[1] - size[1], size[0], size[1])


def under(head: Block, rows: Sequence[Block]) -> list[Block]:
    """A table: its head and rows, the head repeated on every page that rows run on to.

    Neither the first row nor the last is left alone on its page.
    """
    last = len(rows) - 1
    keeping = {0, last - 1} if last > 0 else set()
    return [
        replace(head, keeps_next=True),
        *(
            replace(block, repeated=head, keeps_next=index in keeping)
            for index, block in enumerate(rows)
        ),
    ]


@dataclass(frozen=True, slots=True)
class _Box:
    """A heading in its place: the rows it takes, from where and how wide."""

    heading: Heading
    first: int
    rows: int
    left: float
    width: float


def _boxes(
    headings: Sequence[Heading], rows: tuple[int, int], *, left: float, scale: float
) -> Iterator[_Box]:
    """The headings in their places; one without parts reaches down to the last row."""
    first, levels = rows
    for heading in headings:
        width = heading.whole * scale
        yield _Box(heading, first, 1 if heading.parts else levels - first, left, width)
        yield from _boxes(heading.parts, (first + 1, levels), left=left, scale=scale)
        left += width


def head_row(headings: Sequence[Heading], style: Style, room: float) -> Block:
    """The headings, bold and centred, joined ones above their columns."""
    levels = max(heading.levels for heading in headings)
    scale = room / sum(heading.whole for heading in headings)
    centred = replace(style, align=Align.CENTRE)
    boxes = [
        (box, stack(cell(box.heading.text, centred, box.width, face=Face.BOLD)))
        for box in _boxes(headings, (0, levels), left=0.0, scale=scale)
    ]
    heights = [0.0] * levels
    for box, text in sorted(boxes, key=lambda pair: pair[0].rows):
        # a heading over several rows that is higher than these makes the last of them higher
        last = box.first + box.rows - 1
        missing = text.height + 2 * PAD - sum(heights[box.first : last + 1])
        heights[last] += max(missing, 0)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for box, text in boxes:
            top = y - sum(heights[: box.first])
            height = sum(heights[box.first : box.first + box.rows])
            _draw_rules(canvas, (x + box.left, top), (box.width, height))
            text.draw(canvas, x + box.left + PAD, top - (height - text.height) / 2)

    return Block(sum(heights), draw)
