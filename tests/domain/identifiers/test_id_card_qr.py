"""QR codes of identity cards, whole and damaged. All persons are invented."""

import unicodedata
from datetime import date

import pytest

from commune_desk.domain.identifiers import id_card_qr
from commune_desk.domain.identifiers.card_reading import CardReading, CardWarning, WarningCode
from commune_desk.domain.identifiers.errors import (
    CardFieldsMixedUp,
    CardUnreadable,
    MoreThanOneCard,
    WrongKeyboardLayout,
)
from commune_desk.domain.identifiers.id_card import is_card_text, read_card
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


@pytest.mark.parametrize("separator", ["^", "\\", "¦", "ǀ", "#", "\t", "ø"])
def test_another_separator_is_recognised_and_said(separator):
    card = id_card_qr.read(CARD_2021.replace("|", separator))
    assert card.warnings == (CardWarning(WarningCode.SEPARATOR_REPLACED),)
    assert (card.full_name, card.address) == ("Bùi Thanh Toàn", ADDRESS)


@pytest.mark.parametrize(
    ("separator", "layout"),
    [("~", "british"), ("'", "german"), ("Ç", "spanish"), ("§", "italian"), ("*", "nordic")],
)
def test_the_layout_of_the_keyboard_is_named_by_its_separator(separator, layout):
    card = id_card_qr.read(CARD_2021.replace("|", separator))
    assert card.warnings == (CardWarning(WarningCode(f"layout_{layout}")),)
    assert (card.full_name, card.address) == ("Bùi Thanh Toàn", ADDRESS)


@pytest.mark.parametrize(
    ("typed", "layout"),
    [
        ('à_èàç--&àçé-µ"\'&-"é\'è"µBùi ThqnhµàéàʼnàʼnNam', "french"),
        ("à_èàç§§&àçé§££BÙI THANH TOÀN£àéà'&çç§£Nam", "french"),
        ("đ\u0301\u0303đ\u0323\u0309\u0309ăđ\u0323â\u0309||Bùi Thanh Toàn|đâđô", "vietnamese"),
    ],
)
def test_a_layout_without_digits_is_refused_by_its_name(typed, layout):
    with pytest.raises(WrongKeyboardLayout) as refusal:
        read_card(typed)
    assert refusal.value.layout == layout
    assert is_card_text(typed)


@pytest.mark.parametrize(
    ("name", "sex"),
    [("bÙI tHANH tOÀN", "nAM"), ("bùI tHANH toàN", "nAM"), ("bùi thanh toàn", "nAM")],
)
def test_caps_lock_is_undone_and_said(name, sex):
    address = "ấP tÂN hƯNG, pHƯỜNG 2, tHÀNH PHỐ cAO lÃNH, ĐồNG tHÁP"
    text = CARD_2021.replace("Bùi Thanh Toàn", name).replace("Nam", sex).replace(ADDRESS, address)
    card = id_card_qr.read(text)
    assert (card.full_name, card.sex, card.address) == ("Bùi Thanh Toàn", Sex.MALE, ADDRESS)
    assert card.warnings == (CardWarning(WarningCode.CAPS_LOCK),)


@pytest.mark.parametrize("count", [8, 9, 10])
def test_eight_to_ten_fields_are_refused_for_they_may_have_shifted(count):
    fields = CARD_2021.split("|")
    with pytest.raises(CardFieldsMixedUp) as refusal:
        id_card_qr.read("|".join([*fields[:4], *["x"] * (count - 7), *fields[4:]]))
    assert refusal.value.field_count == count


OTHER = "087173052838||TRẦN MỸ DUYÊN|17071973|Nữ|Ấp Cà Vàng, Mỹ Ngãi, Đồng Tháp|03052022"


@pytest.mark.parametrize("first", [CARD_2021, CARD_2024])
@pytest.mark.parametrize("between", ["", "\r", "\n", " "])
@pytest.mark.parametrize("second", [OTHER, OTHER + "||||", OTHER[:60], OTHER[:30], OTHER[:22]])
def test_two_cards_in_one_burst_are_refused(first, between, second):
    with pytest.raises((MoreThanOneCard, CardFieldsMixedUp)):
        id_card_qr.read(first + between + second)


@pytest.mark.parametrize("cut", range(13, 100))
def test_a_card_that_breaks_off_before_another_never_gives_its_name_to_the_other(cut):
    for first, second in ((CARD_2021, OTHER), (CARD_2024, OTHER), (OTHER, CARD_2024)):
        with pytest.raises(CardUnreadable):
            id_card_qr.read(first[:cut] + second)


@pytest.mark.parametrize("between", ["", "\r", "\t"])
@pytest.mark.parametrize("text", [CARD_2021, CARD_2024])
def test_a_card_that_was_sent_twice_is_one_person(text, between):
    assert id_card_qr.read(text + between + text) == id_card_qr.read(text)


@pytest.mark.parametrize("lost", ["10122021", "|10122021"])
def test_an_issue_date_never_lands_in_the_address(lost):
    card = id_card_qr.read(CARD_2021.replace("|10122021", lost))
    assert card.address == ADDRESS
    assert card.issued_on == date(2021, 12, 10)


def test_a_lost_name_is_not_replaced_by_the_address():
    card = id_card_qr.read("087096610926|341632473|02041996|Nam|Ấp Tân Hưng|10122021")
    assert (card.full_name, card.address) == ("", "Ấp Tân Hưng")


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
        (ADDRESS, "Ấp Hưngg, Phường 2", ("address_doubtful", "address")),
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
    text = CARD_2021.replace("|341632473|", "|")
    card = id_card_qr.read(text)
    assert card.full_name == "Bùi Thanh Toàn"
    assert card.born_on == date(1996, 4, 2)
    assert card.address == ADDRESS
    assert card.issued_on == date(2021, 12, 10)
    assert card.warnings == (CardWarning(WarningCode.FIELDS_MISSING),)


@pytest.mark.parametrize(
    ("address", "sex"),
    [("Ap Tan Hung, Phuong 2", "Nữ"), ("p Tn Hng, Phng 2", "Nữ"), (ADDRESS, "N")],
)
def test_letters_lost_beside_a_name_leave_the_name_in_doubt(address, sex):
    text = CARD_2021.replace("087096", "087196").replace("Bùi Thanh Toàn", "Cao Thanh Hong")
    card = id_card_qr.read(text.replace("|Nam|", f"|{sex}|").replace(ADDRESS, address))
    assert CardWarning(WarningCode.NAME_DOUBTFUL, "full_name") in card.warnings


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
