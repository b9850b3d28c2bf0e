"""Đánh giá: what the citizen says after the hand-over."""

from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk.domain.desk.steps import Action, StepRequest
from commune_desk.domain.handling.rating import RatingLevel
from commune_desk.services.handling import handling, rating, returning
from commune_desk.services.reception import intake
from commune_desk.words.values import LEVELS
from tests.factories import a_reception
from tests.stories.conftest import Story

scenarios("features/danh_gia.feature")

LEVEL_OF = {words: RatingLevel(level) for level, words in LEVELS.items()}


@given(parsers.parse('hồ sơ "{words}" đã tiếp nhận'))
def received(story: Story, words: str):
    reception = a_reception(procedure_code=story.procedure(words))
    story.dossier_no = intake.receive(story.desk, reception).dossier.dossier_no


@given("kết quả đã trả")
def returned(story: Story):
    handling.step(story.desk, story.dossier_no, StepRequest(Action.FINISH, story.clock.at))
    returning.return_result(story.desk, story.dossier_no)


@given(parsers.parse('người dân đã đánh giá "{words}"'))
@when(parsers.parse('người dân đánh giá "{words}"'))
def rated(story: Story, words: str):
    story.tries(lambda: rating.rate(story.desk, story.dossier_no, LEVEL_OF[words]))


@then(parsers.parse('trong tháng có {count:d} đánh giá "{words}"'))
def counted(story: Story, count: int, words: str):
    today = story.clock.at.date()
    given_in_month = rating.counts(story.desk, today.replace(day=1), today)
    assert given_in_month[LEVEL_OF[words]] == count
