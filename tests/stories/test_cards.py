"""Thẻ căn cước: what a scanned text says, what is only doubted, what is refused."""

from dataclasses import dataclass

import pytest
from pytest_bdd import parsers, scenarios, then, when

from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers.card_reading import CardReading
from commune_desk.domain.identifiers.id_card import read_card
from commune_desk.words.desk.cards import card_warning_text
from commune_desk.words.errors import sentence

scenarios("features/the_can_cuoc.feature")

TOAN = "087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Ấp Tân Hưng, Đồng Tháp|10122024||||"
NGUYET = "087185004321||VÕ THỊ ÁNH NGUYỆT|09031985|Nữ|Ấp Tân Hưng, Đồng Tháp|03052022"


@dataclass
class Scan:
    """What a scan gave: a card, or the sentence of a refusal."""

    card: CardReading | None = None
    refused: str = ""

    @property
    def reminders(self) -> list[str]:
        """What is to be compared with the card."""
        return [card_warning_text(doubt) for doubt in self.card.warnings] if self.card else []


@pytest.fixture
def scan() -> Scan:
    return Scan()


@when(parsers.parse('quét "{text}"'))
def scanned(scan: Scan, text: str):
    try:
        scan.card = read_card(text)
    except UserError as error:
        scan.refused = sentence(error)


@when("quét thẻ của ông Toàn rồi thẻ của bà Nguyệt trong một lần")
def two_cards(scan: Scan):
    scanned(scan, TOAN + NGUYET)


@when("quét thẻ của ông Toàn hai lần liền")
def one_card_twice(scan: Scan):
    scanned(scan, f"{TOAN}\r{TOAN}\r")


@when(parsers.parse('quét thẻ có họ tên "{name}"'))
def named(scan: Scan, name: str):
    scanned(scan, TOAN.replace("BÙI THANH TOÀN", name))


@then(parsers.parse("chương trình không nhận: {words}"))
def is_refused(scan: Scan, words: str):
    assert words in scan.refused


@then(parsers.parse('thẻ ghi "{name}", số "{number}"'))
def card_says(scan: Scan, name: str, number: str):
    assert scan.card is not None
    assert (scan.card.full_name, scan.card.personal_id) == (name, number)


@then(parsers.parse('nơi cư trú là "{address}"'))
def address_is(scan: Scan, address: str):
    assert scan.card is not None
    assert scan.card.address == address


@then("không nhắc gì")
def nothing_to_compare(scan: Scan):
    assert scan.card is not None
    assert scan.reminders == []


@then(parsers.parse("nhắc: {words}"))
def is_reminded(scan: Scan, words: str):
    assert any(words in reminder for reminder in scan.reminders), scan.reminders
