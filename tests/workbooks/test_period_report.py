import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from commune_desk.domain.figures.asking import OfficerAsking
from commune_desk.domain.figures.model_figures import Share
from commune_desk.domain.handling.rating import RatingLevel, RatingWay
from commune_desk.domain.law.report_form import COUNTS, unstated
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.words.figures.figures import SUM, TITLES
from commune_desk.workbooks import period_report, report_dossiers, report_figures
from commune_desk.workbooks.report_form import FormSheet
from tests.documents.reports import QUARTER, with_sectors
from tests.factories import moment
from tests.workbooks.samples import a_report, opened, seen

FORM = "07a"


@pytest.fixture(scope="module")
def paper():
    return a_report()


@pytest.fixture(scope="module")
def content(paper):
    return period_report.render(paper)


@pytest.fixture(scope="module")
def sheet(paper):
    return FormSheet(paper.forms[0])


def test_the_first_workbook_of_a_process_has_the_letters_of_the_later_ones(paper):
    """What a workbook was written with stays with it: Excel shows Times New Roman in each."""
    both = [fonts(period_report.render(paper)) for _ in range(2)]
    assert both[0] == both[1]
    assert b"<scheme" not in both[1]


def fonts(content):
    with zipfile.ZipFile(BytesIO(content)) as parts:
        styles = parts.read("xl/styles.xml")
    return styles[styles.index(b"<fonts") : styles.index(b"</fonts>")]


def test_the_columns_are_numbered_with_what_they_add_up(content, sheet):
    numbers = seen(content, FORM)[sheet.number_row - 1][:15]
    assert numbers[:4] == ["(1)", "(2)", "(3)=(4)+(5) +(6)+(7) +(8)", "(4)"]
    assert numbers[-1] == "(15)"


def test_the_headings_stand_over_their_columns(content):
    merged = {str(area) for area in opened(content, FORM).merged_cells.ranges}
    assert {"C7:H7", "D8:G8", "H8:H9", "I7:L7", "M7:O7", "A7:A9"} <= merged
    assert opened(content, FORM)["E9"].value == "Trực tuyến một phần"


def test_every_reader_sees_every_figure(paper, content, sheet):
    rows, filled = seen(content, FORM)[sheet.first_row - 1 :], paper.forms[0]
    for row, line in zip(rows, filled.lines, strict=False):
        assert row[1:15] == [line.name, *line.cells.values()]
    assert rows[len(filled.lines)][2:15] == list(filled.total.cells.values())


def test_totals_are_formulas_that_add_up(content, sheet):
    form, first, last = opened(content, FORM), sheet.first_row, sheet.sum_row
    assert form[f"C{first}"].value == f"=SUM(D{first}:H{first})"
    assert form[f"I{first}"].value == f"=SUM(J{first}:L{first})"
    assert form[f"M{first}"].value == f"=SUM(N{first}:O{first})"
    sums = [form[f"{letter}{last}"].value for letter in "CDEFGHIJKLMNO"]
    assert sums == [f"=SUM({letter}{first}:{letter}{last - 1})" for letter in "CDEFGHIJKLMNO"]


def test_a_line_says_whether_its_identity_holds(content, sheet):
    form = opened(content, FORM)
    assert form[f"P{sheet.number_row}"].value == "(3)=(9)+(13)"
    formula = form[f"P{sheet.first_row}"].value
    assert formula == f'=IF(C{sheet.first_row}=I{sheet.first_row}+M{sheet.first_row},"Khớp","Lệch")'
    assert opened(content, FORM, values=True)[f"P{sheet.first_row}"].value == "Khớp"


def test_a_count_leads_to_its_dossiers(paper, content, sheet):
    row = paper.report.rows[0]
    name = next(name for name in COUNTS if row.counts[name])
    column = next(each for each in paper.forms[0].form.figures if name in each.counts)
    link = opened(content, FORM)[f"{sheet.letter(column.number)}{sheet.first_row}"].hyperlink
    place = (link.location or link.target).rpartition("!")[2]
    listed = seen(content, report_dossiers.SHEET)[int(place[1:]) - 1]
    assert listed[2:4] == [row.sector, paper.report.behind[f"{name}:{row.sector}"][0]]


def test_behind_every_count_stand_its_dossiers(paper, content):
    rows = seen(content, report_dossiers.SHEET)[1:]
    for name in COUNTS:
        listed = sorted(str(row[3]) for row in rows if row[1] == TITLES[name])
        assert listed == sorted(paper.report.behind.get(name, ()))


def test_the_whole_of_a_figure_that_is_not_measured_is_not_called_its_part(paper):
    report = replace(
        paper.report,
        two_noes={**paper.report.two_noes, "no_writing": Share(None, 1)},
        behind={**paper.report.behind, "no_writing": ("000.99.99.H20-2610-0007",)},
    )
    rows = seen(period_report.render(replace(paper, report=report)), report_dossiers.SHEET)[1:]
    (called,) = {row[1] for row in rows if str(row[1]).startswith("Công dân không viết")}
    assert called == "Công dân không viết (chưa đo được; hồ sơ của tổng số)"


