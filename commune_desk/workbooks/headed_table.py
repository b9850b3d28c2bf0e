"""Tables that people keep in Excel: found by their headings, read cell by cell.

Headings are compared folded and without punctuation, so that "Họ, chữ đệm và tên" and "HO VA TEN"
are found wherever the table begins. What is wrong is refused with the address of its cell.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from commune_desk.domain.errors import UserError
from commune_desk.domain.upkeep.import_errors import HeadingsMissing, WrongCell
from commune_desk.domain.upkeep.importing import RowStanding
from commune_desk.domain.vietnamese import fold
from commune_desk.workbooks.reading import Cell, SheetRow, read_rows

Headings = Mapping[str, Sequence[str]]
"""The fields of a table with the folded headings under which people keep them."""

_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class RowRefused(Exception):
    """A row that is not brought in; it never leaves the import."""

    def __init__(
        self, cell: str, reason: UserError, standing: RowStanding = RowStanding.REJECTED
    ) -> None:
        super().__init__(cell)
        self.cell = cell
        self.reason = reason
        self.standing = standing


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table; `columns` says in which column a field stands."""

    row: SheetRow
    columns: Mapping[str, int]

    @property
    def number(self) -> int:
        """The number of the row as in Excel."""
        return self.row.number

    def address(self, field: str) -> str:
        """The address of a field's cell: "B7"; only the row where the table has no such column."""
        index = self.columns.get(field)
        return f"{_letters(index) if index is not None else ''}{self.number}"

    def cell(self, field: str) -> Cell:
        """What the cell holds; "" where it is empty or the table has no such column."""
        index = self.columns.get(field)
        return "" if index is None or index >= len(self.row.cells) else self.row.cells[index]

    def text(self, field: str) -> str:
        """The cell as text."""
        return str(self.cell(field))

    def required(self, field: str) -> str:
        """The cell as text, which may not be empty."""
        return self.text(field) or self.refuse(field)

    def digits(self, field: str, length: int) -> str:
        """A number that Excel may have robbed of its leading zeros."""
        cell = self.cell(field)
        return f"{cell:0{length}}" if isinstance(cell, int) and cell > 0 else str(cell)

    def day(self, field: str) -> date | None:
        """A day, as a date or as dd/MM/yyyy; None where the cell is empty."""
        cell = self.cell(field)
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        if cell == "":
            return None
        found = _DATE.fullmatch(str(cell))
        try:
            day, month, year = map(int, found.groups() if found else ())
            return date(year, month, day)
        except ValueError:
            return self.refuse(field)

    def checked(self, field: str, text: str, validate: Callable[[str], str]) -> str:
        """A number as its own module accepts it; nothing where the cell is empty."""
        try:
            return validate(text) if text else ""
        except UserError as error:
            raise RowRefused(self.address(field), error) from None

    def refuse(self, field: str) -> NoReturn:
        """Refuse the row because of one of its cells."""
        address = self.address(field)
        raise RowRefused(address, WrongCell(address, field, self.text(field)))


def read_table(path: Path, headings: Headings, required: Sequence[str]) -> tuple[TableRow, ...]:
    """The rows below the headings.

    Raises:
        FileMissing, FileUnreadable: as named.
        HeadingsMissing: no row has all the required headings.
    """
    rows = read_rows(path)
    found = [_columns(row, headings) for row in rows]
    best = max(found, key=len, default={})
    if missing := tuple(field for field in required if field not in best):
        raise HeadingsMissing(str(path), missing)
    return tuple(TableRow(row, best) for row in rows[found.index(best) + 1 :])


def _columns(row: SheetRow, headings: Headings) -> dict[str, int]:
    """In which columns of a row the headings stand."""
    folded = [" ".join(re.findall(r"[a-z0-9]+", fold(str(cell)))) for cell in row.cells]
    places = {
        field: next((folded.index(name) for name in names if name in folded), None)
        for field, names in headings.items()
    }
    return {field: index for field, index in places.items() if index is not None}


def _letters(index: int) -> str:
    """The letters of a column counted from 0: 0 is "A", 26 is "AA"."""
    before, last = divmod(index, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)
