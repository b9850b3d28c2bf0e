"""Faces that bring the letters of Vietnamese into a PDF as one font, made once and never again.

Why not as reportlab does it: it gives every paper a font of its own with the letters that this
paper has. To cut that out of the file of the face, to pack it and to look each letter up anew was
more than half of the work of a paper. Here the letters have fixed numbers, those of ASCII their
own, so that the font is the same in every paper and words are known as they are written in a PDF.
A paper is no larger than before, for the letters come without hints (`outlines`).

A letter beyond them (a name in another script) comes in a second font, as reportlab makes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zlib import compress

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, TTFont, TTFontFace

from commune_desk.documents.outlines import outlines
from commune_desk.domain.vietnamese import MARKED_LETTERS

SIGNS = "₫–…“”’‘—·•×°§−¹²³⁴⁵⁶⁷⁸⁹"
"""What papers have beside the letters of Vietnamese and those of ASCII."""

_BLANK = 32
_ASCII = range(_BLANK, 127)
_OTHERS = sorted({*MARKED_LETTERS, *SIGNS} - {*map(chr, _ASCII)})
_FREE = (*range(1, _BLANK), *range(127, 256))
"""The numbers that ASCII does not print with; 0 is a letter that is not there."""
_NUMBERS = {code: code for code in _ASCII} | dict(zip(map(ord, _OTHERS), _FREE, strict=False))
_CODES = {number: code for code, number in _NUMBERS.items()}
_LETTERS = [0, *(_CODES.get(number, _BLANK) for number in range(1, 256))]
"""The letters of the one font by their numbers, those without one blanks."""

_ESCAPED = {number: f"\\{number:03o}" for number in (*range(_BLANK), 127)}
_ESCAPED |= {code: f"\\{number:03o}" for code, number in _NUMBERS.items() if code != number}
_ESCAPED |= {ord(sign): f"\\{sign}" for sign in "\\()"} | {0xA0: " "}
"""How a letter is written in a PDF, where not as itself; a firm blank is one like any other."""

_MOST_LINES = 100
"""Of one part of the table that tells the letter of each number; PDF allows no more."""


class AlphabetFont(TTFont):
    """A face as reportlab knows it, its letters of Vietnamese in one font."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file), asciiReadable=False)
        self.lacking = set[str]()
        """Letters that were drawn and that the face does not have, for whoever tests the papers."""

    def shown(self, words: str, size: float, doc: PDFDocument) -> str:
        """The words of PDF that write a text, in a size in points, where the pen is."""
        literal = words.translate(_ESCAPED)
        if literal.isascii():
            return f"{self.getSubsetInternalName(0, doc)} {size:.3f} Tf ({literal}) Tj"
        return " ".join(
            f"{self.getSubsetInternalName(subset, doc)} {size:.3f} Tf <{numbers.hex()}> Tj"
            for subset, numbers in self.splitString(words, doc)
        )

    # --- asked by reportlab ----------------------------------------------------------------------

    def splitString(  # noqa: N802  # a name of reportlab
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """The parts of a text that stand in one font each: its number, the numbers of letters."""
        self._begin(doc)
        has = self.face.charToGlyph
        self.lacking.update(one for one in text if one.isprintable() and ord(one) not in has)
        return super().splitString(text, doc, encoding)

    def getSubsetInternalName(  # noqa: N802  # a name of reportlab
        self, subset: int, doc: PDFDocument
    ) -> str:
        """The name of a font in a document."""
        self._begin(doc)
        return super().getSubsetInternalName(subset, doc)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802  # a name of reportlab
        """Bring the fonts into a document that is ready."""
        for number, letters in enumerate(self.state[doc].subsets):
            font = embedded(self.face, number, letters) if number else self._whole
            name = self.getSubsetInternalName(number, doc)[1:]
            named: PDFDictionary = doc.idToObject["BasicFonts"]  # type: ignore[assignment]
            named[name] = font.added_to(doc, name)
        del self.state[doc]

    def _begin(self, doc: PDFDocument) -> None:
        """Give the letters their numbers in a document that has none yet."""
        if doc not in self.state:
            state = TTFont.State(asciiReadable=False)
            state.assignments = {0: 0, **_NUMBERS}  # type: ignore[attr-defined]  # missing in the stubs
            state.subsets = [_LETTERS]
            state.nextCode = len(_LETTERS)
            self.state[doc] = state

    @cached_property
    def _whole(self) -> "Embedded":
        return embedded(self.face, 0, _LETTERS)


# --- as it stands in a file ----------------------------------------------------------------------


class _Written(PDFObject):
    """An object of a PDF of which every word is known."""

    __RefOnly__ = 1
    """Elsewhere its number stands for it."""

    def __init__(self, words: bytes) -> None:
        self._words = words

    def format(self, _document: PDFDocument) -> bytes:
        """Its words."""
        return self._words


@dataclass(frozen=True, slots=True)
class Embedded:
    """A font of at most 256 letters, in the words of PDF.

    Attributes:
        file: the outlines of the letters, a TrueType file.
        letters: which letter each number is, for who searches or copies the text.
        descriptor: the measures of the face, without its file.
        font: the widths of the letters, without what the others are.
    """

    file: bytes
    letters: bytes
    descriptor: bytes
    font: bytes

    def added_to(self, doc: PDFDocument, name: str) -> PDFObject:
        """Bring it into a document under a name there."""
        file = _reference(doc, self.file, f"file of {name}")
        letters = _reference(doc, self.letters, f"letters of {name}")
        descriptor = b"%b /FontFile2 %b >>" % (self.descriptor, file)
        described = _reference(doc, descriptor, f"descriptor of {name}")
        return _Written(
            b"%b /Name /%b /FontDescriptor %b /ToUnicode %b >>"
            % (self.font, name.encode(), described, letters)
        )


def embedded(face: TTFontFace, number: int, letters: Sequence[int]) -> Embedded:
    """The font with these letters of a face; `number` tells it from others of the same face."""
    tag = f"{number:06}".translate(_TAG)
    name = f"{tag}+{face.name.decode()}"
    file = outlines(face, letters)
    flags = face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC
    measures = (
        f"/FontName /{name} /Flags {flags} /FontBBox [{fp_str(*face.bbox)}]"
        f" /Ascent {fp_str(face.ascent)} /Descent {fp_str(face.descent)}"
        f" /CapHeight {fp_str(face.capHeight)} /ItalicAngle {fp_str(face.italicAngle)}"
        f" /StemV {fp_str(face.stemV)} /MissingWidth {fp_str(face.defaultWidth)}"
    )
    widths = fp_str(*map(face.getCharWidth, letters))
    return Embedded(
        file=_stream(file, f"/Length1 {len(file)}"),
        letters=_stream(_letters_told(letters)),
        descriptor=f"<< /Type /FontDescriptor {measures}".encode(),
        font=(
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{name}"
            f" /FirstChar 0 /LastChar {len(letters) - 1} /Widths [{widths}]"
        ).encode(),
    )


_TAG = str.maketrans("0123456789", "ABCDEFGHIJ")


def _reference(doc: PDFDocument, words: bytes, name: str) -> bytes:
    reference: bytes = doc.Reference(_Written(words), name).format(doc)  # type: ignore[no-untyped-call]
    return reference


def _stream(content: bytes, facts: str = "") -> bytes:
    packed = compress(content)
    facts = f"<< /Filter /FlateDecode /Length {len(packed)} {facts} >>"
    return b"%b\nstream\n%b\nendstream\n" % (facts.encode(), packed)


def _letters_told(letters: Sequence[int]) -> bytes:
    """Which letter each number is, as a CMap."""
    lines = [f"<{number:02X}> <{letter:04X}>" for number, letter in enumerate(letters)]
    parts = [lines[start : start + _MOST_LINES] for start in range(0, len(lines), _MOST_LINES)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <00> <FF> endcodespacerange",
            *(f"{len(part)} beginbfchar {' '.join(part)} endbfchar" for part in parts),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    ).encode()
