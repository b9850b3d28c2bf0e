"""A connection to PostgreSQL that does not wait for a server which has died.

A server that ends says so, and the next statement is refused at once. One whose cable was pulled,
or which hangs, says nothing, and TCP would wait for many seconds. So whoever waits longer than a
statement of the desk takes asks the server itself for a sign of life: the packet that every client
begins with, on a connection of its own, without name or password. A server that is only busy gives
it, and goes on being waited for.
"""

import select
import socket
import struct
from collections.abc import Generator
from contextlib import suppress
from time import monotonic
from typing import Any, TypeVar

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.pq.abc import PGconn
from psycopg.waiting import Ready

ASKED_AFTER_S = 0.8
"""No statement that a clerk waits for takes as long while the server is well."""

ASKED_AGAIN_S = 2.0
ANSWERS_WITHIN_S = 0.7

_SSL_REQUEST = struct.pack("!ii", 8, 80877103)
"""Asks whether the server speaks TLS; it answers with one letter, before it asks who that is:
https://www.postgresql.org/docs/15/protocol-message-formats.html."""

_RV = TypeVar("_RV")


class WatchedConnection(psycopg.Connection[Any]):
    """One that is given up as soon as the server is known to be gone."""

    def wait(self, gen: Generator[Any, Any, _RV], *limits: Any, **named: Any) -> _RV:
        """Wait for a statement as long as the server is alive."""
        return super().wait(_watched(gen, self.pgconn), *limits, **named)


def address_of(pgconn: PGconn) -> tuple[str, int]:
    """Where an open connection leads: the host or the folder of the socket, and the port."""
    return (pgconn.hostaddr or pgconn.host).decode(), int(pgconn.port or 5432)


def has_ended(pgconn: PGconn) -> bool:
    """Whether the server has closed a connection since it was last used; closed is it then."""
    if pgconn.transaction_status != TransactionStatus.IDLE:
        return False
    try:
        while select.select([pgconn.socket], [], [], 0)[0]:  # its last words, then the end
            pgconn.consume_input()
    except psycopg.Error:
        pgconn.finish()
        return True
    return False


def is_alive(host: str, port: int) -> bool:
    """Whether a server gives a sign of life now."""
    try:
        with _reach(host, port) as reached:
            reached.sendall(_SSL_REQUEST)
            return bool(reached.recv(1))
    except OSError:
        return False


def _reach(host: str, port: int) -> socket.socket:
    """A bare connection to a server, by its name or by the folder of its socket."""
    if not host.startswith("/"):
        return socket.create_connection((host, port), timeout=ANSWERS_WITHIN_S)
    reached = socket.socket(socket.AF_UNIX)  # type: ignore[attr-defined,unused-ignore]  # Windows has none
    reached.settimeout(ANSWERS_WITHIN_S)
    try:
        reached.connect(f"{host}/.s.PGSQL.{port}")
    except OSError:
        reached.close()
        raise
    return reached


def _watched(gen: Generator[Any, Any, _RV], pgconn: PGconn) -> Generator[Any, Any, _RV]:
    """What a statement waits for; broken off when the server is silent and gives no sign of life.

    Raises:
        psycopg.OperationalError: it does not; the connection is closed.
    """
    ask_at = monotonic() + ASKED_AFTER_S
    try:
        wanted = next(gen)
        while True:
            ready = yield wanted
            if ready != Ready.NONE:
                ask_at = monotonic() + ASKED_AFTER_S
            elif monotonic() >= ask_at:
                if not is_alive(*address_of(pgconn)):
                    with suppress(psycopg.Error):
                        pgconn.finish()
                    raise psycopg.OperationalError("the server gives no sign of life")
                ask_at = monotonic() + ASKED_AGAIN_S
            wanted = gen.send(ready)
    except StopIteration as ended:
        result: _RV = ended.value
        return result
