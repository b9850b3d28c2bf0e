"""Stands in for Python's own ssl, which the bundle leaves out with a whole OpenSSL (6 MB).

psycopg imports it so that Python's OpenSSL is set up before libpq's. But libpq has one of its own,
which alone speaks with the server, and nothing else here speaks TLS. asyncio, which comes with
psycopg, wants these names when it is loaded; whoever would use them is told.
"""


class SSLError(OSError):
    """Never raised: there is no connection that could."""


class SSLWantReadError(SSLError):
    """Never raised."""


class SSLSyscallError(SSLError):
    """Never raised."""


class SSLSocket:
    """A connection that does not exist."""


class SSLContext:
    """A way to connect that does not exist."""

    def __init__(self, *_arguments: object) -> None:
        raise SSLError("TLS of Python is not in the bundle")


def create_default_context(*_arguments: object, **_named: object) -> SSLContext:
    """Refused, as every context."""
    return SSLContext()
