"""The table of kinds: how each is read from what people type, and written again.

Readers take what people really type and what a JSON document says: a date is "17/7/1973",
"17071973" or "1973-07-17". When in doubt a text is taken, for a wrong refusal keeps a citizen from
filing and a wrong text can be corrected. The table itself, `KINDS`, stands at the end; a new kind
is a reader and a row.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from commune_desk.domain.form.errors import DigitsInName, SignInName, UnprintableSign
from commune_desk.domain.form.spec import Kind
from commune_desk.domain.identifiers import personal_id, phone, tax_code
from commune_desk.domain.identifiers.card_reading import CardWarning, WarningCode
from commune_desk.domain.identifiers.dossier_no import validate_agency_code, validate_pattern
from commune_desk.domain.identifiers.errors import MoreThanOneCard, WrongCheckDigit, WrongComponent
from commune_desk.domain.identifiers.personal_id import Sex
from commune_desk.domain.input_errors import ShiftInvalid
from commune_desk.domain.office_week import validate_sessions
from commune_desk.domain.sign_in import login_from, validate_password
from commune_desk.domain.vietnamese import fold, format_date, name_case, nfc
from commune_desk.domain.working_time import Session

# --- texts and numbers -------------------------------------------------------------------------

_TRUTHS = {"true": True, "có": True, "false": False, "không": False}
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_MOST_DIGITS = 12
_VND = re.compile(r"([\d. ]+?) ?(?:dong|d)?")
_COMMUNE = re.compile(r"\d{5}")
_MILLIMETRES = re.compile(r"([+-]?) ?(\d{1,3})(?:[,.](\d))? ?(?:mm)?")


_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\U0001f000-\U0001faff]"
)
"""What steers and is no blank, halves of characters, pictures (emoji)."""
_PICTURE = "So"
"""The category of Unicode for signs that are pictures."""


def read_text(text: str) -> str:
    """A text in composed letters, without blanks around it.

    Raises:
        UnprintableSign: it holds a character that no paper can show: one that steers, a picture.
    """
    typed = nfc(text).strip()
    if _UNPRINTABLE.search(typed):
        raise UnprintableSign(typed)
    return typed


def read_tick(text: str) -> bool:
    """Whether a box is ticked.

    Raises:
        ValueError: it is neither yes nor no.
    """
    if (answer := _TRUTHS.get(read_text(text).lower())) is None:
        raise ValueError(text)
    return answer


def write_tick(is_ticked: bool) -> str:
    """The text of a ticked or an open box."""
    return "true" if is_ticked else "false"


def read_hotline(text: str) -> str:
    """A telephone number as papers print it, in groups.

    Raises:
        WrongCharacters, WrongLength: see `phone.validate`.
    """
    return phone.format(phone.validate(text))


def read_email(text: str) -> str:
    """An e-mail address: something, "@", something, no blanks; nothing else is certain of one.

    Raises:
        WrongComponent: it is none.
    """
    address = read_text(text)
    if not _EMAIL.fullmatch(address):
        raise WrongComponent(what="email", value=text, part="email")
    return address


def read_vnd(text: str) -> int:
    """Whole đồng as people write them: "8.000", "8000 đồng", "8 000đ".

    Raises:
        ValueError: it is no sum of money.
    """
    found = _VND.fullmatch(fold(text))
    digits = re.sub(r"\D", "", found[1]) if found else ""
    if not digits or len(digits) > _MOST_DIGITS:
        raise ValueError(text)
    return int(digits)


def write_vnd(amount: int) -> str:
    """Whole đồng with points: 8.000."""
    return f"{amount:,}".replace(",", ".")


MOST_SHIFT = 200
"""How far a page can be moved on its paper, in tenths of a millimetre: more is another tray."""


def read_tenths(text: str) -> int:
    """Millimetres with one decimal, in tenths: "1,5", "-0.8", "+2", "−1 mm".

    >>> read_tenths("1,5"), read_tenths("-0.8 mm")
    (15, -8)

    Raises:
        ShiftInvalid: it is no such number, or more than a page can be moved.
    """
    found = _MILLIMETRES.fullmatch(read_text(text).replace("−", "-").replace("–", "-"))
    if not found:
        raise ShiftInvalid(text, MOST_SHIFT // 10)
    tenths = int(found[2]) * 10 + int(found[3] or 0)
    if tenths > MOST_SHIFT:
        raise ShiftInvalid(text, MOST_SHIFT // 10)
    return -tenths if found[1] == "-" else tenths


def write_tenths(tenths: int) -> str:
    """Tenths of a millimetre as millimetres.

    >>> write_tenths(-8), write_tenths(20)
    ('-0,8', '2,0')
    """
    sign = "-" if tenths < 0 else ""
    return f"{sign}{abs(tenths) // 10},{abs(tenths) % 10}"


# --- who somebody is ---------------------------------------------------------------------------

_CARD = re.compile(r"\d{12}([^\w\s])(?:\d{9}|\d{12})?\1")
"""How the code of an identity card begins, whatever became of its separators."""


def read_full_name(text: str) -> str:
    """A name in name case.

    Raises:
        MoreThanOneCard: the scanner typed another card into it.
        DigitsInName: it holds a digit.
        SignInName: it holds a picture, or what is not seen.
    """
    name = name_case(_without_card(text))
    if any(letter.isdigit() for letter in name):
        raise DigitsInName(name)
    others = (sign for sign in name if not sign.isalpha())
    if not name.isprintable() or any(unicodedata.category(one) == _PICTURE for one in others):
        raise SignInName(name)
    return name


def read_address(text: str) -> str:
    """An address as it was written.

    Raises:
        MoreThanOneCard: the scanner typed another card into it.
    """
    return read_text(_without_card(text))


def _without_card(text: str) -> str:
    """A text of one person; a second card lands in it when it is scanned too fast."""
    if _CARD.search(text):
        raise MoreThanOneCard(field_count=text.count("|") + 1)
    return text


_SEXES = {"nam": Sex.MALE, "male": Sex.MALE, "nữ": Sex.FEMALE, "female": Sex.FEMALE}


def read_sex(text: str) -> Sex:
    """A sex in Vietnamese or English.

    Raises:
        ValueError: it is neither.
    """
    if (sex := _SEXES.get(read_text(text).lower())) is None:
        raise ValueError(text)
    return sex


def read_tax_code(text: str) -> str:
    """A tax code; one whose check digit is wrong is taken, for the office that gave it knows best.

    Raises:
        WrongCharacters, WrongLength, WrongComponent: see `tax_code.validate`.
    """
    try:
        return tax_code.validate(text)
    except WrongCheckDigit:
        return tax_code.compact(text)


def read_commune(text: str) -> str:
    """The code of a commune, five digits (Quyết định 19/2025/QĐ-TTg).

    Raises:
        ValueError: it is none.
    """
    code = text.strip()
    if not _COMMUNE.fullmatch(code):
        raise ValueError(text)
    return code


def read_card_warnings(text: str) -> tuple[CardWarning, ...]:
    """What a card left in doubt: "name_doubtful:full_name fields_missing:".

    Raises:
        ValueError: a code is not known.
    """
    pairs = (word.partition(":") for word in text.split())
    return tuple(CardWarning(WarningCode(code), field) for code, _, field in pairs)


def write_card_warnings(warnings: Iterable[CardWarning]) -> str:
    """The text of the doubts, one word each."""
    return " ".join(f"{warning.code}:{warning.field}" for warning in warnings)


# --- days and hours ----------------------------------------------------------------------------

_DATE = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})|(\d{2})(\d{2})(\d{4})")
"""Without anything between them day and month have two digits: "1111973" could be two dates."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"(\d{1,2})[:hg.]?(\d{2})?")
_DASHES = re.compile("|".join(("–", "—", "đến")))


