"""Personal identification number (số định danh cá nhân) of 12 digits, and the old one of 9.

The number of a citizen, given once for life (Luật Căn cước 26/2023/QH15, Art 12; structure in
Thông tư 07/2016/TT-BCA and Nghị định 137/2015/NĐ-CP, Art 13):

* 3 digits: the province where the birth was registered, or a country code;
* 1 digit: century and sex, 0 and 1 for men and women born in the 1900s, 2 and 3 in the 2000s;
* 2 digits: the last two of the year of birth;
* 6 random digits. There is no check digit.

Before it came identity cards (chứng minh nhân dân) with 9 digits, which say nothing about their
holder. They still stand in old papers and on the new cards, so they are taken here too.

Corrected records keep their number, so a sex or a year that differs is a doubt, never an error; and
so is an unknown province, which may be a country. The digits 4 to 9 stand for men and women born
from 2100 on, and are an error.

>>> validate("087 096 610 926")
'087096610926'
>>> birth_province("087096610926"), sex("087096610926").value, birth_year("087096610926")
('Đồng Tháp', 'Nam', 1996)
>>> validate("08709661092")
Traceback (most recent call last):
    ...
commune_desk.domain.identifiers.errors.WrongLength: WrongLength(what, value, length, expected)
>>> doubts("087096610926", born_on=date(1969, 4, 2), holder_sex=Sex.FEMALE)
(<Doubt.SEX_DIFFERS: 'sex_differs'>, <Doubt.BIRTH_YEAR_DIFFERS: 'birth_year_differs'>)
"""

import re
from datetime import date
from enum import StrEnum

from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers.birth_provinces import BIRTH_PROVINCES
from commune_desk.domain.identifiers.errors import WrongCharacters, WrongComponent, WrongLength

WHAT = "personal_id"
LENGTH = 12
OLD_LENGTH = 9

_SEPARATORS = re.compile(r"[\s.\-]+")
_DIGITS = re.compile(r"[0-9]*")
_CENTURIES = {"0": 1900, "1": 1900, "2": 2000, "3": 2000}


class Sex(StrEnum):
    """Sex (giới tính) in the words of the card; `UNKNOWN` is empty."""

    MALE = "Nam"
    FEMALE = "Nữ"
    UNKNOWN = ""


class Doubt(StrEnum):
    """What about a number does not agree with its holder, or is not known."""

    PROVINCE_UNKNOWN = "province_unknown"
    SEX_DIFFERS = "sex_differs"
    BIRTH_YEAR_DIFFERS = "birth_year_differs"


def compact(number: str) -> str:
    """The digits alone: blanks, points and hyphens are left out."""
    return _SEPARATORS.sub("", number)


def validate(number: str) -> str:
    """The compact form of a number that can be one.

    Raises:
        WrongCharacters: something other than digits.
        WrongLength: neither 12 nor 9 digits.
        WrongComponent: `part` is "century".
    """
    digits = compact(number)
    if not _DIGITS.fullmatch(digits):
        raise WrongCharacters(what=WHAT, value=number)
    if len(digits) not in {LENGTH, OLD_LENGTH}:
        expected = (LENGTH, OLD_LENGTH)
        raise WrongLength(what=WHAT, value=number, length=len(digits), expected=expected)
    if not is_old(digits) and digits[3] not in _CENTURIES:
        raise WrongComponent(what=WHAT, value=number, part="century")
    return digits


def is_valid(number: str) -> bool:
    """Whether `validate` takes the number."""
    try:
        validate(number)
    except UserError:
        return False
    return True


def format(number: str) -> str:
    """The number as cards print it: its digits without blanks."""
    return compact(number)


def mask(number: str) -> str:
    """The number for lists, which have no need of all its digits.

    >>> mask("087096610926"), mask("341632473")
    ('087•••••0926', '34••••473')
    """
    digits = compact(number)
    head, tail = len(digits) // 4, len(digits) // 3
    hidden = len(digits) - head - tail
    return digits[:head] + "•" * hidden + digits[head + hidden :]


def is_old(number: str) -> bool:
    """Whether this is a number of 9 digits."""
    return len(compact(number)) == OLD_LENGTH


def birth_province(number: str) -> str:
    """The province of birth registration, empty for an old number, a country or an unknown code."""
    digits = compact(number)
    return "" if is_old(digits) else BIRTH_PROVINCES.get(digits[:3], "")


def sex(number: str) -> Sex:
    """The sex that the fourth digit says; unknown for an old number."""
    digits = validate(number)
    if is_old(digits):
        return Sex.UNKNOWN
    return Sex.FEMALE if int(digits[3]) % 2 else Sex.MALE


def birth_year(number: str) -> int | None:
    """The year of birth that the number says, None for an old number."""
    digits = validate(number)
    return None if is_old(digits) else _CENTURIES[digits[3]] + int(digits[4:6])


def doubts(
    number: str, *, born_on: date | None = None, holder_sex: Sex = Sex.UNKNOWN
) -> tuple[Doubt, ...]:
    """What does not agree between a valid number and what is known of its holder."""
    if is_old(number):
        return ()
    own_sex, own_year = sex(number), birth_year(number)
    found = {
        Doubt.PROVINCE_UNKNOWN: not birth_province(number),
        Doubt.SEX_DIFFERS: holder_sex not in {Sex.UNKNOWN, own_sex},
        Doubt.BIRTH_YEAR_DIFFERS: born_on is not None and born_on.year != own_year,
    }
    return tuple(doubt for doubt, is_found in found.items() if is_found)
