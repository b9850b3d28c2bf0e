"""How the sheet of a register is dressed: the lines above its table, the table, the paper."""

from collections.abc import Sequence
from datetime import datetime

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from commune_desk.practice import mark
from commune_desk.workbooks.sheet import (
    FONT,
    FOOTER_MARGIN_IN,
    HEAD_COLOUR,
    LINE_PT,
    MARGIN_IN,
    MARK_LETTERS,
    PAGE_NUMBER,
    SIZE,
    TEXT,
    TITLE_SIZE,
    SheetColumn,
    height,
)

PLAIN = Font(name=FONT, size=SIZE)
STRUCK = Font(name=FONT, size=SIZE, strike=True)
BOLD = Font(name=FONT, size=SIZE, bold=True)
ITALIC = Font(name=FONT, size=SIZE, italic=True)
TITLE = Font(name=FONT, size=TITLE_SIZE, bold=True)

_THIN = Side(style="thin")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD_FILL = PatternFill("solid", fgColor=HEAD_COLOUR)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_TEXT_CELL = Alignment(horizontal="left", vertical="top", wrap_text=True)
_VALUE_CELL = Alignment(horizontal="center", vertical="top")
_A4 = 9

Value = str | int | datetime | None
"""What a cell of a register holds."""


def line(sheet: Worksheet, row: int, content: str, *, over: Sequence[int], font: Font) -> None:
    """A line of text in the middle of the columns from the first to the last of `over`."""
    cell = sheet.cell(row, over[0], content)
    cell.data_type = "s"
    cell.font = font
    cell.alignment = Alignment(horizontal="center", vertical="center")
    sheet.merge_cells(start_row=row, end_row=row, start_column=over[0], end_column=over[-1])


def note(sheet: Worksheet, row: int, content: str, *, over: Sequence[SheetColumn]) -> None:
    """A text as wide as the first columns, in as many lines as it needs."""
    cell = sheet.cell(row, 1, content)
    cell.data_type = "s"
    cell.font = ITALIC
    cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(over))
    whole = sum(column.width for column in over)
    sheet.row_dimensions[row].height = height([(content, whole)])


def table_head(
    sheet: Worksheet, row: int, columns: Sequence[SheetColumn], *, joined: tuple[str, int, int]
) -> None:
    """Two rows of headings; `joined` is a heading above the columns from one to another."""
    title, first, last = joined
    for number, column in enumerate(columns, 1):
        is_under = first <= number <= last
        for cell in (sheet.cell(row, number), sheet.cell(row + 1, number)):
            cell.font, cell.alignment, cell.border, cell.fill = BOLD, _CENTRED, _BORDER, _HEAD_FILL
        sheet.cell(row + is_under, number).value = column.title
        if not is_under:
            sheet.merge_cells(
                start_row=row, end_row=row + 1, start_column=number, end_column=number
            )
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.cell(row, first).value = title
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    sheet.row_dimensions[row].height = LINE_PT + 4
    sheet.row_dimensions[row + 1].height = 2 * LINE_PT + 4


def table_row(
    sheet: Worksheet,
    row: int,
    columns: Sequence[SheetColumn],
    *,
    values: Sequence[Value],
    is_struck: bool = False,
) -> None:
    """One row of the table, high enough for its longest text; a text stays a text."""
    texts = [(v, c.width) for v, c in zip(values, columns, strict=True) if isinstance(v, str)]
    sheet.row_dimensions[row].height = height(texts)
    for number, (column, value) in enumerate(zip(columns, values, strict=True), 1):
        cell = sheet.cell(row, number, value)
        if isinstance(value, str):
            cell.data_type = "s"
        cell.font = STRUCK if is_struck else PLAIN
        cell.border, cell.number_format = _BORDER, column.number_format
        cell.alignment = _TEXT_CELL if column.number_format == TEXT else _VALUE_CELL


def plain_head(sheet: Worksheet, titles: Sequence[str], widths: Sequence[float]) -> None:
    """The one row of headings of a further sheet, which stays in view."""
    for number, (title, width) in enumerate(zip(titles, widths, strict=True), 1):
        cell = sheet.cell(1, number, title)
        cell.font, cell.alignment, cell.border, cell.fill = BOLD, _CENTRED, _BORDER, _HEAD_FILL
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"


def plain_row(sheet: Worksheet, row: int, texts: Sequence[str]) -> None:
    """One row of texts of a further sheet."""
    for number, content in enumerate(texts, 1):
        cell = sheet.cell(row, number, content)
        cell.data_type, cell.number_format = "s", TEXT
        cell.font, cell.border, cell.alignment = PLAIN, _BORDER, _TEXT_CELL


def paper(sheet: Worksheet, head_row: int, *, printed: int, columns: int) -> None:
    """A4 across, the head of the table on every page and in view, a filter over all columns."""
    last_row = max(sheet.max_row, head_row + 2)
    sheet.freeze_panes = f"C{head_row + 2}"
    sheet.auto_filter.ref = f"A{head_row + 1}:{get_column_letter(columns)}{last_row}"
    sheet.print_area = f"A1:{get_column_letter(printed)}{last_row}"
    sheet.print_title_rows = f"{head_row}:{head_row + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = MARGIN_IN
    margins.bottom, margins.footer = 1.5 * MARGIN_IN, FOOTER_MARGIN_IN
    footer, header = sheet.oddFooter, sheet.oddHeader
    if footer is not None:  # one without a text yet counts as false
        footer.center.text = PAGE_NUMBER
    if header is not None and mark():
        header.center.text = f"{MARK_LETTERS}{mark()}"
