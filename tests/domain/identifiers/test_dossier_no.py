"""Dossier numbers: patterns that can be taken apart again, and the national one."""

from datetime import date

import pytest

from commune_desk.domain.identifiers import dossier_no
from commune_desk.domain.identifiers.dossier_no import NATIONAL_PATTERN, DossierNoParts
from commune_desk.domain.identifiers.errors import WrongCharacters, WrongComponent

DAY = date(2026, 10, 2)


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        (NATIONAL_PATTERN, "H20.82.14-261002-0007"),
        ("{number:03}.{ddmmyyyy}", "007.02102026"),
        ("HS_{agency}_{yyyymmdd}_{number:5}", "HS_H20.82.14_20261002_00007"),
        ("{ddmmyy}N{number:02}", "021026N07"),
    ],
)
def test_a_pattern_says_how_a_number_looks(pattern, number):
    assert dossier_no.compose(pattern, " H20.82.14 ", on=DAY, number=7) == number


def test_a_busy_day_outgrows_the_width():
    number = dossier_no.compose("{yymmdd}-{number:02}", "", on=DAY, number=123)
    assert number == "261002-123"
    assert dossier_no.parse("{yymmdd}-{number:02}", number) == DossierNoParts("", DAY, 123)


@pytest.mark.parametrize(
    ("pattern", "part"),
    [
        ("{agency}-{number:04}", "date"),
        ("{yymmdd}-{ddmmyyyy}-{number:04}", "date"),
        ("{agency}-{yymmdd}", "number"),
        ("{number:04}-{yymmdd}-{number:04}", "number"),
        ("{agency}-{agency}-{yymmdd}-{number:04}", "agency"),
        ("{agency}{yymmdd}-{number:04}", "separator"),
        ("{yymmdd}0{number:04}", "separator"),
        ("{yymmdd}/{number:04}", "literal"),
        ("{yymmdd} {number:04}", "literal"),
        ("{sector}-{yymmdd}-{number:04}", "{sector}"),
        ("{yymmdd}-{number}", "{number}"),
        ("{yymmdd:6}-{number:04}", "{yymmdd}"),
        ("{yymmdd}-{number:04", "braces"),
        ("", "date"),
    ],
)
def test_a_pattern_that_cannot_be_taken_apart_is_refused(pattern, part):
    with pytest.raises(WrongComponent) as refusal:
        dossier_no.validate_pattern(pattern)
    assert refusal.value.part == part


@pytest.mark.parametrize("code", ["", "H20/82", "H20 82", "-H20", "xã"])
def test_an_agency_code_that_cannot_stand_in_a_number_is_refused(code):
    with pytest.raises(WrongCharacters):
        dossier_no.compose(NATIONAL_PATTERN, code, on=DAY, number=1)


@pytest.mark.parametrize(
    "text", ["", "H20-261002", "H20-261302-0001", "H20-261002-001", "H20-261002-0001x"]
)
def test_a_text_outside_the_pattern_is_no_number(text):
    with pytest.raises(WrongCharacters):
        dossier_no.parse(NATIONAL_PATTERN, text)


@pytest.mark.parametrize("number", ["000.17.22.H56-210531-0001", " h56.22.17-210531-0001 "])
def test_national_numbers_in_both_orders_of_the_agency_are_taken(number):
    assert dossier_no.is_valid(number)
    assert dossier_no.format(number) == number.strip().upper()


@pytest.mark.parametrize(
    ("number", "part"), [("ABC-210531-0001", "agency"), ("H56.22.17-210531-0000", "number")]
)
def test_impossible_parts_of_a_national_number_are_named(number, part):
    with pytest.raises(WrongComponent) as refusal:
        dossier_no.validate(number)
    assert refusal.value.part == part
    assert not dossier_no.is_valid(number)
