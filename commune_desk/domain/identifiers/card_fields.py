"""Single fields of a scanned card: each reader gives the value and, where there is one, a warning.

Digits survive the input method that spoils letters, so a date is read although letters slipped in,
as long as it has its eight digits (ddMMyyyy).
"""

import re
from datetime import date

from commune_desk.domain import vietnamese
from commune_desk.domain.identifiers import name_damage
from commune_desk.domain.identifiers.card_reading import WarningCode, sex_by_number
from commune_desk.domain.identifiers.personal_id import LENGTH, OLD_LENGTH, Sex

_NOT_DIGITS = re.compile(r"[^0-9]+")
_LONG_DIGITS = re.compile(r"[0-9]{6,}")
_DATE_AT_END = re.compile(r"(?<![0-9])([0-9]{8})\s*$")
_YEARS = range(1900, 2100)
_SEX_WORDS = {"nam": Sex.MALE, "nữ": Sex.FEMALE}
_DAMAGED_SEX = ((re.compile("nam+"), Sex.MALE), (re.compile("nu+[wx74]{0,2}|n7919"), Sex.FEMALE))


def digits_of(field: str) -> str:
    """The digits of a field, one after the other.

    >>> digits_of("02a041996")
    '02041996'
    """
    return _NOT_DIGITS.sub("", field)


def read_old_id(field: str) -> tuple[str, WarningCode | None]:
    """The old number; most cards leave the field empty, and a few repeat a number of 12 digits."""
    digits = digits_of(field)
    if not field.strip():
        return "", None
    if len(digits) not in {LENGTH, OLD_LENGTH}:
        return "", WarningCode.FIELD_DAMAGED
    return digits, None if digits == field.strip() else WarningCode.FIELD_MENDED


def read_date(field: str) -> tuple[date | None, WarningCode | None]:
    """A date in eight digits, day first.

    >>> read_date("02041996")
    (datetime.date(1996, 4, 2), None)
    >>> read_date("31021996")
    (None, <WarningCode.DATE_IMPOSSIBLE: 'date_impossible'>)
    """
    digits = digits_of(field)
    if not field.strip():
        return None, WarningCode.FIELD_MISSING
    if len(digits) != 8:
        return None, WarningCode.FIELD_DAMAGED
    try:
        day = date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError:
        return None, WarningCode.DATE_IMPOSSIBLE
    if day.year not in _YEARS:
        return None, WarningCode.DATE_IMPOSSIBLE
    return day, None if digits == field.strip() else WarningCode.FIELD_MENDED


def read_sex(field: str) -> tuple[Sex, WarningCode | None]:
    """The sex as the card spells it, in spite of lost marks or keys of an input method.

    >>> read_sex("Nữ")[0].value, read_sex("Nuwx")[0].value
    ('Nữ', 'Nữ')
    """
    word = vietnamese.nfc(field.strip()).lower()
    if not word:
        return Sex.UNKNOWN, WarningCode.FIELD_MISSING
    if word in _SEX_WORDS:
        return _SEX_WORDS[word], None
    for damaged, sex in _DAMAGED_SEX:
        if damaged.fullmatch(vietnamese.fold(word)):
            return sex, WarningCode.FIELD_MENDED
    return Sex.UNKNOWN, WarningCode.FIELD_DAMAGED


def read_or_infer_sex(field: str, number: str) -> tuple[Sex, WarningCode | None]:
    """The sex as the card spells it, or else as its number says it.

    >>> read_or_infer_sex("?", "087096610926")
    (<Sex.MALE: 'Nam'>, <WarningCode.FIELD_MENDED: 'field_mended'>)
    """
    sex, code = read_sex(field)
    inferred = sex_by_number(number)
    if sex is Sex.UNKNOWN and inferred is not Sex.UNKNOWN:
        return inferred, WarningCode.FIELD_MENDED
    return sex, code


def read_name(field: str) -> tuple[str, WarningCode | None]:
    """The name in name case; a doubtful one is given too, for the clerk to put right."""
    name = vietnamese.name_case(name_damage.mend_codes(field))
    if not name:
        return "", WarningCode.FIELD_MISSING
    if name_damage.is_name_without_marks(field):
        return name, WarningCode.NAME_WITHOUT_MARKS
    return name, WarningCode.NAME_DOUBTFUL if name_damage.is_name_doubtful(field) else None


def read_address(field: str) -> tuple[str, WarningCode | None]:
    """The address as it stands; a date that ran into it is no part of it.

    >>> read_address("Ấp 1, Mỹ Ngãi10122021")
    ('Ấp 1, Mỹ Ngãi', <WarningCode.FIELD_MENDED: 'field_mended'>)
    """
    whole = vietnamese.nfc(field).strip()
    address = _LONG_DIGITS.sub("", whole).strip(" ,")
    if not address:
        return "", WarningCode.FIELD_MISSING
    if name_damage.is_address_doubtful(address):
        return address, WarningCode.ADDRESS_DOUBTFUL
    return address, None if address == whole else WarningCode.FIELD_MENDED


def date_in_address(field: str) -> str:
    """The eight digits of a date that ran into the end of an address, empty if there is none.

    >>> date_in_address("Ấp 1, Mỹ Ngãi10122021"), date_in_address("Số 12/4, Mỹ Ngãi")
    ('10122021', '')
    """
    match = _DATE_AT_END.search(field)
    return match[1] if match else ""
