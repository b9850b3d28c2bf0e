"""The letters of the papers: Liberation Serif, as wide as Times New Roman (NĐ 30/2020).

The four faces are files in `resources/fonts`, registered once per process; every PDF embeds the
letters that it uses. Only these files are used, never a font of the machine: older packages of the
same family lack most Vietnamese letters, and reportlab then draws boxes without a word.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.alphabet import SIGNS, AlphabetFont
from commune_desk.domain.vietnamese import MARKED_LETTERS
from commune_desk.paths import resources

LETTERS = frozenset(MARKED_LETTERS + SIGNS + "/()%@")
"""What every face must have beside the letters of ASCII: all Vietnamese letters and some signs."""


class Face(StrEnum):
    """The faces of the family; the values are the names of their files and in the PDF."""

    REGULAR = "LiberationSerif-Regular"
    BOLD = "LiberationSerif-Bold"
    ITALIC = "LiberationSerif-Italic"
    BOLD_ITALIC = "LiberationSerif-BoldItalic"


class LettersMissing(Exception):
    """A font file has not all the letters of Vietnamese: the installation is damaged."""

    def __init__(self, face: Face, letters: frozenset[str]) -> None:
        super().__init__(f"{face}: {''.join(sorted(letters))}")


def font_file(face: Face) -> Path:
    """The file of a face."""
    return resources() / "fonts" / f"{face}.ttf"


_registering = Lock()
"""Two threads may want their first paper at once; two fonts of one name spoil a paper."""


@cache
def _registered() -> Mapping[Face, AlphabetFont]:
    with _registering:
        return _registered_once()


@cache
def _registered_once() -> Mapping[Face, AlphabetFont]:
    fonts = {face: AlphabetFont(face.value, font_file(face)) for face in Face}
    for face, font in fonts.items():
        missing = LETTERS - {chr(code) for code in font.face.charToGlyph}
        if missing:
            raise LettersMissing(face, missing)
        pdfmetrics.registerFont(font)
    return fonts


def register() -> None:
    """Make the faces known to reportlab, once.

    Raises:
        LettersMissing: a face cannot write Vietnamese.
    """
    _registered()


def take_lacking() -> str:
    """The letters that were drawn since this was last asked, and that a face does not have."""
    found = set[str]()
    for font in _registered().values():
        found |= font.lacking
        font.lacking.clear()
    return "".join(sorted(found))


@lru_cache(maxsize=16_384)
def _width_of_one_point(text: str, face: Face) -> float:
    return _registered()[face].stringWidth(text, 1)


def width(text: str, face: Face, size: float) -> float:
    """The width of a text in points."""
    return _width_of_one_point(text, face) * size


def shown(canvas: Canvas, words: str, face: Face, *, size: float) -> str:
    """The words of PDF that write a text where the pen of a canvas is, and move the pen on."""
    document = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001  # has no public name
    return _registered()[face].shown(words, size, document)
