import pytest

from commune_desk.domain.desk.dossier import Role
from commune_desk.domain.office.officer import NewOfficer
from commune_desk.domain.reception.reception_errors import DraftNotFound
from commune_desk.store.office import officers
from commune_desk.store.reception import drafts
from tests.factories import moment

AT = moment("2026-10-01 09:00")
LATER = moment("2026-10-01 09:02")
BODY = {"applicant": {"full_name": "Võ Thị Ánh Nguyệt"}, "papers": [1, 2]}


@pytest.fixture
def draft_id(db, office_id, officer):
    """A draft of the clerk."""
    return drafts.add(office_id, officer.id, desk_name="Quầy 1", body=BODY, at=AT)


def test_a_draft_comes_back_as_it_was_typed(office_id, officer, draft_id):
    draft = drafts.get(office_id, draft_id)
    assert (draft.body, draft.saved_at, draft.desk_name) == (BODY, AT, "Quầy 1")
    assert (draft.officer_id, draft.officer_name) == (officer.id, officer.full_name)


def test_typing_on_replaces_what_was_kept(office_id, draft_id):
    drafts.save(office_id, draft_id, body={"phone": "0912"}, at=LATER)
    draft = drafts.get(office_id, draft_id)
    assert (draft.body, draft.saved_at) == ({"phone": "0912"}, LATER)


def test_the_draft_typed_last_comes_first(office_id, officer, draft_id):
    newer = drafts.add(office_id, officer.id, desk_name="Quầy 2", body={}, at=LATER)
    assert [draft.id for draft in drafts.open_drafts(office_id)] == [newer, draft_id]


def test_a_colleague_takes_a_draft_over(office_id, draft_id):
    hoa = officers.add(office_id, NewOfficer("hoa", "Lý Thị Hoa", Role.CLERK), "")
    drafts.take_over(office_id, draft_id, officer_id=hoa.id, desk_name="Quầy 2")
    draft = drafts.get(office_id, draft_id)
    assert (draft.officer_name, draft.desk_name, draft.body) == ("Lý Thị Hoa", "Quầy 2", BODY)


def test_a_draft_that_is_gone_cannot_be_saved_read_or_taken_over(office_id, officer, draft_id):
    drafts.discard(office_id, draft_id)
    drafts.discard(office_id, draft_id)
    assert drafts.open_drafts(office_id) == ()
    with pytest.raises(DraftNotFound):
        drafts.get(office_id, draft_id)
    with pytest.raises(DraftNotFound):
        drafts.save(office_id, draft_id, body={}, at=AT)
    with pytest.raises(DraftNotFound):
        drafts.take_over(office_id, draft_id, officer_id=officer.id, desk_name="")
