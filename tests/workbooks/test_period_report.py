from io import BytesIO

import pytest
from openpyxl import load_workbook

from commune_desk.domain.rating import RatingLevel
from commune_desk.domain.reporting import COLUMNS, COUNTED
from commune_desk.words.figures import figure_title
from commune_desk.workbooks import period_report, report_dossiers, report_figures, report_form
from commune_desk.workbooks.report_form import FIRST_ROW, LETTERS, NUMBER_ROW
from tests.workbooks.samples import a_report, opened, seen


@pytest.fixture(scope="module")
def paper():
    return a_report()


@pytest.fixture(scope="module")
def content(paper):
    return period_report.render(paper)


def test_the_columns_are_numbered_from_1_to_13(content):
    numbers = seen(content, report_form.SHEET)[NUMBER_ROW - 1][:13]
    assert numbers == [f"({number})" for number in range(1, 14)]


def test_every_reader_sees_every_figure(paper, content):
    rows = seen(content, report_form.SHEET)[FIRST_ROW - 1 :]
    for row, sector in zip(rows, paper.report.rows, strict=False):
        assert row[1:13] == [sector.sector, *sector.figures().values()]
    assert rows[len(paper.report.rows)][2:13] == list(paper.report.total.figures().values())


def test_totals_are_formulas_that_add_up(paper, content):
    sheet = opened(content, report_form.SHEET)
    last = FIRST_ROW + len(paper.report.rows)
    assert sheet[f"C{FIRST_ROW}"].value == f"=SUM(D{FIRST_ROW}:F{FIRST_ROW})"
    assert sheet[f"G{FIRST_ROW}"].value == f"=SUM(H{FIRST_ROW}:J{FIRST_ROW})"
    assert sheet[f"K{FIRST_ROW}"].value == f"=SUM(L{FIRST_ROW}:M{FIRST_ROW})"
    sums = [sheet[f"{letter}{last}"].value for letter in LETTERS.values()]
    assert sums == [f"=SUM({letter}{FIRST_ROW}:{letter}{last - 1})" for letter in LETTERS.values()]


def test_a_line_says_whether_its_identity_holds(content):
    sheet = opened(content, report_form.SHEET, values=True)
    assert sheet[f"N{FIRST_ROW}"].value == "Khớp"


def test_a_count_leads_to_its_dossiers(paper, content):
    sheet = opened(content, report_form.SHEET)
    row = paper.report.rows[0]
    name = next(name for name in ("received_online", "received_direct") if row.figures()[name])
    link = sheet[f"{LETTERS[name]}{FIRST_ROW}"].hyperlink
    place = (link.location or link.target).rpartition("!")[2]
    listed = seen(content, report_dossiers.SHEET)[int(place[1:]) - 1]
    assert listed[2:4] == [row.sector, paper.report.behind[f"{name}:{row.sector}"][0]]


def test_behind_every_figure_stand_its_dossiers(paper, content):
    rows = seen(content, report_dossiers.SHEET)[1:]
    for name in COUNTED:
        listed = sorted(str(row[3]) for row in rows if row[1] == figure_title(name))
        assert listed == sorted(paper.report.behind.get(name, ()))


def test_percentages_of_the_ratings_add_up_to_100(paper, content):
    rows = seen(content, report_figures.SHEET)[report_figures.RATING_ROW :][:4]
    counts = [paper.report.ratings[level] for level in RatingLevel]
    assert [row[2] for row in rows] == [*counts, sum(counts)]
    assert round(sum(float(str(row[3])) for row in rows[:3]), 1) == rows[3][3] == 100


def test_a_month_without_dossiers_has_its_sum_of_noughts():
    content = period_report.render(a_report(0))
    row = seen(content, report_form.SHEET)[FIRST_ROW - 1]
    assert row[2:13] == [0] * len(COLUMNS)
    figures = seen(content, report_figures.SHEET)
    assert figures[report_figures.MODEL_ROW][4] == report_figures.NO_SHARE


def test_the_paper_is_a4_across_with_its_head_on_every_page(content):
    for sheet in load_workbook(BytesIO(content)).worksheets:
        assert (sheet.page_setup.orientation, f"{sheet.page_setup.paperSize}") == ("landscape", "9")
    assert opened(content, report_form.SHEET).print_title_rows == "$7:$10"
