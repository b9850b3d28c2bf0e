"""Bản nháp: what was typed survives the machine and the officer."""

from dataclasses import dataclass

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from commune_desk import bootstrap
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.keys import DraftId
from commune_desk.services.desk.desk import OpenOffice
from commune_desk.services.reception import drafts
from commune_desk.services.upkeep import history
from tests.stories.conftest import Story

scenarios("features/ban_nhap.feature")


@dataclass
class Typing:
    """The draft that is being typed."""

    draft_id: DraftId | None = None


@pytest.fixture
def typing() -> Typing:
    return Typing()


@given(parsers.parse('đang gõ dở tên "{name}"'))
@when(parsers.parse('gõ tiếp thành "{name}"'))
def typed(story: Story, typing: Typing, name: str):
    typing.draft_id = drafts.save(story.desk, {"full_name": name}, typing.draft_id)


@given("bản nháp đã bỏ")
def discarded(story: Story, typing: Typing):
    assert typing.draft_id is not None
    drafts.discard(story.desk, typing.draft_id)


@when("máy tắt đột ngột rồi mở lại")
def power_cut(story: Story, office: OpenOffice):
    office.database.close()
    opened = bootstrap.open_office(office.folder, story.clock)
    story.desk = bootstrap.desk_without_screen(opened)


@when("nhận tiếp bản nháp")
def taken_over(story: Story, typing: Typing):
    draft_id = typing.draft_id
    assert draft_id is not None
    story.tries(lambda: drafts.take_over(story.desk, draft_id))


@then(parsers.parse('còn bản nháp có tên "{name}" của "{officer}"'))
def draft_is_there(story: Story, name: str, officer: str):
    (row,) = drafts.open_drafts(story.desk)
    assert (row.body["full_name"], row.officer_name) == (name, officer)


@then("không còn bản nháp nào")
def no_drafts(story: Story):
    assert drafts.open_drafts(story.desk) == ()


@then(parsers.parse('lịch sử ghi "{who}" nhận tiếp bản nháp'))
def take_over_on_record(story: Story, who: str):
    last = history.recent(story.desk, 1)[0]
    assert (last.kind, last.officer_name) == (EventKind.DRAFT_TAKEN_OVER, who)
