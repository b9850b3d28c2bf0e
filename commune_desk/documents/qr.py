"""QR codes, drawn as runs of dark modules."""

from functools import lru_cache

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.blocks import Block

_QUIET = 2
"""Empty modules around the code: with the white of the paper the four that readers ask for."""


@lru_cache(maxsize=64)
def _dark_runs(text: str) -> tuple[int, tuple[tuple[int, int, int], ...]]:
    """The modules on a side, and the dark runs as row, first column, length."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    side = code.moduleCount
    dark = code.modules or []
    runs: list[tuple[int, int, int]] = []
    for row in range(side):
        column = 0
        while column < side:
            start = column
            while column < side and dark[row][column]:
                column += 1
            if column > start:
                runs.append((row, start, column - start))
            column += 1
    return side, tuple(runs)


def qr_code(text: str, edge: float) -> Block:
    """The QR code of a text, `edge` wide and high with its quiet margin."""
    side, runs = _dark_runs(text)
    module = edge / (side + 2 * _QUIET)

    def draw(canvas: Canvas, x: float, y: float) -> None:
        path = canvas.beginPath()
        for row, column, length in runs:
            path.rect(
                x + (column + _QUIET) * module,
                y - (row + _QUIET + 1) * module,
                length * module,
                module,
            )
        canvas.drawPath(path, stroke=0, fill=1)

    return Block(edge, draw)
