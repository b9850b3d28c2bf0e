"""Cards whose text was damaged by scanners, keyboards and input methods, with what they say whole.

Forty cards under every rule of `keyboard_drivers`. A value is silently wrong when it is not the
card's and no warning speaks of it or of the card as a whole.
"""

from random import Random

import pytest

from commune_desk.domain.identifiers import id_card
from commune_desk.domain.identifiers.card_reading import CardReading, WarningCode
from commune_desk.domain.identifiers.errors import CardUnreadable
from tests.domain.identifiers.card_samples import SampleCard, a_card, names_of_peoples
from tests.domain.identifiers.keyboard_drivers import DAMAGES

CARDS_OF_EACH = 40
CERTAIN = ("personal_id", "born_on", "sex", "issued_on")
MOST_WRONG_NAMES = 0.02
SAYS_NOTHING_OF_FIELDS = {WarningCode.SEPARATOR_REPLACED, WarningCode.CAPS_LOCK}
"""Warnings that do not ask to compare the card; those of a layout do."""


def damaged() -> list[tuple[str, SampleCard, str]]:
    """The labelled set: the rule, the card as it is, what arrived."""
    made = []
    for rule, damage in DAMAGES.items():
        random = Random(rule)
        for name in random.sample(names_of_peoples(), CARDS_OF_EACH):
            card = a_card(random, name)
            made.append((rule, card, damage(card.text, random)))
    return made


def read_or_none(text: str) -> CardReading | None:
    try:
        return id_card.read_card(text)
    except CardUnreadable:
        return None


def is_silently_wrong(reading: CardReading, card: SampleCard, field: str) -> bool:
    said = {warning.field for warning in reading.warnings if warning.field}
    of_the_card = {warning.code for warning in reading.warnings if not warning.field}
    is_right = str(getattr(reading, field)) == str(getattr(card, field))
    return not is_right and field not in said and of_the_card <= SAYS_NOTHING_OF_FIELDS


def wrong(field: str) -> list[tuple[str, str, str]]:
    """The rule, what is on the card and what was read, of everything that is silently wrong."""
    return [
        (rule, str(getattr(card, field)), str(getattr(reading, field)))
        for rule, card, text in damaged()
        if (reading := read_or_none(text)) and is_silently_wrong(reading, card, field)
    ]


def test_the_set_is_large_and_most_of_it_is_damage():
    changed = [card for _, card, text in damaged() if text != card.text]
    assert len(changed) >= 500


@pytest.mark.parametrize("field", CERTAIN)
def test_no_number_and_no_date_is_silently_wrong(field: str):
    assert wrong(field) == []


def test_hardly_a_name_is_silently_wrong():
    found = wrong("full_name")
    assert len(found) <= MOST_WRONG_NAMES * len(damaged()), found


def test_hardly_an_address_is_silently_wrong():
    found = wrong("address")
    assert len(found) <= MOST_WRONG_NAMES * len(damaged()), found


def test_every_layout_without_digits_is_refused_and_every_other_is_said():
    for rule, _, text in damaged():
        if rule.startswith("layout"):
            reading = read_or_none(text)
            is_lost = rule.split()[1].strip(",") in {"french", "belgian", "vietnamese"}
            assert (reading is None) is is_lost or reading is None
            assert reading is None or reading.warnings[0].code.startswith("layout_")


def test_what_caps_lock_turned_is_as_it_was():
    for rule, card, text in damaged():
        if rule.startswith("Caps Lock") and "dropped" not in rule:
            reading = id_card.read_card(text)
            assert reading.full_name == card.full_name
            assert WarningCode.CAPS_LOCK in {warning.code for warning in reading.warnings}


@pytest.mark.parametrize("seed", range(3))
def test_whole_cards_of_all_peoples_leave_no_doubt(seed: int):
    random = Random(seed)
    names = names_of_peoples()
    assert len(names) >= 300
    for name in names:
        card = a_card(random, name)
        reading = id_card.read_card(card.text)
        assert reading.warnings == ()
        assert (reading.full_name, reading.address) == (card.full_name, card.address)
