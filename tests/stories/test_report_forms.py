"""Biểu báo cáo: the form in force, what nobody stated, the text that an officer edits."""

from dataclasses import dataclass
from datetime import date

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.figures.report_paper import ReportPaper
from commune_desk.domain.figures.report_text import FeedbackStatement, ReportText, TextSection
from commune_desk.domain.law.report_form import FilledReportForm
from commune_desk.domain.periods import ReportingPeriod
from commune_desk.services.figures import closing, report_texts, reports
from commune_desk.services.reception import intake
from tests.factories import a_reception
from tests.stories.conftest import Story

scenarios("features/bieu_bao_cao.feature")

COLUMNS = ("total", "online_full", "online_partial", "postal", "direct")


@dataclass
class Made:
    """The report that the story speaks of."""

    paper: ReportPaper | None = None

    def form(self, code: str) -> FilledReportForm:
        assert self.paper is not None
        return next(filled for filled in self.paper.forms if filled.form.code == code)


@pytest.fixture
def made() -> Made:
    return Made()


def period_of(first: str, last: str) -> ReportingPeriod:
    """Two days written as 15/06/2026."""
    days = (date.fromisoformat("-".join(reversed(day.split("/")))) for day in (first, last))
    return ReportingPeriod(*days)


@given("một hồ sơ nộp trực tuyến toàn trình, một hồ sơ trực tuyến một phần, một hồ sơ tại quầy")
def received(story: Story):
    for channel in (Channel.ONLINE, Channel.ONLINE_PARTIAL, Channel.COUNTER):
        intake.receive(story.desk, a_reception(channel=channel))


@given(parsers.parse("kỳ {first} đến {last} đã chốt"))
def closed(story: Story, first: str, last: str):
    closing.close(story.desk, period_of(first, last))


@when(parsers.parse("lập báo cáo từ {first} đến {last}"))
def reported(story: Story, made: Made, first: str, last: str):
    figures = reports.figures(story.desk, period_of(first, last))
    made.paper = reports.paper(story.desk, figures)


@when(parsers.parse("cán bộ xác nhận từ {first} đến {last} không có phản ánh, kiến nghị"))
def none_received(story: Story, first: str, last: str):
    stated = ReportText(feedback=FeedbackStatement())
    report_texts.keep(story.desk, period_of(first, last), stated)


@when(parsers.parse('cán bộ sửa kiến nghị của kỳ {first} đến {last} thành "{text}"'))
def edited(story: Story, first: str, last: str, text: str):
    told = ReportText({TextSection.PROPOSALS: text})
    story.tries(lambda: report_texts.keep(story.desk, period_of(first, last), told))


@then(parsers.parse("báo cáo có các biểu {codes}"))
def forms_are(made: Made, codes: str):
    assert made.paper is not None
    assert ", ".join(filled.form.code for filled in made.paper.forms) == codes


@then(
    parsers.parse(
        "biểu 07a có tiếp nhận {all:d}: toàn trình {full:d}, một phần {part:d}, bưu chính "
        "{post:d}, trực tiếp {direct:d}, kỳ trước {before:d}"
    )
)
def received_is(made: Made, all: int, full: int, part: int, post: int, direct: int, before: int):
    total = made.form("07a").total
    assert total is not None
    cells = [total.cells[f"received_{name}"] for name in COLUMNS]
    assert (*cells, total.cells["carried_over"]) == (all, full, part, post, direct, before)


@then("biểu 06a để trống")
def feedback_is_blank(made: Made):
    assert [dict(line.cells) for line in made.form("06a").lines] == [{}]


@then("biểu 06a ghi số 0")
def feedback_is_zero(made: Made):
    total = made.form("06a").total
    assert total is not None
    assert set(total.cells.values()) == {0}


@then(parsers.parse('lời báo cáo nói "{words}"'))
def text_says(made: Made, words: str):
    assert made.paper is not None
    assert words in "\n".join(made.paper.text.values())
