"""Personal identification numbers: what is refused, what is only doubted."""

from datetime import date

import pytest

from commune_desk.domain.identifiers import personal_id
from commune_desk.domain.identifiers.errors import WrongCharacters, WrongComponent, WrongLength
from commune_desk.domain.identifiers.personal_id import Doubt, Sex


@pytest.mark.parametrize("number", ["087096610926", " 087.096.610-926 ", "341632473"])
def test_numbers_of_12_and_of_9_digits_are_taken(number):
    assert personal_id.is_valid(number)


@pytest.mark.parametrize("number", ["", "08709661092", "0870966109260", "34163247", "1234567890"])
def test_other_lengths_are_refused(number):
    with pytest.raises(WrongLength) as refusal:
        personal_id.validate(number)
    assert refusal.value.expected == (12, 9)
    assert refusal.value.length == len(number)


@pytest.mark.parametrize("number", ["08709661O926", "087096610926|", "٠٨٧٠٩٦٦١٠٩٢٦"])
def test_letters_and_foreign_digits_are_refused(number):
    with pytest.raises(WrongCharacters):
        personal_id.validate(number)


@pytest.mark.parametrize("century", "456789")
def test_a_birth_after_2099_is_refused(century):
    with pytest.raises(WrongComponent) as refusal:
        personal_id.validate(f"087{century}96610926")
    assert refusal.value.part == "century"
    assert not personal_id.is_valid(f"087{century}96610926")


@pytest.mark.parametrize(
    ("number", "sex", "year"),
    [
        ("087096610926", Sex.MALE, 1996),
        ("087141637720", Sex.FEMALE, 1941),
        ("087203666428", Sex.MALE, 2003),
        ("087305370143", Sex.FEMALE, 2005),
        ("341632473", Sex.UNKNOWN, None),
    ],
)
def test_the_number_tells_sex_and_year_of_birth(number, sex, year):
    assert personal_id.sex(number) is sex
    assert personal_id.birth_year(number) == year


def test_the_old_number_tells_nothing():
    assert personal_id.birth_province("341632473") == ""
    assert personal_id.doubts("341632473", born_on=date(1960, 1, 1), holder_sex=Sex.MALE) == ()


def test_a_holder_who_agrees_leaves_no_doubt():
    born_on = date(1996, 4, 2)
    assert personal_id.doubts("087096610926", born_on=born_on, holder_sex=Sex.MALE) == ()
    assert personal_id.doubts("087096610926") == ()


def test_an_unknown_province_is_a_doubt_for_it_may_be_a_country():
    assert personal_id.is_valid("900096610926")
    assert personal_id.birth_province("900096610926") == ""
    assert personal_id.doubts("900096610926") == (Doubt.PROVINCE_UNKNOWN,)


def test_format_gives_the_digits_as_printed():
    assert personal_id.format("087 096 610 926") == "087096610926"


@pytest.mark.parametrize(
    ("number", "masked"),
    [("087096610926", "087•••••0926"), ("341632473", "34••••473"), ("12", "••"), ("", "")],
)
def test_lists_show_the_ends_of_a_number(number, masked):
    assert personal_id.mask(number) == masked
