"""The address of a shared database, postgresql://name:password@host/database.

The password in it is a secret: `without_password` is what is shown, and `with_known_password` puts
back what somebody left as it was shown.

>>> without_password("postgresql://mai:sen-hong@10.0.0.2/motcua")
'postgresql://mai:•••@10.0.0.2/motcua'
"""

from urllib.parse import SplitResult, urlsplit

from commune_desk.domain.database_errors import DatabaseAddressWrong
from commune_desk.domain.form.spec import Kind

SCHEMES = ("postgresql", "postgres", "psycopg3")
"""What an address may begin with; the last is what earlier versions wrote."""
HIDDEN = "•••"
"""Stands for a password that is kept and not shown."""


def validate(text: str) -> str:
    """The address without blanks around it.

    Raises:
        DatabaseAddressWrong: it has another shape; the error does not repeat it.
    """
    stripped = text.strip()
    try:
        parts = urlsplit(stripped)
        is_right = parts.port is None or parts.port > 0
    except ValueError:
        raise DatabaseAddressWrong from None
    has_host = parts.hostname or "host=" in parts.query
    if not is_right or parts.scheme not in SCHEMES or not has_host or not parts.path[1:]:
        raise DatabaseAddressWrong
    return stripped


def password_of(url: str) -> str:
    """The password as it stands in an address; empty where there is none."""
    return urlsplit(url).password or ""


def without_password(url: str) -> str:
    """An address as it may be shown."""
    return _with(url, HIDDEN) if password_of(url) else url


def with_known_password(url: str, known: str) -> str:
    """An address that was shown and perhaps changed, with the password of the known address.

    >>> with_known_password("postgresql://mai:•••@khac/motcua", "postgresql://mai:bi-mat@cu/motcua")
    'postgresql://mai:bi-mat@khac/motcua'
    """
    return _with(url, password_of(known)) if password_of(url) == HIDDEN else url


def parted(url: str) -> tuple[str, str]:
    """An address without its password, and the password."""
    secret = password_of(url)
    return (_with(url, ""), secret) if secret else (url, "")


def joined(url: str, password: str) -> str:
    """The address with its password again."""
    return _with(url, password)


def _with(url: str, password: str) -> str:
    parts: SplitResult = urlsplit(url)
    user, host = parts.netloc.rpartition("@")[0].partition(":")[0], parts.netloc.rpartition("@")[2]
    secret = f":{password}" if password else ""
    return parts._replace(netloc=f"{user}{secret}@{host}").geturl()


DATABASE_ADDRESS = Kind("database_address", validate, "")
