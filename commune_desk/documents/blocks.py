"""Blocks: the pieces a page is made of, each as high as it is and drawn from its top left corner.

A paragraph is one block a line, so that a page can end between any two of its lines; what must stay
together is a `stack`. Blocks do not know where they stand.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.fonts import Face
from commune_desk.documents.text import Line, Run, baseline, broken, draw_line, runs_width

Draw = Callable[[Canvas, float, float], None]
"""Draws on a canvas with the top left corner at x, y; y grows upwards, as in PDF."""

LEADING = 1.32
"""Height of a line to the size of its letters: stacked marks on capitals rise above the ascent."""

_DOTS = (0.2, 2.4)
_HAIRLINE = 0.6
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a page.

    Attributes:
        height: from its top to its bottom.
        draw: draws it.
        gap: the room above it, which falls away at the top of a page.
        keeps_next: whether it may not be the last of a page.
        heading: what stands above it again when it begins a page.
    """

    height: float
    draw: Draw
    gap: float = 0
    keeps_next: bool = False
    heading: "Block | None" = None


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
    narrow = min(narrow, room)
    lines = paragraph((run,), Style(style.size, Align.CENTRE), narrow)
    return indented(lines, (room - narrow) / 2)


def indented(blocks: Sequence[Block], by: float) -> list[Block]:
    """The blocks moved to the right."""
    return [replace(block, draw=_moved(block.draw, by)) for block in blocks]


def _moved(draw: Draw, by: float) -> Draw:
    return lambda canvas, x, y: draw(canvas, x + by, y)


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
    """The block with something drawn over it."""

    def both(canvas: Canvas, x: float, y: float) -> None:
        block.draw(canvas, x, y)
        draw(canvas, x, y)

    return replace(block, draw=both)


def rule(left: float, right: float, *, height: float = 4, thickness: float = _HAIRLINE) -> Block:
    """A horizontal line in the middle of its height."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.setLineWidth(thickness)
        canvas.line(x + left, y - height / 2, x + right, y - height / 2)

    return Block(height, draw)


def height_of(blocks: Sequence[Block]) -> float:
    """The height of blocks set one below the other, the gap above the first left out."""
    return sum(block.height + block.gap for block in blocks) - (blocks[0].gap if blocks else 0)


def stack(blocks: Sequence[Block]) -> Block:
    """Blocks that stay together, one below the other."""
    if not blocks:
        return nothing(0)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        top = y + blocks[0].gap
        for block in blocks:
            block.draw(canvas, x, top - block.gap)
            top -= block.gap + block.height

    return Block(height_of(blocks), draw, gap=blocks[0].gap, keeps_next=blocks[-1].keeps_next)


def together(lines: Sequence[Block]) -> list[Block]:
    """The lines of a short paragraph as one block; a long one may run on to the next page."""
    return [stack(lines)] if len(lines) <= _SHORT else list(lines)


def side_by_side(columns: Sequence[tuple[float, Block]]) -> Block:
    """Blocks beside each other, each at its distance from the left edge, their tops level."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        for left, block in columns:
            block.draw(canvas, x + left, y)

    return Block(
        max(block.height for _, block in columns),
        draw,
        gap=max(block.gap for _, block in columns),
    )
