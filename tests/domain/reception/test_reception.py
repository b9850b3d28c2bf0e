"""A reception as a form: what it lacks, what is wrong with it, what the office receives."""

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import ReturnBy
from commune_desk.domain.desk.papers import PaperLine
from commune_desk.domain.form.records import texts_of
from commune_desk.domain.form.rules import missing, placed, refusals
from commune_desk.domain.form.spec import Need, Texts
from commune_desk.domain.identifiers.card_reading import CardWarning, WarningCode
from commune_desk.domain.people.applicant import FilledFrom, Organisation, Person
from commune_desk.domain.reception.reception import RECEPTION, is_begun, reception_from, title_of
from tests.factories import MARITAL_STATUS, a_person


def a_draft(**changes: str) -> Texts:
    return {
        **placed("applicant", texts_of(a_person())),
        "procedure": MARITAL_STATUS,
        "papers": "1",
        "papers.1.paper": "Tờ khai",
        "papers.1.originals": "1",
        "filled_from": "card",
        **{name.replace("__", "."): text for name, text in changes.items()},
    }


def test_what_is_missing_is_who_files_what_and_how_to_reach_them():
    assert missing(RECEPTION, {}) == (
        "applicant.full_name", "applicant.personal_id", "applicant.phone", "procedure",
    )  # fmt: skip
    assert missing(RECEPTION, {}, (Need.REQUIRED,)) == ("applicant.full_name", "procedure")
    assert missing(RECEPTION, a_draft()) == ()


def test_an_empty_draft_is_received_over_the_counter():
    reception = reception_from({"applicant.full_name": "Lê Hoa", "procedure": "1"})
    assert (reception.channel, reception.return_by) == (Channel.COUNTER, ReturnBy.COUNTER)
    assert (reception.papers, reception.filled_from) == (None, FilledFrom.TYPED)


def test_a_person_files_for_themself():
    reception = reception_from(a_draft())
    assert reception.applicant == a_person()
    assert reception.papers == (PaperLine("Tờ khai", 1, 0),)
    assert reception.filled_from is FilledFrom.CARD


def test_no_paper_is_something_else_than_the_papers_of_the_catalogue():
    assert reception_from(a_draft(papers="0")).papers == ()


def test_everything_that_a_clerk_chooses_goes_with_the_reception():
    reception = reception_from(
        a_draft(
            channel="postal", return_by="post", model="Ngày không viết", variant="xác minh",
            external_no="H20.28-261001-0001",
        )
    )  # fmt: skip
    assert (reception.channel, reception.return_by) == (Channel.POSTAL, ReturnBy.POST)
    assert (reception.model, reception.variant) == ("Ngày không viết", "xác minh")
    assert reception.external_no == "H20.28-261001-0001"


def test_an_organisation_files_through_its_representative_with_its_own_address():
    draft = a_draft(
        applicant_kind="organisation",
        organisation__name="Hợp tác xã",
        organisation__address="Ấp 1",
    )
    organisation = reception_from(draft).applicant
    assert isinstance(organisation, Organisation)
    assert organisation.representative == a_person()
    assert (organisation.address, organisation.phone) == ("Ấp 1", "")


def test_what_was_typed_of_an_organisation_counts_only_while_one_files():
    draft = a_draft(organisation__name="Hợp tác xã", organisation__tax_code="1")
    assert isinstance(reception_from(draft).applicant, Person)
    assert refusals(RECEPTION, draft) == {}
    assert list(refusals(RECEPTION, {**draft, "applicant_kind": "organisation"})) == [
        "organisation.tax_code"
    ]


def test_a_delegate_files_only_when_there_is_one():
    delegate = placed("delegate", texts_of(a_person(full_name="Lê Văn Đức")))
    assert reception_from({**a_draft(), **delegate}).delegate is None
    received = reception_from({**a_draft(has_delegate="true"), **delegate})
    assert received.delegate == a_person(full_name="Lê Văn Đức")


def test_a_delegate_without_a_name_is_nobody_and_is_asked_for_it():
    draft = a_draft(has_delegate="true", delegate__full_name="", delegate__phone="")
    assert reception_from(draft).delegate is None
    assert missing(RECEPTION, draft) == ("delegate.full_name",)


def test_errors_name_the_field_of_the_right_person():
    draft = a_draft(has_delegate="true", delegate__full_name="Lê", delegate__personal_id="123")
    assert list(refusals(RECEPTION, draft)) == ["delegate.personal_id"]


def test_what_the_cards_left_in_doubt_goes_into_the_history():
    draft = a_draft(
        applicant__card_warnings="name_doubtful:full_name",
        delegate__card_warnings="field_missing:sex",
    )
    doubt = CardWarning(WarningCode.NAME_DOUBTFUL, "full_name")
    assert reception_from(draft).warnings == (doubt,)
    more = CardWarning(WarningCode.FIELD_MISSING, "sex")
    assert reception_from({**draft, "has_delegate": "true"}).warnings == (doubt, more)


def test_a_page_on_which_nothing_was_typed_is_no_draft():
    assert not is_begun({"channel": "online", "applicant_kind": "person", "papers": "0"})
    assert is_begun({"applicant.phone": "0912"})
    assert is_begun({"procedure": MARITAL_STATUS})


def test_a_draft_is_called_by_who_files():
    draft = a_draft(organisation__name="Hợp tác xã")
    assert title_of(draft) == a_person().full_name
    assert title_of({**draft, "applicant_kind": "organisation"}) == "Hợp tác xã"
    assert title_of({}) == ""
