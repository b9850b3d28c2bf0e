"""The report on paper: its text, the columns of its forms, the model's figures, the annex."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from commune_desk.documents.figures.charts import timeliness_chart
from commune_desk.documents.figures.report import FORM_PAGE, render
from commune_desk.documents.figures.report_forms import form_blocks
from commune_desk.documents.figures.report_tables import form_table
from commune_desk.documents.page import A4_LANDSCAPE, fitted, paginated, set_on
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.domain.figures.asking import OfficerAsking
from commune_desk.domain.figures.report_paper import ReportPaper
from commune_desk.domain.handling.rating import RatingLevel, RatingWay
from commune_desk.domain.law.report_form import unstated
from commune_desk.domain.office.office import Leader
from commune_desk.domain.periods import calendar_month
from tests.documents.reading import A_DESCENT, assert_is_gold, lowest_text, read
from tests.documents.reports import OCTOBER, QUARTER, with_sectors
from tests.factories import moment

JUNE = calendar_month(date(2026, 6, 1))
ALL = 9
"""So many sectors have names of their own."""


def text_of(paper: ReportPaper) -> str:
    return read(render(paper)).text


@pytest.mark.parametrize(
    ("name", "period"), [("report", OCTOBER), ("report-quarter", QUARTER), ("report-old", JUNE)]
)
def test_the_report_reads_as_its_gold_file(name, period):
    assert_is_gold(name, render(with_sectors(ALL, period=period)))


def test_the_text_stands_upright_and_the_forms_across():
    assert read(render(with_sectors(ALL))).sizes[:2] == ((210, 297), (297, 210))


@pytest.mark.parametrize(
    ("period", "forms"),
    [
        (OCTOBER, ["07a/BTP"]),
        (QUARTER, ["07a/BTP", "06a/BTP", "08b/BTP"]),
        (JUNE, ["II.06a/VPCP"]),
    ],
)
def test_the_forms_of_the_period_are_printed(period, forms):
    pages = read(render(with_sectors(ALL, period=period))).pages

    heads = [re.search(r"Biểu số (\S+)/KSTT\s+Ban hành", page) for page in pages]
    assert [found[1] for found in heads if found] == forms


@pytest.mark.parametrize(("period", "count"), [(OCTOBER, 15), (JUNE, 13)])
def test_the_columns_are_numbered(period, count):
    text = text_of(with_sectors(ALL, period=period))

    numbers = [f"({number})" for number in range(1, count + 1)]
    assert [number for number in numbers if number not in text] == []


@pytest.mark.parametrize("period", [OCTOBER, JUNE])
def test_every_sector_and_the_sum_stand_with_their_figures(period):
    paper = with_sectors(ALL, period=period)
    text = text_of(paper)

    filled = paper.forms[0]
    assert filled.total is not None
    for line in (*filled.lines, filled.total):
        figures = " ".join(f"{figure:,}".replace(",", ".") for figure in line.cells.values())
        assert f"{line.name or 'Tổng cộng'} {figures}" in text


def test_what_nobody_stated_is_blank_and_said():
    paper = with_sectors(ALL, period=QUARTER)
    blank = (paper.forms[0], unstated(paper.forms[1].form))
    pages = read(render(replace(paper, forms=blank))).pages
    [page] = (page for page in pages if "Biểu số 06a/BTP/KSTT\n" in page)

    assert re.search(r"\(16\)\s+1\s+\(Chưa có số liệu", page)


def test_the_five_figures_of_the_model_have_their_shares():
    assert "1.636 1.642 99,6%" in text_of(with_sectors(ALL))


def test_few_answers_have_no_percentage():
    paper = with_sectors(ALL)
    few = dict(zip(RatingLevel, (5, 3, 1), strict=True))
    text = text_of(replace(paper, report=replace(paper.report, ratings=few)))
    assert "Tổng số lượt đánh giá 9 –" in " ".join(text.split())


def test_the_percentages_of_the_ratings_add_up_to_a_hundred():
    paper = with_sectors(ALL)
    thirds = dict.fromkeys(RatingLevel, 11)
    text = text_of(replace(paper, report=replace(paper.report, ratings=thirds)))

    shares = re.findall(r"(?:Rất hài|Hài|Không hài) lòng 11 (\d+,\d)%", text)
    assert len(shares) == 3
    assert sum(Decimal(share.replace(",", ".")) for share in shares) == 100


def test_a_month_without_dossiers_is_reported_too():
    paper = with_sectors(0, late=0)
    no_ratings = dict.fromkeys(RatingLevel, 0)

    text = text_of(replace(paper, report=replace(paper.report, ratings=no_ratings)))

    assert "Rất hài lòng 0 –" in text
    assert "Trong kỳ không tiếp nhận hồ sơ mới." in text
    assert "Hồ sơ đã giải quyết theo lĩnh vực" not in text


# --- who signs -----------------------------------------------------------------------------------


def test_the_committee_reports_and_a_deputy_signs_for_its_chair():
    text = text_of(with_sectors(ALL))

    assert "Đơn vị báo cáo: Ủy ban nhân dân xã Tân Công Sính" in text
    assert "Tân Công Sính, ngày 02 tháng 11 năm 2026" in text
    signed = "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH (Ký, ghi rõ họ tên và đóng dấu)"
    assert text.count(f"{signed} Nguyễn Thanh Ộng") == 2


def test_a_deputy_of_the_centre_signs_for_its_director():
    paper = replace(with_sectors(ALL), signatory=Leader("Phạm Thị Ngọc Ẫn", "Phó Giám đốc"))

    assert "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC (Ký, ghi rõ" in text_of(paper)


def test_whatever_the_sectors_who_signs_stands_below_the_sum():
    parted = []
    for count in (0, 1, 9, 10, *range(19, 46)):
        paper = with_sectors(count, late=0)
        setup, pages = fitted(FORM_PAGE, partial(form_blocks, paper, paper.forms[0]))
        pdf = pdf_bytes([set_on(setup, pages[-1])], Properties("", "", paper.issued_on))
        last = read(pdf).text
        sums = last.index("Tổng cộng") if "Tổng cộng" in last else len(last)
        is_whole = lowest_text(pdf) >= A4_LANDSCAPE.bottom - A_DESCENT
        if not is_whole or not sums < last.index("Huỳnh Ngọc Ẩn") < last.index("Nguyễn Thanh Ộng"):
            parted.append(count)
    assert parted == []


@pytest.mark.parametrize("sentences", range(1, 32, 5))
def test_the_signature_of_the_text_never_stands_alone(sentences: int):
    paper = with_sectors(ALL, late=0)
    long = dict(paper.text)
    section = next(iter(long))
    long[section] = "\n".join(["Trung tâm bảo đảm thời gian quy định. " * 4] * sentences)

    pages = [page for page in read(render(replace(paper, text=long))).pages if "Nơi nhận" in page]

    assert len(pages) == 1
    assert "PHÓ CHỦ TỊCH" in pages[0]
    assert pages[0].index("Gửi kèm") < pages[0].index("Nơi nhận")


def test_a_provisional_report_says_so_on_every_page_and_nobody_signs_it():
    paper = replace(with_sectors(23, period=QUARTER), provisional_at=moment("2026-09-10 16:30"))
    printed = read(render(paper))

    marks = ["TẠM TÍNH ĐẾN 16:30 10/09/2026" in " ".join(page.split()) for page in printed.pages]
    assert marks == [True] * len(printed.pages)
    assert "Nguyễn Thanh Ộng" not in printed.text
    assert "Ký" not in printed.text


# --- chart and annex -----------------------------------------------------------------------------


def test_the_chart_shows_the_figures_of_the_table():
    rows = [row for row in with_sectors(ALL).report.rows if row.solved_total]
    page = set_on(A4_LANDSCAPE, timeliness_chart(rows, "Biểu đồ", A4_LANDSCAPE.room))
    words = read(pdf_bytes([page], Properties("", "", date(2026, 10, 31)))).text

    assert [row.sector for row in rows if row.sector not in words] == []
    assert [row for row in rows if f"{row.solved_total:,}".replace(",", ".") not in words] == []


@pytest.mark.parametrize("count", [12, 17, 20, 23])
def test_a_chart_that_fits_on_a_page_is_not_parted(count: int):
    pages = read(render(with_sectors(count))).pages

    assert sum("Hồ sơ đã giải quyết theo lĩnh vực" in page for page in pages) == 1


def test_a_chart_that_runs_on_repeats_its_title_and_legend():
    pages = read(render(with_sectors(45))).pages

    words = [" ".join(page.split()) for page in pages]
    charts = [text.partition("Hồ sơ đã giải quyết theo lĩnh vực ")[2] for text in words]
    charts = [chart for chart in charts if chart]
    assert len(charts) > 1
    assert all(chart.startswith("Trước hạn Đúng hạn Quá hạn") for chart in charts)
    assert all("Lĩnh vực số" in chart for chart in charts)


def test_the_sum_never_begins_a_page():
    room = A4_LANDSCAPE.room
    for count in range(2, 60):
        rows = form_table(with_sectors(count).forms[0], room)
        for page in paginated(rows, A4_LANDSCAPE.depth):
            assert len(page) > 2


def test_the_annex_lists_names_dates_and_reasons():
    text = text_of(with_sectors(ALL))
    annex = text.partition("PHỤ LỤC: DANH SÁCH HỒ SƠ QUÁ HẠN")[2]

    assert "Giàng A Páo" in annex
    assert "15:05 01/10/2026" in annex
    assert "Sở Tư pháp chưa trả lời" in annex
    assert "đang giải quyết" in annex


def test_without_an_overdue_dossier_there_is_no_annex():
    assert "DANH SÁCH HỒ SƠ QUÁ HẠN" not in text_of(with_sectors(ALL, late=0))


# --- who answered, and who was asked -------------------------------------------------------------


def test_the_ways_of_the_answers_and_whom_each_officer_asked_are_printed():
    paper = with_sectors(ALL)
    report = replace(
        paper.report,
        ways={RatingWay.PAPER: dict(zip(RatingLevel, (1, 2, 3), strict=True))},
        asking=(
            OfficerAsking("mai", "Trần Thị Tuyết Mai", ("1", "2", "3", "4"), ("1", "2"), ("2",)),
        ),
    )
    text = " ".join(text_of(replace(paper, report=report)).split())
    assert "Phiếu giấy 1 2 3 6" in text
    assert "Trần Thị Tuyết Mai 4 2 · 50,0% 2 · 50,0% 1 · 25,0%" in text
    assert "Cán bộ trả kết quả" not in text_of(paper)  # a period closed before they were counted


def test_sixty_officers_go_on_over_the_pages_under_their_head():
    paper = with_sectors(ALL, period=OCTOBER)
    names = [f"Nguyễn Hoàng Phước Bảo thứ {number:02}" for number in range(1, 61)]
    asking = tuple(
        OfficerAsking(f"can_bo_{place:02}", name, ("1", "2"), ("1",), ())
        for place, name in enumerate(names)
    )
    ways = {RatingWay.PAPER: dict(zip(RatingLevel, (1, 2, 3), strict=True))}
    pdf = render(replace(paper, report=replace(paper.report, ways=ways, asking=asking)))

    pages = [" ".join(page.split()) for page in read(pdf).pages]
    assert [sum(page.count(name) for page in pages) for name in names] == [1] * len(names)
    with_officers = [page for page in pages if "Phước Bảo thứ" in page]
    assert len(with_officers) > 1
    assert all(page.count("Cán bộ trả kết quả") == 1 for page in with_officers)
    assert lowest_text(pdf) >= A4_LANDSCAPE.bottom - A_DESCENT