def read_date(text: str) -> date:
    """A date, day first as people type it, or as ISO 8601.

    >>> read_date("17/7/1973") == read_date("17071973") == read_date("1973-07-17")
    True

    Raises:
        WrongComponent: it is no date.
    """
    typed = text.strip()
    try:
        if _ISO_DATE.fullmatch(typed):
            return date.fromisoformat(typed)
        if match := _DATE.fullmatch(typed):
            day, month, year = (int(part) for part in match.groups() if part)
            return date(year, month, day)
    except ValueError:
        pass
    raise WrongComponent(what="date", value=text, part="date")


def read_time(text: str) -> time:
    """A time of day as people type it: "7:30", "7h30", "730", "17".

    Raises:
        WrongComponent: it is no time of day.
    """
    if match := _TIME.fullmatch(text.strip()):
        hour, minute = int(match[1]), int(match[2] or 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise WrongComponent(what="time", value=text, part="time")


def format_time(at: time) -> str:
    """A time of day: 07:30."""
    return f"{at:%H:%M}"


def read_hours(text: str) -> tuple[Session, ...]:
    """The hours of a day as people type them, "7h30-11h30, 13:30-17".

    Raises:
        WrongComponent: they are no hours.
        HoursOutOfOrder: they do not follow each other.
    """
    typed = [part.split("-") for part in re.split("[,;]", _DASHES.sub("-", text)) if part.strip()]
    if any(len(ends) != 2 for ends in typed):
        raise WrongComponent(what="hours", value=text, part="hours")
    sessions = tuple((read_time(start), read_time(end)) for start, end in typed)
    validate_sessions(sessions)
    return sessions


def format_hours(sessions: Iterable[Session]) -> str:
    """The hours of a day: 07:30–11:30, 13:30–17:00; empty on a day off."""
    return ", ".join(f"{format_time(start)}–{format_time(end)}" for start, end in sessions)


# --- the table ---------------------------------------------------------------------------------

TEXT = Kind("text", read_text, "")
LONG_TEXT = Kind("long_text", read_text, "")
NUMBER = Kind("number", int)
MONEY = Kind("money", read_vnd, write=write_vnd, examples=("8.000",))
MILLIMETRES = Kind("millimetres", read_tenths, 0, write_tenths, ("1,5", "-0,8"))
TICK = Kind("tick", read_tick, empty=False, write=write_tick, examples=("true", "false"))
CHOICE = Kind("choice", read_text, "")  # which ones, the field says
FULL_NAME = Kind("full_name", read_full_name, "")
PERSONAL_ID = Kind("personal_id", personal_id.validate, "", personal_id.format)
OLD_ID = Kind("old_id", personal_id.compact, "")  # old papers hold numbers of every sort
SEX = Kind("sex", read_sex, Sex.UNKNOWN, examples=(Sex.MALE, Sex.FEMALE))
ADDRESS = Kind("address", read_address, "")
PHONE = Kind("phone", phone.validate, "", phone.format)
HOTLINE = Kind("hotline", read_hotline, "")
EMAIL = Kind("email", read_email, "")
TAX_CODE = Kind("tax_code", read_tax_code, "", tax_code.format)
PLACE = Kind("place", read_commune, "", examples=("30037",))
CARD_WARNINGS = Kind("card_warnings", read_card_warnings, (), write_card_warnings)
DATE = Kind("date", read_date, write=format_date)
TIME = Kind("time", read_time, write=format_time)
HOURS = Kind("hours", read_hours, (), format_hours)
LOGIN = Kind("login", login_from, "")
PASSWORD = Kind("password", str, "")
NEW_PASSWORD = Kind("new_password", validate_password, "")
AGENCY_CODE = Kind("agency_code", validate_agency_code, "")
DOSSIER_NO_PATTERN = Kind("dossier_no_pattern", validate_pattern, "")

KINDS: Mapping[str, Kind[Any]] = {
    kind.name: kind
    for kind in (
        TEXT, LONG_TEXT, NUMBER, MONEY, MILLIMETRES, TICK, CHOICE, FULL_NAME, PERSONAL_ID, OLD_ID,
        SEX, ADDRESS, PHONE, HOTLINE, EMAIL, TAX_CODE, PLACE, CARD_WARNINGS, DATE, TIME, HOURS,
        LOGIN, PASSWORD, NEW_PASSWORD, AGENCY_CODE, DOSSIER_NO_PATTERN,
    )
}  # fmt: skip
"""Every kind by the name that a form file gives it."""
