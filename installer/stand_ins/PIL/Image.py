"""Pictures as a workbook passes them on: their size and kind, and the bytes that they are."""

import struct
from typing import IO

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image as Known

from PIL import UnidentifiedImageError

_NO_PICTURE = (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
    LookupError,
    ValueError,
    struct.error,
)
_EMF, _EMF_MARK, _EMF_BOUNDS = slice(40, 44), b" EMF", struct.Struct("<8x4i")
"""Of what Office draws itself, which docx does not know: left, top, right and bottom, in dots."""


class Image:
    """A picture of which nobody sees more than how large it is.

    Attributes:
        fp: the file that it is in.
        size: in dots.
        format: PNG, JPEG, GIF, BMP, TIFF or EMF.
    """

    def __init__(self, fp: IO[bytes], size: tuple[int, int], kind: str) -> None:
        self.fp, self.size, self.format = fp, size, kind

    def save(self, target: IO[bytes], **_named: object) -> None:
        """Write it as it is: whoever wants another kind gets the same, under the same name."""
        self.fp.seek(0)
        target.write(self.fp.read())

    def close(self) -> None:
        """Let its file go."""
        self.fp.close()


def open(fp: IO[bytes]) -> Image:  # as Pillow has it
    """A picture in a file that is open.

    Raises:
        UnidentifiedImageError: it is none.
    """
    fp.seek(0)
    content = fp.read()
    try:
        if content[_EMF] == _EMF_MARK:
            left, top, right, bottom = _EMF_BOUNDS.unpack_from(content)
            return Image(fp, (right - left, bottom - top), "EMF")
        known = Known.from_blob(content)
        kind = known.content_type.partition("/")[2].upper()
        return Image(fp, (known.px_width, known.px_height), kind)
    except _NO_PICTURE as problem:
        raise UnidentifiedImageError(str(problem)) from problem
