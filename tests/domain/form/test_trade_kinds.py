from datetime import date

import pytest

from commune_desk.domain.errors import UserError
from commune_desk.domain.form.errors import DigitsInName, NotAnEthnicity, TextTooLong, WordTooLong
from commune_desk.domain.form.ethnicities import ETHNICITIES, read_ethnicity
from commune_desk.domain.form.trade_kinds import (
    FORM_KINDS,
    LooseDate,
    id_paper_of,
    number_in,
    read_loose_date,
    read_name,
    write_loose_date,
)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("17/7/1990", "17/07/1990"),
        ("7/1990", "07/1990"),
        ("1990", "1990"),
        ("17071990", "17/07/1990"),
    ],
)
def test_a_loose_date_is_a_day_a_month_or_a_year(typed, written):
    day = read_loose_date(typed)
    assert write_loose_date(day) == written
    assert read_loose_date(written) == day


@pytest.mark.parametrize("typed", ["31/02/1990", "13/1990", "0", "năm 90", "0000", "1/0000"])
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(UserError):
        read_loose_date(typed)


def test_a_year_is_before_a_day_only_when_it_is_certain():
    assert LooseDate(1989) < date(1990, 1, 1)
    assert (LooseDate(1990) < date(1990, 6, 1)) is None
    assert (date(1990, 6, 1) < LooseDate(1990)) is None
    assert LooseDate(1990, 12) > date(1990, 11, 30)
    assert LooseDate(1990, 2).last == date(1990, 2, 28)


def test_there_are_54_peoples_and_viet_nam_is_none():
    assert len(set(ETHNICITIES)) == 54
    with pytest.raises(NotAnEthnicity):
        read_ethnicity("Việt Nam")


@pytest.mark.parametrize(
    ("typed", "official"), [("H'MÔNG", "Mông"), ("ba na", "Ba-na"), ("Giẻ triêng", "Gié-Triêng")]
)
def test_other_spellings_become_the_official_one(typed, official):
    assert read_ethnicity(typed) == official


def test_a_people_that_is_nearly_named_is_asked_for():
    with pytest.raises(NotAnEthnicity) as caught:
        read_ethnicity("Mườngg")
    assert caught.value.like[0] == "Mường"


def test_the_paper_of_a_card_is_named_by_the_day_it_was_issued():
    assert id_paper_of("087073052838", date(2024, 12, 10), "Bộ Công an") == (
        "Thẻ căn cước số 087073052838 do Bộ Công an cấp ngày 10/12/2024"
    )
    assert id_paper_of("", None, "") == ""


def test_the_number_of_an_id_paper_is_found_in_its_sentence():
    assert (
        number_in("Căn cước công dân số 025188001010 do Cục … cấp ngày 20/11/2021")
        == "025188001010"
    )
    assert number_in("Hộ chiếu số B1234567") == ""


def test_digits_and_endless_words_are_no_name():
    with pytest.raises(DigitsInName):
        read_name("Nguyễn Văn A2")
    with pytest.raises(WordTooLong):
        read_name("a" * 60)


def test_what_a_kind_writes_it_reads_back():
    for kind in FORM_KINDS.values():
        for example in kind.examples:
            assert kind.read(kind.write(kind.read(example))) == kind.read(example)


@pytest.mark.parametrize("kind", ["text", "long_text", "address", "id_paper", "relation"])
def test_a_text_of_words_takes_neither_a_key_held_down_nor_a_pasted_book(kind):
    with pytest.raises(WordTooLong):
        FORM_KINDS[kind].read("ấp 1, " + "a" * 60)
    with pytest.raises(TextTooLong):
        FORM_KINDS[kind].read("xã Tràm Chim " * 500)
