from dataclasses import replace

import pytest

from commune_desk.domain.desk.reception_errors import DraftNotFound
from commune_desk.services.desk import drafts
from commune_desk.services.office import accounts
from commune_desk.settings import DESK_NAME

BODY = {"full_name": "Bùi Thanh Toàn", "papers": [{"name": "Tờ khai", "originals": 1}], "at": None}


@pytest.fixture
def colleague(any_desk):
    """The desk of a colleague, beside ours."""
    everyone = {officer.login: officer for officer in accounts.all_officers(any_desk)}
    settings = any_desk.settings.with_value(DESK_NAME, "Quầy 2")
    return replace(any_desk, officer=everyone["tung"], settings=settings)


def test_what_was_typed_is_read_back_as_it_was(any_desk):
    draft_id = drafts.save(any_desk, BODY)
    (row,) = drafts.open_drafts(any_desk)
    assert (row.id, row.body, row.desk_name, row.saved_at) == (
        draft_id, BODY, "Quầy 1", any_desk.now(),
    )  # fmt: skip


def test_typing_on_replaces_what_was_typed(any_desk, clock):
    draft_id = drafts.save(any_desk, {"full_name": "Bùi"})
    clock.move(seconds=2)
    assert drafts.save(any_desk, BODY, draft_id) == draft_id
    assert [row.body for row in drafts.open_drafts(any_desk)] == [BODY]


def test_a_colleague_goes_on_with_a_draft(any_desk, colleague):
    draft_id = drafts.save(any_desk, BODY)
    assert drafts.take_over(colleague, draft_id).body == BODY
    (row,) = drafts.open_drafts(any_desk)
    assert (row.officer_name, row.desk_name) == ("Nguyễn Thanh Tùng", "Quầy 2")


@pytest.mark.parametrize(
    "work",
    [drafts.take_over, lambda desk, key: drafts.save(desk, {}, key)],
    ids=["take over", "type on"],
)
def test_a_draft_that_is_gone_is_said(any_desk, work):
    draft_id = drafts.save(any_desk, BODY)
    drafts.discard(any_desk, draft_id)
    with pytest.raises(DraftNotFound):
        work(any_desk, draft_id)
    assert drafts.open_drafts(any_desk) == ()


def test_the_latest_draft_comes_first(any_desk, clock):
    first = drafts.save(any_desk, {"n": 1})
    clock.move(minutes=1)
    second = drafts.save(any_desk, {"n": 2})
    assert [row.id for row in drafts.open_drafts(any_desk)] == [second, first]
