"""The third sheet of the report: the number of every dossier behind every figure, one a row."""

from collections.abc import Iterator, Mapping

from commune_desk.domain.rating import RatingLevel
from commune_desk.domain.reporting import COUNTED, PeriodReport
from commune_desk.words.fields import label
from commune_desk.words.figures import COLUMNS as FORM_COLUMNS
from commune_desk.words.figures import MODEL
from commune_desk.words.values import LEVELS
from commune_desk.workbooks.report_look import Page
from commune_desk.workbooks.sheet import Column

SHEET = "Hồ sơ"
COLUMNS = (
    Column("Cột", 8),
    Column("Chỉ tiêu", 46),
    Column(label("sector"), 46),
    Column(label("dossier_no"), 28),
)
FIRST_ROW = 2

_Entry = tuple[str, str, str, str]
"""The key of a figure, its column on the form, its name, and its sector."""


def write_dossiers(page: Page, report: PeriodReport) -> Mapping[str, str]:
    """The list; returns the cell at which the dossiers of a figure begin, by the figure's key.

    A figure of one sector has the key "name:sector", as in `PeriodReport.behind`.
    """
    page.table_head(1, COLUMNS)
    begins: dict[str, str] = {}
    row = FIRST_ROW
    for key, column, name, sector in _entries(report):
        for dossier_no in report.behind.get(key, ()):
            begins.setdefault(key, f"'{SHEET}'!D{row}")
            for letter, content in zip("ABCD", (column, name, sector, dossier_no), strict=True):
                page.text(f"{letter}{row}", content)
            row += 1
    page.sheet.autofilter(f"A1:D{max(row - 1, FIRST_ROW)}")
    page.sheet.freeze_panes(1, 0)
    page.sheet.repeat_rows(0)
    return begins


def _entries(report: PeriodReport) -> Iterator[_Entry]:
    for name in COUNTED:
        column = FORM_COLUMNS[name]
        for row in report.rows:
            yield f"{name}:{row.sector}", column.number, column.title, row.sector
    for name, words in MODEL.items():
        yield name, "", words.title, ""
    for level in RatingLevel:
        yield level, "", LEVELS[level], ""
