"""How the sheets of the report are dressed: a page on which cells are named by what they are."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from xlsxwriter import Workbook

from commune_desk.practice import mark
from commune_desk.workbooks.sheet import (
    COUNT,
    DAY,
    FONT,
    FOOTER_MARGIN_IN,
    HEAD_COLOUR,
    MARGIN_IN,
    MARK_LETTERS,
    MOMENT,
    PAGE_NUMBER,
    PERCENT,
    SIZE,
    TEXT,
    TITLE_SIZE,
    SheetColumn,
    moment,
    text,
)

_PX_OF_DIGIT, _PX_OF_EDGE = 8, 6
"""How wide a column is for each digit, and its edges."""
_DEFAULT_PT = 15.0
_ROOM_PX = (297 / 25.4 - 2 * MARGIN_IN) * 96
_DEPTH_PT = (210 / 25.4 - 2.5 * MARGIN_IN) * 72
"""A4 across without its margins."""
_NEAR = 0.06
LIST_TIP = "Mở danh sách hồ sơ"
_A4 = 9
LETTERS: Mapping[str, Any] = {
    "font_name": FONT,
    "font_size": SIZE,
    "font_scheme": "none",  # or Excel shows the letters of its theme, if it follows that
}
"""The letters of the workbook, by which every reader measures its columns.

