"""What a receipt costs beside a bare reportlab page with the same text, fonts and QR code.

The bare page has the same faces as reportlab itself brings them into a file.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import count
from statistics import median
from time import process_time

from pypdf import PdfReader
from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A5
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.fonts import Face, font_file
from commune_desk.documents.slips.receipt import Receipt, brief_specimen
from commune_desk.documents.slips.rendering import render_slip
from commune_desk.domain.desk.papers import PaperSize, SlipLayout

MOST = 0.8
ROUNDS = 30
ONE_COPY = SlipLayout(PaperSize.A5, 1)


def test_a_receipt_takes_at_most_four_fifths_of_a_bare_page():
    receipt = brief_specimen()
    lines = PdfReader(BytesIO(render_slip(receipt, ONE_COPY))).pages[0].extract_text().splitlines()
    numbers = (f"000.17.22.H56-261002-{number:04}" for number in count(1))

    ours, bare = alternating_medians(
        lambda: render_slip(of_somebody_else(receipt, next(numbers)), ONE_COPY),
        lambda: bare_page(lines, next(numbers)),
    )

    sys.stdout.write(
        f"\nreceipt: {ours * 1000:.1f} ms, bare page {bare * 1000:.1f} ms, {ours / bare:.2f}x\n"
    )
    assert ours <= MOST * bare


def of_somebody_else(receipt: Receipt, dossier_no: str) -> Receipt:
    """The receipt of another dossier and person, so that only the words of the form are known."""
    running = dossier_no[-4:]
    applicant = replace(
        receipt.head.applicant,
        name=f"{receipt.head.applicant.name} {running}",
        number=f"08709661{running}",
        address=f"Số {running}, ấp 4, xã Tân Công Sính",
        phone=f"092399{running}",
    )
    return replace(receipt, head=replace(receipt.head, dossier_no=dossier_no, applicant=applicant))


def bare_page(lines: list[str], dossier_no: str) -> bytes:
    """One page as the user guide of reportlab shows it, nothing laid out."""
    stream = BytesIO()
    canvas = Canvas(
        stream,
        pagesize=A5,
        initialFontName=bare_face(Face.REGULAR),  # type: ignore[arg-type]  # the stubs say float
    )
    faces = [Face.BOLD, Face.ITALIC, *[Face.REGULAR] * len(lines)]
    for index, (line, face) in enumerate(zip(lines, faces, strict=False)):
        canvas.setFont(bare_face(face), 11)
        canvas.drawString(50, 560 - 14 * index, line)
    drawing = Drawing(60, 60)
    drawing.add(QrCodeWidget(dossier_no, barWidth=60, barHeight=60, barLevel="M"))
    renderPDF.draw(drawing, canvas, 300, 450)
    canvas.save()
    return stream.getvalue()


@cache
def bare_face(face: Face) -> str:
    """The name of a face as reportlab embeds it, without what the program prepares."""
    name = f"Bare{face.value}"
    font = TTFont(name, str(font_file(face)), asciiReadable=False)
    font.face.name = name.encode()  # reportlab takes a face for the one that it has of the name
    pdfmetrics.registerFont(font)
    return name


def alternating_medians(*jobs: Callable[[], object]) -> list[float]:
    """The median processor time of each job, in turns so that a busy machine hinders all alike."""
    times: list[list[float]] = [[] for _ in jobs]
    for _ in range(ROUNDS):
        for job, taken in zip(jobs, times, strict=True):
            start = process_time()
            job()
            taken.append(process_time() - start)
    return [median(taken) for taken in times]
