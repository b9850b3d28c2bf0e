"""Every kind reads what people type, and what it writes it reads back."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commune_desk.domain.account_errors import PasswordTooShort
from commune_desk.domain.calendar_errors import HoursOutOfOrder
from commune_desk.domain.errors import UserError
from commune_desk.domain.form import kinds
from commune_desk.domain.form.errors import DigitsInName, SignInName, UnprintableSign
from commune_desk.domain.form.kinds import KINDS
from commune_desk.domain.form.rules import refusal_of, text_of, tidied, value_of
from commune_desk.domain.form.spec import FieldSpec, Kind
from commune_desk.domain.identifiers.card_reading import CardWarning, WarningCode
from commune_desk.domain.identifiers.errors import MoreThanOneCard, WrongComponent, WrongLength
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.sign_in import is_easy

NAMES = st.text("aâbcdđeênoôơuưỳẫộ ABĐ'-", max_size=30)
DIGITS = st.text("0123456789", min_size=5, max_size=5)
MINUTES = st.lists(st.integers(0, 24 * 60 - 1), unique=True, max_size=6).map(sorted)


def hours_from(minutes: list[int]) -> tuple[tuple[time, time], ...]:
    moments = [time(minute // 60, minute % 60) for minute in minutes]
    return tuple(zip(moments[::2], moments[1::2], strict=False))


VALUES: dict[str, st.SearchStrategy[object]] = {
    "text": NAMES,
    "long_text": NAMES.map(lambda name: f"{name}\nvà {name}"),
    "number": st.integers(-99, 99),
    "money": st.integers(0, 10**9),
    "millimetres": st.integers(-200, 200),
    "tick": st.booleans(),
    "choice": st.sampled_from(["counter", "post"]),
    "full_name": NAMES,
    "personal_id": st.builds("08718{0}{1}".format, DIGITS, st.sampled_from(["00", "21"])),
    "old_id": st.text("0123456789", max_size=12),
    "sex": st.sampled_from(Sex),
    "address": NAMES,
    "phone": st.builds("0{0}{1}123".format, st.sampled_from(["3", "5", "9", "24"]), DIGITS),
    "hotline": st.builds("0277{0}99".format, DIGITS),
    "email": st.builds("{0}@xa.gov.vn".format, DIGITS),
    "tax_code": st.builds("14001{0}{1}".format, DIGITS, st.sampled_from(["", "001"])),
    "place": DIGITS,
    "card_warnings": st.lists(
        st.builds(CardWarning, st.sampled_from(WarningCode), st.sampled_from(["", "full_name"]))
    ).map(tuple),
    "date": st.dates(date(1900, 1, 1)),
    "time": st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    "hours": MINUTES.map(hours_from),
    "login": st.text("abcđê.", max_size=12),
    "password": st.text(max_size=20),
    "new_password": st.text("abcdghkmntê 12", min_size=10, max_size=20).filter(
        lambda typed: not is_easy(typed)
    ),
    "agency_code": st.builds("H{0}.28".format, DIGITS),
    "dossier_no_pattern": st.just("{agency}-{yymmdd}-{number:04}"),
}


def field(kind: Kind[Any]) -> FieldSpec:
    return FieldSpec(kind, "asked")


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(data=st.data())
def test_what_a_kind_writes_it_reads_back(kind: Kind[Any], data: st.DataObject):
    asked = field(kind)
    value = value_of(asked, text_of(asked, data.draw(VALUES[kind.name])))
    text = text_of(asked, value)
    assert value_of(asked, text) == value
    assert tidied(asked, text) == text


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@given(typed=st.text(max_size=30))
def test_whatever_is_typed_is_read_or_refused_and_never_lost(kind: Kind[Any], typed: str):
    asked = field(kind)
    if refusal_of(asked, typed) is not None:
        assert tidied(asked, typed) == typed
    elif typed.strip():
        assert tidied(asked, typed)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("blank", ["", "  "])
def test_an_empty_text_is_never_wrong_and_stands_for_nothing(kind: Kind[Any], blank: str):
    assert not value_of(field(kind), blank)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_kind_takes_its_own_examples(kind: Kind[Any]):
    assert [refusal_of(field(kind), text) for text in kind.examples if text] == [
        None for text in kind.examples if text
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("17/07/1973", date(1973, 7, 17)),
        ("17071973", date(1973, 7, 17)),
        ("17.7.1973", date(1973, 7, 17)),
        ("17 7 1973", date(1973, 7, 17)),
        ("1973-07-17", date(1973, 7, 17)),
    ],
)
def test_dates_are_read_as_people_type_them_and_as_json_writes_them(text, read):
    assert kinds.read_date(text) == read


@pytest.mark.parametrize(
    "text", ["31/02/1990", "1973", "hôm nay", "17/7", "1771973", "1990-02-30", "1990-2-3"]
)
def test_what_is_no_date_is_refused_and_left_as_it_is(text):
    assert isinstance(refusal_of(field(kinds.DATE), text), WrongComponent)
    assert tidied(field(kinds.DATE), text) == text


@pytest.mark.parametrize(
    ("text", "read"),
    [("7:30", time(7, 30)), ("7h30", time(7, 30)), ("730", time(7, 30)), ("17", time(17))],
)
def test_times_are_read_as_people_type_them(text, read):
    assert kinds.read_time(text) == read


@pytest.mark.parametrize("text", ["25:00", "7:75", "sáng"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(WrongComponent):
        kinds.read_time(text)


@pytest.mark.parametrize("text", ["7h30-11h30, 13:30-17", "7:30 – 11:30; 13h30 đến 17h00"])
def test_hours_of_a_day_are_read_as_people_type_them(text):
    assert tidied(field(kinds.HOURS), text) == "07:30–11:30, 13:30–17:00"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("7:30", WrongComponent), ("11:30-7:30", HoursOutOfOrder), ("7-25", WrongComponent)],
)
def test_what_are_no_hours_is_refused(text, refusal):
    assert isinstance(refusal_of(field(kinds.HOURS), text), refusal)


@pytest.mark.parametrize(
    ("kind", "typed", "tidy"),
    [
        (kinds.DATE, "1771973", "1771973"),
        (kinds.DATE, "17071973", "17/07/1973"),
        (kinds.TIME, "7h", "07:00"),
        (kinds.FULL_NAME, "VÕ THỊ  ÁNH NGUYỆT", "Võ Thị Ánh Nguyệt"),
        (kinds.PERSONAL_ID, "087 185 004 321", "087185004321"),
        (kinds.PERSONAL_ID, "08718500432", "08718500432"),
        (kinds.PHONE, "+84923993287", "0923 993 287"),
        (kinds.TAX_CODE, "0123456787001", "0123456787-001"),
        (kinds.LOGIN, " Lan.PTT ", "lan.ptt"),
        (kinds.SEX, "NỮ", "Nữ"),
        (kinds.TICK, "Có", "true"),
    ],
)
def test_text_is_tidied_when_it_is_left(kind, typed, tidy):
    assert tidied(field(kind), typed) == tidy


@pytest.mark.parametrize(
    ("kind", "typed", "refusal"),
    [
        (kinds.PERSONAL_ID, "08718500432", WrongLength),
        (kinds.PHONE, "0912", WrongLength),
        (kinds.EMAIL, "lan tai xa", WrongComponent),
        (kinds.TAX_CODE, "123", WrongLength),
        (kinds.NEW_PASSWORD, "ngắn", PasswordTooShort),
        (kinds.NUMBER, "hai", UserError),
        (kinds.SEX, "?", UserError),
        (kinds.FULL_NAME, "Lê Thị H0a", DigitsInName),
        (kinds.FULL_NAME, "Lê Thị Hoa 🌸", SignInName),
        (kinds.FULL_NAME, "Lê Thị ☺", SignInName),
        (kinds.FULL_NAME, "Lê Thị\x07 Hoa", SignInName),
        (kinds.FULL_NAME, "Lê Thị\u200b Hoa", SignInName),
        (kinds.ADDRESS, "Ấp 1\x00, xã Tràm Chim", UnprintableSign),
        (kinds.TEXT, "🏠 Ấp 1", UnprintableSign),
        (kinds.LONG_TEXT, "dòng một\x1b[0m", UnprintableSign),
    ],
)
def test_what_cannot_be_right_is_refused(kind, typed, refusal):
    assert isinstance(refusal_of(field(kind), typed), refusal)


@pytest.mark.parametrize("name", ["H’Lan Niê", "H`Len Niê", "Y Blơr-Êban", "Nguyễn\tVăn\nAn"])
def test_names_of_all_peoples_are_names(name):
    assert refusal_of(field(kinds.FULL_NAME), name) is None


def test_lines_and_common_signs_stand_in_a_text():
    assert refusal_of(field(kinds.LONG_TEXT), "dòng một\r\n\tdòng hai: 10°, № 5 – “a”") is None


def test_a_tax_code_with_a_wrong_check_digit_is_taken():
    assert value_of(field(kinds.TAX_CODE), "0123456788") == "0123456788"


def test_a_date_is_the_value_and_never_the_text_of_json():
    assert text_of(field(kinds.DATE), date(1973, 7, 17)) == "17/07/1973"


@pytest.mark.parametrize("kind", ["full_name", "address"])
@pytest.mark.parametrize("begin", ["", "Ấp Tân Hưng", "Lê Thị Hoa "])
def test_a_second_card_never_lands_in_the_texts_of_a_person(kind, begin):
    card = "087173052838||TRẦN MỸ DUYÊN|17071973|Nữ|Ấp Cà Vàng, Mỹ Ngãi, Đồng Tháp|03052022"
    for separator in "|~§*":
        with pytest.raises(MoreThanOneCard):
            KINDS[kind].read(begin + card.replace("|", separator))