XlsxWriter writes into what it is given: each workbook gets a copy, or the first differs.
"""
_MIDDLE = {"align": "center", "text_wrap": True}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "plain": {"text_wrap": True, "valign": "top"},
    "bold": {"bold": True, "valign": "top"},
    "italic": {"align": "right", "italic": True},
    "left italic": {"italic": True, "text_wrap": True},
    "centred": _MIDDLE,
    "centred cell": {**_MIDDLE, "border": 1},
    "centred bold": {**_MIDDLE, "bold": True},
    "centred italic": {**_MIDDLE, "italic": True},
    "lines": {**_MIDDLE, "bold": True, "valign": "top"},
    "bold letters": {"bold": True},
    "italic letters": {"italic": True},
    "title": {**_MIDDLE, "bold": True, "font_size": TITLE_SIZE},
    "head": {**_MIDDLE, "border": 1, "bold": True, "bg_color": f"#{HEAD_COLOUR}"},
    "column": {**_MIDDLE, "border": 1, "italic": True},
    "text": {"border": 1, "num_format": TEXT, "text_wrap": True, "indent": 1},
    "moment": {"border": 1, "num_format": MOMENT, "align": "center"},
    "day": {"border": 1, "num_format": DAY, "align": "center"},
    "count": {"border": 1, "num_format": COUNT, "align": "center"},
    "percent": {"border": 1, "num_format": PERCENT, "align": "center"},
    "sum text": {"border": 1, "num_format": TEXT, "bold": True, "indent": 1},
    "sum": {"border": 1, "num_format": COUNT, "align": "center", "bold": True},
    "sum percent": {"border": 1, "num_format": PERCENT, "align": "center", "bold": True},
}


class SheetLook:
    """One sheet of a workbook: A4 across, one page wide, pages numbered.

    Cells are named as in Excel ("B7", "A1:C1"), looks by what a cell is ("head", "count" …).
    """

    def __init__(self, book: Workbook, name: str) -> None:
        self.sheet = sheet = book.add_worksheet(name)
        self._heights: dict[int, float] = {}
        self._width_px = 0.0
        self._looks = {
            look: book.add_format({**LETTERS, "valign": "vcenter", **how})
            for look, how in _LOOKS.items()
        }
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_margins(MARGIN_IN, MARGIN_IN, MARGIN_IN, 1.5 * MARGIN_IN)
        sheet.set_footer(f"&C{PAGE_NUMBER}", {"margin": FOOTER_MARGIN_IN})
        if mark():
            sheet.set_header(f"&C{MARK_LETTERS}{mark()}", {"margin": FOOTER_MARGIN_IN})

    def set_columns(self, widths: Sequence[float]) -> None:
        """The widths of the columns from the first on."""
        self._width_px = sum(_PX_OF_DIGIT * width + _PX_OF_EDGE for width in widths)
        for number, width in enumerate(widths):
            self.sheet.set_column(number, number, width)

    def set_height(self, row: int, points: float) -> None:
        """The height of a row."""
        self.sheet.set_row(row - 1, points)
        self._heights[row] = points

    def keep_on_page(self, body: int, last: int) -> None:
        """Print the sheet a little smaller where a page would end between two of its rows.

        A sheet that is fitted to the width of the paper has no breaks of its own in Excel; it can
        be fitted to a number of pages as well. Readers differ in how much stands on a page, so that
        it is done near the edge of one too.
        """
        room = _DEPTH_PT * self._width_px / _ROOM_PX
        before, whole = (
            sum(self._heights.get(row, _DEFAULT_PT) for row in range(1, end + 1)) / room
            for end in (body, last)
        )
        pages = max(1, int(whole + _NEAR))
        if before - _NEAR <= pages <= whole + _NEAR:
            self.sheet.fit_to_pages(1, pages)

    def text(self, area: str, content: str, look: str = "text") -> None:
        """A text in a cell or over an area of cells; it stays a text whatever it begins with."""
        first, _, last = area.partition(":")
        if last not in ("", first):
            self.sheet.merge_range(area, "", self._looks[look])
        self.sheet.write_string(first, text(content), self._looks[look])

    def lines(self, area: str, content: str, *, above: str = "") -> None:
        """Bold lines in the middle of an area of cells, below a line in italics."""
        look = self._looks["lines"]
        self.sheet.merge_range(area, "", look)
        first = area.partition(":")[0]
        if above:
            italic, bold = self._looks["italic letters"], self._looks["bold letters"]
            parts = (italic, f"{text(above)}\n", bold, text(content))
            self.sheet.write_rich_string(first, *parts, look)
        else:
            self.sheet.write_string(first, text(content), look)

    def spread(self, row: int, content: str, look: str, *, columns: int) -> None:
        """A line of text over so many columns, at least over the first."""
        if columns > 1:
            self.sheet.merge_range(row - 1, 0, row - 1, columns - 1, "", self._looks[look])
        self.sheet.write_string(row - 1, 0, text(content), self._looks[look])

    def cell(self, row: int, column: int, value: str | int | date | datetime | None) -> None:
        """A value as what it is, in a column counted from 0; an empty cell for none."""
        if isinstance(value, datetime):
            self.sheet.write_datetime(row - 1, column, moment(value), self._looks["moment"])
        elif isinstance(value, date):
            at = datetime.combine(value, time())
            self.sheet.write_datetime(row - 1, column, at, self._looks["day"])
        elif isinstance(value, int):
            self.sheet.write_number(row - 1, column, value, self._looks["count"])
        else:
            self.sheet.write_string(row - 1, column, text(value or ""), self._looks["text"])

    def number(self, cell: str, value: float, look: str = "count") -> None:
        """A number in a cell."""
        self.sheet.write_number(cell, value, self._looks[look])

    def moment(self, cell: str, at: datetime | None) -> None:
        """A moment as a date of the office's own time; an empty cell where there is none."""
        if at is None:
            self.text(cell, "", "moment")
        else:
            self.sheet.write_datetime(cell, moment(at), self._looks["moment"])

    def formula(self, cell: str, formula: str, *, value: int | str, look: str = "count") -> None:
        """A formula with the value that readers show which calculate nothing."""
        self.sheet.write_formula(cell, formula, self._looks[look], value)

    def count(self, cell: str, value: int, *, behind: str = "") -> None:
        """A count; where `behind` names a cell, the count leads there."""
        if behind:
            self.sheet.write_url(cell, f"internal:{behind}", self._looks["count"], tip=LIST_TIP)
        self.number(cell, value)

    def table_head(self, row: int, columns: Sequence[SheetColumn]) -> None:
        """One row of headings with the widths of their columns."""
        self.set_columns([column.width for column in columns])
        for number, column in enumerate(columns):
            self.sheet.write_string(row - 1, number, column.title, self._looks["head"])
