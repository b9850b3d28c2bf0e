"""A line of a form, set and ready to be drawn: its words, dots, boxes and the ground of a place."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportlab.lib.colors import Color, black
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.blocks import Draw, Style
from commune_desk.documents.fonts import Face, shown, width
from commune_desk.documents.text import SLACK, baseline, draw_words

BOX = 0.78
"""The edge of a box to the size of the letters beside it."""
DIGIT_BOX = 1.3
"""The edge of a box to the size of the digit in it."""

_BELOW = 0.06
"""How far a box reaches below its line, to the size of the letters."""
_STROKE = 0.25
"""How high a stroke through words stands above their baseline, to the size of the letters."""
_MARKED = Color(1, 0.93, 0.6)
_DOTS = "1 J 0.6 w [0.2 2.4] 0 d"
"""Round dots of 0.6 points, 2.4 points apart."""
_THIN = 0.6


@dataclass(slots=True)
class Run:
    """Words in one face at a distance from the left edge."""

    left: float
    text: str
    face: Face
    size: float
    is_value: bool = False


@dataclass(slots=True)
class SetLine:
    """A line in the making.

    Attributes:
        end: how far it is set.
        runs: its words.
        dots: where its dotted parts begin and end.
        strokes: where words are struck through.
        ticks: where its boxes stand, and whether they are crossed.
        digits: rows of boxes: where, the digits in them, how many boxes, how large.
        regions: the names of its places, where they begin and end, whether they are marked.
        open_run: the words that end where it is set, to which more can be joined.
        is_begun: whether anything stands in it.
    """

    end: float
    runs: list[Run] = field(default_factory=list)
    dots: list[tuple[float, float]] = field(default_factory=list)
    strokes: list[tuple[float, float]] = field(default_factory=list)
    ticks: list[tuple[float, bool]] = field(default_factory=list)
    digits: list[tuple[float, str, int, float]] = field(default_factory=list)
    regions: list[tuple[str, float, float, bool]] = field(default_factory=list)
    open_run: Run | None = None
    is_begun: bool = False

    def moved_on(self, wide: float) -> None:
        """Go on after something that is no words."""
        self.end += wide
        self.open_run = None
        self.is_begun = True

    def shifted(self, left: float) -> None:
        """Move everything to the right."""
        for run in self.runs:
            run.left += left
        self.dots = [(start + left, end + left) for start, end in self.dots]
        self.strokes = [(start + left, end + left) for start, end in self.strokes]
        self.ticks = [(at + left, is_crossed) for at, is_crossed in self.ticks]
        self.digits = [(at + left, text, count, e) for at, text, count, e in self.digits]
        self.regions = [(name, a + left, b + left, shown) for name, a, b, shown in self.regions]

    def drawn(self, style: Style, *, is_fill_only: bool) -> Draw:
        """What draws it; of a form that is only filled the values alone."""
        down = baseline(style.size, style.leading)
        values = [run for run in self.runs if run.is_value]
        runs = values if is_fill_only else _merged(self.runs)
        dots = [] if is_fill_only else self.dots
        marked = [(left, right) for _, left, right, is_marked in self.regions if is_marked]

        def draw(canvas: Canvas, x: float, y: float) -> None:
            for left, right in marked:
                canvas.setFillColor(_MARKED)
                low = y - style.leading
                canvas.rect(x + left, low, right - left, style.leading, stroke=0, fill=1)
                canvas.setFillColor(black)
            draw_runs(canvas, runs, (x, y - down))
            draw_dots(canvas, dots, (x, y - down - 1))
            draw_strokes(canvas, self.strokes, (x, y - down + _STROKE * style.size))
            for at, is_crossed in self.ticks:
                corner, edge = (x + at, y - down - _BELOW * style.size), BOX * style.size
                draw_box(canvas, corner, edge, is_crossed=is_crossed, has_frame=not is_fill_only)
            for at, digits, count, edge in self.digits:
                middle = (x + at, y - style.leading / 2)
                draw_digits(canvas, middle, edge, digits=digits, boxes=0 if is_fill_only else count)

        return draw


def draw_runs(canvas: Canvas, runs: Sequence[Run], at: tuple[float, float]) -> None:
    """Words, from the beginning of their baseline."""
    if not runs:
        return
    x, y = at[0], f"{at[1]:.4f}"
    words = [
        f"1 0 0 1 {x + run.left:.4f} {y} Tm {shown(canvas, run.text, run.face, size=run.size)}"
        for run in runs
    ]
    draw_words(canvas, " ".join(words))


def _merged(runs: Sequence[Run]) -> list[Run]:
    """The runs, those that follow each other in one face as one: they are drawn faster."""
    merged: list[Run] = []
    end = 0.0
    for run in runs:
        last = merged[-1] if merged else None
        is_same = last is not None and (last.face, last.size) == (run.face, run.size)
        if last is not None and is_same and abs(end - run.left) < SLACK:
            merged[-1] = replace(last, text=last.text + run.text)
        else:
            merged.append(run)
        end = run.left + width(run.text, run.face, run.size)
    return merged


def draw_dots(
    canvas: Canvas, parts: Sequence[tuple[float, float]], at: tuple[float, float]
) -> None:
    """Dotted parts of a line, from its beginning."""
    if not parts:
        return
    # in the words of PDF: a form has dozens of these lines, and reportlab writes numbers slowly
    level = f"{at[1]:.2f}"
    lines = (f"{at[0] + a:.2f} {level} m {at[0] + b:.2f} {level} l S" for a, b in parts)
    canvas.addLiteral(f"q {_DOTS} {' '.join(lines)} Q")


def draw_strokes(
    canvas: Canvas, parts: Sequence[tuple[float, float]], at: tuple[float, float]
) -> None:
    """Strokes through words of a line, from its beginning."""
    if not parts:
        return
    canvas.setLineWidth(2 * _THIN)
    for left, right in parts:
        canvas.line(at[0] + left, at[1], at[0] + right, at[1])


def draw_box(
    canvas: Canvas, corner: tuple[float, float], edge: float, *, is_crossed: bool, has_frame: bool
) -> None:
    """A box from its lower left corner, crossed by two lines."""
    left, low = corner
    if has_frame:
        canvas.setLineWidth(_THIN)
        canvas.rect(left, low, edge, edge)
    if is_crossed:
        canvas.setLineWidth(2 * _THIN)
        canvas.line(left, low, left + edge, low + edge)
        canvas.line(left, low + edge, left + edge, low)


def draw_digits(
    canvas: Canvas, middle: tuple[float, float], edge: float, *, digits: str, boxes: int
) -> None:
    """Boxes in a row from the middle of the left edge, and a digit in each of the first of them."""
    left, height = middle
    canvas.setLineWidth(_THIN)
    for index in range(boxes):
        canvas.rect(left + index * edge, height - edge / 2, edge, edge)
    size = edge / DIGIT_BOX
    canvas.setFont(Face.REGULAR.value, size)
    for index, digit in enumerate(digits):
        canvas.drawCentredString(left + (index + 0.5) * edge, height - 0.33 * size, digit)
