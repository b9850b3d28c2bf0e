"""A sheet for each form of the report: its columns as the circular has them, its lines, its sum.

The totals are formulas that carry their values: every reader shows them, and a changed figure is
added up anew. On a form of dossiers the column beside the printed page says of every line whether
what came in is what was solved and what is open.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from commune_desk.domain.figures.report_paper import ReportPaper
from commune_desk.domain.law.report_form import (
    FilledReportForm,
    FormColumn,
    FormHeading,
    FormLine,
    FormSubject,
    headings,
)
from commune_desk.words.figures import figures as words
from commune_desk.words.papers.papers import signing_lines
from commune_desk.words.values import days_words
from commune_desk.workbooks.report_look import SheetLook
from commune_desk.workbooks.sheet import LINE_PT, date_line, height

HEAD_ROW = 7
HOLDS, FAILS = "Khớp", "Lệch"

_NAME_WIDTH = 36
_NUMBER_WIDTH = 5
_WIDTH = 11
_TOTAL_WIDTH = 14
_WORDY_WIDTH = 16
_AIR = 4
_ROOM_TO_SIGN = 5
_LETTERS: tuple[str, ...] = tuple(map(xl_col_to_name, range(26)))


@dataclass(frozen=True, slots=True)
class FormSheet:
    """Where the parts of a form stand on its sheet."""

    filled: FilledReportForm

    @property
    def levels(self) -> int:
        """How many rows of headings there are."""
        return 1 + max(len(column.above) for column in self.filled.form.columns)

    @property
    def number_row(self) -> int:
        """The row of the numbers of the columns."""
        return HEAD_ROW + self.levels

    @property
    def first_row(self) -> int:
        """The row of the first line."""
        return self.number_row + 1

    @property
    def sum_row(self) -> int:
        """The row below the lines."""
        return self.first_row + len(self.filled.lines)

    @property
    def last_letter(self) -> str:
        """The last column of the form."""
        return _LETTERS[len(self.filled.form.columns) - 1]

    @property
    def check_letter(self) -> str:
        """The column beside the form."""
        return _LETTERS[len(self.filled.form.columns)]

    def letter(self, number: int) -> str:
        """In which column of the sheet a column of the form stands."""
        return _LETTERS[number - 1]

    def letter_of(self, name: str) -> str:
        """In which column of the sheet a figure stands."""
        columns = self.filled.form.figures
        return self.letter(next(column.number for column in columns if column.name == name))


def write_form(
    page: SheetLook, value: ReportPaper, filled: FilledReportForm, *, begins: Mapping[str, str]
) -> None:
    """The form; `begins` names the cells to which its counts lead."""
    sheet, columns = FormSheet(filled), filled.form.columns
    page.set_columns([*map(_width, columns), _WIDTH])
    _write_head(page, value, sheet)
    for area, heading in _heading_areas(headings(filled.form), sheet):
        page.text(area, heading, "head")
    for row in range(HEAD_ROW, sheet.number_row - 1):
        page.set_height(row, LINE_PT + _AIR)
    deepest = [(column.heading, 0.75 * _width(column)) for column in columns if column.name]
    page.set_height(sheet.number_row - 1, max(3 * LINE_PT, height(deepest)))
    for column in columns:
        page.text(f"{sheet.letter(column.number)}{sheet.number_row}", column.caption, "column")
    page.set_height(sheet.number_row, 2.25 * LINE_PT)

    for row, line in enumerate(filled.lines, sheet.first_row):
        page.number(f"A{row}", row - sheet.first_row + 1)
        page.text(f"B{row}", line.name)
        page.set_height(row, height([(line.name, _NAME_WIDTH)]) + _AIR)
        _write_line(page, sheet, (row, line), begins=begins)
    if filled.total is not None:
        _write_sum(page, sheet, filled.total)
    is_counted = filled.form.subject is FormSubject.DOSSIERS
    if is_counted:
        _write_checks(page, sheet)
    below = sheet.sum_row + 2
    for note in (*words.form_notes(filled), *(value.notes if is_counted else ())):
        page.text(f"A{below}:{sheet.last_letter}{below}", note, "left italic")
        below += 1
    last_row = below if value.provisional_at else _write_signatures(page, sheet, value, row=below)
    page.keep_on_page(sheet.sum_row, last_row)
    page.sheet.freeze_panes(sheet.number_row, 2)
    page.sheet.repeat_rows(HEAD_ROW - 1, sheet.number_row - 1)
    page.sheet.print_area(f"A1:{sheet.last_letter}{last_row}")


def _width(column: FormColumn) -> float:
    if not column.name:
        return _NUMBER_WIDTH if column.number == 1 else _NAME_WIDTH
    if column.sums:
        return _TOTAL_WIDTH
    return _WORDY_WIDTH if len(column.heading) > 2 * _WIDTH else _WIDTH


def _write_head(page: SheetLook, value: ReportPaper, sheet: FormSheet) -> None:
    """The number, the title and the period of the form; who reports to whom."""
    form, period = sheet.filled.form, value.report.period
    count = len(form.columns)
    middle = f"C{{0}}:{_LETTERS[count - 4]}{{1}}"
    right = f"{_LETTERS[count - 3]}{{0}}:{sheet.last_letter}{{1}}"
    page.text("A1:B2", form.form_no, "bold")
    page.text("A3:B4", words.prescribed_by(value.circular), "plain")
    page.text(middle.format(1, 2), form.title.upper(), "title")
    page.text(middle.format(3, 3), words.period_words(period, value.kind), "centred")
    page.text(middle.format(4, 4), f"({days_words(period.first, period.last)})", "centred italic")
    if value.provisional_at is not None:
        page.text(
            middle.format(5, 5), words.provisional_words(value.provisional_at), "centred bold"
        )
    page.text(right.format(1, 2), f"{words.REPORTS}:\n{value.letterhead.centre_name}", "plain")
    page.text(right.format(3, 4), f"{words.REPORTS_TO}:\n{value.addressee}", "plain")
    page.text(right.format(6, 6), words.unit_words(form.unit), "italic")
    for row, lines in {1: 2, 2: 2, 3: 1.5, 4: 1.5}.items():
        page.set_height(row, lines * LINE_PT)


def _heading_areas(
    parts: Sequence[FormHeading], sheet: FormSheet, *, level: int = 0, first: int = 1
) -> Iterator[tuple[str, str]]:
    """Each heading with the cells it stands over; one of a single column reaches down."""
    bottom = sheet.number_row - 1
    for part in parts:
        wide, top = _columns_below(part), HEAD_ROW + level
        start, end = sheet.letter(first), sheet.letter(first + wide - 1)
        low = bottom if part.column else top
        area = f"{start}{top}" if (start, top) == (end, low) else f"{start}{top}:{end}{low}"
        yield area, part.text
        yield from _heading_areas(part.parts, sheet, level=level + 1, first=first)
        first += wide


def _columns_below(heading: FormHeading) -> int:
    return sum(map(_columns_below, heading.parts)) if heading.parts else 1


def _write_line(
    page: SheetLook, sheet: FormSheet, placed: tuple[int, FormLine], *, begins: Mapping[str, str]
) -> None:
    """The figures of a line; a cell that nobody stated stays empty."""
    row, line = placed
    for column in sheet.filled.form.figures:
        cell = f"{sheet.letter(column.number)}{row}"
        if column.name not in line.cells:
            page.text(cell, "", "centred cell")
        elif column.sums:
            figure = line.cells[column.name]
            first, *_, last = map(sheet.letter, column.sums[0])
            page.formula(cell, f"=SUM({first}{row}:{last}{row})", value=figure)
        else:
            keys = (f"{count}:{line.name}" for count in column.counts)
            behind = next((begins[key] for key in keys if key in begins), "")
            page.count(cell, line.cells[column.name], behind=behind)


def _write_sum(page: SheetLook, sheet: FormSheet, total: FormLine) -> None:
    """The last line; a sum over no line at all is a plain 0."""
    row = sheet.sum_row
    page.text(f"A{row}:B{row}", words.SUM.upper(), "sum text")
    page.set_height(row, LINE_PT + _AIR)
    for column in sheet.filled.form.figures:
        letter, figure = sheet.letter(column.number), total.cells[column.name]
        if sheet.filled.lines:
            added = f"=SUM({letter}{sheet.first_row}:{letter}{row - 1})"
            page.formula(f"{letter}{row}", added, value=figure, look="sum")
        else:
            page.number(f"{letter}{row}", figure, "sum")


def _write_checks(page: SheetLook, sheet: FormSheet) -> None:
    """Beside each line: its identity; the values written here cannot fail it, later ones can."""
    names = ("received_total", "solved_total", "open_total")
    received, solved, is_open = (sheet.letter_of(name) for name in names)
    numbers = [_LETTERS.index(letter) + 1 for letter in (received, solved, is_open)]
    identity = "({})=({})+({})".format(*numbers)
    page.text(f"{sheet.check_letter}{sheet.number_row}", identity, "centred italic")
    for row in range(sheet.first_row, sheet.sum_row + 1):
        formula = f'=IF({received}{row}={solved}{row}+{is_open}{row},"{HOLDS}","{FAILS}")'
        page.formula(f"{sheet.check_letter}{row}", formula, value=HOLDS, look="centred italic")


def _write_signatures(page: SheetLook, sheet: FormSheet, value: ReportPaper, *, row: int) -> int:
    """Place and day above those who compiled and who signs; returns the row.

    All of it is one row: no reader ends a page inside a row, so that a name never stands on another
    page than the office in which it signs.
    """
    start = _LETTERS[len(sheet.filled.form.columns) - 5]
    dated = date_line(value.letterhead.place_name, value.issued_on)
    titles = "\n".join(signing_lines(value.signatory))
    pen = "\n" * _ROOM_TO_SIGN
    page.lines(f"A{row}:D{row}", f"\n{words.COMPILES.upper()}{pen}{value.compiled_by}")
    page.lines(
        f"{start}{row}:{sheet.last_letter}{row}",
        f"{titles}{pen}{value.signatory.full_name}",
        above=dated,
    )
    page.set_height(row, LINE_PT * (_ROOM_TO_SIGN + 4 + titles.count("\n")))
    return row
