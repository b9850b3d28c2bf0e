"""What only the screen can prove of an installed copy: its letters, codes on paper, printers.

The self-test asks for these; `build_application` must have been called before.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import zxingcpp
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QRawFont
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinterInfo

from commune_desk.ui.look.theme import type_font

_DOTS_PER_POINT = 150 / 72
"""As a cheap printer draws a paper: what is read there is read from any other."""

_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
"""What stands on papers; looking for every other kind takes ten times as long."""

_EDGE = 10.0
"""Points at each edge of a sheet that printers leave blank."""


def missing_letters(letters: Iterable[str]) -> str:
    """Those of the letters that neither weight of the screen's font has, in order."""
    fonts = [QRawFont.fromFont(type_font("body", is_bold=is_bold)) for is_bold in (False, True)]
    lacking = {letter for letter in letters for font in fonts if not _has(font, letter)}
    return "".join(sorted(lacking))


def _has(font: QRawFont, letter: str) -> bool:
    return font.isValid() and font.supportsCharacter(ord(letter))


@dataclass(frozen=True, slots=True)
class ReadPaper:
    """What a reader finds on a paper, drawn as it would be printed.

    Attributes:
        codes: of all its pages, one after the other.
        text: of all its pages.
        outside: the pages, from 1, on which words stand where no printer reaches.
    """

    codes: tuple[str, ...]
    text: str
    outside: tuple[int, ...]


def read_paper(pdf: bytes) -> ReadPaper:
    """Read a paper back, its codes from the picture of each page."""
    data = QBuffer()
    data.setData(QByteArray(pdf))
    data.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(data)
    try:
        numbers = range(document.pageCount())
        pages = [_drawn(document, number) for number in numbers]
        texts = [document.getAllText(number) for number in numbers]
        outside = tuple(
            number + 1
            for number, text in enumerate(texts)
            if text.text() and not _reach(document, number).contains(text.boundingRectangle())
        )
        words = "\n".join(text.text() for text in texts)
    finally:
        document.close()
    codes = tuple(
        code.text for page in pages for code in zxingcpp.read_barcodes(_grey(page), formats=_CODES)
    )
    return ReadPaper(codes, words, outside)


def _reach(document: QPdfDocument, page: int) -> QRectF:
    """Where a printer can print: it holds the paper by its edges."""
    edges = QMarginsF(_EDGE, _EDGE, _EDGE, _EDGE)
    return QRectF(QPointF(), document.pagePointSize(page)).marginsRemoved(edges)


def printers() -> tuple[str, ...]:
    """The printers that the system offers; none is no fault of the program."""
    return tuple(QPrinterInfo.availablePrinterNames())


def _drawn(document: QPdfDocument, page: int) -> QImage:
    """A page on white paper; what is not printed is transparent in the picture that Qt makes."""
    drawn = document.render(page, (document.pagePointSize(page) * _DOTS_PER_POINT).toSize())
    paper = QImage(drawn.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper.convertToFormat(QImage.Format.Format_Grayscale8)


def _grey(picture: QImage) -> memoryview:
    """The dots of a picture, row by row, as the reader of codes takes them."""
    shape = (picture.height(), picture.bytesPerLine())
    return memoryview(bytes(picture.constBits())).cast("B", shape)
