"""The pages of a PDF as pictures, for screen and printer; QtPdf is imported when first needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter

from commune_desk.domain.outside_errors import FileUnreadable

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

POINTS_PER_INCH = 72


@contextmanager
def opened(content: bytes, name: str = "") -> Iterator[QPdfDocument]:
    """A PDF, open as long as the block runs.

    Raises:
        FileUnreadable: the bytes are no PDF.
    """
    from PySide6.QtPdf import QPdfDocument

    _keep_library()
    document = QPdfDocument()
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.status() is not QPdfDocument.Status.Ready:
        raise FileUnreadable(path=name, expected="PDF")
    try:
        yield document
    finally:
        document.close()


@cache
def _keep_library() -> object:
    """An empty document that stays as long as the program.

    The library behind QtPdf is set up for the first document and taken down with the last; each
    time 20 KB stay behind, some 50 MB on a day of two hundred receptions.
    """
    from PySide6.QtPdf import QPdfDocument

    return QPdfDocument()


def picture(document: QPdfDocument, number: int, dpi: float) -> QImage:
    """One page as a picture on white paper."""
    points = document.pagePointSize(number)
    width, height = (round(side * dpi / POINTS_PER_INCH) for side in points.toTuple())
    drawn = document.render(number, QSize(width, height))
    paper = QImage(width, height, QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper
