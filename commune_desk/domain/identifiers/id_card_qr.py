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
>>> read("087096610926^^Bùi Thanh Toàn^02041996^Nam^Ấp 1^10122024").warnings
(CardWarning(code=<WarningCode.SEPARATOR_REPLACED: 'separator_replaced'>, field=''),)
"""

import re
from dataclasses import dataclass, replace

from commune_desk.domain import vietnamese
from commune_desk.domain.identifiers import card_fields
from commune_desk.domain.identifiers.card_fields import digits_of
from commune_desk.domain.identifiers.card_reading import (
    CardReading,
    CardWarning,
    WarningCode,
    disagreements,
    issuer_on,
)
from commune_desk.domain.identifiers.errors import (
    CardFieldsMixedUp,
    CardUnreadable,
    MoreThanOneCard,
)
from commune_desk.domain.identifiers.keyboard import (
    is_typed_with_caps_lock,
    layout_of_separator,
    without_caps_lock,
)
from commune_desk.domain.identifiers.name_damage import are_letters_lost, comes_in_one_byte
from commune_desk.domain.identifiers.personal_id import LENGTH, OLD_LENGTH, Sex

SEPARATOR = "|"
FIELD_COUNT = 7
FIELD_COUNT_2024 = 11
DATE_LENGTH = 8

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\u200b\ufeff]+")
_SYMBOLOGY = re.compile(r"^\][A-Za-z][0-9]")  # the prefix by which some scanners name the code
_NUMBER_AND_NEXT = re.compile(r"^[^0-9]*[0-9]{12}([^0-9])")
_LONG_DIGITS = re.compile(r"([0-9]{8,})")
_NUMBER_AND_OLD = re.compile(r"([0-9]{12})([0-9]{9})")
_DATE_AND_SEX = re.compile(rf"([0-9]{{8}})[^\w\s]?({Sex.MALE}|{Sex.FEMALE})", re.IGNORECASE)
_CARD_START = re.compile(r"[0-9]{12}([^\w\s])(?:[0-9]{9}|[0-9]{12})?\1(?=[^\W\d])")
_DATE_AND_NEXT_NUMBER = re.compile(r"[^0-9][0-9]{20}(?![0-9])")
_SENT_TWICE = re.compile(r"(.{24,}?)(?:\s*\1)+", re.DOTALL)
_LONGEST_BURST = 2000


_FAIR = (None, WarningCode.FIELD_MENDED)
"""What is said of a field whose letters look whole."""


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
        CardFieldsMixedUp: it has 8, 9 or 10 fields, so that they may have shifted.
        MoreThanOneCard: a second person's card follows.
    """
    separator, texts = _fields_of(_one_card(text))
    if FIELD_COUNT < len(texts) < FIELD_COUNT_2024:
        raise CardFieldsMixedUp(field_count=len(texts))
    # Those that differ most from their neighbours are looked at: are they where they should be?
    is_in_place = (
        len(texts) >= FIELD_COUNT
        and len(digits_of(texts[0])) == LENGTH
        and (texts[1] == "" or _is_mostly_digits(texts[1]))
        and digits_of(texts[3]) != ""
    )
    fields = _fields_by_place(*texts) if is_in_place else _fields_by_kind(texts)
    fields, is_turned = _without_caps_lock(fields)
    number = digits_of(fields.personal_id)
    if len(number) != LENGTH:
        raise CardUnreadable(field_count=len(texts))
    old_id, old_id_code = card_fields.read_old_id(fields.old_id)
    name, name_code = card_fields.read_name(fields.full_name)
    born_on, born_code = card_fields.read_date(fields.born_on)
    sex, sex_code = card_fields.read_or_infer_sex(fields.sex, number)
    address, address_code = card_fields.read_address(fields.address)
    if address_code in _FAIR and name_code and comes_in_one_byte(address):
        address_code = WarningCode.ADDRESS_DOUBTFUL
    issued_on, issued_code = card_fields.read_date(
        fields.issued_on or card_fields.date_in_address(fields.address)
    )
    if issued_on and not fields.issued_on:
        issued_code = WarningCode.FIELD_MENDED
    if name and not name_code and _is_name_to_doubt(fields):
        name_code = WarningCode.NAME_DOUBTFUL
    is_issued_before = born_on is not None and issued_on is not None and issued_on < born_on
    found = (
        (_separator_code(separator), ""),
        (WarningCode.CAPS_LOCK if is_turned else None, ""),
        (None if is_in_place else WarningCode.FIELDS_MISSING, ""),
        (None if number == fields.personal_id else WarningCode.FIELD_MENDED, "personal_id"),
        (old_id_code, "old_id"),
        (name_code, "full_name"),
        (born_code, "born_on"),
        (sex_code, "sex"),
        (address_code, "address"),
        (issued_code, "issued_on"),
    )
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
        warnings=(
            *(CardWarning(code, field) for code, field in found if code),
            *disagreements(number, born_on=born_on, sex=sex),
            *([CardWarning(WarningCode.ISSUED_BEFORE_BIRTH, "issued_on")] * is_issued_before),
        ),
    )


def _separator_code(separator: str) -> WarningCode | None:
    """What is said of a separator that is not the card's own."""
    if separator in {"", SEPARATOR}:
        return None
    layout = layout_of_separator(separator)
    return WarningCode(f"layout_{layout}") if layout else WarningCode.SEPARATOR_REPLACED


def _is_name_to_doubt(fields: _Fields) -> bool:
    """Whether what stands beside a name says that it came the same damaged way.

    A text that breaks off in the name may have cut it. Where the address or the sex has lost
    letters, a name that has only letters which survive such a loss may have lost others.
    """
    is_cut = not (fields.born_on or fields.sex or fields.address)
    is_sex_bare = vietnamese.nfc(fields.sex).lower() in {"n", "nu"}
    are_lost = is_sex_bare or any(map(are_letters_lost, (fields.sex, fields.address)))
    return is_cut or (are_lost and comes_in_one_byte(fields.full_name))


def _without_caps_lock(fields: _Fields) -> tuple[_Fields, bool]:
    """The fields as they were meant, and whether Caps Lock had exchanged their letters."""
    if fields.sex[:1].lower() == "n":  # no card writes "nam" or "nữ" with a small letter
        is_turned = fields.sex[0] == "n"
    else:
        is_turned = is_typed_with_caps_lock(f"{fields.full_name} {fields.address}")
    if not is_turned:
        return fields, False
    mended = (without_caps_lock(t) for t in (fields.full_name, fields.sex, fields.address))
    name, sex, address = mended
    return replace(fields, full_name=name, sex=sex, address=address), True


# --- the text as a whole -----------------------------------------------------------------------


def compact(text: str) -> str:
    """The text in form NFC with "|" between its fields and nothing around them."""
    _, texts = _fields_of(_one_card(text))
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


def _one_card(text: str) -> str:
    """The text of the one card that was scanned, once where a scanner sent it twice.

    Raises:
        MoreThanOneCard: another person's card follows, whole or broken off.
    """
    line = _SYMBOLOGY.sub("", _CONTROL.sub(" ", vietnamese.nfc(text)).strip())
    if twice := _SENT_TWICE.fullmatch(line[:_LONGEST_BURST]):
        return twice[1].strip()
    is_second = any(digits_of(line[: start.start()]) for start in _CARD_START.finditer(line))
    are_two = len(_DATE_AND_SEX.findall(line)) > 1 or _DATE_AND_NEXT_NUMBER.search(line)
    if is_second or are_two:
        raise MoreThanOneCard(field_count=len(_fields_of(line)[1]))
    return line


def _fields_of(line: str) -> tuple[str, list[str]]:
    """The separator of a line, empty if it has none, and the fields.

    A keyboard layout makes another character of "|": it is the one after the number, if it comes
    again; a letter only if it comes as often as fields are parted.
    """
    separator = SEPARATOR if SEPARATOR in line else ""
    match = _NUMBER_AND_NEXT.match(line)
    if not separator and match is not None and match[1] != " ":
        times = line.count(match[1])
        is_sign = not match[1].isalpha() and times > 1
        separator = match[1] if is_sign or times >= FIELD_COUNT - 1 else ""
    texts = line.split(separator) if separator else [line]
    return separator, [field.strip() for field in texts]


# --- which field is which ----------------------------------------------------------------------


def _fields_by_place(number: str, old: str, name: str, *rest: str) -> _Fields:
    born_on, sex, address, issued_on, *extra = rest
    return _Fields(number, old, name, born_on, sex, address, issued_on, tuple(extra))


def _fields_by_kind(texts: list[str]) -> _Fields:
    """The fields known by their looks, when some were lost or no separator is left.

    Only the first seven count: what the card of 2024 adds may hold numbers of relatives.
    """
    parts = texts[:FIELD_COUNT]
    if len(texts) == 1:  # parted where long numbers begin and end
        parted = _DATE_AND_SEX.sub(r"\1|\2|", _NUMBER_AND_OLD.sub(r"\1|\2", texts[0]))
        parts = [part.strip() for p in parted.split("|") for part in _LONG_DIGITS.split(p)]
    number = next((part for part in parts if _has_digits(part, LENGTH)), "")
    dates = [part for part in parts if _has_digits(part, DATE_LENGTH)]
    if len(dates) == 1:  # the date of birth is the one with the year that the number says
        is_birth = digits_of(dates[0])[-2:] == digits_of(number)[4:6]
        dates = [*dates, ""] if is_birth else ["", *dates]
    words = [part for part in parts if part and not _is_mostly_digits(part)]
    sex = next((w for w in words if card_fields.read_sex(w)[0] is not Sex.UNKNOWN), "")
    # The name stands before the date of birth and the sex, the address behind them.
    after_name = [parts.index(part) for part in (*dates[:1], sex) if part in parts and part]
    border = min(after_name, default=len(parts))
    names = [w for w in words if w != sex and parts.index(w) < border and "," not in w]
    others = [w for w in words if w != sex and w not in names[:1]]
    return _Fields(
        personal_id=number,
        old_id=next((part for part in parts if _has_digits(part, OLD_LENGTH)), ""),
        full_name=names[0] if names else "",
        born_on=dates[0] if dates else "",
        sex=sex,
        address=SEPARATOR.join(others),
        issued_on=dates[1] if dates else "",
        extra=tuple(texts[FIELD_COUNT:]),
    )


def _is_mostly_digits(part: str) -> bool:
    return len(digits_of(part)) * 2 > len(part)


def _has_digits(part: str, count: int) -> bool:
    return _is_mostly_digits(part) and len(digits_of(part)) == count
