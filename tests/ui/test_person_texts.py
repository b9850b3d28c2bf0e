"""Texts of a person: kept as typed, turned into a person, refused where they cannot be right."""

from datetime import date

import pytest

from commune_desk.domain.errors import WrongComponent, WrongLength
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.ui.widgets.person_texts import person_from, refusals, texts_of
from tests.factories import a_person


def test_a_person_survives_the_form():
    person = a_person()
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


def test_eleven_digits_are_refused_at_their_field():
    assert isinstance(refusals({"personal_id": "08707305283"})["personal_id"], WrongLength)


def test_a_day_that_does_not_exist_is_refused_at_its_field():
    assert isinstance(refusals({"born_on": "31/02/1973"})["born_on"], WrongComponent)


def test_an_empty_field_is_never_wrong():
    assert refusals({"personal_id": "", "phone": " ", "born_on": ""}) == {}
