"""A list of the screen as a workbook: what it is of, a line for each row, and a filter to go on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook

from commune_desk.domain.figures.shown_list import WholeList
from commune_desk.practice import mark
from commune_desk.words.figures.shown_lists import PERSONAL_DATA, counted
from commune_desk.words.values import moment_text
from commune_desk.workbooks.report_look import LETTERS, SheetLook
from commune_desk.workbooks.sheet import AUTHOR, SheetColumn, height

SHEET = "Danh sách"
HEAD_ROW = 5
LONG = 20_000
"""Lines; of a longer list no row is kept in memory, and each has one line of text."""

_MOMENT_WIDTH = 18.0
_NARROWEST, _WIDEST, _WIDEST_OF_LONG = 8.0, 36.0, 90.0
"""In digits; a longer text goes over several lines, in a long list it is cut."""
_EDGES = 3.0


def render(value: WholeList, *, written: Callable[[int], object] = lambda _done: None) -> bytes:
    """The workbook of a list.

    Args:
        value: the list.
        written: called with the number of lines that are written, after each of them.
    """
    head, content = value.head, BytesIO()
    is_long = len(value.lines) > LONG
    columns = _columns(value, _WIDEST_OF_LONG if is_long else _WIDEST)
    with _book(content, is_long=is_long) as book:
        page = SheetLook(book, SHEET)
        _write_top(page, value, len(columns))
        page.table_head(HEAD_ROW, columns)
        row = HEAD_ROW
        for row, line in enumerate(value.lines, HEAD_ROW + 1):
            if not is_long:
                texts = (
                    (cell, column.width - _EDGES)
                    for cell, column in zip(line, columns, strict=True)
                    if isinstance(cell, str)
                )
                page.set_height(row, height(texts))
            for place, cell in enumerate(line):
                page.cell(row, place, cell)
            written(row - HEAD_ROW)
        page.sheet.autofilter(HEAD_ROW - 1, 0, row - 1, len(columns) - 1)
        page.sheet.freeze_panes(HEAD_ROW, 0)
        page.sheet.repeat_rows(HEAD_ROW - 1)
        book.set_properties(
            {"title": head.title, "author": AUTHOR, "created": value.made_at.replace(tzinfo=None)}
        )
    return content.getvalue()


@contextmanager
def _book(content: BytesIO, *, is_long: bool) -> Iterator[Workbook]:
    """The workbook, whose rows are put aside in a folder of their own where they are many."""
    look = {"default_format_properties": dict(LETTERS)}
    if not is_long:
        with Workbook(content, {**look, "in_memory": True}) as book:
            yield book
        return
    with TemporaryDirectory() as aside:
        book = Workbook(content, {**look, "constant_memory": True, "tmpdir": aside})
        try:
            yield book
            book.close()
        finally:
            for sheet in book.worksheets():  # what was stopped leaves it open
                sheet.row_data_fh.close()


def _columns(value: WholeList, widest: float) -> list[SheetColumn]:
    """How wide the columns are, so that what is short stands in one line."""
    headings = value.head.headings
    longest, has_moments = [0] * len(headings), [False] * len(headings)
    for line in value.lines:
        for place, cell in enumerate(line):
            if isinstance(cell, str):
                longest[place] = max(longest[place], len(cell))
            elif isinstance(cell, date):
                has_moments[place] = True
    return [
        SheetColumn(title, _width(title, longest[place], widest, has_moments=has_moments[place]))
        for place, title in enumerate(headings)
    ]


def _width(title: str, longest: int, widest: float, *, has_moments: bool) -> float:
    wanted = max(longest + _EDGES, len(title) + _EDGES, _MOMENT_WIDTH if has_moments else 0.0)
    return min(widest, max(_NARROWEST, wanted))


def _write_top(page: SheetLook, value: WholeList, columns: int) -> None:
    """Whose list it is, of what, how narrowed, when and by whom; that it has personal data."""
    head = value.head
    title = " · ".join(filter(None, (mark(), head.title)))
    made = (counted(head.kind, len(value.lines)), moment_text(value.made_at), value.officer)
    lines = (value.office, title, " · ".join(filter(None, (head.narrowed, *made))), PERSONAL_DATA)
    looks = ("plain", "bold", "plain", "left italic")
    for row, (said, look) in enumerate(zip(lines, looks, strict=True), 1):
        page.spread(row, said, look, columns=columns)
