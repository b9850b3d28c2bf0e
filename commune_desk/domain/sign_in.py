"""How officers sign in: the name they type, and what a password must be."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from commune_desk.domain.account_errors import PasswordTooEasy, PasswordTooShort
from commune_desk.domain.vietnamese import nfc

MINIMUM_PASSWORD = 10
"""The characters that a password has at least; none is ever set by the program itself."""

_FEWEST_DIFFERENT, _PIECE = 4, 5
_IN_ORDER = (
    "0123456789" * 3,
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertyuiop1234567890",
    "1234567890qwertyuiop",
    "abcdefghijklmnopqrstuvwxyz",
)

FREE_FAILURES = 3
"""So many wrong passwords cost nothing; people mistype."""
FIRST_WAIT, LONGEST_WAIT = 5, 900
"""Seconds after the next wrong one; each doubles it, up to a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Failures:
    """How often a password was wrong, and when it was the last time."""

    failures: int
    last_at: datetime


def wait_after(failures: int) -> int:
    """The seconds that must pass before the next try.

    >>> [wait_after(count) for count in (2, 3, 4, 5, 10, 99)]
    [0, 5, 10, 20, 640, 900]
    """
    if failures < FREE_FAILURES:
        return 0
    doublings = min(failures - FREE_FAILURES, 10)
    return min(FIRST_WAIT << doublings, LONGEST_WAIT)


def seconds_left(failed: Failures | None, now: datetime) -> int:
    """How long the next try still has to wait; a clock that was put back makes it no longer."""
    if failed is None:
        return 0
    wait = wait_after(failed.failures)
    passed = max((now - failed.last_at).total_seconds(), 0)
    return max(ceil(wait - passed), 0)


def login_from(typed: str) -> str:
    """The name at sign-in as it is kept: case and stray spaces make no other officer."""
    return nfc(typed).strip().casefold()


def validate_password(password: str) -> str:
    """A new password as it was typed, long enough in composed letters.

    Raises:
        PasswordTooShort: with the least length.
        PasswordTooEasy: it is long, and the first that anybody tries.
    """
    if len(nfc(password)) < MINIMUM_PASSWORD:
        raise PasswordTooShort(MINIMUM_PASSWORD)
    if is_easy(nfc(password)):
        raise PasswordTooEasy
    return password


def is_easy(password: str) -> bool:
    """Whether a password of the right length is one of those that are tried first.

    >>> [is_easy(one) for one in ("aaaaaaaaaa", "abcabcabcabc", "1234567890", "qwertyuiop")]
    [True, True, True, True]
    >>> is_easy("một mật khẩu dài")
    False
    """
    plain = password.casefold()
    size = len(plain)
    is_again = any((plain[:n] * size)[:size] == plain for n in range(1, _PIECE + 1))
    in_order = any(plain in row or plain[::-1] in row for row in _IN_ORDER)
    return len(set(plain)) < _FEWEST_DIFFERENT or is_again or in_order
