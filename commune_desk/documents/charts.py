"""The chart of the report: how the solved dossiers of each sector stood to their due dates.

Drawn once, for paper, from the same rows as the table. The three standings differ in lightness, not
in colour alone, so that a copy in black and white tells them apart; every bar carries its count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.blocks import Block
from commune_desk.documents.fonts import Face, register, width
from commune_desk.domain.reporting import SectorRow
from commune_desk.words.papers import count_words

STANDINGS = (
    ("solved_early", "Trước hạn", HexColor("#1F5A7A")),
    ("solved_on_time", "Đúng hạn", HexColor("#9CC3D5")),
    ("solved_overdue", "Quá hạn", HexColor("#C0392B")),
)
"""The figure of each standing, its words and its colour."""

_INK = HexColor("#222222")
_AXIS = HexColor("#888888")
_SIZE = 9.0
_STEP = 17.0
_BAR = 11.0
_LEGEND = 18.0
_LABELS = 0.3
_COUNTS = 40.0
_DARK = 0.55
"""Below this lightness a count stands in white on its bar."""


_Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar of the chart and how it is filled."""

    count: int
    left: float
    bottom: float
    width: float
    colour: Color


def timeliness_chart(rows: Sequence[SectorRow], room: float) -> Drawing:
    """The solved dossiers of each sector as one bar: early, on time, overdue."""
    register()
    height = _LEGEND + _STEP * len(rows)
    drawing = Drawing(room, height)
    _add_legend(drawing, room, height)
    labels = room * _LABELS
    longest = max((row.solved_total for row in rows), default=0)
    scale = (room - labels - _COUNTS) / max(longest, 1)
    for index, row in enumerate(rows, start=1):
        _add_row(drawing, row, bottom=height - _LEGEND - _STEP * index, scale=scale)
    drawing.add(Line(labels, 0, labels, height - _LEGEND, strokeColor=_AXIS, strokeWidth=0.5))
    return drawing


def chart_block(drawing: Drawing) -> Block:
    """The chart as a piece of a page."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        renderPDF.draw(drawing, canvas, x, y - drawing.height)
        canvas.restoreState()

    return Block(drawing.height, draw)


def _add_legend(drawing: Drawing, room: float, height: float) -> None:
    left = room * _LABELS
    for _name, words, colour in STANDINGS:
        drawing.add(_rect((left, height - 9), (8, 8), colour))
        drawing.add(_text(words, left + 12, height - 8))
        left += 12 + width(words, Face.REGULAR, _SIZE) + 18


def _add_row(drawing: Drawing, row: SectorRow, *, bottom: float, scale: float) -> None:
    labels = drawing.width * _LABELS
    base = bottom + (_BAR - _SIZE) / 2 + 1.5
    drawing.add(_text(_shortened(row.sector, labels - 8), labels - 6, base, anchor="end"))
    left = labels
    for name, _words, colour in STANDINGS:
        count = row.figures()[name]
        _add_bar(drawing, _Bar(count, left, bottom, count * scale, colour))
        left += count * scale
    drawing.add(_text(count_words(row.solved_total), left + 5, base))


def _add_bar(drawing: Drawing, bar: _Bar) -> None:
    """A bar with its count in it where there is room."""
    if not bar.count:
        return
    drawing.add(_rect((bar.left, bar.bottom), (bar.width, _BAR), bar.colour))
    words = count_words(bar.count)
    if width(words, Face.REGULAR, _SIZE - 1) + 4 <= bar.width:
        ink = HexColor("#FFFFFF") if _lightness(bar.colour) < _DARK else _INK
        base = bar.bottom + (_BAR - _SIZE) / 2 + 1.5
        text = _text(words, bar.left + bar.width / 2, base, anchor="middle")
        text.fontSize, text.fillColor = _SIZE - 1, ink
        drawing.add(text)


def _rect(corner: tuple[float, float], size: tuple[float, float], colour: Color) -> Rect:
    rect = Rect(*corner, *size)
    rect.fillColor, rect.strokeColor = colour, None
    return rect


def _lightness(colour: Color) -> float:
    return 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue


def _text(words: str, x: float, y: float, *, anchor: _Anchor = "start") -> String:
    return String(
        x, y, words, fontName=Face.REGULAR.value, fontSize=_SIZE, fillColor=_INK, textAnchor=anchor
    )


def _shortened(words: str, room: float) -> str:
    """The words, cut with an ellipsis where they are wider than the room."""
    if width(words, Face.REGULAR, _SIZE) <= room:
        return words
    while words and width(f"{words}…", Face.REGULAR, _SIZE) > room:
        words = words[:-1].rstrip()
    return f"{words}…"
