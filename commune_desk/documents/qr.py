"""QR codes, drawn as runs of dark modules."""

from functools import lru_cache
from itertools import groupby

from reportlab.graphics.barcode.qrencoder import QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.blocks import Block
from commune_desk.documents.qr_masks import MaskedCode

_QUIET = 2
"""Empty modules around the code: with the white of the paper the four that readers ask for."""


@lru_cache(maxsize=64)
def _dark_runs(text: str) -> tuple[int, str]:
    """The modules on a side with the margin, and the dark runs in the words of PDF.

    The numbers count modules from the upper left corner. The last 64 codes are kept: the papers of
    a dossier have the same.
    """
    code = MaskedCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    runs: list[str] = []
    for row, modules in enumerate(code.modules or [], start=_QUIET):
        column = _QUIET
        for is_dark, alike in groupby(modules):
            length = len(list(alike))
            if is_dark:
                runs.append(f"{column} {row} {length} 1 re")
            column += length
    return code.moduleCount + 2 * _QUIET, " ".join(runs)


def qr_code(text: str, edge: float) -> Block:
    """The QR code of a text, `edge` wide and high with its quiet margin."""
    side, runs = _dark_runs(text)
    module = f"{edge / side:.6f}"

    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.addLiteral(f"q {module} 0 0 -{module} {x:.4f} {y:.4f} cm {runs} f Q")

    return Block(edge, draw)
