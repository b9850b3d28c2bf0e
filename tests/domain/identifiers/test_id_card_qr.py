"""QR codes of identity cards, whole and damaged. All persons are invented."""

import unicodedata
from datetime import date

import pytest

from commune_desk.domain.errors import CardUnreadable
from commune_desk.domain.identifiers import id_card_qr
from commune_desk.domain.identifiers.card_reading import CardReading, CardWarning, WarningCode
from commune_desk.domain.identifiers.personal_id import Sex

ADDRESS = "Ấp Tân Hưng, Phường 2, Thành phố Cao Lãnh, Đồng Tháp"
CARD_2021 = f"087096610926|341632473|Bùi Thanh Toàn|02041996|Nam|{ADDRESS}|10122021"
CARD_2024 = f"087096610926||BÙI THANH TOÀN|02041996|Nam|{ADDRESS}|01072024||||"
POLICE = "Cục Cảnh sát quản lý hành chính về trật tự xã hội"


def codes(text: str) -> set[tuple[str, str]]:
    return {(warning.code.value, warning.field) for warning in id_card_qr.read(text).warnings}


def test_a_card_of_2021_has_seven_fields():
    assert id_card_qr.read(CARD_2021) == CardReading(
        personal_id="087096610926",
        old_id="341632473",
        full_name="Bùi Thanh Toàn",
        born_on=date(1996, 4, 2),
        sex=Sex.MALE,
        address=ADDRESS,
        issued_on=date(2021, 12, 10),
        issuer=POLICE,
    )


def test_a_card_of_2024_has_four_more_fields_and_another_issuer():
    card = id_card_qr.read(CARD_2024)
    assert card.full_name == "Bùi Thanh Toàn"
    assert card.old_id == ""
    assert card.issuer == "Bộ Công an"
    assert card.extra == ("", "", "", "")
    assert card.warnings == ()


def test_what_further_fields_say_is_kept_as_it_stands():
    card = id_card_qr.read(CARD_2024.removesuffix("||||") + "|087065000001|Bùi Văn A||x|y")
    assert card.personal_id == "087096610926"
    assert card.extra == ("087065000001", "Bùi Văn A", "", "x", "y")


def test_the_last_day_of_the_old_issuer():
    assert id_card_qr.read(CARD_2024.replace("01072024", "30062024")).issuer == POLICE


@pytest.mark.parametrize(
    "text",
    [
        CARD_2021 + "\r\n",
        f"\x02{CARD_2021}\x03",
        f"\t {CARD_2021}\t",
        f"]Q1{CARD_2021}",
        f"\ufeff{CARD_2021}",
        unicodedata.normalize("NFD", CARD_2021),
    ],
    ids=["line end", "STX ETX", "tabs", "symbology", "byte order mark", "decomposed"],
)
def test_what_scanners_add_changes_nothing(text):
    assert id_card_qr.read(text) == id_card_qr.read(CARD_2021)


@pytest.mark.parametrize("separator", ["~", "\\", "¦", "ǀ", "*", "§", "\t", "ç"])
def test_another_separator_is_recognised_and_said(separator):
    card = id_card_qr.read(CARD_2021.replace("|", separator))
    assert card.warnings == (CardWarning(WarningCode.SEPARATOR_REPLACED),)
    assert (card.full_name, card.address) == ("Bùi Thanh Toàn", ADDRESS)


@pytest.mark.parametrize(
    ("field", "damaged", "warning"),
    [
        ("087096610926", "087a096610926", ("field_mended", "personal_id")),
        ("341632473", "34163x2473", ("field_mended", "old_id")),
        ("341632473", "3416324", ("field_damaged", "old_id")),
        ("02041996", "0204s1996", ("field_mended", "born_on")),
        ("02041996", "0204199", ("field_damaged", "born_on")),
        ("02041996", "31021996", ("date_impossible", "born_on")),
        ("02041996", "02131996", ("date_impossible", "born_on")),
        ("02041996", "02040096", ("date_impossible", "born_on")),
        ("02041996", "02041995", ("birth_year_differs", "born_on")),
        ("10122021", "", ("field_missing", "issued_on")),
        ("10122021", "10121995", ("issued_before_birth", "issued_on")),
        ("|Nam|", "|Nữ|", ("sex_differs", "sex")),
        ("|Nam|", "||", ("field_mended", "sex")),
        ("|Nam|", "|X|", ("field_mended", "sex")),
        ("|Nam|", "|Namm|", ("field_mended", "sex")),
        ("Bùi Thanh Toàn", "", ("field_missing", "full_name")),
        ("Bùi Thanh Toàn", "Bufi Thanh Toafn", ("name_doubtful", "full_name")),
        ("Bùi Thanh Toàn", "B249i Thanh To224n", ("name_doubtful", "full_name")),
        ("Bùi Thanh Toàn", "Bui Thanh Toan", ("name_without_marks", "full_name")),
        (ADDRESS, "", ("field_missing", "address")),
        (ADDRESS, "Ấp T?n Hưng", ("address_doubtful", "address")),
        ("087096610926", "087796610926", ("century_impossible", "personal_id")),
        ("087096610926", "999096610926", ("province_unknown", "personal_id")),
    ],
)
def test_every_damage_is_one_warning(field, damaged, warning):
    assert codes(CARD_2021.replace(field, damaged)) == {warning}


