"""One way to a reception: the same texts, from the window or from a document, give the same."""

import json
from datetime import date

import pytest

from commune_desk.domain.catalogue.procedure import Channel
from commune_desk.domain.desk.dossier import ReturnBy
from commune_desk.domain.desk.history import EventKind
from commune_desk.domain.identifiers.card_reading import WarningCode
from commune_desk.domain.identifiers.errors import CardUnreadable, WrongLength
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.input_errors import WrongField
from commune_desk.domain.people.applicant import FilledFrom, Organisation, name_of
from commune_desk.domain.reception.reception_errors import (
    DayNotYetCome,
    MissingApplicantName,
    NothingHandedIn,
)
from commune_desk.files.desk import events
from commune_desk.services.reception import intake
from commune_desk.services.reception.reception import card_texts, checked_reception, refused
from commune_desk.services.upkeep import history
from tests.factories import BIRTH, MARITAL_STATUS, a_person, a_reception, moment

TODAY = date(2026, 10, 1)

CARD = "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"
MANGLED = CARD.replace("BÙI THANH TOÀN", "Buafi Thanh Toafn")
AT = "2026-10-02T09:35:24+07:00"


@pytest.fixture
def entered(desk):
    """The reception of a JSON document."""

    def entered(**changes):
        document = {"procedure": "1.001612", "applicant": {"card": CARD}} | changes
        said = events.read_reception(json.dumps(document), "hồ sơ.json")
        return checked_reception(desk, said.texts, at=said.at)

    return entered


def test_a_document_has_the_defaults_of_the_counter(entered):
    read = entered()
    assert (read.channel, read.return_by, read.papers, read.at) == (
        Channel.COUNTER, ReturnBy.COUNTER, None, None,
    )  # fmt: skip
    assert (read.applicant.full_name, read.filled_from) == ("Bùi Thanh Toàn", FilledFrom.CARD)


def test_everything_of_the_contract_is_read(entered):
    read = entered(
        do="receive", ref="d0050", at=AT, channel="online", model="ngày không viết",
        phone="0923993287", delegate={"full_name": "Lê Văn Thay"}, return_by="post",
        procedure=BIRTH, papers=[{"paper": "Tờ khai", "originals": 1}], form={"child.sex": "Nam"},
        external_no="H20-1",
    )  # fmt: skip
    assert read.at == moment("2026-10-02 09:35:24")
    assert (read.channel, read.return_by, read.applicant.phone) == (
        Channel.ONLINE, ReturnBy.POST, "0923993287",
    )  # fmt: skip
    assert read.papers is not None
    assert (read.papers[0].originals, read.papers[0].copies) == (1, 0)
    assert read.delegate is not None
    assert (read.delegate.full_name, read.external_no) == ("Lê Văn Thay", "H20-1")
    assert (read.is_declared, read.answers.texts) == (True, {"child.sex": "Nam"})


def test_a_person_may_be_typed(entered):
    typed = {"full_name": "Lê Thị Hoa", "personal_id": "087190000011", "born_on": "1990-02-28"}
    read = entered(applicant={**typed, "sex": "Nữ"})
    assert read.filled_from is FilledFrom.TYPED
    assert (read.applicant.born_on, read.applicant.sex) == (date(1990, 2, 28), Sex.FEMALE)


def test_an_organisation_names_who_acts_for_it(entered):
    organisation = {"organisation": "Hợp tác xã Sen", "tax_code": "1400123455"}
    read = entered(applicant={**organisation, "representative": {"card": CARD}})
    assert isinstance(read.applicant, Organisation)
    assert read.applicant.representative is not None
    assert read.applicant.representative.personal_id == "087096610926"


def test_decomposed_marks_are_composed(entered):
    read = entered(applicant={"full_name": "Bu\u0300i Thanh Toa\u0300n"})
    assert read.applicant.full_name == "Bùi Thanh Toàn"


def test_what_is_no_sign_of_any_writing_is_left_out(entered):
    assert entered(applicant={"full_name": "Lê\0 Hoa"}).applicant.full_name == "Lê Hoa"


def test_what_the_card_left_in_doubt_stays_a_warning(entered):
    codes = [warning.code for warning in entered(applicant={"card": MANGLED}).warnings]
    assert codes == [WarningCode.NAME_DOUBTFUL]
    assert entered().warnings == ()


def test_a_name_typed_beside_a_damaged_card_is_a_name_that_was_compared(entered):
    read = entered(applicant={"card": MANGLED, "full_name": "Bùi Thanh Toàn"})
    assert (read.applicant.full_name, read.warnings) == ("Bùi Thanh Toàn", ())
    assert (read.applicant.personal_id, read.filled_from) == ("087096610926", FilledFrom.CARD)


# --- the card and the record -------------------------------------------------------------------

KNOWN = "087185004321||Võ Thị Ánh Nguyệt|09031985|Nữ|{address}|03052022"


@pytest.fixture
def filed(any_desk):
    """The desk of an office that knows a person."""
    intake.receive(any_desk, a_reception())
    return any_desk


def test_the_record_fills_what_the_card_leaves_empty(filed):
    texts = {"procedure": MARITAL_STATUS, "applicant.card": KNOWN.format(address="Ấp mới")}
    received = checked_reception(filed, texts)
    assert received.applicant.phone == a_person().phone
    assert received.applicant.address == "Ấp mới"
    assert received.filled_from is FilledFrom.CARD


