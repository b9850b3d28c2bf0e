"""A scanner is told from hands by its rhythm, and what it read by its looks, damaged or not."""

from random import Random

import pytest

from commune_desk.domain.identifiers import dossier_no
from commune_desk.domain.identifiers.scanning import (
    ERASE,
    FEWEST,
    Measured,
    Rhythm,
    Scan,
    ScanKind,
    Stroke,
    goes_on,
    is_scanner,
    is_unfinished,
    measured,
    recognise,
    written,
)
from tests.domain.identifiers.keyboard_drivers import (
    LAYOUTS,
    caps_lock,
    telex_switched_on,
    under,
    vni_switched_on,
)

CARD = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Tràm Chim, Đồng Tháp|03052022"
PERSON = "087185004321"
DOSSIER = "000.99.99.H20-261001-0001"
OWN_PATTERN = "HS{number:03}.{ddmmyyyy}"


def read(text: str, pattern: str = dossier_no.NATIONAL_PATTERN) -> Scan | None:
    return recognise(text, pattern=pattern)


def keys(text: str, gap: int) -> list[Stroke]:
    return [Stroke(sign, place * gap) for place, sign in enumerate(text)]


# --- what it is ----------------------------------------------------------------------------------


def test_a_card_a_person_and_a_dossier_are_known():
    assert read(CARD) == Scan(ScanKind.CARD, CARD)
    assert read(PERSON) == Scan(ScanKind.PERSON, PERSON)
    assert read(DOSSIER) == Scan(ScanKind.DOSSIER, DOSSIER)


def test_a_number_of_the_own_pattern_is_known_beside_the_national_one():
    assert read("HS012.02102026", OWN_PATTERN) == Scan(ScanKind.DOSSIER, "HS012.02102026")
    assert read(DOSSIER, OWN_PATTERN) == Scan(ScanKind.DOSSIER, DOSSIER)
    assert read("HS012.02102026") is None


@pytest.mark.parametrize(
    "text", ["8934563138165", "Trần Quốc Nam", "", "ks", "https://vnpt.vn/a-1"]
)
def test_what_the_desk_does_not_work_with_is_nothing(text: str):
    assert read(text) is None


@pytest.mark.parametrize("signs", ["\x02{}\x03", "{}\r", " {} ", "\ufeff{}"])
@pytest.mark.parametrize("text", [PERSON, DOSSIER])
def test_what_scanners_put_around_it_is_left_out(signs: str, text: str):
    found = read(signs.format(text))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("text", [PERSON, DOSSIER])
def test_numbers_survive_another_layout_of_the_keyboard(layout: str, text: str):
    found = read(under(layout)(text, Random(1)))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("damage", [caps_lock, telex_switched_on, vni_switched_on])
@pytest.mark.parametrize("text", [PERSON, DOSSIER])
def test_numbers_survive_caps_lock_and_input_methods(damage, text: str):
    found = read(damage(text, Random(1)))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_card_is_known_as_one_under_every_layout(layout: str):
    found = read(under(layout)(CARD, Random(1)))
    assert found is not None
    assert found.kind is ScanKind.CARD


@pytest.mark.parametrize("damage", [caps_lock, telex_switched_on, vni_switched_on])
def test_a_card_is_known_as_one_after_caps_lock_and_input_methods(damage):
    found = read(damage(CARD, Random(1)))
    assert found is not None
    assert found.kind is ScanKind.CARD


def test_a_zone_is_whole_after_its_third_line():
    lines = (
        "IDVNM1850043215087185004321<<5",
        "8503091F4503094VNM<<<<<<<<<<<4",
        "VO<<THI<ANH<NGUYET<<<<<<<<<<<<",
    )
    assert is_unfinished(lines[0])
    assert is_unfinished(" ".join(lines[:2]))
    assert not is_unfinished(" ".join(lines))
    found = read(" ".join(lines))
    assert found is not None
    assert found.kind is ScanKind.CARD


# --- the rhythm ----------------------------------------------------------------------------------


def test_keys_go_on_as_long_as_no_gap_is_longer_than_the_scanner_s():
    strokes = keys("0871", gap=10)
    assert goes_on(strokes, 30 + 40, Rhythm(40))
    assert not goes_on(strokes, 30 + 41, Rhythm(40))
    assert not goes_on([], 0, Rhythm(40))


def test_the_last_key_may_come_later_and_so_may_a_line_after_another():
    strokes = keys("0871", gap=10)
    assert goes_on(strokes, 30 + 100, Rhythm(40), is_ending=True)
    assert goes_on([*strokes, Stroke(" ", 40)], 140, Rhythm(40))


def test_a_clock_that_goes_back_begins_anew():
    assert not goes_on([Stroke("0", 500)], 100, Rhythm(40))


def test_few_keys_may_come_from_a_hand_however_fast():
    assert not is_scanner(keys("nguyenx", gap=1)[: FEWEST - 1])
    assert is_scanner(keys(PERSON, gap=10))


def test_an_input_method_takes_back_what_it_writes_anew():
    strokes = [Stroke(sign, 0) for sign in ("N", "a", "m", "s", *(ERASE,) * 3, "á", "m")]
    assert written(strokes) == "Nám"


def test_how_keys_came_is_measured():
    assert measured([Stroke("0", 0), Stroke("8", 10), Stroke("7", 40)]) == Measured(3, 20, 30)
    assert measured([Stroke("0", 7)]) == Measured(1, 0, 0)
