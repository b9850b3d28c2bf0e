"""The chart of the report: how the solved dossiers of each sector stood to their due dates.

Drawn from the same rows as the table, one bar a sector, so that a page can end between any two; the
title and the legend stand above them on each page. The three standings differ in lightness, not in
colour alone, so that a copy in black and white tells them apart; every bar carries its count.
"""

from collections.abc import Sequence

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.blocks import Align, Block, Style, nothing, plain, stack
from commune_desk.documents.fonts import Face, width
from commune_desk.documents.table import under
from commune_desk.domain.figures.reporting import SectorRow
from commune_desk.words.figures import figures
from commune_desk.words.values import count_words

_INK = HexColor("#222222")
_WHITE = HexColor("#FFFFFF")
_AXIS = HexColor("#888888")
STANDINGS = (
    ("solved_early", figures.STANDINGS["solved_early"], HexColor("#1F5A7A"), _WHITE),
    ("solved_on_time", figures.STANDINGS["solved_on_time"], HexColor("#9CC3D5"), _INK),
    ("solved_overdue", figures.STANDINGS["solved_overdue"], HexColor("#C0392B"), _WHITE),
)
"""The figure of each standing, its words, its colour, and the colour of a count on it."""

_SIZE = 9.0
_STEP = 17.0
_BAR = 11.0
_BASE = _BAR - (_BAR - _SIZE) / 2 - 1.5
"""How far below the top of a bar its words stand."""
_LEGEND = 18.0
_LABELS = 0.3
"""The share of the width for the names of the sectors."""
_COUNTS = 40.0
"""Room for the count behind the longest bar."""


def timeliness_chart(rows: Sequence[SectorRow], title: str, room: float) -> list[Block]:
    """The solved dossiers of each sector as one bar: early, on time, overdue."""
    labels = room * _LABELS
    longest = max((row.solved_total for row in rows), default=0)
    scale = (room - labels - _COUNTS) / max(longest, 1)

    def draw_legend(canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.setFont(Face.REGULAR.value, _SIZE)
        at = x + labels
        for _name, words, colour, _ink in STANDINGS:
            canvas.setFillColor(colour)
            canvas.rect(at, y - 9, 8, 8, stroke=0, fill=1)
            canvas.setFillColor(_INK)
            canvas.drawString(at + 12, y - 8, words)
            at += 12 + width(words, Face.REGULAR, _SIZE) + 18
        canvas.restoreState()

    head = [
        *plain(title, Style(11, Align.CENTRE, gap=12), room, face=Face.BOLD),
        nothing(4),
        Block(_LEGEND, draw_legend),
    ]
    return under(stack(head), [_bar(row, labels, scale) for row in rows])


def _bar(row: SectorRow, labels: float, scale: float) -> Block:
    """The bar of a sector right of its name, with the counts that have room in it."""
    counts = row.figures()

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.setFillColor(_INK)
        canvas.setFont(Face.REGULAR.value, _SIZE)
        canvas.drawRightString(x + labels - 6, y - _BASE, shortened(row.sector, labels - 8))
        at = x + labels
        for name, _words, colour, ink in STANDINGS:
            if not counts[name]:
                continue
            wide, count = counts[name] * scale, count_words(counts[name])
            canvas.setFillColor(colour)
            canvas.rect(at, y - _BAR, wide, _BAR, stroke=0, fill=1)
            if width(count, Face.REGULAR, _SIZE - 1) + 4 <= wide:
                canvas.setFillColor(ink)
                canvas.setFont(Face.REGULAR.value, _SIZE - 1)
                canvas.drawCentredString(at + wide / 2, y - _BASE, count)
            at += wide
        canvas.setFillColor(_INK)
        canvas.setFont(Face.REGULAR.value, _SIZE)
        canvas.drawString(at + 5, y - _BASE, count_words(row.solved_total))
        canvas.setStrokeColor(_AXIS)
        canvas.setLineWidth(0.5)
        canvas.line(x + labels, y, x + labels, y - _STEP)
        canvas.restoreState()

    return Block(_STEP, draw)


def shortened(words: str, room: float) -> str:
    """The words, cut with an ellipsis where they are wider than the room."""
    if width(words, Face.REGULAR, _SIZE) <= room:
        return words
    while words and width(f"{words}…", Face.REGULAR, _SIZE) > room:
        words = words[:-1].rstrip()
    return f"{words}…"
