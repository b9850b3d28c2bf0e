"""Machine-readable zone (MRZ) on the back of an identity card: three lines of 30 characters.

The layout TD1 of ICAO Doc 9303, part 5, as Vietnam's cards fill it:

    IDVNM + last 9 digits of the number + check + all 12 digits + << + check
    birth yyMMdd + check, sex M or F, expiry yyMMdd + check, VNM, <<<<<<<<<<<, check of all
    family name << middle names < given name, without marks

A check digit is the sum of the values (digits as they are, A = 10 … Z = 35, < = 0) times 7, 3, 1,
7, 3, 1 …, modulo 10. The zone says neither the marks of the name nor the address, so it is the way
out where the QR code cannot be read. The century of birth is the one that the number says.

>>> card = read(
...     "IDVNM0966109263087096610926<<4"
...     "9604021M3604029VNM<<<<<<<<<<<6"
...     "BUI<<THANH<TOAN<<<<<<<<<<<<<<<"
... )
>>> card.personal_id, card.full_name, card.born_on, card.sex.value
('087096610926', 'Bui Thanh Toan', datetime.date(1996, 4, 2), 'Nam')
"""

import re
from itertools import cycle

from commune_desk.domain import vietnamese
from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers import card_fields, personal_id
from commune_desk.domain.identifiers.card_reading import (
    CardReading,
    CardWarning,
    WarningCode,
    disagreements,
)
from commune_desk.domain.identifiers.errors import (
    CardNumbersDiffer,
    CardUnreadable,
    MoreThanOneCard,
    WrongCharacters,
    WrongCheckDigit,
    WrongComponent,
    WrongLength,
)
from commune_desk.domain.identifiers.personal_id import Sex

WHAT = "mrz"
LINE_LENGTH = 30
LENGTH = 3 * LINE_LENGTH

_BEGIN = "IDVNM"
_BLANKS = re.compile(r"[\s\x00-\x1f\ufeff]+")
_SIGN = re.compile(r"\W")
_CHARACTERS = re.compile(r"[A-Z0-9<]*")
_NUMBER_DIGITS = re.compile(r"[0-9]{12}")
_VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WEIGHTS = (7, 3, 1)
_SEXES = {"M": Sex.MALE, "F": Sex.FEMALE}
_NUMBER = slice(15, 27)
_LONG_NUMBER = slice(15, 29)  # with its two fillers
_LONG_CHECK = 29
_SHORT_NUMBER = slice(5, 14)
_SHORT_CHECK = 14
_BIRTH = slice(30, 36)
_EXPIRY = slice(38, 44)
_SEX_AT = 37
_NAME = slice(60, 90)

# The field that is checked (empty where a reading has none), its characters, its check digit.
_CHECKED = (
    ("personal_id", (_SHORT_NUMBER,), _SHORT_CHECK),
    ("personal_id", (_LONG_NUMBER,), _LONG_CHECK),
    ("born_on", (_BIRTH,), 36),
    ("", (_EXPIRY,), 44),
    ("", (slice(5, 30), slice(30, 37), slice(38, 45), slice(48, 59)), 59),
)


def check_digit(characters: str) -> str:
    """The check digit of some characters.

    >>> check_digit("096610926"), check_digit("960402")
    ('3', '1')
    """
    values = (max(_VALUES.find(character), 0) for character in characters)
    total = sum(value * weight for value, weight in zip(values, cycle(_WEIGHTS), strict=False))
    return str(total % 10)


