"""A lot that is being typed is kept as the texts of its forms."""

from collections.abc import Mapping

from commune_desk.domain.certification.drafts import LotDraft, body_of, draft_from
from commune_desk.domain.certification.entries import PaperToCertify
from commune_desk.domain.keys import DraftId, OfficerId
from commune_desk.domain.law.books import BookKind
from commune_desk.domain.reception.draft import DraftRow
from tests.store.samples import NOW

LOT = LotDraft(
    book=BookKind.SIGNATURES,
    wanted={"procedure": "2.000884", "organisation": "HTX Một"},
    who={"full_name": "Lê Út", "personal_id": "087096610926"},
    papers=(PaperToCertify("Học bạ", 10, 2), PaperToCertify("Giấy khai sinh")),
    payment={"paid_by": "transfer", "receipt_no": "7"},
    beside={"has_delegate": "true", "delegate.full_name": "Lê Ba"},
)
OF_THE_FIRST_PROGRAM: dict[str, object] = {
    "applicant": {"full_name": "Lê Út", "personal_id": "087096610926"},
    "lot": {
        "book": "signatures",
        "wanted": {"procedure": "2.000884", "organisation": "HTX Một"},
        "papers": [["Học bạ", 10, 2], ["Giấy khai sinh", 1, 1]],
        "payment": {"paid_by": "transfer", "receipt_no": "7"},
        "beside": {"has_delegate": "true", "delegate.full_name": "Lê Ba"},
    },
}


def kept(body: Mapping[str, object]) -> DraftRow:
    return DraftRow(DraftId(1), OfficerId(1), "Mai", "Quầy 1", body, NOW)


def test_it_is_texts_by_the_names_of_their_forms():
    body = body_of(LOT)
    assert all(isinstance(text, str) for text in body.values())
    assert body["applicant.full_name"] == "Lê Út"
    assert body["lot.papers.2.name"] == "Giấy khai sinh"
    assert body["delegate.full_name"] == "Lê Ba"
    assert draft_from(body) == LOT


def test_what_the_first_program_kept_goes_on():
    assert draft_from(OF_THE_FIRST_PROGRAM) == LOT


def test_a_list_of_drafts_knows_whose_it_is():
    bodies: tuple[Mapping[str, object], ...] = body_of(LOT), OF_THE_FIRST_PROGRAM
    for body in bodies:
        assert kept(body).is_lot
        assert kept(body).texts["applicant.full_name"] == "Lê Út"
    assert not kept({"applicant.full_name": "Lê Út"}).is_lot
