"""What holds of every number and every card, not only of the examples."""

import unicodedata
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.identifiers import (
    dossier_no,
    id_card,
    id_card_mrz,
    id_card_qr,
    personal_id,
    phone,
    tax_code,
)
from commune_desk.domain.identifiers.birth_provinces import BIRTH_PROVINCES
from commune_desk.domain.identifiers.dossier_no import DossierNoParts
from commune_desk.domain.identifiers.errors import CardUnreadable
from tests.domain.identifiers.mrz_samples import a_zone

digits = st.characters(categories=["Nd"], max_codepoint=127)
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
random_part = st.text(digits, min_size=6, max_size=6)
name_words = ["Nguyễn", "Đặng", "Thị", "H'Lan", "Ửng", "Êban", "Mỹ", "Thuỳ", "Công", "Lộc"]
names = st.builds(
    lambda words, in_capitals: " ".join(words).upper() if in_capitals else " ".join(words),
    st.lists(st.sampled_from(name_words), min_size=2, max_size=5),
    st.booleans(),
)
agency_codes = st.from_regex(r"[A-Z][0-9]{2}(\.[0-9]{2}){0,2}", fullmatch=True)
patterns = st.sampled_from(
    [
        dossier_no.NATIONAL_PATTERN,
        "{number:05}.{agency}.{ddmmyyyy}",
        "{agency}-{number:01}-{yyyymmdd}",
        "MC_{ddmmyy}_{number:03}_{agency}",
    ]
)


@st.composite
def citizens(draw: st.DrawFn) -> tuple[str, date, str]:
    """A number, a day of birth and a sex that agree."""
    born_on = draw(days)
    is_woman = draw(st.booleans())
    century = (born_on.year // 100 - 19) * 2 + is_woman
    province = draw(st.sampled_from(sorted(BIRTH_PROVINCES)))
    number = f"{province}{century}{born_on.year % 100:02}{draw(random_part)}"
    return number, born_on, "Nữ" if is_woman else "Nam"


@given(citizens())
def test_a_number_that_agrees_with_its_holder_leaves_no_doubt(citizen):
    number, born_on, sex = citizen
    holder_sex = personal_id.Sex(sex)
    assert personal_id.validate(personal_id.format(number)) == personal_id.compact(number)
    assert personal_id.doubts(number, born_on=born_on, holder_sex=holder_sex) == ()


@given(st.text(digits, max_size=20))
def test_a_masked_number_is_as_long_as_the_number_and_hides_half_of_it(number):
    digits_only = personal_id.compact(number)
    masked = personal_id.mask(digits_only)
    assert len(masked) == len(digits_only)
    assert masked.count("•") * 12 >= len(digits_only) * 5


@given(citizens(), names, days, st.sampled_from(["NFC", "NFD"]), st.sampled_from(["", "||||"]))
def test_a_whole_card_is_read_as_it_was_written(citizen, name, issued_on, form, rest):
    number, born_on, sex = citizen
    fields = (number, "", name, f"{born_on:%d%m%Y}", sex, "Ấp 1, Mỹ Ngãi", f"{issued_on:%d%m%Y}")
    text = unicodedata.normalize(form, "|".join(fields) + rest)
    card = id_card.read_card(text)
    assert (card.personal_id, card.born_on, card.sex) == (number, born_on, sex)
    assert card.issued_on == issued_on
    assert unicodedata.is_normalized("NFC", card.full_name)
    assert card.full_name.casefold() == name.casefold()
    assert {warning.code for warning in card.warnings} <= {"issued_before_birth"}


@given(st.text(st.sampled_from("0123456789|~ aăNữm,\tứ́IDVNM<"), max_size=120))
def test_any_text_is_read_or_refused(text):
    try:
        card = id_card.read_card(text)
    except CardUnreadable:
        return
    assert len(card.personal_id) == 12
    assert card.personal_id.isdecimal()


@given(citizens(), names, st.sampled_from("~\\*§"))
def test_the_compact_form_of_a_card_is_its_own_compact_form(citizen, name, separator):
    text = separator.join((citizen[0], "", name, "", "", "", ""))
    compacted = id_card_qr.compact(text)
    assert id_card_qr.compact(compacted) == compacted
    assert id_card_qr.validate(id_card_qr.format(text)) == compacted


@given(citizens(), st.lists(st.sampled_from(["AN", "BUI", "THI", "Y"]), min_size=2, max_size=5))
def test_a_zone_is_read_as_it_was_written(citizen, words):
    number, born_on, sex = citizen
    letter = "F" if sex == "Nữ" else "M"
    name = f"{words[0]}<<{'<'.join(words[1:])}"
    zone = a_zone(number=number, birth=f"{born_on:%y%m%d}", sex=letter, name=name)
    assert id_card_mrz.validate(id_card_mrz.format(zone)) == zone
    card = id_card.read_card(zone)
    assert (card.personal_id, card.born_on, card.sex) == (number, born_on, sex)
    assert card.full_name.upper().split() == words


@given(st.integers(0, 58), st.sampled_from("0123456789"))
def test_no_single_wrong_digit_passes_the_check_of_all(place, digit):
    zone = a_zone()
    damaged = zone[:place] + digit + zone[place + 1 :]
    was_digit = zone[place].isdecimal() and digit != zone[place]
    assert not was_digit or not id_card_mrz.is_valid(damaged)


@given(patterns, agency_codes, days, st.integers(1, 99_999))
def test_a_composed_number_can_be_taken_apart(pattern, agency_code, day, number):
    on = day.replace(year=2000 + day.year % 100, day=min(day.day, 28))
    text = dossier_no.compose(pattern, agency_code, on=on, number=number)
    assert dossier_no.parse(pattern, text) == DossierNoParts(agency_code, on, number)


@given(agency_codes, days, st.integers(1, 9999))
def test_a_number_in_the_national_pattern_is_valid(agency_code, day, number):
    on = day.replace(year=2026, day=min(day.day, 28))
    text = dossier_no.compose(dossier_no.NATIONAL_PATTERN, agency_code, on=on, number=number)
    assert dossier_no.validate(dossier_no.format(text)) == dossier_no.compact(text)


@given(
    st.sampled_from(["03", "05", "07", "08", "09", "024"]), st.text(digits, min_size=8, max_size=8)
)
def test_a_formatted_phone_number_is_the_same_number(prefix, rest):
    number = prefix + rest
    assert phone.validate(phone.format(number)) == phone.compact(number)
    assert phone.compact("+84" + number[1:]) == number


@given(st.text(digits, min_size=9, max_size=9), st.integers(0, 999))
def test_a_tax_code_has_one_check_digit(nine, branch):
    right = [digit for digit in "0123456789" if tax_code.is_valid(nine + digit)]
    assert right == ([tax_code.check_digit(nine)] if tax_code.check_digit(nine) != "10" else [])
    for digit in right:
        code = f"{nine}{digit}{branch:03}"
        assert tax_code.is_valid(code) is (branch > 0)
        assert tax_code.compact(tax_code.format(code)) == code
