"""Passwords (mật khẩu): what is kept of one, and whether another is the same.

Why these costs: 19 MiB and two passes are what OWASP asks of Argon2id; a desk with 4 GB of memory
signs in within a tenth of a second.
"""

import unicodedata
from typing import TYPE_CHECKING

from commune_desk.domain.account_errors import PasswordTooEasy
from commune_desk.domain.office.officer import NewOfficer
from commune_desk.domain.sign_in import validate_password
from commune_desk.files.office import common_passwords
from commune_desk.store.office import officers

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_HASH_OF_NOBODY = (
    "$argon2id$v=19$m=19456,t=2,p=1"
    "$VLOQYjk1+wjVVa+IoCQK0Q$8gpPvBt333kbZfrPx1VFDxLJ2LOlolzMSEchmhezrw8"
)


def first_hash(new: NewOfficer) -> str:
    """What is kept of a first password, or of the code to choose it; nothing without either.

    Raises:
        PasswordTooShort: with the least length.
    """
    if new.first_code and not new.password:
        return officers.CODE + _hasher().hash(new.first_code)
    return password_hash(new.password) if new.password else ""


def password_hash(password: str) -> str:
    """What is kept of a password.

    Raises:
        PasswordTooShort, PasswordTooEasy: as `domain.sign_in.validate_password` says, or it is one
            of the commonest of all.
    """
    composed = validate_password(_composed(password))
    if common_passwords.is_common(composed):
        raise PasswordTooEasy
    return _hasher().hash(composed)


def is_password(stored: str, password: str) -> bool:
    """Whether what is kept is of that password; of nobody it takes as long to say no."""
    from argon2.exceptions import VerifyMismatchError

    if stored.startswith(officers.CODE):  # a code is no password
        stored = ""
    try:
        return _hasher().verify(stored or _HASH_OF_NOBODY, _composed(password))
    except VerifyMismatchError:
        return False


def get_ready() -> None:
    """Import what hashes, on any thread, so that nobody waits for that behind the password."""
    import argon2  # noqa: F401


def _composed(password: str) -> str:
    """The same letters typed with another input method are the same password."""
    return unicodedata.normalize("NFC", password)


def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
