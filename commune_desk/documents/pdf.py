"""The PDF file: pages drawn to bytes, the same bytes for the same content.

Its dates are the day of the paper, never the clock of the machine, and its properties name the
form, never a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.across import draw_across
from commune_desk.documents.fonts import Face, register
from commune_desk.documents.page import PrintedPage

PROGRAM = "Commune Desk"

rl_config.useA85 = 0  # binary streams: a quarter smaller and quicker than text


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself: the name of the form, its legal basis, its day."""

    title: str
    subject: str
    on: date


def pdf_bytes(pages: Sequence[PrintedPage], properties: Properties) -> bytes:
    """The pages as a PDF file."""
    register()
    stream = BytesIO()
    canvas = Canvas(
        stream, pagesize=pages[0].size, invariant=1, pageCompression=1,
        initialFontName=Face.REGULAR.value,  # type: ignore[arg-type]  # the stubs say float
        lang="vi-VN",
    )  # fmt: skip
    canvas.setDateFormatter(lambda *_parts: f"D:{properties.on:%Y%m%d}000000+07'00'")
    canvas.setTitle(properties.title)
    canvas.setSubject(properties.subject)
    canvas.setAuthor(PROGRAM)
    canvas.setCreator(PROGRAM)
    for page in pages:
        canvas.setPageSize(page.size)
        draw_across(canvas, page.size)
        for placed in page.placed:
            placed.block.draw(canvas, placed.x, placed.y)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
