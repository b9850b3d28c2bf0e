"""What stands on the intake page: what it lacks, how it is kept, what the office receives."""

from commune_desk.domain.applicant import FilledFrom, Organisation, Person
from commune_desk.domain.dossier import ReturnBy
from commune_desk.domain.papers import PaperLine
from commune_desk.domain.procedure import Channel
from commune_desk.ui.pages.intake.draft import (
    DossierDraft,
    from_body,
    missing,
    refused_fields,
    to_body,
    to_reception,
)
from commune_desk.ui.widgets.person_texts import texts_of
from tests.factories import MARITAL_STATUS, a_person


def a_draft(**changes: object) -> DossierDraft:
    given: dict[str, object] = {
        "applicant": texts_of(a_person()),
        "procedure_code": MARITAL_STATUS,
        "papers": (PaperLine("Tờ khai", 1, 0),),
        "filled_from": FilledFrom.CARD,
    }
    return DossierDraft(**(given | changes))  # type: ignore[arg-type]  # the tests name real fields


def test_what_is_missing_comes_in_the_order_of_the_work():
    assert missing(DossierDraft()) == ("full_name", "personal_id", "procedure", "phone")
    assert missing(a_draft()) == ()


def test_a_draft_survives_being_kept():
    draft = a_draft(
        organisation={"name": "Hợp tác xã Tràm Chim", "tax_code": "1400000000"},
        delegate=texts_of(a_person(full_name="Lê Văn Đức")),
        channel=Channel.POSTAL,
        return_by=ReturnBy.POST,
        model="Ngày không viết",
        external_no="H20.28-261001-0001",
        variant="xác minh",
    )
    assert from_body(to_body(draft)) == draft


def test_an_old_draft_without_all_fields_is_still_read():
    assert from_body({"title": "Trần Quốc Nam"}) == DossierDraft()


def test_a_page_on_which_nothing_was_typed_is_no_draft():
    assert DossierDraft(channel=Channel.ONLINE).is_empty
    assert not DossierDraft(applicant={"phone": "0912"}).is_empty


def test_a_person_files_for_themself():
    reception = to_reception(a_draft())
    assert isinstance(reception.applicant, Person)
    assert reception.papers == (PaperLine("Tờ khai", 1, 0),)
    assert reception.filled_from is FilledFrom.CARD


def test_an_organisation_files_through_its_representative():
    draft = a_draft(organisation={"name": "Hợp tác xã", "tax_code": ""})
    organisation = to_reception(draft).applicant
    assert isinstance(organisation, Organisation)
    assert organisation.representative == a_person()
    assert organisation.phone == a_person().phone


def test_a_delegate_without_a_name_is_nobody():
    assert to_reception(a_draft(delegate={"full_name": "", "phone": ""})).delegate is None


def test_errors_name_the_field_of_the_right_person():
    wrong = refused_fields(a_draft(delegate={"full_name": "Lê", "personal_id": "123"}))
    assert list(wrong) == ["delegate.personal_id"]
