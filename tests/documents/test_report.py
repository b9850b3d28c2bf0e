"""The monthly report on paper: the columns of its form, the figures of the model, the chart."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from commune_desk.documents import specimen
from commune_desk.documents.charts import timeliness_chart
from commune_desk.documents.page import A4_LANDSCAPE, paginated, set_on
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.documents.report import render
from commune_desk.documents.report_tables import form_table
from commune_desk.domain.model_figures import Share
from commune_desk.domain.rating import RatingLevel
from commune_desk.domain.slips import ReportPaper
from tests.documents.reading import A_DESCENT, assert_is_gold, lowest_text, read


def text_of(paper: ReportPaper) -> str:
    return read(render(paper)).text


def test_the_report_reads_as_its_gold_file():
    assert_is_gold("report", render(specimen.report_paper()))


def test_it_is_printed_on_a4_landscape():
    assert set(read(render(specimen.report_paper())).sizes) == {(297, 210)}


def test_the_thirteen_columns_are_numbered():
    text = text_of(specimen.report_paper())

    numbers = [f"({number})" for number in range(1, 14)]
    assert [number for number in numbers if number not in text] == []


def test_every_sector_and_the_sum_stand_with_their_figures():
    paper = specimen.report_paper()
    text = text_of(paper)

    for row in (*paper.report.rows, paper.report.total):
        figures = " ".join(f"{figure:,}".replace(",", ".") for figure in row.figures().values())
        assert f"{row.sector or 'Tổng cộng'} {figures}" in text


def test_the_five_figures_of_the_model_have_their_shares():
    text = text_of(specimen.report_paper())

    assert "phải có tờ khai) 1.604 1.678 95,6%" in text
    assert "đang quá hạn) 1.636 1.642 99,6%" in text


def test_a_figure_that_is_not_measured_says_so():
    paper = specimen.report_paper()
    noes = {**paper.report.two_noes, "no_writing": Share(None, 1314)}
    text = text_of(replace(paper, report=replace(paper.report, two_noes=noes)))
    assert "chưa đo được 1.314 –" in text


def test_the_percentages_of_the_ratings_add_up_to_a_hundred():
    paper = specimen.report_paper()
    thirds = dict.fromkeys(RatingLevel, 1)
    text = text_of(replace(paper, report=replace(paper.report, ratings=thirds)))

    shares = re.findall(r"(?:Rất hài|Hài|Không hài) lòng 1 (\d+,\d)%", text)
    assert len(shares) == 3
    assert sum(Decimal(share.replace(",", ".")) for share in shares) == 100


def test_a_month_without_dossiers_is_reported_too():
    paper = specimen.report_paper()
    no_ratings = dict.fromkeys(RatingLevel, 0)
    empty = replace(paper.report, rows=(), total=replace(paper.report.total), ratings=no_ratings)

    text = text_of(replace(paper, report=empty))

    assert "Rất hài lòng 0 –" in text
    assert "Hồ sơ đã giải quyết theo lĩnh vực" not in text


def test_the_signature_is_that_of_the_head():
    text = text_of(specimen.report_paper())

    assert "Tân Công Sính, ngày 02 tháng 11 năm 2026" in text
    assert "GIÁM ĐỐC (Ký, ghi rõ họ tên và đóng dấu) Nguyễn Thanh Ộng" in text


def test_the_chart_shows_the_figures_of_the_table():
    rows = [row for row in specimen.report_paper().report.rows if row.solved_total]
    page = set_on(A4_LANDSCAPE, timeliness_chart(rows, "Biểu đồ", A4_LANDSCAPE.room))
    words = read(pdf_bytes([page], Properties("", "", date(2026, 10, 31)))).text

    assert [row.sector for row in rows if row.sector not in words] == []
    assert [row for row in rows if f"{row.solved_total:,}".replace(",", ".") not in words] == []


@pytest.mark.parametrize("narrative", [0, 2])
@pytest.mark.parametrize("count", [0, 20, 21, 23, 28, 45])
def test_signers_stay_on_a_page_with_what_they_sign(count: int, narrative: int):
    paper = with_sectors(count, narrative)
    pdf = render(paper)

    assert lowest_text(pdf) >= A4_LANDSCAPE.bottom - A_DESCENT
    last = read(pdf).pages[-1]
    assert "Huỳnh Ngọc Ẩn" in last
    assert "Nguyễn Thanh Ộng" in last
    assert last.index("Tân Công Sính, ngày") > len("2\n")


@pytest.mark.parametrize("count", [12, 17, 20, 23])
def test_a_chart_that_fits_on_a_page_is_not_parted(count: int):
    pages = read(render(with_sectors(count, 2))).pages

    assert sum("Hồ sơ đã giải quyết theo lĩnh vực" in page for page in pages) == 1


def test_a_chart_that_runs_on_repeats_its_title_and_legend():
    pages = read(render(with_sectors(45, 1))).pages

    words = [" ".join(page.split()) for page in pages]
    charts = [text.partition("Hồ sơ đã giải quyết theo lĩnh vực ")[2] for text in words]
    charts = [chart for chart in charts if chart]
    assert len(charts) > 1
    assert all(chart.startswith("Trước hạn Đúng hạn Quá hạn") for chart in charts)
    assert all("Lĩnh vực số" in chart for chart in charts)


def test_the_sum_never_begins_a_page():
    room = A4_LANDSCAPE.room
    for count in range(2, 60):
        rows = form_table(with_sectors(count, 0).report, room)
        for page in paginated(rows, A4_LANDSCAPE.depth):
            assert len(page) > 2


def with_sectors(count: int, sentences: int) -> ReportPaper:
    """The report of so many sectors, each with dossiers that were solved, and so many sentences."""
    paper = specimen.report_paper()
    known = [row for row in paper.report.rows if row.solved_total]
    rows = tuple(
        replace(known[number % len(known)], sector=f"Lĩnh vực số {number}")
        for number in range(1, count + 1)
    )
    narrative = tuple(paper.narrative[0] for _ in range(sentences))
    return replace(paper, narrative=narrative, report=replace(paper.report, rows=rows))
