"""QR code of an identity card: căn cước công dân of 2021 and căn cước of 2024.

Plain UTF-8 text in fields parted by "|", empty fields kept (layout as the cards print it;
Thông tư 16/2024/TT-BCA for the card of 2024):

    number | old number | full name | born ddMMyyyy | Nam or Nữ | address | issued ddMMyyyy

The card of 2021 has these seven; the card of 2024 has four more, which were empty in all cards
seen and are kept as they stand. The four verbs speak of the text as a whole, `read` of its
meaning.

A scanner that acts as a keyboard may add control characters, type another character for "|",
lose fields, or spoil letters. A text whose fields stand in their places is read by place; any
other by the kind of its fields: the one with 12 digits, the two dates, the words.

>>> card = read("087096610926|341632473|BÙI THANH TOÀN|02041996|Nam|Ấp 1, Phường 2|10122024||||")
>>> card.full_name, card.born_on, card.issuer, card.warnings
('Bùi Thanh Toàn', datetime.date(1996, 4, 2), 'Bộ Công an', ())
>>> read("087096610926~~Bùi Thanh Toàn~02041996~Nam~Ấp 1~10122024").warnings
(CardWarning(code=<WarningCode.SEPARATOR_REPLACED: 'separator_replaced'>, field=''),)
"""

import re
from dataclasses import dataclass, replace

from commune_desk.domain import vietnamese
from commune_desk.domain.errors import CardUnreadable
from commune_desk.domain.identifiers import card_fields
from commune_desk.domain.identifiers.card_fields import digits_of
from commune_desk.domain.identifiers.card_reading import (
    CardReading,
    CardWarning,
    WarningCode,
    disagreements,
    issuer_on,
)
from commune_desk.domain.identifiers.personal_id import LENGTH, OLD_LENGTH, Sex

