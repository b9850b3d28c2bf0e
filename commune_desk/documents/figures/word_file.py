"""A document for Word (.docx): paragraphs and plain tables on A4, for people who go on writing it.

Why written by hand: what the office needs are six kinds of paragraphs and two tables without
rules, 150 lines here, of a format of which we use five elements (ECMA-376, part 1: w:p, w:r, w:tbl,
w:sectPr, w:style). python-docx, which came later with the Word forms of offices, does it in 60 but
writes the hour into the file. When a paper wants pictures, footnotes or lists, take it.

The bytes are the same for the same content: nothing in the file knows the hour or the machine.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from commune_desk.domain.vietnamese import nfc
from commune_desk.practice import mark

FONT = "Times New Roman"
BODY, LARGE, SMALL = 13.0, 14.0, 11.0
"""Sizes of letters (NĐ 30/2020, Phụ lục I)."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _twips(mm: float) -> int:
    """Millimetres in twentieths of a point, as Word counts."""
    return round(mm * 1440 / 25.4)


_SECTION = (
    f'<w:sectPr><w:pgSz w:w="{_twips(210)}" w:h="{_twips(297)}"/>'
    f'<w:pgMar w:top="{_twips(20)}" w:bottom="{_twips(20)}" w:left="{_twips(30)}" '
    f'w:right="{_twips(15)}" w:header="{_twips(10)}" w:footer="{_twips(10)}" w:gutter="0"/>'
    "</w:sectPr>"
)
"""A4 with its margins: 20 mm above and below, 30 left, 15 right."""

_STYLES = (
    f"{_XML}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
    f'<w:sz w:val="{round(2 * BODY)}"/><w:szCs w:val="{round(2 * BODY)}"/>'
    '<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style></w:styles>"
)
_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)


class Align(StrEnum):
    """How the lines of a paragraph stand; the values are those of Word."""

    LEFT = "left"
    CENTRE = "center"
    JUSTIFIED = "both"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in one face; a line end in its text begins a new line.

    Attributes:
        indent_mm: of its first line.
        gap: the room above it, in points.
    """

    text: str = ""
    align: Align = Align.LEFT
    is_bold: bool = False
    is_italic: bool = False
    size: float = BODY
    indent_mm: float = 0
    gap: float = 0
    keeps_next: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Paragraphs beside each other without rules; `widths_mm` are those of the columns."""

    widths_mm: tuple[float, ...]
    cells: tuple[tuple[Paragraph, ...], ...]


def word_bytes(parts: Sequence[Paragraph | Columns], *, title: str, on: date) -> bytes:
    """The document as a file, with the margins of NĐ 30/2020."""
    across = [Paragraph(mark(), Align.CENTRE, is_bold=True, size=2 * LARGE)] if mark() else []
    body = "".join(
        _columns(part) if isinstance(part, Columns) else _paragraph(part)
        for part in (*across, *parts)
    )
    document = f"<w:document {_W}><w:body>{body}{_SECTION}</w:body></w:document>"
    files = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relations(
            ("officeDocument", f"{_OFFICE}/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _properties(title, on),
        "word/document.xml": f"{_XML}{document}",
        "word/styles.xml": _STYLES,
        "word/_rels/document.xml.rels": _relations(("styles", f"{_OFFICE}/styles", "styles.xml")),
    }
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(ZipInfo(name, _EPOCH), content.encode("utf-8"), ZIP_DEFLATED)
    return stream.getvalue()


# --- what stands on the pages --------------------------------------------------------------------


def _paragraph(part: Paragraph) -> str:
    keeps = "<w:keepNext/>" if part.keeps_next else ""
    spacing = f'<w:spacing w:before="{round(20 * part.gap)}" w:after="0"/>'
    indent = f'<w:ind w:firstLine="{_twips(part.indent_mm)}"/>' if part.indent_mm else ""
    look = f'{keeps}{spacing}{indent}<w:jc w:val="{part.align}"/>'
    bold = "<w:b/>" if part.is_bold else ""
    italic = "<w:i/>" if part.is_italic else ""
    half_points = round(2 * part.size)
    face = f'{bold}{italic}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>'
        for line in nfc(_NOT_IN_XML.sub("", part.text)).splitlines()
    )
    return f"<w:p><w:pPr>{look}</w:pPr><w:r><w:rPr>{face}</w:rPr>{lines}</w:r></w:p>"


def _columns(part: Columns) -> str:
    widths = [_twips(width) for width in part.widths_mm]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{''.join(map(_paragraph, cell or (Paragraph(),)))}</w:tc>"
        for width, cell in zip(widths, part.cells, strict=True)
    )
    look = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    whole = "<w:trPr><w:cantSplit/></w:trPr>"
    return (
        f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr>{whole}{cells}</w:tr></w:tbl>"
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, kind, target in relations
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _properties(title: str, on: date) -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>Commune Desk</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{on}T00:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )
