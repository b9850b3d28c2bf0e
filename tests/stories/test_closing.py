"""Chốt kỳ: a period looks from its end, is closed, and shows what was entered since."""

from dataclasses import dataclass, field
from datetime import date

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.figures.closing import Reported
from commune_desk.domain.figures.reporting import PeriodReport
from commune_desk.domain.periods import calendar_month
from commune_desk.services.figures import closing, reports
from commune_desk.services.handling import handling
from commune_desk.services.reception import intake
from commune_desk.words.figures.figures import standing_words
from tests.factories import a_reception
from tests.stories.conftest import Story, at

scenarios("features/chot_ky.feature")


@dataclass
class Told:
    """The dossiers of the story, and the report that was made first."""

    numbers: list[str] = field(default_factory=list)
    report: PeriodReport | None = None


@pytest.fixture
def told() -> Told:
    return Told()


def reported(story: Story, month: str) -> Reported:
    """The report of a month written as 10/2026."""
    number, _, year = month.partition("/")
    return reports.reported(story.desk, calendar_month(date(int(year), int(number), 1)))


@given(parsers.parse("đã tiếp nhận {count:d} hồ sơ"))
def received(story: Story, told: Told, count: int):
    for _ in range(count):
        told.numbers.append(intake.receive(story.desk, a_reception()).dossier.dossier_no)


@when(parsers.parse("lập báo cáo tháng {month} vào {when}"))
def made(story: Story, told: Told, month: str, when: str):
    story.clock.at = at(when)
    told.report = reported(story, month).report


@when(parsers.parse("hồ sơ thứ nhất có kết quả lúc {when}"))
def finished(story: Story, told: Told, when: str):
    story.clock.at = at(when)
    handling.step(story.desk, told.numbers[0], StepRequest(Action.FINISH, story.clock.at))


@when(parsers.parse("chốt kỳ tháng {month}"))
def closed(story: Story, month: str):
    number, _, year = month.partition("/")
    period = calendar_month(date(int(year), int(number), 1))
    story.tries(lambda: closing.close(story.desk, period))


@when(parsers.re('nhập một hồ sơ nhận lúc (?P<when>[^"]*?)( vì "(?P<why>.*)")?'))
def entered_late(story: Story, when: str, why: str | None):
    late = a_reception(at=at(when), entry_reason=why or "")
    story.tries(lambda: intake.receive(story.desk, late))


@then(parsers.parse("báo cáo tháng {month} lập lại vẫn như cũ"))
def unchanged(story: Story, told: Told, month: str):
    assert reported(story, month).report == told.report


@then(parsers.parse("tháng {month} có {count:d} hồ sơ kỳ trước chuyển sang"))
def carried_over(story: Story, month: str, count: int):
    assert reported(story, month).report.total.carried_over == count


@then(
    parsers.re('báo cáo tháng (?P<month>.*?) (vẫn )?có (?P<count>.*) hồ sơ và ghi "(?P<words>.*)"')
)
def says(story: Story, month: str, count: str, words: str):
    made = reported(story, month)
    assert made.report.total.received_total == int(count)
    assert any(words in line for line in standing_words(made))
