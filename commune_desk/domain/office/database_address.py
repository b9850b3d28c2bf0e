"""The address of a shared database, postgresql://name:password@host/database.

What is secret in it is never shown: the password, which may stand before the host or among the
parameters (`?password=`), and that of a private key (`?sslpassword=`). A `passfile` only names a
file that has a password; the file is the system's to guard. `without_password` is what is shown,
and `with_known_password` puts back what somebody left as it was shown.

>>> without_password("postgresql://mai:sen-hong@10.0.0.2/motcua")
'postgresql://mai:•••@10.0.0.2/motcua'
>>> without_password("postgresql://10.0.0.2/motcua?user=mai&password=sen-hong")
'postgresql://10.0.0.2/motcua?user=mai&password=•••'
"""

from collections.abc import Mapping
from urllib.parse import SplitResult, parse_qs, quote, unquote, urlsplit

from commune_desk.domain.form.spec import Kind
from commune_desk.domain.office.database_errors import DatabaseAddressWrong

SCHEMES = ("postgresql", "postgres", "psycopg3")
"""What an address may begin with; the last is what earlier versions wrote."""
HIDDEN = "•••"
"""Stands for a password that is kept and not shown."""

BEFORE_HOST = ""
"""The place of the password that stands before the host; the others are named as parameters."""
SECRET_PARAMETERS = ("password", "sslpassword", "oauth_client_secret")

OF_ACCOUNT = ("user", "passfile", "sslcert", "sslkey", *SECRET_PARAMETERS)
"""Parameters that say who signs in, and how."""


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
    # what stands after # would be taken for a part of the last parameter, that is of a password
    is_right = is_right and not parts.fragment and parts.scheme in SCHEMES
    if not is_right or not has_host or not parts.path[1:]:
        raise DatabaseAddressWrong
    return stripped


def host_of(url: str) -> str:
    """Where the server is, as its address says; it may be shown."""
    parts = urlsplit(url)
    named = parse_qs(parts.query).get("host", ())
    return parts.hostname or "".join(named[-1:]) or "localhost"


def secrets_of(url: str) -> dict[str, str]:
    """What is secret in an address, by its place; each as it is written there."""
    parts = urlsplit(url)
    before_host = {BEFORE_HOST: parts.password} if parts.password else {}
    pairs = (pair.partition("=") for pair in parts.query.split("&"))
    return before_host | {
        unquote(name): value
        for name, _, value in pairs
        if value and unquote(name) in SECRET_PARAMETERS
    }


def without_password(url: str) -> str:
    """An address as it may be shown."""
    return joined(url, dict.fromkeys(secrets_of(url), HIDDEN))


def with_known_password(url: str, known: str) -> str:
    """An address that was shown and perhaps changed, with the secrets of the known address.

    >>> with_known_password("postgresql://mai:•••@khac/motcua", "postgresql://mai:bi-mat@cu/motcua")
    'postgresql://mai:bi-mat@khac/motcua'
    """
    before = secrets_of(known)
    typed = secrets_of(url)
    return joined(
        url, {at: before.get(at, "") if typed[at] == HIDDEN else typed[at] for at in typed}
    )


def parted(url: str) -> tuple[str, dict[str, str]]:
    """An address without what is secret in it, and that by its place."""
    secrets = secrets_of(url)
    return (joined(url, {}), secrets) if secrets else (url, secrets)


def joined(url: str, secrets: Mapping[str, str]) -> str:
    """The address with these secrets at their places, and with no others.

    >>> joined("postgresql://mai@cu/motcua?password=", {"password": "bi-mat"})
    'postgresql://mai@cu/motcua?password=bi-mat'
    """
    if not url:
        return url
    parts = urlsplit(url)
    who, at, place = parts.netloc.rpartition("@")
    if at:
        secret = secrets.get(BEFORE_HOST, "")
        who = who.partition(":")[0] + (f":{secret}" if secret else "")
    query = "&".join(_with_secret(pair, secrets) for pair in parts.query.split("&"))
    return _written(parts._replace(netloc=f"{who}{at}{place}", query=query))


def parameter(url: str, name: str) -> str:
    """What a parameter of an address says; empty where it has none of that name.

    >>> parameter("postgresql://cu/motcua?sslmode=require&sslrootcert=C%3A/ca.crt", "sslrootcert")
    'C:/ca.crt'
    """
    return "".join(parse_qs(urlsplit(url).query).get(name, ())[-1:])


def with_parameter(url: str, name: str, value: str) -> str:
    """An address in which a parameter says something else.

    >>> with_parameter("postgresql://cu/motcua?sslrootcert=a.crt&x=1", "sslrootcert", "C:/ca.crt")
    'postgresql://cu/motcua?x=1&sslrootcert=C:/ca.crt'
    """
    parts = urlsplit(url)
    others = [pair for pair in parts.query.split("&") if unquote(pair.partition("=")[0]) != name]
    pairs = [*filter(None, others), f"{name}={quote(value, safe=':/')}"]
    return _written(parts._replace(query="&".join(pairs)))


def for_account(url: str, name: str, password: str) -> str:
    """The same database for another account of its server, which signs in with a password.

    >>> for_account("postgresql://chu:a@cu/motcua?user=chu&x=1", "quay", "bí mật")
    'postgresql://quay:b%C3%AD%20m%E1%BA%ADt@cu/motcua?x=1'
    """
    parts = urlsplit(url)
    pairs = [
        pair
        for pair in parts.query.split("&")
        if pair and unquote(pair.partition("=")[0]) not in OF_ACCOUNT
    ]
    place = parts.netloc.rpartition("@")[2]
    who = f"{quote(name, safe='')}:{quote(password, safe='')}"
    return _written(parts._replace(netloc=f"{who}@{place}", query="&".join(pairs)))


def for_driver(url: str) -> str:
    """The address as the driver and the programs of PostgreSQL take it.

    >>> for_driver("psycopg3:///motcua?host=/run/postgresql")
    'postgresql:///motcua?host=/run/postgresql'
    """
    return _written(urlsplit(url)._replace(scheme="postgresql"))


def _written(parts: SplitResult) -> str:
    """The address of its parts; `urlunsplit` would leave the slashes of an empty host out."""
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.scheme}://{parts.netloc}{parts.path}{query}{fragment}"


def _with_secret(parameter: str, secrets: Mapping[str, str]) -> str:
    """One "name=value" with its secret, if it is the place of one."""
    name, equals, _ = parameter.partition("=")
    is_secret = unquote(name) in SECRET_PARAMETERS
    return f"{name}{equals}{secrets.get(unquote(name), '')}" if is_secret else parameter


DATABASE_ADDRESS = Kind("database_address", validate, "")
