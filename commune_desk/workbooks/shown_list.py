"""A list of the screen as a workbook: what it is of, a line for each row, and a filter to go on."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook

from commune_desk.domain.shown_list import Cell, WholeList
from commune_desk.practice import mark
from commune_desk.words.shown_lists import PERSONAL_DATA, counted
from commune_desk.words.values import moment_text
from commune_desk.workbooks.report_look import LETTERS, Page
from commune_desk.workbooks.sheet import AUTHOR, Column, height

SHEET = "Danh sách"
HEAD_ROW = 5
_MOMENT_WIDTH = 18.0
_NARROWEST, _WIDEST = 8.0, 36.0
"""In digits; a longer text goes over several lines."""
_EDGES = 3.0


def render(value: WholeList) -> bytes:
    """The workbook of a list."""
    head, content = value.head, BytesIO()
    columns = [
        Column(title, _width(title, [line[place] for line in value.lines]))
        for place, title in enumerate(head.headings)
    ]
    with Workbook(content, {"in_memory": True, "default_format_properties": LETTERS}) as book:
        page = Page(book, SHEET)
        page.table_head(HEAD_ROW, columns)
        _write_top(page, value, len(columns))
        row = HEAD_ROW
        for row, line in enumerate(value.lines, HEAD_ROW + 1):
            for place, cell in enumerate(line):
                page.cell(row, place, cell)
            texts = (
                (cell, column.width - _EDGES)
                for cell, column in zip(line, columns, strict=True)
                if isinstance(cell, str)
            )
            page.set_height(row, height(texts))
        page.sheet.autofilter(HEAD_ROW - 1, 0, row - 1, len(columns) - 1)
        page.sheet.freeze_panes(HEAD_ROW, 0)
        page.sheet.repeat_rows(HEAD_ROW - 1)
        book.set_properties(
            {"title": head.title, "author": AUTHOR, "created": value.made_at.replace(tzinfo=None)}
        )
    return content.getvalue()


def _width(title: str, cells: Sequence[Cell]) -> float:
    """How wide a column is, so that what is short stands in one line."""
    longest = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
    has_moments = any(isinstance(cell, date) for cell in cells)
    wanted = max(longest + _EDGES, len(title) + _EDGES, _MOMENT_WIDTH if has_moments else 0.0)
    return min(_WIDEST, max(_NARROWEST, wanted))


def _write_top(page: Page, value: WholeList, columns: int) -> None:
    """Whose list it is, of what, how narrowed, when and by whom; that it has personal data."""
    head = value.head
    title = " · ".join(filter(None, (mark(), head.title)))
    made = (counted(head.kind, len(value.lines)), moment_text(value.made_at), value.officer)
    lines = (value.office, title, " · ".join(filter(None, (head.narrowed, *made))), PERSONAL_DATA)
    looks = ("plain", "bold", "plain", "left italic")
    for row, (said, look) in enumerate(zip(lines, looks, strict=True), 1):
        page.spread(row, said, look, columns=columns)
