"""The mark that stands across every page of an office that practises; see `practice`."""

from math import atan2, degrees, hypot

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.fonts import Face, register
from commune_desk.practice import mark

_SHARE = 0.62  # of the diagonal that the words take
_PALE = Color(0.55, 0.16, 0.55, alpha=0.16)


def draw_across(canvas: Canvas, size: tuple[float, float]) -> None:
    """Write the mark from corner to corner, pale, under what is drawn after; else nothing.

    Args:
        canvas: a page on which nothing stands yet.
        size: width and height of the page in points.
    """
    words = mark()
    if not words:
        return
    register()
    wide, high = size
    letters = _SHARE * hypot(wide, high) / stringWidth(words, Face.BOLD, 1)
    canvas.saveState()
    canvas.setFillColor(_PALE)
    canvas.setFont(Face.BOLD, letters)
    canvas.translate(wide / 2, high / 2)
    canvas.rotate(degrees(atan2(high, wide)))
    canvas.drawCentredString(0, -letters / 3, words)
    canvas.restoreState()