def read(text: str) -> CardReading:
    """What the zone says; wrong check digits and a wrong length are warnings.

    Raises:
        CardUnreadable: it is no zone of a Vietnamese card, or its number is not made of digits.
        CardNumbersDiffer: its two spellings differ and no check digit says which is right.
        MoreThanOneCard: another card follows.
    """
    scanned = compact(text)
    zone, rest = scanned[:LENGTH].ljust(LENGTH, "<"), scanned[LENGTH:]
    if not is_mrz(text):
        raise CardUnreadable(field_count=1)
    if rest == zone:
        scanned = zone
    elif _BEGIN in rest or _NUMBER_DIGITS.search(rest):
        raise MoreThanOneCard(field_count=1)
    number = _number_of(zone)
    digits = zone[_BIRTH]
    known_year = personal_id.birth_year(number) if personal_id.is_valid(number) else None
    century = (known_year or 1900) // 100
    born_on, _ = card_fields.read_date(f"{digits[4:]}{digits[2:4]}{century}{digits[:2]}")
    sex, sex_code = card_fields.read_or_infer_sex(_SEXES.get(zone[_SEX_AT], ""), number)
    name = vietnamese.name_case(zone[_NAME].replace("<", " "))
    found = {
        CardWarning(WarningCode.FIELDS_MISSING): len(scanned) != LENGTH,
        CardWarning(WarningCode.FIELD_MENDED, "personal_id"): number != zone[_NUMBER],
        CardWarning(WarningCode.FIELD_MISSING, "full_name"): not name,
        CardWarning(WarningCode.NAME_WITHOUT_MARKS, "full_name"): bool(name),
        CardWarning(WarningCode.DATE_IMPOSSIBLE, "born_on"): born_on is None,
    }
    if sex_code:
        found[CardWarning(sex_code, "sex")] = True
    return CardReading(
        personal_id=number,
        full_name=name,
        born_on=born_on,
        sex=sex,
        warnings=(
            *(warning for warning, is_found in found.items() if is_found),
            *(CardWarning(WarningCode.CHECK_DIGIT_WRONG, field) for field in _wrong_checks(zone)),
            *disagreements(number, born_on=born_on, sex=sex),
        ),
    )


def is_mrz(text: str) -> bool:
    """Whether a scanned text is the zone of a card, be it damaged, and not a QR code."""
    return compact(text).startswith(_BEGIN)


def _number_of(zone: str) -> str:
    """The number, which the zone spells twice: nine digits, then all twelve, each checked.

    Where the two differ, one is taken only if a check digit confirms it and denies the other. The
    shorter one lacks the first three digits: with those of the longer it must give that one's
    check digit.
    """
    number, short = zone[_NUMBER], zone[_SHORT_NUMBER]
    if not _NUMBER_DIGITS.fullmatch(number):
        raise CardUnreadable(field_count=1)
    if len(zone.rstrip("<")) <= _NUMBER.stop or number[3:] == short:
        return number
    is_long_right = check_digit(zone[_LONG_NUMBER]) == zone[_LONG_CHECK]
    is_short_right = check_digit(short) == zone[_SHORT_CHECK]
    mended = number[:3] + short
    if is_long_right and not is_short_right:
        return number
    is_confirmed = short.isdecimal() and check_digit(f"{mended}<<") == zone[_LONG_CHECK]
    if is_short_right and not is_long_right and is_confirmed:
        return mended
    raise CardNumbersDiffer(field_count=1)


def _wrong_checks(zone: str) -> list[str]:
    """The fields whose check digit is wrong, each once; empty text for the check of all."""
    wrong = [
        name
        for name, parts, place in _CHECKED
        if check_digit("".join(zone[part] for part in parts)) != zone[place]
    ]
    return list(dict.fromkeys(wrong))


# --- the zone as a whole -----------------------------------------------------------------------


def compact(text: str) -> str:
    """The 90 characters in capitals, without line ends and blanks.

    "<" is the only sign in a zone, so any other is what a keyboard layout made of it.
    """
    return _SIGN.sub("<", _BLANKS.sub("", text)).upper()


def validate(text: str) -> str:
    """The compact form of a zone whose check digits are all right.

    Raises:
        WrongLength: not 90 characters.
        WrongCharacters: something other than A to Z, digits and "<".
        WrongComponent: `part` is "country", or "personal_id" when its two spellings differ.
        WrongCheckDigit: the value is the field that is checked.
    """
    zone = compact(text)
    if len(zone) != LENGTH:
        raise WrongLength(what=WHAT, value=text, length=len(zone), expected=(LENGTH,))
    if not _CHARACTERS.fullmatch(zone):
        raise WrongCharacters(what=WHAT, value=text)
    if not zone.startswith(_BEGIN):
        raise WrongComponent(what=WHAT, value=text, part="country")
    if zone[_NUMBER][3:] != zone[_SHORT_NUMBER]:
        raise WrongComponent(what=WHAT, value=text, part="personal_id")
    for name in _wrong_checks(zone):
        raise WrongCheckDigit(what=WHAT, value=name)
    return zone


def is_valid(text: str) -> bool:
    """Whether `validate` takes the text."""
    try:
        validate(text)
    except UserError:
        return False
    return True


def format(text: str) -> str:
    """The zone in its three lines."""
    zone = compact(text)
    lines = range(0, len(zone), LINE_LENGTH)
    return "\n".join(zone[start : start + LINE_LENGTH] for start in lines)
