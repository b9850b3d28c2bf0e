"""Blocks: the pieces a page is made of, each as high as it is and drawn from its top left corner.

A paragraph is one block a line, so that a page can end between its lines, though never after the
first or before the last. What should stay together is a `stack`; where a whole page is too short
for it, it is cut. Blocks do not know where they stand: `page` places them.

Why not reportlab's platypus, which breaks lines and pages too: receipt, register and a declaration
of five pages (CT01, 42 members of a household) were written with both, to look the same, and timed
in turn: milliseconds of processor time, medians of 15 to 120 runs, new names in each, and beside
them what reportlab needs to put the same words on bare pages. (`alphabet` came later: a declaration
takes 0.6 of bare pages now, a receipt 0.4.)

    ==============================  ======  ========  ====
    paper                             here  platypus  bare
    ==============================  ======  ========  ====
    receipt on A5                       19        32    27
    receipt, two copies on one A4       28        83
    declaration, five pages             51       119    52
    register, 40 lines                  72       195    69
    register, 250 lines                301      1009
    ==============================  ======  ========  ====

The lines of code are 519 here (`text`, `blocks`, `table`, `page`); platypus needed 216 for styles,
fields and templates, and half of `page` as well; the papers are equally long with either. Platypus
has no way of its own to tell how high a story is before it is built (closer letters for a single
page need it), to keep a label with the first row of a long table (the whole table moves), to cut a
number after its hyphen, to draw dots to the edge: each took a subclass or members that are private
there. It breaks a paragraph anew each time it is wrapped and says where a place stands only while
it draws; a block is a value, measured once, placed before anything is drawn. What blocks cannot:
let text run round a picture, hyphenate, part a cell that spans rows. No form asks for it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.fonts import Face
from commune_desk.documents.text import (
    SLACK,
    Span,
    TextLine,
    baseline,
    broken,
    draw_line,
    spans_width,
)

Draw = Callable[[Canvas, float, float], None]
"""Draws on a canvas with the top left corner at x, y; y grows upwards, as in PDF."""

Cut = Callable[[float], "tuple[Block, Block] | None"]
"""Cuts a block at a depth: what stands above and what below; None where nothing stands above."""

LEADING = 1.32
"""Height of a line to the size of its letters: stacked marks on capitals rise above the ascent."""

_DOTS = (0.2, 2.4)
_HAIRLINE = 0.6


class Region(NamedTuple):
    """Where something that has a name stands, from the top left corner of what it stands in."""

    name: str
    left: float
    down: float
    width: float
    height: float

    def moved(self, left: float, down: float) -> "Region":
        """The same in something larger, in which its own corner is so far from the corner."""
        return self._replace(left=self.left + left, down=self.down + down)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page.

    Attributes:
        height: from its top to its bottom.
        draw: draws it.
        gap: the room above it, which falls away at the top of a page.
        keeps_next: whether it may not be the last of a page.
        repeated: what stands above it again when it begins a page, as the head of a table does.
        cut: cuts it in two where it is higher than a page; without it it stays whole.
        regions: where the named things in it stand.
    """

    height: float
    draw: Draw
    gap: float = 0
    keeps_next: bool = False
    repeated: "Block | None" = None
    cut: Cut | None = None
    regions: tuple[Region, ...] = ()


class Align(StrEnum):
    """How the lines of a paragraph stand between its edges."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set: `indent` of its first line, `hang` of the others, `gap` above it."""

    size: float
    align: Align = Align.LEFT
    indent: float = 0
    hang: float = 0
    gap: float = 0

    @property
    def leading(self) -> float:
        """The height of a line."""
        return self.size * LEADING


# --- text --------------------------------------------------------------------------------------


def paragraph(spans: tuple[Span, ...], style: Style, room: float) -> list[Block]:
    """The lines of a text set `room` wide."""
    lines = broken(spans, style.size, room - style.hang, indent=style.indent - style.hang)
    return set_lines(lines, style, room)


def set_lines(lines: Sequence[TextLine], style: Style, room: float) -> list[Block]:
    """Lines that were broken already, each a block; none is left alone on its page."""
    last = len(lines) - 1
    blocks = []
    for index, line in enumerate(lines):
        left = style.hang if index else style.indent
        spare = room - left - line.width
        stretch = 0.0
        match style.align:
            case Align.CENTRE:
                left += spare / 2
            case Align.RIGHT:
                left += spare
            case Align.JUSTIFIED if index < last and line.blanks:
                stretch = spare / line.blanks
        blocks.append(
            Block(
                style.leading,
                _drawn(line, style, left, stretch=stretch),
                gap=0 if index else style.gap,
                keeps_next=index < last and index in {0, last - 1},
            )
        )
    return blocks


def _drawn(line: TextLine, style: Style, left: float, *, stretch: float) -> Draw:
    down = baseline(style.size, style.leading)
    return lambda canvas, x, y: draw_line(
        canvas, line, at=(x + left, y - down), size=style.size, stretch=stretch
    )


def plain(text: str, style: Style, room: float, *, face: Face = Face.REGULAR) -> list[Block]:
    """A paragraph in one face."""
    return paragraph((Span(text, face),), style, room)


def balanced(text: str, style: Style, room: float, *, face: Face = Face.BOLD) -> list[Block]:
    """A centred heading: its parts begin new lines, the lines of each are about equally long."""
    centred = Style(style.size, Align.CENTRE)
    blocks: list[Block] = []
    for part in text.splitlines():
        spans = (Span(part, face),)
        count = len(broken(spans, style.size, room))
        narrow = spans_width(spans, style.size) / max(count, 1)
        while narrow < room and len(broken(spans, style.size, narrow)) > count:
            narrow += style.size
        blocks += set_lines(broken(spans, style.size, min(narrow, room)), centred, room)
    return with_gap(blocks, style.gap)


