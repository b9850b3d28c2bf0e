"""How officers sign in: the name they type, and what a password must be."""

from commune_desk.domain.errors import PasswordTooShort
from commune_desk.domain.vietnamese import nfc

MINIMUM_PASSWORD = 10
"""The characters that a password has at least; none is ever set by the program itself."""


def login_from(typed: str) -> str:
    """The name at sign-in as it is kept: case and stray spaces make no other officer."""
    return nfc(typed).strip().casefold()


def validate_password(password: str) -> str:
    """A new password as it was typed, long enough in composed letters.

    Raises:
        PasswordTooShort: with the least length.
    """
    if len(nfc(password)) < MINIMUM_PASSWORD:
        raise PasswordTooShort(MINIMUM_PASSWORD)
    return password