def test_a_dossier_stands_with_its_name_dates_and_reason(paper, content):
    rows = seen(content, report_dossiers.SHEET)[1:]
    dossier = paper.dossiers["000.99.99.H20-2610-0007"]
    row = next(row for row in rows if row[3] == dossier.dossier_no)
    assert row[4:6] == [dossier.applicant_name, dossier.procedure_name]
    assert row[6] == datetime(2026, 10, 3, 17, 0)  # noqa: DTZ001  # workbooks know no zones
    assert row[10] == "=HYPERLINK(1)"
    assert opened(content, report_dossiers.SHEET)["K2"].data_type in ("s", "n")


def rated(paper, *counts):
    ratings = dict(zip(RatingLevel, counts, strict=True))
    content = period_report.render(replace(paper, report=replace(paper.report, ratings=ratings)))
    return seen(content, report_figures.SHEET)[report_figures.RATING_ROW :][:4]


def test_few_answers_have_no_percentage(paper):
    assert [row[3] for row in rated(paper, 5, 3, 1)] == [report_figures.NO_SHARE] * 4


def test_percentages_of_the_ratings_add_up_to_100(paper):
    counts = [11, 11, 11]
    rows = rated(paper, *counts)
    assert [row[2] for row in rows] == [*counts, sum(counts)]
    assert round(sum(float(str(row[3])) for row in rows[:3]), 1) == rows[3][3] == 100


def test_a_month_without_dossiers_has_its_sum_of_noughts():
    paper = a_report(0)
    content = period_report.render(paper)
    row = seen(content, FORM)[FormSheet(paper.forms[0]).first_row - 1]
    assert row[2:15] == [0] * 13
    figures = seen(content, report_figures.SHEET)
    assert figures[report_figures.MODEL_ROW][4] == report_figures.NO_SHARE


def test_the_paper_is_a4_across_with_its_head_on_every_page(content):
    for page in load_workbook(BytesIO(content)).worksheets:
        assert (page.page_setup.orientation, f"{page.page_setup.paperSize}") == ("landscape", "9")
    assert opened(content, FORM).print_title_rows == "$7:$10"


def test_a_quarter_has_a_sheet_for_each_form():
    content = period_report.render(with_sectors(9, period=QUARTER))
    names = load_workbook(BytesIO(content)).sheetnames
    assert names[:3] == ["07a", "06a", "08b"]
    centre = seen(content, "08b")
    assert [2, 5, 6, 1, 1, 1, 1, 0] in [row[2:10] for row in centre]


def test_a_period_before_the_circular_has_the_form_of_its_time():
    june = ReportingPeriod(moment("2026-06-01 00:00").date(), moment("2026-06-30 00:00").date())
    names = load_workbook(BytesIO(period_report.render(with_sectors(9, period=june)))).sheetnames
    assert names[0] == "II.06a"


def test_who_signs_is_one_row_that_no_page_parts(content, paper, sheet):
    form = opened(content, FORM)
    row = sheet.sum_row + 2
    assert form[f"K{row}"].value == (
        "Tràm Chim, ngày 31 tháng 10 năm 2026\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n\n\nNguyễn Văn Bình"
    )
    assert form[f"A{row}"].value.endswith(paper.compiled_by)
    assert form.row_dimensions[row].height > 150


def test_what_nobody_stated_stays_empty():
    paper = with_sectors(9, period=QUARTER)
    blank = unstated(paper.forms[1].form)
    content = period_report.render(replace(paper, forms=(paper.forms[0], blank)))
    row = seen(content, "06a")[FormSheet(blank).first_row - 1]
    assert row[2:16] == [""] * 14


def test_a_provisional_report_says_so_and_has_no_place_to_sign():
    paper = replace(a_report(), provisional_at=moment("2026-10-20 08:00"))
    texts = [str(cell) for row in seen(period_report.render(paper), FORM) for cell in row]
    assert "TẠM TÍNH ĐẾN 08:00 20/10/2026" in texts
    assert "NGƯỜI LẬP BIỂU" not in texts


def test_the_ways_of_the_answers_and_whom_each_officer_asked_stand_below(paper):
    report = replace(
        paper.report,
        ways={RatingWay.PAPER: dict(zip(RatingLevel, (1, 2, 3), strict=True))},
        asking=(
            OfficerAsking("mai", "Trần Thị Tuyết Mai", ("1", "2", "3", "4"), ("1", "2"), ("2",)),
        ),
    )
    rows = seen(period_report.render(replace(paper, report=report)), report_figures.SHEET)
    assert ["Phiếu giấy", "", 1, 2, 3] in [row[:5] for row in rows]
    assert ["Trần Thị Tuyết Mai", 4, 2, 2, 1] in [row[:5] for row in rows]
    assert [SUM, 4, 2, 2, 1] in [row[:5] for row in rows]
