"""Telephone number (số điện thoại) in Vietnam.

Numbers within the country begin with 0 (Thông tư 22/2014/TT-BTTTT, quy hoạch kho số viễn thông;
mobile numbers of 11 digits became 10 under Quyết định 798/QĐ-BTTTT of 2018):

* mobile: 03, 05, 07, 08 or 09 and 8 digits;
* landline: 02 with the province, 11 digits in all;
* service lines 1800 and 1900, emergency and other short numbers.

+84, 84 and 0084 before a number stand for the 0. Numbers of other countries keep their "+". A
mobile or landline number with a digit too few or too many is refused, and so is one of nine digits:
a mobile number that lost its 0 or its last digit. Whatever else is long enough to be dialled is
taken; `kind` says `UNKNOWN` where the screen should ask again.

>>> validate("+84 923 993 287"), format("0923993287"), format("02773851234")
('0923993287', '0923 993 287', '0277 385 1234')
>>> kind("0923993287").value, kind("0123456789").value
('mobile', 'unknown')
"""

import re
from enum import StrEnum

from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers.errors import WrongCharacters, WrongLength

WHAT = "phone"
LENGTHS = tuple(range(8, 16))
MOBILE_LENGTH, LANDLINE_LENGTH = 10, 11

_SEPARATORS = re.compile(r"[\s.()/\-]+")
_COUNTRY_CODE = re.compile(r"^(?:(?:\+|00)840?|84(?=[235789][0-9]{8,9}$))")
_NUMBER = re.compile(r"\+?[0-9]+")
_MOBILE = re.compile("0[35789]|[35789][0-9]{8}$")  # with its 0, or without


class PhoneKind(StrEnum):
    """What sort of line a number belongs to."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    SERVICE = "service"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"


_KINDS = {
    PhoneKind.MOBILE: re.compile(r"0[35789][0-9]{8}"),
    PhoneKind.LANDLINE: re.compile(r"02[0-9]{9}"),
    PhoneKind.SERVICE: re.compile(r"1[89]00[0-9]{4,6}"),
    PhoneKind.FOREIGN: re.compile(r"\+[0-9]{8,15}"),
}
_GROUPS = (
    re.compile(r"(0[35789]..)(...)(...)"),
    re.compile(r"(02[48])(....)(....)"),
    re.compile(r"(02..)(...)(....)"),
    re.compile(r"(1[89]00)(.+)"),
)


def compact(number: str) -> str:
    """The number without separators, with 0 in place of the country code."""
    return _COUNTRY_CODE.sub("0", _SEPARATORS.sub("", number), count=1)


def validate(number: str) -> str:
    """The compact form of what can be dialled.

    Raises:
        WrongCharacters: something other than digits and a leading "+".
        WrongLength: fewer than 8 or more than 15 digits, or another count than the numbering plan
            gives to numbers that begin so.
    """
    compacted = compact(number)
    if not _NUMBER.fullmatch(compacted):
        raise WrongCharacters(what=WHAT, value=number)
    length = len(compacted.lstrip("+"))
    expected: tuple[int, ...] = LENGTHS
    if compacted.startswith("02"):
        expected = (LANDLINE_LENGTH,)
    elif _MOBILE.match(compacted):
        expected = (MOBILE_LENGTH,)
    if length not in expected:
        raise WrongLength(what=WHAT, value=number, length=length, expected=expected)
    return compacted


def is_valid(number: str) -> bool:
    """Whether `validate` takes the number."""
    try:
        validate(number)
    except UserError:
        return False
    return True


def kind(number: str) -> PhoneKind:
    """The sort of line, as far as the numbering plan says."""
    compacted = compact(number)
    fitting = (kind for kind, pattern in _KINDS.items() if pattern.fullmatch(compacted))
    return next(fitting, PhoneKind.UNKNOWN)


def format(number: str) -> str:
    """The number in groups, as people say it."""
    compacted = compact(number)
    matches = (groups.fullmatch(compacted) for groups in _GROUPS)
    return next((" ".join(match.groups()) for match in matches if match), compacted)
