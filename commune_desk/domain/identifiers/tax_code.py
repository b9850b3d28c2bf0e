"""Tax code (mã số thuế) of organisations, their branches, households and persons.

Structure by Thông tư 86/2024/TT-BTC, Art 5 (from 01/7/2026 in its place Thông tư 90/2026/TT-BTC,
the text of which was not at hand):

* 10 digits for an organisation: 2 for the province that gave it, 7 in sequence, a check digit;
* 13 digits for a branch: those of the organisation and three from 001 on, written after a hyphen;
* since 01/7/2025 persons, households and household businesses use the personal identification
  number of 12 digits (Luật Quản lý thuế 38/2019/QH14, Art 35(7)).

The check digit is 10 less the remainder by 11 of the first nine digits, weighted with 31, 29, 23,
19, 17, 13, 7, 5 and 3.

>>> validate("0123456787"), format("0123456787001")
('0123456787', '0123456787-001')
>>> is_valid("0123456788"), is_valid("087096610926")
(False, True)
"""

import re

from commune_desk.domain.errors import UserError
from commune_desk.domain.identifiers import personal_id
from commune_desk.domain.identifiers.errors import (
    WrongCharacters,
    WrongCheckDigit,
    WrongComponent,
    WrongLength,
)

WHAT = "tax_code"
LENGTH = 10
BRANCH_LENGTH = 13
LENGTHS = (LENGTH, personal_id.LENGTH, BRANCH_LENGTH)

_SEPARATORS = re.compile(r"[\s.\-]+")
_DIGITS = re.compile(r"[0-9]*")
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def compact(number: str) -> str:
    """The digits alone: blanks, points and hyphens are left out."""
    return _SEPARATORS.sub("", number)


def check_digit(digits: str) -> str:
    """The tenth digit that belongs to the first nine; "10" where there is none.

    >>> check_digit("012345678")
    '7'
    """
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return str(10 - total % 11)


def validate(number: str) -> str:
    """The compact form of a code that can be one.

    Raises:
        WrongCharacters: something other than digits.
        WrongLength: neither 10, 12 nor 13 digits.
        WrongComponent: `part` is "branch", or what `personal_id.validate` says of 12 digits.
        WrongCheckDigit: the tenth digit is not the one that belongs to the nine before it.
    """
    digits = compact(number)
    if not _DIGITS.fullmatch(digits):
        raise WrongCharacters(what=WHAT, value=number)
    if len(digits) not in LENGTHS:
        raise WrongLength(what=WHAT, value=number, length=len(digits), expected=LENGTHS)
    if is_personal(digits):
        return personal_id.validate(digits)
    if digits[LENGTH:] == "000":
        raise WrongComponent(what=WHAT, value=number, part="branch")
    if digits[LENGTH - 1] != check_digit(digits):
        raise WrongCheckDigit(what=WHAT, value=number)
    return digits


def is_valid(number: str) -> bool:
    """Whether `validate` takes the code."""
    try:
        validate(number)
    except UserError:
        return False
    return True


def is_personal(number: str) -> bool:
    """Whether the code is a personal identification number."""
    return len(compact(number)) == personal_id.LENGTH


def format(number: str) -> str:
    """The code as papers print it, with a hyphen before the branch."""
    digits = compact(number)
    return f"{digits[:LENGTH]}-{digits[LENGTH:]}" if len(digits) == BRANCH_LENGTH else digits
