"""What was printed, as dots: pages drawn as finely as the printer draws them."""

from PIL import Image
from PySide6.QtGui import QImage

from commune_desk.ui.printing.pdf_pages import opened, picture
from commune_desk.ui.printing.printer import DPI


def drawn(pdf: bytes) -> list[Image.Image]:
    """The pages of a PDF, as fine as the printer draws them."""
    with opened(pdf) as document:
        pages = [picture(document, page, DPI) for page in range(document.pageCount())]
    return [grey(page) for page in pages]


def grey(page: QImage) -> Image.Image:
    """A picture in shades of grey."""
    plain = page.convertToFormat(QImage.Format.Format_Grayscale8)
    size = (plain.width(), plain.height())
    return Image.frombytes("L", size, bytes(plain.constBits()), "raw", "L", plain.bytesPerLine())
