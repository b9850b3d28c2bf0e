"""The page of scales (thước chỉnh) by which the printing of a paper is set straight.

A printer pulls its paper in a little askew of where the driver thinks it is. The sheet itself tells
by how much: folded edge on edge, its crease is the middle of the paper, and a scale in the middle
of the print says under the crease what is to be typed. The scale is numbered in the numbers of the
setting, not in differences, so that nobody has to reckon. Scales at the four edges can be laid
against an ordinary ruler: each mark stands as many millimetres from its edge as it says.
"""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.blocks import Align, Block, Style, balanced, height_of, plain, stack
from commune_desk.documents.fonts import Face, register
from commune_desk.documents.page import Placed, PrintedPage
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.domain.desk.papers import PaperSize
from commune_desk.domain.form.kinds import write_tenths
from commune_desk.domain.papers.printing import Ruler
from commune_desk.settings import SHIFT_ACROSS, SHIFT_DOWN
from commune_desk.words.papers.papers import RULER, RULER_NOW, RULER_STEPS

SIZES = {PaperSize.A5: (148, 210), PaperSize.A4: (210, 297)}
"""The sheets in millimetres, as they stand."""

REACH = 12
"""How far the middle scales reach to either side, in millimetres."""

ASIDE = 30 * mm
"""How far each middle scale stands from the middle of the page, along its own crease."""

EDGE = range(5, 21)
"""The marks of the scales at the edges, in millimetres: printers leave the first ones blank."""

_HALF, _WHOLE, _FIFTH = 2 * mm, 3.2 * mm, 5 * mm
_NOW = 9 * mm
_THIN, _THICK = 0.35, 0.9
_LETTERS = 7.5
_MARGIN = 24 * mm


def render(value: Ruler) -> bytes:
    """The page as PDF."""
    register()
    size = SIZES[value.paper.size]
    wide, high = (side * mm for side in (reversed(size) if value.paper.is_lying else size))

    def draw(canvas: Canvas, _x: float, _y: float) -> None:
        x, y = (wide / 2, high / 2 + ASIDE)
        canvas.setFont(Face.REGULAR.value, _LETTERS)
        canvas.setLineWidth(_THIN)
        canvas.line(x - REACH * mm, y, x + REACH * mm, y)
        for away, length, number in _marks(value.across):
            canvas.line(x + away, y, x + away, y + length)
            canvas.drawCentredString(x + away, y + length + 1 * mm, number)
        canvas.setLineWidth(_THICK)
        canvas.line(x, y, x, y - _NOW)
        # The same from top to bottom
        x, y = (wide / 2 - ASIDE, high / 2)
        canvas.setLineWidth(_THIN)
        canvas.line(x, y - REACH * mm, x, y + REACH * mm)
        for away, length, number in _marks(value.down):
            canvas.line(x, y - away, x - length, y - away)
            canvas.drawRightString(x - length - 1 * mm, y - away - 0.9 * mm, number)
        canvas.setLineWidth(_THICK)
        canvas.line(x, y, x + _NOW, y)
        _edge_scales(canvas, wide, high)

    room = wide - 2 * _MARGIN
    named = {"across": SHIFT_ACROSS.label, "down": SHIFT_DOWN.label}
    style = Style(9, Align.JUSTIFIED, gap=2.5)
    blocks = [plain(step.format(**named), style, room) for step in RULER_STEPS]
    told = [block for step in blocks for block in step]
    assert height_of(told) < 70 * mm, "the steps would stand on the scales of the smallest page"
    steps = stack(told)
    centred = Style(10, Align.CENTRE, gap=2)
    now = RULER_NOW.format(across=write_tenths(value.across), down=write_tenths(value.down))
    placed = (
        Placed(Block(0, draw), 0, high),
        Placed(
            stack(
                [
                    *balanced(RULER.upper(), Style(13), room),
                    *plain(value.paper.words, centred, room, face=Face.BOLD),
                    *plain(now, centred, room),
                ]
            ),
            _MARGIN,
            high - _MARGIN,
        ),
        Placed(steps, _MARGIN, _MARGIN + steps.height),
    )
    properties = Properties(RULER, value.paper.words, value.on)
    return pdf_bytes([PrintedPage((wide, high), placed)], properties)


def _marks(now: int) -> Iterator[tuple[float, float, str]]:
    """The marks of a middle scale: how far from the middle, how long, and with which number."""
    for tenths in range(-(-(now - REACH * 10) // 5) * 5, now + REACH * 10 + 1, 5):
        away = (tenths - now) * mm / 10
        if tenths % 50 == 0:
            yield away, _FIFTH, str(tenths // 10)
        else:
            yield away, _HALF if tenths % 10 else _WHOLE, ""


def _edge_scales(canvas: Canvas, wide: float, high: float) -> None:
    """The scales at the four edges, from each edge inwards, a quarter from the middle."""
    canvas.setLineWidth(_THIN)
    canvas.setFont(Face.REGULAR.value, _LETTERS)
    for away in EDGE:
        length = _FIFTH if away % 5 == 0 else _HALF
        for x in (away * mm, wide - away * mm):
            canvas.line(x, high / 2 - 25 * mm, x, high / 2 - 25 * mm + length)
        for y in (away * mm, high - away * mm):
            canvas.line(wide / 2 + 25 * mm, y, wide / 2 + 25 * mm + length, y)
        if away % 5 == 0:
            for x in (away * mm, wide - away * mm):
                canvas.drawCentredString(x, high / 2 - 29 * mm, str(away))
            for y in (away * mm, high - away * mm):
                canvas.drawString(wide / 2 + 25 * mm + length + 1 * mm, y - 1 * mm, str(away))
