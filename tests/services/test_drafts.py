import json
from dataclasses import replace

import pytest

from commune_desk.domain.keys import DraftId
from commune_desk.domain.reception.reception_errors import DraftClosed, DraftNotFound
from commune_desk.services.desk import office_keys
from commune_desk.services.office import accounts
from commune_desk.services.reception import draft_bodies, drafts
from commune_desk.services.upkeep import sealing_papers
from commune_desk.settings import DESK_NAME
from commune_desk.store.engine.name import EngineName
from commune_desk.store.reception import drafts as stored_drafts
from commune_desk.store.upkeep import backup as stored
from commune_desk.words.errors import sentence
from commune_desk.words.figures.today import CLOSED, draft_title

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


# --- on a server what was typed stands sealed ----------------------------------------------------

TYPED = {"applicant.full_name": "Bùi Thanh Toàn", "procedure": "1.004873", "phone": "0912345678"}


def kept_texts(desk):
    """What the database itself has of the drafts, as whoever copies it reads it."""
    return [body for (body,) in desk.database.engine.execute_sql("SELECT body FROM draft")]


def test_whoever_has_the_servers_disk_does_not_read_what_was_typed(any_desk):
    drafts.save(any_desk, TYPED, drafts.save(any_desk, {"full_name": "Bùi"}))
    [kept] = kept_texts(any_desk)
    is_file = any_desk.database.engine_name is EngineName.SQLITE
    assert (json.loads(kept) == TYPED) is is_file  # the file is sealed as a whole
    assert all((text in kept) is is_file for text in TYPED.values())
    [line] = drafts.lines(any_desk)
    assert (line.name, line.procedure_name, line.is_closed) == (
        "Bùi Thanh Toàn",
        "Cấp Giấy xác nhận tình trạng hôn nhân",
        False,
    )


def keep_plain(desk, body):
    """A draft as an earlier version kept it."""
    key = stored_drafts.add(
        desk.office.id, desk.officer.id, desk_name=desk.name, body=body, at=desk.now()
    )
    return DraftId(key)


def test_what_an_earlier_version_kept_plain_is_read_and_then_sealed(any_desk, colleague):
    draft_id = keep_plain(any_desk, TYPED)
    assert [one.texts for one in drafts.open_drafts(any_desk)] == [TYPED]
    saved_at = drafts.open_drafts(any_desk)[0].saved_at
    is_server = any_desk.database.engine_name is EngineName.POSTGRES
    assert sealing_papers.is_due(any_desk) is is_server
    sealing_papers.take_over(any_desk)
    assert not sealing_papers.is_due(any_desk)
    assert ("Toàn" in kept_texts(any_desk)[0]) is not is_server
    taken = drafts.take_over(colleague, draft_id)
    assert (taken.texts, taken.saved_at) == (TYPED, saved_at)


def test_what_a_server_sealed_is_plain_again_in_a_file(desk):
    """As after the office moved to a PC: its key can be changed there."""
    key = stored.key_of(desk.database.location)
    keep_plain(desk, draft_bodies.sealed(TYPED, key))
    assert [one.texts for one in drafts.open_drafts(desk)] == [TYPED]
    assert sealing_papers.is_due(desk)
    sealing_papers.take_over(desk)
    assert json.loads(kept_texts(desk)[0]) == TYPED


@pytest.mark.parametrize("is_altered", [False, True])
def test_a_draft_that_another_key_sealed_says_so_and_is_no_ones_loss(any_desk, is_altered):
    own = office_keys.key_of_today(any_desk.database.location)
    body = dict(draft_bodies.sealed(TYPED, own if is_altered else bytes(32)))
    if is_altered:
        body["sealed"] = str(body["sealed"])[:-8]
    draft_id = keep_plain(any_desk, body)
    [line] = drafts.lines(any_desk)
    assert (line.name, line.is_closed) == ("", True)
    assert draft_title(line) == CLOSED
    with pytest.raises(DraftClosed) as refused:
        drafts.take_over(any_desk, draft_id)
    assert "Quầy 1" in sentence(refused.value)
    sealing_papers.take_over(any_desk)
    assert json.loads(kept_texts(any_desk)[0]) == body


def test_the_latest_draft_comes_first(any_desk, clock):
    first = drafts.save(any_desk, {"n": 1})
    clock.move(minutes=1)
    second = drafts.save(any_desk, {"n": 2})
    assert [row.id for row in drafts.open_drafts(any_desk)] == [second, first]
