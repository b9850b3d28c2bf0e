"""The first sheet of the report: Biểu II.06a/VPCP/KSTT with its thirteen columns and the sum.

The totals are formulas that carry their values: every reader shows them, and a changed figure is
added up anew. The column beside the printed page says of every line whether (3) = (7) + (11) holds.
"""

from collections.abc import Mapping

from commune_desk.domain.reporting import COLUMNS, SectorRow
from commune_desk.domain.slips import ReportPaper
from commune_desk.words import figures as words
from commune_desk.workbooks.report_look import Page
from commune_desk.workbooks.sheet import LINE_PT, date_line, height

SHEET = "II.06a"


def _heading(name: str) -> str:
    return words.COLUMNS[name].heading


HEADINGS = {
    "A7:A9": "TT",
    "B7:B9": words.SECTOR,
    "C7:F7": words.RECEIVED,
    "C8:C9": _heading("received_total"),
    "D8:E8": words.RECEIVED_IN_PERIOD,
    "D9": _heading("received_online"),
    "E9": _heading("received_direct"),
    "F8:F9": _heading("carried_over"),
    "G7:J7": words.SOLVED,
    "G8:G9": _heading("solved_total"),
    "H8:H9": _heading("solved_early"),
    "I8:I9": _heading("solved_on_time"),
    "J8:J9": _heading("solved_overdue"),
    "K7:M7": words.OPEN,
    "K8:K9": _heading("open_total"),
    "L8:L9": _heading("open_in_time"),
    "M8:M9": _heading("open_overdue"),
}
LETTERS = dict(zip(COLUMNS, "CDEFGHIJKLM", strict=True))
"""In which column of the sheet a column of the form stands."""

TOTALS = {
    "received_total": "=SUM(D{row}:F{row})",
    "solved_total": "=SUM(H{row}:J{row})",
    "open_total": "=SUM(L{row}:M{row})",
}
CHECK = '=IF(C{row}=G{row}+K{row},"Khớp","Lệch")'
HOLDS = "Khớp"
NUMBER_ROW = 10
FIRST_ROW = NUMBER_ROW + 1

_SECTOR_WIDTH = 36
_WIDTHS = (5, _SECTOR_WIDTH, *[11] * len(COLUMNS), 11)
_AIR = 4
_ROOM_TO_SIGN = 5


def write_form(page: Page, value: ReportPaper, begins: Mapping[str, str]) -> None:
    """The form; `begins` names the cells to which its counts lead."""
    page.set_columns(_WIDTHS)

    # The number, the title and the period of the form; who reports to whom.
    period = value.report.period
    page.text("A1:B3", words.FORM_NO, "bold")
    page.text("C1:J2", " ".join(words.FORM_TITLE).upper(), "title")
    page.text("C3:J3", words.period_words(period), "centred")
    days = words.days_words(period.first, period.last)
    page.text("C4:J4", f"({days})", "centred italic")
    page.text("K1:M2", f"{words.REPORTS}:\n{value.letterhead.centre_name}", "plain")
    page.text("K3:M4", f"{words.REPORTS_TO}:\n{value.addressee}", "plain")
    page.text("J6:M6", words.UNIT, "italic")
    for row, lines in {1: 2, 2: 2, 3: 1.25, 4: 1.25}.items():
        page.set_height(row, lines * LINE_PT)

    for area, heading in HEADINGS.items():
        page.text(area, heading, "head")
    page.set_height(7, LINE_PT + _AIR)
    page.set_height(8, LINE_PT + _AIR)
    page.set_height(9, 3 * LINE_PT)
    for number, letter in enumerate("ABCDEFGHIJKLM", 1):
        page.text(f"{letter}{NUMBER_ROW}", f"({number})", "column")
    page.text(f"N{NUMBER_ROW}", "(3)=(7)+(11)", "centred italic")

    rows = value.report.rows
    for row, sector in enumerate(rows, FIRST_ROW):
        page.number(f"A{row}", row - FIRST_ROW + 1)
        page.text(f"B{row}", sector.sector)
        page.set_height(row, height([(sector.sector, _SECTOR_WIDTH)]) + _AIR)
        for name, figure in sector.figures().items():
            cell = f"{LETTERS[name]}{row}"
            if name in TOTALS:
                page.formula(cell, TOTALS[name].format(row=row), value=figure)
            else:
                page.count(cell, figure, behind=begins.get(f"{name}:{sector.sector}", ""))
        _write_check(page, row)
    sum_row = FIRST_ROW + len(rows)
    _write_sum(page, sum_row, value.report.total)
    last_row = _write_signatures(page, sum_row + 2, value)
    page.sheet.freeze_panes(NUMBER_ROW, 2)
    page.sheet.repeat_rows(6, NUMBER_ROW - 1)
    page.sheet.print_area(f"A1:M{last_row}")


def _write_sum(page: Page, row: int, total: SectorRow) -> None:
    """The last line; a sum over no sector at all is a plain 0."""
    page.text(f"A{row}:B{row}", words.SUM.upper(), "sum text")
    page.set_height(row, LINE_PT + _AIR)
    for name, figure in total.figures().items():
        letter = LETTERS[name]
        if row == FIRST_ROW:
            page.number(f"{letter}{row}", figure, "sum")
        else:
            added = f"=SUM({letter}{FIRST_ROW}:{letter}{row - 1})"
            page.formula(f"{letter}{row}", added, value=figure, look="sum")
    _write_check(page, row)


def _write_check(page: Page, row: int) -> None:
    """Beside a line: its identity; the values written here cannot fail it, later ones can."""
    page.formula(f"N{row}", CHECK.format(row=row), value=HOLDS, look="centred italic")


def _write_signatures(page: Page, row: int, value: ReportPaper) -> int:
    """Place and day above those who compiled and who signs; returns the last row."""
    head = value.signatory
    titles = "\n".join(filter(None, (head.authority_line, head.title)))
    names_row = row + 2 + _ROOM_TO_SIGN
    dated = date_line(value.letterhead.place_name, value.issued_on)
    page.text(f"H{row}:M{row}", dated, "centred italic")
    page.text(f"A{row + 1}:D{row + 1}", words.COMPILES.upper(), "centred bold")
    page.text(f"H{row + 1}:M{row + 1}", titles, "centred bold")
    page.set_height(row + 1, 2 * LINE_PT)
    page.text(f"A{names_row}:D{names_row}", value.compiled_by, "centred bold")
    page.text(f"H{names_row}:M{names_row}", head.full_name, "centred bold")
    return names_row