def labelled(label: Span, value: Span, style: Style, *, room: float) -> list[Block]:
    """A label with its value; without one a dotted line to be filled in by hand."""
    if value.text.strip():
        return paragraph((label, Span(" "), value), style, room)
    lines = broken((label,), style.size, room - style.hang, indent=style.indent - style.hang)
    used = lines[-1].width + (style.indent if len(lines) == 1 else style.hang)
    dotted = dots(used + style.size / 4, room, baseline(style.size, style.leading) + 1)
    blocks = paragraph((label,), style, room)
    return [*blocks[:-1], overlaid(blocks[-1], dotted)]


# --- lines and empty room ----------------------------------------------------------------------


def nothing(height: float) -> Block:
    """Empty room."""
    return Block(height, lambda _canvas, _x, _y: None)


def rule(left: float, right: float, *, height: float = 4, thickness: float = _HAIRLINE) -> Block:
    """A horizontal line in the middle of its height."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.setLineWidth(thickness)
        canvas.line(x + left, y - height / 2, x + right, y - height / 2)

    return Block(height, draw)


def dots(left: float, right: float, down: float) -> Draw:
    """A dotted line between two distances from the left edge, `down` below the top."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.setLineCap(1)
        canvas.setLineWidth(_HAIRLINE)
        canvas.setDash(*_DOTS)
        canvas.line(x + left, y - down, x + right, y - down)
        canvas.restoreState()

    return draw


def overlaid(block: Block, draw: Draw) -> Block:
    """The block with something drawn over it; it stays whole."""

    def both(canvas: Canvas, x: float, y: float) -> None:
        block.draw(canvas, x, y)
        draw(canvas, x, y)

    return replace(block, draw=both, cut=None)


# --- several blocks ----------------------------------------------------------------------------


def with_gap(blocks: Sequence[Block], gap: float) -> list[Block]:
    """The blocks with that room above the first."""
    return [replace(blocks[0], gap=gap), *blocks[1:]] if blocks else []


def keeping_next(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the last of which stays with what follows."""
    return [*blocks[:-1], replace(blocks[-1], keeps_next=True)] if blocks else []


def height_of(blocks: Sequence[Block]) -> float:
    """The height of blocks set one below the other, the gap above the first left out."""
    return sum(block.height + block.gap for block in blocks) - (blocks[0].gap if blocks else 0)


def stack(blocks: Sequence[Block]) -> Block:
    """Blocks that stay together, one below the other, as far as a page is high enough."""
    if not blocks:
        return nothing(0)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        top = y + blocks[0].gap
        for block in blocks:
            block.draw(canvas, x, top - block.gap)
            top -= block.gap + block.height

    def cut(depth: float) -> tuple[Block, Block] | None:
        above, below = parted(blocks, depth)
        return (stack(above), stack(below)) if above and below else None

    return Block(
        height_of(blocks),
        draw,
        gap=blocks[0].gap,
        keeps_next=blocks[-1].keeps_next,
        cut=cut,
        regions=tuple(_stacked_regions(blocks)),
    )


def _stacked_regions(blocks: Sequence[Block]) -> Iterator[Region]:
    down = -blocks[0].gap
    for block in blocks:
        down += block.gap
        for region in block.regions:
            yield region.moved(0, down)
        down += block.height


def side_by_side(places: Sequence[tuple[float, Block]]) -> Block:
    """Blocks beside each other, each at its distance from the left edge, their tops level."""
    lefts, blocks = [left for left, _ in places], [block for _, block in places]

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for left, block in places:
            block.draw(canvas, x + left, y)

    def cut(depth: float) -> tuple[Block, Block] | None:
        halves = parted_level(blocks, depth)
        if not halves:
            return None
        above, below = (list(zip(lefts, half, strict=True)) for half in halves)
        return side_by_side(above), side_by_side(below)

    height, gap = max(block.height for block in blocks), max(block.gap for block in blocks)
    regions = tuple(region.moved(left, 0) for left, block in places for region in block.regions)
    return Block(height, draw, gap=gap, cut=cut, regions=regions)


def parted(blocks: Sequence[Block], depth: float) -> tuple[list[Block], list[Block]]:
    """The blocks that stand within a depth, one below the other, and the rest.

    What keeps its next goes with it to the rest. Where nothing would be left, the block that does
    not fit is cut, or else parted from what keeps it.
    """
    used = 0.0
    for index, block in enumerate(blocks):
        used += block.gap if index else 0
        if used + block.height > depth + SLACK:
            break
        used += block.height
    else:
        return list(blocks), []
    start = index
    while start and blocks[start - 1].keeps_next:
        start -= 1
    if start:
        return list(blocks[:start]), list(blocks[start:])
    halves = block.cut(depth - used) if block.cut else None
    if not halves:
        return list(blocks[:index]), list(blocks[index:])
    above = replace(halves[0], gap=block.gap)
    below = replace(halves[1], repeated=block.repeated, keeps_next=block.keeps_next)
    return [*blocks[:index], above], [below, *blocks[index + 1 :]]


def parted_level(blocks: Sequence[Block], depth: float) -> tuple[list[Block], list[Block]] | None:
    """Blocks beside each other, all cut at one depth; None where nothing would stand above."""
    above, below = [], []
    for block in blocks:
        if block.height <= depth + SLACK:
            halves = (block, nothing(0))
        else:
            halves = (block.cut(depth) if block.cut else None) or (nothing(0), block)
        above.append(halves[0])
        below.append(halves[1])
    return (above, below) if any(block.height for block in above) else None
