"""Invented people for practice: names, identity cards of both generations, telephones.

Nobody of that name and number is meant.
"""

from datetime import date, timedelta
from random import Random

from commune_desk.domain.identifiers.id_card_qr import SEPARATOR
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.files.upkeep.inventions import Inventions

NEW_CARD_FROM = date(2024, 7, 1)
"""Since Luật Căn cước 26/2023/QH15 is in force, the QR code of a card has four more fields."""

_OLD_NUMBERS_UNTIL = 1998
"""Who was born later never had a number of nine digits."""

_PROVINCES = ("087",) * 8 + ("079", "089")
_EMPTY_FIELDS = 4 * SEPARATOR
_OLDEST, _YOUNGEST = 85, 18
_CARD_YEARS = 5


def invent_card(random: Random, inventions: Inventions, on: date) -> str:
    """The QR text of the card of somebody of age on a day; some print the name in capitals."""
    sex = random.choice((Sex.MALE, Sex.FEMALE))
    born_on = on - timedelta(days=random.randint(_YOUNGEST * 366, _OLDEST * 365))
    issued_on = on - timedelta(days=random.randint(30, _CARD_YEARS * 365))
    century_and_sex = 2 * (born_on.year // 100 - 19) + (sex is Sex.FEMALE)
    province = random.choice(_PROVINCES)
    number = f"{province}{century_and_sex}{born_on:%y}{random.randrange(10**6):06}"
    has_old_id = born_on.year <= _OLD_NUMBERS_UNTIL and random.random() < 0.5
    old_id = f"34{random.randrange(10**7):07}" if has_old_id else ""
    given = random.choice(inventions.men if sex is Sex.MALE else inventions.women)
    name = f"{random.choice(inventions.family_names)} {given}"
    fields = (
        number,
        old_id,
        name.upper() if random.random() < 0.2 else name,
        f"{born_on:%d%m%Y}",
        sex.value,
        f"{random.choice(inventions.hamlets)}, {random.choice(inventions.places)}",
        f"{issued_on:%d%m%Y}",
    )
    return SEPARATOR.join(fields) + (_EMPTY_FIELDS if issued_on >= NEW_CARD_FROM else "")


def invent_phone(random: Random) -> str:
    """A mobile number."""
    return f"09{random.randrange(10**8):08}"
