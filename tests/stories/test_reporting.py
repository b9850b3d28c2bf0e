"""Báo cáo tháng: II.06a of a practice month, with the dossiers behind every figure."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.figures.reporting import PeriodReport
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.domain.periods import PeriodKind, ReportingPeriod, calendar_month
from commune_desk.domain.vietnamese import format_date
from commune_desk.files.desk import events
from commune_desk.paths import resources
from commune_desk.services.figures import reports
from commune_desk.services.upkeep import practice
from tests.stories.conftest import Story

scenarios("features/bao_cao_thang.feature")


@dataclass
class Month:
    """The report that the story speaks of."""

    period: ReportingPeriod | None = None
    report: PeriodReport | None = None
    files: tuple[Path, ...] = ()


@pytest.fixture
def month() -> Month:
    return Month()


def first_of(text: str) -> date:
    """The first day of a month written as 10/2026."""
    number, _, year = text.partition("/")
    return date(int(year), int(number), 1)


@given(parsers.parse("tháng mẫu {name} đã nhập"))
def practised(story: Story, name: str):
    path = resources() / "practice" / f"{name}.jsonl"
    practice.replay(story.desk, events.read_events(path))


@when(parsers.parse("lập báo cáo tháng {text}"))
def reported(story: Story, month: Month, text: str):
    month.report = reports.figures(story.desk, calendar_month(first_of(text)))


@when(parsers.parse("xuất báo cáo tháng {text}"))
def written(story: Story, month: Month, text: str, tmp_path: Path):
    month.files = reports.write(story.desk, calendar_month(first_of(text)), tmp_path)


@when(parsers.parse("chọn kỳ báo cáo {text}"))
def period_chosen(story: Story, month: Month, text: str):
    month.period = reports.period_of(story.desk, first_of(text), PeriodKind.REPORTING_MONTH)


@then(
    parsers.parse(
        "có {all:d} hồ sơ: {early:d} trước hạn, {on_time:d} đúng hạn, {late:d} quá hạn, "
        "{opened:d} đang giải quyết"
    )
)
def sum_is(month: Month, all: int, early: int, on_time: int, late: int, opened: int):
    assert month.report is not None
    total = month.report.total
    assert total.received_total == all
    assert (total.solved_early, total.solved_on_time, total.solved_overdue) == (
        early, on_time, late,
    )  # fmt: skip
    assert total.open_total == opened


@then(
    parsers.parse(
        "có {online:d} hồ sơ trực tuyến, {direct:d} hồ sơ trực tiếp, "
        "{before:d} hồ sơ kỳ trước chuyển sang"
    )
)
def received_is(month: Month, online: int, direct: int, before: int):
    assert month.report is not None
    total = month.report.total
    assert (total.received_online, total.received_direct, total.carried_over) == (
        online, direct, before,
    )  # fmt: skip


@then(parsers.parse("đánh giá: {best:d} rất hài lòng, {good:d} hài lòng, {bad:d} không hài lòng"))
def ratings_are(month: Month, best: int, good: int, bad: int):
    assert month.report is not None
    assert [month.report.ratings[level] for level in RatingLevel] == [best, good, bad]


@then("mỗi số trong biểu có đúng ngần ấy hồ sơ phía sau")
def figures_open(month: Month):
    assert month.report is not None
    for name, count in month.report.total.figures().items():
        assert len(set(month.report.behind[name])) == count


@then("các đẳng thức của biểu đều đúng ở từng lĩnh vực")
def identities_hold(month: Month):
    assert month.report is not None
    for row in (*month.report.rows, month.report.total):
        received = row.received_online + row.received_direct + row.carried_over
        solved = row.solved_early + row.solved_on_time + row.solved_overdue
        waiting = row.open_in_time + row.open_overdue
        assert row.received_total == received == solved + waiting


@then(parsers.parse("kỳ báo cáo từ {first} đến {last}"))
def period_is(month: Month, first: str, last: str):
    assert month.period is not None
    assert (format_date(month.period.first), format_date(month.period.last)) == (first, last)


@then(parsers.parse('có tệp "{name}"'))
def file_is_there(month: Month, name: str):
    assert [path.stat().st_size > 0 for path in month.files if path.name == name] == [True]
