"""Blocks: the pieces a page is made of, each as high as it is and drawn from its top left corner.

A paragraph is one block a line, so that a page can end between its lines, though never after the
first or before the last. What should stay together is a `stack`; where a whole page is too short
for it, it is cut. Blocks do not know where they stand.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.fonts import Face
from commune_desk.documents.text import Line, Run, baseline, broken, draw_line, runs_width

Draw = Callable[[Canvas, float, float], None]
"""Draws on a canvas with the top left corner at x, y; y grows upwards, as in PDF."""

Cut = Callable[[float], "tuple[Block, Block] | None"]
"""Cuts a block at a depth: what stands above and what below; None where nothing stands above."""

LEADING = 1.32
"""Height of a line to the size of its letters: stacked marks on capitals rise above the ascent."""

_DOTS = (0.2, 2.4)
_HAIRLINE = 0.6
_SLACK = 0.01
"""Sums of heights are not exact: this much too high still fits."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page.

    Attributes:
        height: from its top to its bottom.
        draw: draws it.
        gap: the room above it, which falls away at the top of a page.
        keeps_next: whether it may not be the last of a page.
        heading: what stands above it again when it begins a page.
        cut: cuts it in two where it is higher than a page; without it it stays whole.
    """

    height: float
    draw: Draw
    gap: float = 0
    keeps_next: bool = False
    heading: "Block | None" = None
    cut: Cut | None = None


class Align(StrEnum):
    """How the lines of a paragraph stand in their column."""

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


def nothing(height: float) -> Block:
    """Empty room."""
    return Block(height, lambda _canvas, _x, _y: None)


def with_gap(blocks: Sequence[Block], gap: float) -> list[Block]:
    """The blocks with that room above the first."""
    return [replace(blocks[0], gap=gap), *blocks[1:]] if blocks else []


def keeping_next(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the last of which stays with what follows."""
    return [*blocks[:-1], replace(blocks[-1], keeps_next=True)] if blocks else []


def paragraph(runs: Sequence[Run], style: Style, room: float) -> list[Block]:
    """The lines of a text in a column `room` wide."""
    lines = broken(runs, style.size, room - style.hang, indent=style.indent - style.hang)
    last = len(lines) - 1
    blocks = [
        _line_block(line, style, room=room, place=(index == 0, index == last))
        for index, line in enumerate(lines)
    ]
    for alone in {0, last - 1} if last > 0 else ():
        blocks[alone] = replace(blocks[alone], keeps_next=True)
    return with_gap(blocks, style.gap)


def _line_block(line: Line, style: Style, *, room: float, place: tuple[bool, bool]) -> Block:
    is_first, is_last = place
    left = style.indent if is_first else style.hang
    spare = room - left - line.width
    stretch = 0.0
    match style.align:
        case Align.CENTRE:
            left += spare / 2
        case Align.RIGHT:
            left += spare
        case Align.JUSTIFIED if not is_last and line.blanks:
            stretch = spare / line.blanks
    down = baseline(style.size, style.leading)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        draw_line(canvas, line, at=(x + left, y - down), size=style.size, stretch=stretch)

    return Block(style.leading, draw)


def plain(text: str, style: Style, room: float, *, face: Face = Face.REGULAR) -> list[Block]:
    """A paragraph in one face."""
    return paragraph((Run(text, face),), style, room)


def balanced(text: str, style: Style, room: float, *, face: Face = Face.BOLD) -> list[Block]:
    """A centred heading: its parts begin new lines, the lines of each are about equally long."""
    parts = [_balanced(Run(part, face), style, room) for part in text.splitlines()]
    return with_gap([block for part in parts for block in part], style.gap)


def _balanced(run: Run, style: Style, room: float) -> list[Block]:
    count = len(broken((run,), style.size, room))
    narrow = runs_width((run,), style.size) / max(count, 1)
    while narrow < room and len(broken((run,), style.size, narrow)) > count:
        narrow += style.size
    centred = Style(style.size, Align.CENTRE)
    return [
        _line_block(line, centred, room=room, place=(False, False))
        for line in broken((run,), style.size, min(narrow, room))
    ]


def field(label: Run, value: Run, style: Style, *, room: float) -> list[Block]:
    """A field of a form; without a value a dotted line to be filled in by hand."""
    if value.text.strip():
        return paragraph((label, Run(" "), value), style, room)
    lines = broken((label,), style.size, room - style.hang, indent=style.indent - style.hang)
    left = style.indent if len(lines) == 1 else style.hang
    used = left + lines[-1].width + style.size / 4
    dotted = dots(used, room, baseline(style.size, style.leading) + 1)
    blocks = paragraph((label,), style, room)
    return [*blocks[:-1], overlaid(blocks[-1], dotted)]


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


def rule(left: float, right: float, *, height: float = 4, thickness: float = _HAIRLINE) -> Block:
    """A horizontal line in the middle of its height."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.setLineWidth(thickness)
        canvas.line(x + left, y - height / 2, x + right, y - height / 2)

    return Block(height, draw)


def height_of(blocks: Sequence[Block]) -> float:
    """The height of blocks set one below the other, the gap above the first left out."""
    return sum(block.height + block.gap for block in blocks) - (blocks[0].gap if blocks else 0)


def parted(blocks: Sequence[Block], depth: float) -> tuple[list[Block], list[Block]]:
    """The blocks that stand within a depth, one below the other, and the rest.

    What keeps its next goes with it to the rest. Where nothing would be left, the block that does
    not fit is cut, or else what keeps it stays.
    """
    used = 0.0
    for index, block in enumerate(blocks):
        used += block.gap if index else 0
        if used + block.height > depth + _SLACK:
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
    below = replace(halves[1], heading=block.heading, keeps_next=block.keeps_next)
    return [*blocks[:index], above], [below, *blocks[index + 1 :]]


def parted_level(blocks: Sequence[Block], depth: float) -> tuple[list[Block], list[Block]] | None:
    """Blocks beside each other, all cut at one depth; None where nothing would stand above."""
    above, below = [], []
    for block in blocks:
        if block.height <= depth + _SLACK:
            halves = (block, nothing(0))
        else:
            halves = (block.cut(depth) if block.cut else None) or (nothing(0), block)
        above.append(halves[0])
        below.append(halves[1])
    return (above, below) if any(block.height for block in above) else None


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

    gap, keeps_next = blocks[0].gap, blocks[-1].keeps_next
    return Block(height_of(blocks), draw, gap=gap, keeps_next=keeps_next, cut=cut)


def side_by_side(columns: Sequence[tuple[float, Block]]) -> Block:
    """Blocks beside each other, each at its distance from the left edge, their tops level."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for left, block in columns:
            block.draw(canvas, x + left, y)

    def cut(depth: float) -> tuple[Block, Block] | None:
        halves = parted_level([block for _, block in columns], depth)
        if not halves:
            return None
        lefts = [left for left, _ in columns]
        above, below = (list(zip(lefts, half, strict=True)) for half in halves)
        return side_by_side(above), side_by_side(below)

    return Block(
        max(block.height for _, block in columns),
        draw,
        gap=max(block.gap for _, block in columns),
        cut=cut,
    )
