"""What was printed, as dots: pages drawn as finely as the printer draws them."""

from PIL import Image, ImageOps
from PySide6.QtGui import QImage

from commune_desk.ui.printing.pdf_pages import opened, picture
from commune_desk.ui.printing.printer import DPI

BOX = Image.Resampling.BOX


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


def centre(page: Image.Image) -> tuple[float, float]:
    """The centre of all that is printed, finer than a dot."""
    dark = ImageOps.invert(page).convert("F")
    return middle_of(dark.resize((page.width, 1), BOX)), middle_of(
        dark.resize((1, page.height), BOX)
    )


def middle_of(line: Image.Image) -> float:
    """Where the middle of the darkness of a line of dots lies."""
    darkness = [float(dot) for dot in line.get_flattened_data()]  # type: ignore[arg-type]  # grey
    return sum(at * dark for at, dark in enumerate(darkness)) / sum(darkness)
