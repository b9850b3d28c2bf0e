"""The monthly report on paper: the columns of its form, the figures of the model, the chart."""

import re
from dataclasses import replace
from decimal import Decimal

from commune_desk.documents import specimen
from commune_desk.documents.charts import timeliness_chart
from commune_desk.documents.report import render
from commune_desk.domain.rating import RatingLevel
from commune_desk.domain.slips import ReportPaper
from tests.documents.reading import assert_is_gold, read


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

    assert "Công dân không viết 1.604 1.678 95,6%" in text
    assert "Kịp thời nhất (giải quyết trước và đúng hạn) 1.636 1.642 99,6%" in text


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
    drawing = timeliness_chart(rows, 700)

    words = [shape.text for shape in drawing.contents if hasattr(shape, "text")]
    assert [row.sector for row in rows if row.sector not in words] == []
    assert [row for row in rows if f"{row.solved_total:,}".replace(",", ".") not in words] == []
