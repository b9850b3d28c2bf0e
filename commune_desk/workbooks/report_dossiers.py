"""The list of the report: every dossier behind every figure, with its name, dates and reason."""

from collections.abc import Iterator, Mapping

from commune_desk.domain.figures.report_paper import ReportedDossier, ReportPaper
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.domain.law.report_form import COUNTS
from commune_desk.words.fields import label
from commune_desk.words.figures.figures import ANNEX_COLUMNS, MODEL, TITLES, behind_words
from commune_desk.words.values import LEVELS
from commune_desk.workbooks.report_look import SheetLook
from commune_desk.workbooks.sheet import MOMENT, SheetColumn

SHEET = "Hồ sơ"
COLUMNS = (
    SheetColumn("Cột", 8),
    SheetColumn("Chỉ tiêu", 28),
    SheetColumn(label("sector"), 24),
    SheetColumn(ANNEX_COLUMNS[1], 28),
    *(SheetColumn(title, width) for title, width in zip(ANNEX_COLUMNS[2:4], (24, 34), strict=True)),
    *(SheetColumn(title, 16, MOMENT) for title in ANNEX_COLUMNS[4:8]),
    SheetColumn(ANNEX_COLUMNS[8], 30),
)
FIRST_ROW = 2

_Entry = tuple[str, str, str, str]
"""The key of a figure, its column on the form, its name, and its sector."""


def write_dossiers(page: SheetLook, value: ReportPaper) -> Mapping[str, str]:
    """The list; returns the cell at which the dossiers of a figure begin, by the figure's key.

    A figure of one sector has the key "name:sector", as in `PeriodReport.behind`.
    """
    page.table_head(1, COLUMNS)
    begins: dict[str, str] = {}
    row = FIRST_ROW
    for key, *texts in _entries(value):
        for dossier_no in value.report.behind.get(key, ()):
            begins.setdefault(key, f"'{SHEET}'!D{row}")
            for letter, content in zip("ABCD", (*texts, dossier_no), strict=True):
                page.text(f"{letter}{row}", content)
            if dossier_no in value.dossiers:
                _write_dossier(page, row, value.dossiers[dossier_no])
            row += 1
    page.sheet.autofilter(f"A1:K{max(row - 1, FIRST_ROW)}")
    page.sheet.freeze_panes(1, 0)
    page.sheet.repeat_rows(0)
    return begins


def _write_dossier(page: SheetLook, row: int, dossier: ReportedDossier) -> None:
    page.text(f"E{row}", dossier.applicant_name)
    page.text(f"F{row}", dossier.procedure_name)
    dates = (dossier.received_at, dossier.due_at, dossier.promised_at, dossier.closed_at)
    for letter, at in zip("GHIJ", dates, strict=True):
        page.moment(f"{letter}{row}", at)
    page.text(f"K{row}", dossier.reason)


def _entries(value: ReportPaper) -> Iterator[_Entry]:
    form = value.forms[0].form
    for count in COUNTS:
        column = next(f"({one.number})" for one in form.figures if count in one.counts)
        for row in value.report.rows:
            yield f"{count}:{row.sector}", column, TITLES[count], row.sector
    shares = {**value.report.two_noes, **value.report.three_mosts}
    for name in MODEL:
        yield name, "", behind_words(name, shares.get(name)), ""
    for level in RatingLevel:
        yield level, "", LEVELS[level], ""
