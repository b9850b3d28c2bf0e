"""How much a workbook holds, and how far its cells reach, told before anything is made of it.

A library that makes a table of a sheet makes room for every cell between A1 and the farthest: one
cell in the last corner of Excel wants 17 thousand million of them, and the process is killed. So
the sheet is looked through piece by piece first, for the names of its cells alone.

An XLSX file is packed, a thousandfold if somebody means it: 1.5 MB of texts become 4.5 GB in
memory. So its parts are unpacked piece by piece before, and only counted.
"""

import re
import zipfile
from collections.abc import Iterator
from copy import copy
from io import BytesIO
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from commune_desk.domain.upkeep.workbook_errors import WorkbookTooLarge

MOST_CELLS = 20_000_000
"""Between A1 and the farthest cell; the citizens of a province fit."""

MOST_BYTES = 400 << 20
"""Of one sheet, unpacked."""

MOST_OTHER_BYTES = 128 << 20
"""Of everything but the sheets together, unpacked: its texts, above all."""

_PIECE = 1 << 20
_OVERLAP = 32
_USUAL_COLUMNS = 256
_CELL = re.compile(rb' r="([A-Z]{1,3})([0-9]{1,7})"')
_BOOK, _LINKS, _SHEETS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def check_parts(
    source: Path | BytesIO, *, sheets: int = MOST_BYTES, others: int = MOST_OTHER_BYTES
) -> None:
    """See that a workbook unpacks to no more than workbooks do, whatever it says of itself.

    Args:
        source: the file, or its content; what is no ZIP file is left to its reader.
        sheets: bytes that all sheets may have together.
        others: bytes of all other parts.

    Raises:
        WorkbookTooLarge: it is larger.
        BadZipFile: not all of it is there.
    """
    if not zipfile.is_zipfile(source):
        return
    named = str(source) if isinstance(source, Path) else ""
    with zipfile.ZipFile(source) as book:
        left = {True: sheets, False: others}
        for part in book.infolist():
            is_sheet = part.filename.startswith(_SHEETS)
            for piece in _unpacked(book, part, left[is_sheet]):
                left[is_sheet] -= len(piece)
                if left[is_sheet] < 0:
                    raise WorkbookTooLarge(named, "")


def _unpacked(book: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """What a part really holds, and not only as much as the list of parts says of it."""
    said = copy(part)
    said.file_size = most + _PIECE
    with book.open(said) as content:
        while piece := content.read(_PIECE):
            yield piece


def check_extent(path: Path, sheet: str) -> None:
    """See that a sheet of an XLSX file can be read within limits; other kinds have limits already.

    Raises:
        WorkbookTooLarge: with the cell that lies too far out; "" where the sheet itself is too big.
    """
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as book:
        try:
            if max(book.getinfo(name).file_size for name in (_BOOK, _LINKS)) > _PIECE:
                raise WorkbookTooLarge(str(book.filename), "")
            listed = ElementTree.fromstring(book.read(_BOOK))
            keys = {each.get("name"): each.get(_ID) for each in listed.iter() if each.get(_ID)}
            links = ElementTree.fromstring(book.read(_LINKS))
            targets = {each.get("Id"): each.get("Target", "") for each in links}
            target = targets[keys[sheet]]
            info = book.getinfo(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
        except KeyError:
            return  # another kind of workbook, which its reader knows
        row, column, lowest, widest = 0, 0, b"", b""
        with book.open(info) as content:
            for name, at_column, at_row in _cells(content, path):
                if at_row > row:
                    row, lowest = at_row, name
                if at_column > column:
                    column, widest = at_column, name
                if row * column > MOST_CELLS:
                    strayed = widest if column > _USUAL_COLUMNS else lowest
                    raise WorkbookTooLarge(str(path), strayed.decode())


def _cells(content: IO[bytes], path: Path) -> Iterator[tuple[bytes, int, int]]:
    """The names of the cells of a sheet, each with its column and row."""
    rest, read = b"", 0
    while piece := content.read(_PIECE):
        read += len(piece)
        if read > MOST_BYTES:
            raise WorkbookTooLarge(str(path), "")
        for found in _CELL.finditer(rest + piece):
            letters = found[1]
            number = 0
            for letter in letters:
                number = number * 26 + letter - ord("A") + 1
            yield found[1] + found[2], number, int(found[2])
        rest = piece[-_OVERLAP:]