def test_what_is_certain_is_given_in_spite_of_damage():
    card = id_card_qr.read("087096610926|341632473|Bu249|0204s1996|N?|Ấp T?n|99122021")
    assert card.personal_id == "087096610926"
    assert card.born_on == date(1996, 4, 2)
    assert card.sex is Sex.MALE
    assert card.issued_on is None
    assert card.issuer == ""


@pytest.mark.parametrize("written", ["Nữ", "NỮ", "nữ", "Nu", "Nuwx", "Nu74", "N7919", "Nuữ"])
def test_the_word_for_a_woman_is_known_in_all_its_damages(written):
    text = CARD_2021.replace("087096", "087196").replace("|Nam|", f"|{written}|")
    assert id_card_qr.read(text).sex is Sex.FEMALE


def test_without_word_and_century_the_sex_is_not_known():
    text = CARD_2021.replace("087096", "087796").replace("|Nam|", "|X|")
    assert id_card_qr.read(text).sex is Sex.UNKNOWN
    assert ("field_damaged", "sex") in codes(text)


def test_a_lost_empty_field_does_not_shift_the_others():
    card = id_card_qr.read(CARD_2024.replace("||", "|", 1))
    assert card.full_name == "Bùi Thanh Toàn"
    assert card.born_on == date(1996, 4, 2)
    assert card.address == ADDRESS
    assert card.issued_on == date(2024, 7, 1)
    assert card.warnings == (CardWarning(WarningCode.FIELDS_MISSING),)


def test_a_text_without_any_separator_still_gives_its_fields():
    card = id_card_qr.read(CARD_2021.replace("|", ""))
    whole = id_card_qr.read(CARD_2021)
    assert card.warnings == (CardWarning(WarningCode.FIELDS_MISSING),)
    assert (card.personal_id, card.old_id) == (whole.personal_id, whole.old_id)
    assert (card.full_name, card.address) == (whole.full_name, whole.address)
    assert (card.born_on, card.sex, card.issued_on) == (whole.born_on, whole.sex, whole.issued_on)


def test_a_text_that_breaks_off_in_the_name_leaves_the_name_in_doubt():
    card = id_card_qr.read("087096610926|341632473|Bùi Thanh T")
    assert card.full_name == "Bùi Thanh T"
    assert CardWarning(WarningCode.NAME_DOUBTFUL, "full_name") in card.warnings


def test_a_single_date_is_told_by_the_year_in_the_number():
    assert id_card_qr.read("087096610926|02041996").born_on == date(1996, 4, 2)
    assert id_card_qr.read("087096610926|10122021").issued_on == date(2021, 12, 10)


def test_an_address_alone_is_not_taken_for_a_name():
    card = id_card_qr.read(f"087096610926|{ADDRESS}|10122021")
    assert (card.full_name, card.address) == ("", ADDRESS)


def test_a_number_of_a_relative_is_not_taken_for_the_holders():
    with pytest.raises(CardUnreadable):
        id_card_qr.read(CARD_2024.replace("087096610926", "0870").replace("||||", "|087065000001|"))


@pytest.mark.parametrize(
    ("text", "field_count"),
    [("", 1), ("xin chào", 1), ("|||||||", 8), (CARD_2021.replace("087096610926", "0870966"), 7)],
)
def test_without_a_number_nothing_can_be_saved(text, field_count):
    with pytest.raises(CardUnreadable) as refusal:
        id_card_qr.read(text)
    assert refusal.value.field_count == field_count
    assert not id_card_qr.is_valid(text)


def test_the_compact_form_is_what_the_card_should_have_said():
    scanned = f"\x02{CARD_2021.replace('|', '~')}\r"
    assert id_card_qr.validate(scanned) == CARD_2021
    assert id_card_qr.format(scanned).startswith("087096610926 | 341632473 | Bùi")
    assert id_card_qr.is_valid(id_card_qr.format(scanned))