def test_what_is_typed_beside_a_card_counts_more_than_card_and_record(filed):
    texts = {
        "procedure": MARITAL_STATUS, "applicant.card": KNOWN.format(address="Ấp mới"),
        "applicant.phone": "0939 111 222", "applicant.address": "Ấp 9",
    }  # fmt: skip
    received = checked_reception(filed, texts)
    assert (received.applicant.phone, received.applicant.address) == ("0939111222", "Ấp 9")


def test_a_wrong_telephone_in_a_record_stands_in_nobody_s_way(any_desk):
    intake.receive(any_desk, a_reception(applicant=a_person(phone="không có")))
    texts = {"procedure": MARITAL_STATUS, "applicant.card": KNOWN.format(address="")}
    assert checked_reception(any_desk, texts).applicant.phone == ""


def test_what_a_scan_leaves_in_doubt_goes_with_the_texts_into_the_history(desk):
    """The window scans first and receives later: the doubts must not be lost between the two."""
    texts = {"procedure": MARITAL_STATUS, **card_texts(desk, MANGLED)}
    intake.receive(desk, checked_reception(desk, texts))
    event = history.recent(desk, 1)[0]
    assert event.kind is EventKind.RECEIVE
    assert event.facts["card_warnings"] == ["name_doubtful"]


def test_a_delegate_has_a_card_too_and_its_doubts_count(desk):
    texts = {
        "procedure": MARITAL_STATUS, "applicant.full_name": "Lê Hoa",
        "has_delegate": "true", "delegate.card": MANGLED,
    }  # fmt: skip
    received = checked_reception(desk, texts)
    assert received.delegate is not None
    assert received.delegate.personal_id == "087096610926"
    assert [warning.code for warning in received.warnings] == [WarningCode.NAME_DOUBTFUL]
    assert received.filled_from is FilledFrom.TYPED


# --- an organisation ---------------------------------------------------------------------------


def test_a_private_address_is_not_an_organisation_s(desk):
    texts = {
        "procedure": MARITAL_STATUS, "applicant_kind": "organisation",
        "organisation.name": "Hợp tác xã Sen", "organisation.address": "Ấp 1, xã Tràm Chim",
        **card_texts(desk, CARD), "applicant.phone": "0923 993 287",
    }  # fmt: skip
    cooperative = checked_reception(desk, texts).applicant
    assert isinstance(cooperative, Organisation)
    assert (cooperative.address, cooperative.phone, cooperative.email) == (
        "Ấp 1, xã Tràm Chim", "", "",
    )  # fmt: skip
    assert cooperative.representative is not None
    assert cooperative.representative.address == "Phường 2, Đồng Tháp"


# --- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "refusal", "field"),
    [
        ({}, MissingApplicantName, "applicant.full_name"),
        ({"applicant.full_name": "Lê Hoa"}, WrongField, "procedure"),
        ({"applicant.full_name": "Lê", "applicant.personal_id": "1"}, WrongLength,
         "applicant.personal_id"),
        ({"applicant_kind": "organisation", "applicant.full_name": "Lê"}, MissingApplicantName,
         "organisation.name"),
        ({"applicant.full_name": "Lê", "has_delegate": "true"}, MissingApplicantName,
         "delegate.full_name"),
        ({"applicant.full_name": "Lê", "procedure": "1", "papers": "1"}, WrongField,
         "papers.1.paper"),
    ],
)  # fmt: skip
def test_the_first_thing_in_the_way_is_refused_by_its_field(desk, texts, refusal, field):
    assert next(iter(refused(texts, today=TODAY))) == field
    with pytest.raises(refusal):
        checked_reception(desk, texts)


def test_a_day_that_has_not_come_is_refused(desk):
    texts = {"applicant.full_name": "Lê Hoa", "procedure": "1", "applicant.born_on": "02/10/2026"}
    assert isinstance(refused(texts, today=TODAY)["applicant.born_on"], DayNotYetCome)
    assert refused({**texts, "applicant.born_on": "01/10/2026"}, today=TODAY) == {}


@pytest.mark.parametrize(
    ("born_on", "sex", "codes"),
    [
        ("09/03/1985", "female", []),
        ("09/03/1986", "female", [WarningCode.BIRTH_YEAR_DIFFERS]),
        ("09/03/1985", "male", [WarningCode.SEX_DIFFERS]),
        ("", "", []),
    ],
)
def test_a_number_is_compared_with_birth_year_and_sex_and_taken(desk, born_on, sex, codes):
    person = {"full_name": "Lê Hoa", "personal_id": "087185004321", "born_on": born_on, "sex": sex}
    texts = {f"applicant.{name}": text for name, text in person.items()}
    told = checked_reception(desk, {**texts, "procedure": MARITAL_STATUS})
    assert [one.code for one in told.warnings] == codes


def test_nothing_handed_in_is_refused_where_papers_are_asked_for(desk):
    with pytest.raises(NothingHandedIn) as refusal:
        intake.receive(desk, a_reception(procedure_code=BIRTH, papers=()))
    assert refusal.value.facts["count"] > 0


def test_nothing_stands_in_the_way_of_a_name_and_a_procedure(desk):
    texts = {"applicant.full_name": "Lê Hoa", "procedure": MARITAL_STATUS}
    assert refused(texts, today=TODAY) == {}
    assert name_of(checked_reception(desk, texts).applicant) == "Lê Hoa"


def test_a_card_that_says_nothing_is_refused(desk):
    with pytest.raises(CardUnreadable):
        card_texts(desk, "Nguyễn Văn An")
