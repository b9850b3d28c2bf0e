"""Machine-readable zones of identity cards."""

from datetime import date

import pytest

from commune_desk.domain.identifiers import id_card_mrz
from commune_desk.domain.identifiers.card_reading import CardWarning, WarningCode
from commune_desk.domain.identifiers.errors import (
    CardNumbersDiffer,
    CardUnreadable,
    MoreThanOneCard,
    WrongCharacters,
    WrongCheckDigit,
    WrongComponent,
    WrongLength,
)
from commune_desk.domain.identifiers.id_card import is_card_text, read_card
from commune_desk.domain.identifiers.personal_id import Sex
from tests.domain.identifiers.mrz_samples import a_zone

WITHOUT_MARKS = ("name_without_marks", "full_name")


def codes(text: str) -> set[tuple[str, str]]:
    return {(warning.code.value, warning.field) for warning in id_card_mrz.read(text).warnings}


def test_the_zone_gives_number_name_birth_and_sex():
    card = id_card_mrz.read(a_zone(number="087305370143", birth="050223", sex="F"))
    assert card.personal_id == "087305370143"
    assert card.full_name == "Bui Thanh Toan"
    assert card.born_on == date(2005, 2, 23)
    assert card.sex is Sex.FEMALE
    assert (card.address, card.issued_on, card.issuer) == ("", None, "")


def test_a_whole_zone_is_valid_in_one_line_and_in_three():
    assert id_card_mrz.is_valid(a_zone())
    assert id_card_mrz.validate(id_card_mrz.format(a_zone())) == a_zone()


def test_the_name_is_known_to_be_without_marks():
    assert codes(a_zone()) == {WITHOUT_MARKS}


@pytest.mark.parametrize(
    "text",
    [
        id_card_mrz.format(a_zone()),
        id_card_mrz.format(a_zone()).replace("\n", "\r\n") + "\r\n",
        f"\x02{a_zone()}\x03",
        a_zone().lower(),
        a_zone().replace("<", ";"),
    ],
)
def test_what_scanners_and_keyboards_add_changes_nothing(text):
    assert id_card_mrz.read(text) == id_card_mrz.read(a_zone())


@pytest.mark.parametrize(
    ("at", "character", "warnings"),
    [
        (14, "9", {("check_digit_wrong", "personal_id"), ("check_digit_wrong", "")}),
        (36, "9", {("check_digit_wrong", "born_on"), ("check_digit_wrong", "")}),
        (44, "0", {("check_digit_wrong", "")}),
        (37, "<", {("field_mended", "sex")}),
        (37, "F", {("sex_differs", "sex")}),
    ],
)
def test_a_changed_character_is_a_warning(at, character, warnings):
    zone = a_zone()
    damaged = zone[:at] + character + zone[at + 1 :]
    assert codes(damaged) == warnings | {WITHOUT_MARKS}


def test_an_impossible_birth_date_is_left_out():
    assert id_card_mrz.read(a_zone(birth="960231")).born_on is None
    assert codes(a_zone(birth="960231")) == {("date_impossible", "born_on"), WITHOUT_MARKS}
    assert id_card_mrz.read(a_zone(birth="96O402")).born_on is None


def test_another_year_than_the_number_tells_is_a_warning():
    assert codes(a_zone(birth="950402")) == {("birth_year_differs", "born_on"), WITHOUT_MARKS}


def test_an_impossible_century_in_the_number_is_a_warning():
    card = id_card_mrz.read(a_zone(number="087796610926"))
    assert card.born_on == date(1996, 4, 2)
    assert WarningCode.CENTURY_IMPOSSIBLE in {warning.code for warning in card.warnings}


def test_a_zone_that_breaks_off_still_gives_its_number():
    card = id_card_mrz.read(a_zone()[:33])
    assert card.personal_id == "087096610926"
    assert WarningCode.FIELDS_MISSING in {warning.code for warning in card.warnings}
    assert WarningCode.FIELD_MISSING in {warning.code for warning in card.warnings}


@pytest.mark.parametrize(
    "text", ["", "IDVNM", "IDUSA" + "<" * 85, a_zone().replace("0870", "O870")]
)
def test_without_a_number_nothing_can_be_saved(text):
    with pytest.raises(CardUnreadable):
        id_card_mrz.read(text)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (a_zone()[:-1], WrongLength),
        (a_zone().replace("TOAN", "TÒAN"), WrongCharacters),
        (a_zone().replace("IDVNM", "IDXXX"), WrongComponent),
        (a_zone().replace("<<4960402", "<<4960403"), WrongCheckDigit),
        (a_zone().replace("3087096610926", "3087096610927"), WrongComponent),
        (a_zone().replace("9604021", "9604022"), WrongCheckDigit),
    ],
)
def test_a_zone_that_is_not_whole_is_not_valid(text, refusal):
    with pytest.raises(refusal):
        id_card_mrz.validate(text)
    assert not id_card_mrz.is_valid(text)


def test_either_side_of_a_card_is_recognised():
    assert read_card(a_zone()).full_name == "Bui Thanh Toan"
    assert read_card("087096610926||Bùi Thanh Toàn|02041996|Nam|Ấp 1|10122021").full_name == (
        "Bùi Thanh Toàn"
    )


def with_digits(zone: str, at: int, digits: str) -> str:
    return zone[:at] + digits + zone[at + len(digits) :]


def test_a_wrong_digit_in_the_long_number_is_mended_by_the_short_one():
    card = id_card_mrz.read(with_digits(a_zone(), 20, "5"))
    assert card.personal_id == "087096610926"
    assert CardWarning(WarningCode.FIELD_MENDED, "personal_id") in card.warnings


def test_a_wrong_digit_in_the_short_number_changes_nothing():
    card = id_card_mrz.read(with_digits(a_zone(), 7, "5"))
    assert card.personal_id == "087096610926"
    assert CardWarning(WarningCode.CHECK_DIGIT_WRONG, "personal_id") in card.warnings


@pytest.mark.parametrize(
    "zone",
    [
        with_digits(with_digits(a_zone(), 7, "5"), 20, "8"),
        with_digits(a_zone(), 5, a_zone(number="087096610927")[5:15]),
        with_digits(with_digits(a_zone(), 15, "1"), 20, "5"),
    ],
    ids=["both wrong", "both right and different", "more wrong than the short number knows"],
)
def test_two_numbers_of_which_none_is_confirmed_are_refused(zone):
    with pytest.raises(CardNumbersDiffer):
        id_card_mrz.read(zone)


def test_two_zones_in_one_burst_are_refused_and_the_same_one_twice_is_one():
    with pytest.raises(MoreThanOneCard):
        id_card_mrz.read(a_zone() + a_zone(number="087173052838"))
    assert id_card_mrz.read(a_zone() + a_zone()) == id_card_mrz.read(a_zone())


@pytest.mark.parametrize(
    ("text", "is_card"),
    [
        ("087096610926||BÙI THANH TOÀN|02041996|Nam|Ấp 1|01072024||||", True),
        ("087096610926~~BÙI THANH TOÀN~02041996~Nam~Ấp 1~01072024", True),
        (a_zone()[:30], True),
        ("087073052838", False),
        ("Trần Quốc Nam", False),
    ],
)
def test_what_looks_like_a_card(text, is_card):
    assert is_card_text(text) is is_card
