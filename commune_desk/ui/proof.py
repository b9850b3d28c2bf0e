"""What only the screen can prove of an installed copy: its letters, codes on paper, printers.

The self-test asks for these; `build_application` must have been called before.
"""

from collections.abc import Iterable

import zxingcpp
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter, QRawFont
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinterInfo

from commune_desk.ui.look.theme import type_font

_DOTS_PER_POINT = 150 / 72
"""As a cheap printer draws a paper: what is read there is read from any other."""


def missing_letters(letters: Iterable[str]) -> str:
    """Those of the letters that neither weight of the screen's font has, in order."""
    fonts = [QRawFont.fromFont(type_font("body", is_bold=is_bold)) for is_bold in (False, True)]
    lacking = {letter for letter in letters for font in fonts if not _has(font, letter)}
    return "".join(sorted(lacking))


def _has(font: QRawFont, letter: str) -> bool:
    return font.isValid() and font.supportsCharacter(ord(letter))


def codes_on(pdf: bytes) -> tuple[str, ...]:
    """What a reader finds on a paper, page after page, drawn as it would be printed."""
    data = QBuffer()
    data.setData(QByteArray(pdf))
    data.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(data)
    try:
        pages = [_drawn(document, number) for number in range(document.pageCount())]
    finally:
        document.close()
    return tuple(code.text for page in pages for code in zxingcpp.read_barcodes(_grey(page)))


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
