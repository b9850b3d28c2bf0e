"""A person as a form: kept as typed, turned into a person, refused where it cannot be right."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.form.records import record_from, texts_of
from commune_desk.domain.form.rules import missing, refusals
from commune_desk.domain.form.spec import Texts
from commune_desk.domain.identifiers.errors import WrongComponent, WrongLength
from commune_desk.domain.identifiers.id_card import read_card
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.people.applicant import PERSON, Person, completed, person_on
from tests.factories import a_person

CARD = "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Phường 2, Đồng Tháp|10122024||||"


def person_from(texts: Texts) -> Person:
    return record_from(Person, texts)


def test_the_form_of_a_person_is_the_list_of_what_is_kept_of_one():
    assert [field.name for field in PERSON.fields] == [field.name for field in fields(Person)]


def test_a_person_survives_the_form():
    person = a_person(old_id="341632473", issuer="Bộ Công an", email="nguyet@vidu.vn")
    assert person_from(texts_of(person)) == person


@given(
    st.builds(
        Person,
        full_name=st.sampled_from(["", "Võ Thị Ánh Nguyệt", "H'Lan Niê"]),
        personal_id=st.sampled_from(["", "087185004321", "341632473"]),
        born_on=st.none() | st.dates(date(1900, 1, 1)),
        sex=st.sampled_from(Sex),
        phone=st.sampled_from(["", "0912345678", "02773851234"]),
    )
)
def test_every_person_survives_the_form(person: Person):
    assert person_from(texts_of(person)) == person


def test_a_name_in_capitals_is_written_as_names_are():
    assert person_from({"full_name": "TRẦN QUỐC NAM"}).full_name == "Trần Quốc Nam"


def test_half_a_date_is_no_date_and_no_error_of_the_program():
    assert person_from({"born_on": "17/7"}).born_on is None


@pytest.mark.parametrize("typed", ["17/07/1973", "17.7.1973", "17071973"])
def test_a_date_is_read_as_people_type_it(typed: str):
    assert person_from({"born_on": typed}).born_on == date(1973, 7, 17)


def test_an_unknown_sex_stays_unknown():
    assert person_from({"sex": ""}).sex is Sex.UNKNOWN


def test_a_telephone_is_kept_without_the_blanks_that_people_read():
    assert person_from({"phone": "0912 345 678"}).phone == "0912345678"


def test_eleven_digits_are_refused_at_their_field():
    assert isinstance(refusals(PERSON, {"personal_id": "08707305283"})["personal_id"], WrongLength)


def test_a_day_that_does_not_exist_is_refused_at_its_field():
    assert isinstance(refusals(PERSON, {"born_on": "31/02/1973"})["born_on"], WrongComponent)


def test_an_empty_field_is_never_wrong():
    assert refusals(PERSON, {"personal_id": "", "phone": " ", "born_on": ""}) == {}


def test_what_a_clerk_goes_to_is_the_name_the_number_and_the_telephone():
    assert missing(PERSON, {}) == ("full_name", "personal_id", "phone")


def test_a_card_gives_all_that_it_says_of_a_person():
    person = person_on(read_card(CARD))
    assert (person.full_name, person.old_id) == ("Bùi Thanh Toàn", "341632473")
    assert (person.issued_on, person.issuer) == (date(2024, 12, 10), "Bộ Công an")
    assert person.phone == ""


def test_what_is_empty_is_completed_from_the_record():
    record = a_person(email="nguyet@vidu.vn")
    person = completed(Person("Võ Nguyệt", address="Ấp 2"), record)
    assert (person.full_name, person.address) == ("Võ Nguyệt", "Ấp 2")
    assert (person.phone, person.email) == (record.phone, "nguyet@vidu.vn")