SEPARATOR = "|"
FIELD_COUNT = 7
DATE_LENGTH = 8

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\u200b\ufeff]+")
_SYMBOLOGY = re.compile(r"^\][A-Za-z][0-9]")  # the prefix by which some scanners name the code
_NUMBER_AND_NEXT = re.compile(r"^[^0-9]*[0-9]{12}([^0-9])")
_LONG_DIGITS = re.compile(r"([0-9]{8,})")
_NUMBER_AND_OLD = re.compile(r"([0-9]{12})([0-9]{9})")
_DATE_AND_SEX = re.compile(rf"([0-9]{{8}})({Sex.MALE}|{Sex.FEMALE})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Fields:
    """The texts of the seven fields and what follows them."""

    personal_id: str = ""
    old_id: str = ""
    full_name: str = ""
    born_on: str = ""
    sex: str = ""
    address: str = ""
    issued_on: str = ""
    extra: tuple[str, ...] = ()


def read(text: str) -> CardReading:
    """What a scanned text says, with a warning for everything that is not certain.

    Raises:
        CardUnreadable: no personal identification number can be saved from it.
    """
    separator, texts = _split(text)
    is_in_place = _stands_in_place(texts)
    fields = _by_place(*texts) if is_in_place else _by_kind(texts)
    if len(digits_of(fields.personal_id)) != LENGTH:
        raise CardUnreadable(field_count=len(texts))
    found = {
        CardWarning(WarningCode.SEPARATOR_REPLACED): separator not in {"", SEPARATOR},
        CardWarning(WarningCode.FIELDS_MISSING): not is_in_place,
        CardWarning(WarningCode.NAME_DOUBTFUL, "full_name"): _ends_in_name(fields),
    }
    warnings = tuple(warning for warning, is_found in found.items() if is_found)
    return _with_agreement(_reading(fields, warnings))


# --- the text as a whole -----------------------------------------------------------------------


def compact(text: str) -> str:
    """The text in form NFC with "|" between its fields and nothing around them."""
    _, texts = _split(text)
    return SEPARATOR.join(texts)


def validate(text: str) -> str:
    """The compact form of a text from which a card can be read.

    Raises:
        CardUnreadable: no personal identification number can be saved from it.
    """
    read(text)
    return compact(text)


def is_valid(text: str) -> bool:
    """Whether `validate` takes the text."""
    try:
        validate(text)
    except CardUnreadable:
        return False
    return True


def format(text: str) -> str:
    """The text with blanks around the separators, for people to read."""
    return f" {SEPARATOR} ".join(compact(text).split(SEPARATOR))


def _split(text: str) -> tuple[str, list[str]]:
    """The separator of the text, empty if it has none, and the fields."""
    line = _SYMBOLOGY.sub("", _CONTROL.sub(" ", vietnamese.nfc(text)).strip())
    separator = SEPARATOR if SEPARATOR in line else _replaced_separator(line)
    texts = line.split(separator) if separator else [line]
    return separator, [field.strip() for field in texts]


def _replaced_separator(line: str) -> str:
    """What the keyboard layout made of "|": the character after the number, if it comes again."""
    match = _NUMBER_AND_NEXT.match(line)
    if match is None or match[1] == " ":
        return ""
    is_sign = not match[1].isalpha() and line.count(match[1]) > 1
    return match[1] if is_sign or line.count(match[1]) >= FIELD_COUNT - 1 else ""


# --- which field is which ----------------------------------------------------------------------


def _stands_in_place(texts: list[str]) -> bool:
    """Whether the fields that differ most from their neighbours are where they should be."""
    return (
        len(texts) >= FIELD_COUNT
        and len(digits_of(texts[0])) == LENGTH
        and (texts[1] == "" or _is_mostly_digits(texts[1]))
        and digits_of(texts[3]) != ""
    )


def _by_place(number: str, old: str, name: str, *rest: str) -> _Fields:
    born_on, sex, address, issued_on, *extra = rest
    return _Fields(number, old, name, born_on, sex, address, issued_on, tuple(extra))


def _by_kind(texts: list[str]) -> _Fields:
    """The fields told by their looks, when some were lost or no separator is left.

    Only the first seven count: what the card of 2024 adds may hold numbers of relatives.
    """
    parts = _unglued(texts[0]) if len(texts) == 1 else texts[:FIELD_COUNT]
    number = _first_number(parts, LENGTH)
    words = [p for p in parts if p and not _is_mostly_digits(p)]
    sex = next((w for w in words if card_fields.read_sex(w)[0] is not Sex.UNKNOWN), "")
    name, *address = _name_first([w for w in words if w != sex])
    born_on, issued_on = _born_and_issued(number, [p for p in parts if _has_digits(p, DATE_LENGTH)])
    return _Fields(
        personal_id=number,
        old_id=_first_number(parts, OLD_LENGTH),
        full_name=name,
        born_on=born_on,
        sex=sex,
        address=SEPARATOR.join(address),
        issued_on=issued_on,
        extra=tuple(texts[FIELD_COUNT:]),
    )


def _unglued(text: str) -> list[str]:
    """A text without separators, parted where long numbers begin and end."""
    parted = _DATE_AND_SEX.sub(r"\1|\2|", _NUMBER_AND_OLD.sub(r"\1|\2", text))
    return [part.strip() for p in parted.split("|") for part in _LONG_DIGITS.split(p)]


def _is_mostly_digits(part: str) -> bool:
    return len(digits_of(part)) * 2 > len(part)


def _has_digits(part: str, count: int) -> bool:
    return _is_mostly_digits(part) and len(digits_of(part)) == count


def _first_number(parts: list[str], length: int) -> str:
    return next((part for part in parts if _has_digits(part, length)), "")


def _name_first(words: list[str]) -> list[str]:
    """The words with the name in the first place, empty when there is only an address."""
    return words if words and "," not in words[0] else ["", *words]


def _ends_in_name(fields: _Fields) -> bool:
    """Whether the text breaks off in the name, which then may be cut."""
    return fields.full_name != "" and not (fields.born_on or fields.sex or fields.address)


def _born_and_issued(number: str, dates: list[str]) -> tuple[str, str]:
    """Two dates stand in their order; a single one is told by the year that the number tells."""
    if len(dates) != 1:
        return (dates[0], dates[1]) if dates else ("", "")
    is_birth = digits_of(dates[0])[-2:] == digits_of(number)[4:6]
    return (dates[0], "") if is_birth else ("", dates[0])


# --- what the fields say -----------------------------------------------------------------------


def _reading(fields: _Fields, found: tuple[CardWarning, ...]) -> CardReading:
    """The card as its fields say it, with `found` and the warnings of the single fields."""
    number = digits_of(fields.personal_id)
    old_id, old_id_code = card_fields.read_old_id(fields.old_id)
    name, name_code = card_fields.read_name(fields.full_name)
    born_on, born_code = card_fields.read_date(fields.born_on)
    sex, sex_code = card_fields.read_or_tell_sex(fields.sex, number)
    address, address_code = card_fields.read_address(fields.address)
    issued_on, issued_code = card_fields.read_date(fields.issued_on)
    codes = {
        "personal_id": None if number == fields.personal_id else WarningCode.FIELD_MENDED,
        "old_id": old_id_code,
        "full_name": name_code,
        "born_on": born_code,
        "sex": sex_code,
        "address": address_code,
        "issued_on": issued_code,
    }
    return CardReading(
        personal_id=number,
        old_id=old_id,
        full_name=name,
        born_on=born_on,
        sex=sex,
        address=address,
        issued_on=issued_on,
        issuer=issuer_on(issued_on),
        extra=fields.extra,
        warnings=(*found, *(CardWarning(code, name) for name, code in codes.items() if code)),
    )


def _with_agreement(card: CardReading) -> CardReading:
    """The card with the warnings that come from comparing its fields with each other."""
    found = disagreements(card.personal_id, born_on=card.born_on, sex=card.sex)
    if card.born_on and card.issued_on and card.issued_on < card.born_on:
        found = (*found, CardWarning(WarningCode.ISSUED_BEFORE_BIRTH, "issued_on"))
    return replace(card, warnings=card.warnings + found)
