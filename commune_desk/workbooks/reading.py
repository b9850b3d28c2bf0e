"""Reading workbooks that others made, the old `.xls` too: the rows of the first visible sheet."""

import zlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import BadZipFile

from commune_desk.domain.outside_errors import FileMissing, FileUnreadable
from commune_desk.domain.vietnamese import nfc
from commune_desk.workbooks.extent import check_extent, check_parts

Cell = str | int | float | bool | date | time | timedelta
"""What a cell holds: whole numbers are `int`, days without a time `date`, an empty cell is ""."""

EXPECTED = "XLSX, XLS"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with its number as in Excel and its cells from column A on."""

    number: int
    cells: tuple[Cell, ...]


def read_rows(path: Path) -> tuple[SheetRow, ...]:
    """The rows that hold anything.

    Raises:
        FileMissing: there is no such file.
        WorkbookTooLarge: it unpacks to more than any PC could hold, or one cell lies too far out.
        FileUnreadable: it is not a workbook, or a password protects it.
    """
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    if not path.is_file():
        raise FileMissing(str(path))
    try:
        check_parts(path)
        with CalamineWorkbook.from_path(path) as book:
            visible = (
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.visible is SheetVisibleEnum.Visible
            )
            name = next(visible)
            check_extent(path, name)
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (BadZipFile, CalamineError, EOFError, OSError, StopIteration, zlib.error):
        raise FileUnreadable(str(path), EXPECTED) from None
    cleaned = (SheetRow(n, tuple(_clean(cell) for cell in row)) for n, row in enumerate(rows, 1))
    return tuple(row for row in cleaned if any(cell != "" for cell in row.cells))


def _clean(cell: Cell) -> Cell:
    match cell:
        case str():
            return nfc(cell).strip()
        case float() if cell.is_integer():
            return int(cell)
        case datetime() if cell.time() == time():
            return cell.date()
    return cell
