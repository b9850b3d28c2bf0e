"""Codes for first passwords (mã lần đầu): with one the password of a new account is chosen.

Without it whoever sits down at a PC first could take an account that has no password yet. The code
is said once, when the account is made, and kept as a hash only. Eight digits are enough: wrong ones
are counted, delayed and on record like wrong passwords.

>>> code_from(" 1234 5678 ")
'12345678'
>>> shown("12345678")
'1234 5678'
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace

from commune_desk.domain.office.officer import NewOfficer

_DIGITS, _GROUP = 8, 4


def code_from(typed: str) -> str:
    """A code as it is compared: what stands between its digits does not count."""
    return "".join(filter(str.isdecimal, typed))


def shown(code: str) -> str:
    """A code in groups, as it is told."""
    return " ".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def with_code(new: NewOfficer) -> NewOfficer:
    """An officer with a fresh code; one who has a password needs none."""
    if new.password:
        return new
    return replace(new, first_code=f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}")


def by_login(officers: Sequence[NewOfficer]) -> Mapping[str, str]:
    """The codes that are to be told, by the names at sign-in."""
    return {new.login: shown(new.first_code) for new in officers if new.first_code}
