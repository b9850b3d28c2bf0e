r"""Bytes of any length, encrypted piece by piece: what is cut, swapped or altered is found.

    "CommuneDesk sealed 1\n" · 24 bytes of its own · pieces of 256 KiB, each with 17 bytes more

The last piece says that it is the last (libsodium's secretstream, XChaCha20-Poly1305). Nothing of a
piece is given on before its seal was compared, so that neither writing nor reading ever holds more
than one in memory, and no readable copy stands on a disk.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import IO

MAGIC = b"CommuneDesk sealed 1\n"
PIECE = 1 << 18

_PURPOSE = b"sealed-stream"


class SealBroken(Exception):
    """It was cut or altered, or another key sealed it."""


def sealed(pieces: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """What a stream looks like sealed."""
    from nacl import bindings  # few processes seal anything

    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    header = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, _own_key(key))
    yield MAGIC + header
    held = bytearray()
    for piece in pieces:
        held += piece
        while len(held) > PIECE:  # the last one is never known before the end
            yield bindings.crypto_secretstream_xchacha20poly1305_push(state, bytes(held[:PIECE]))
            del held[:PIECE]
    last = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
    yield bindings.crypto_secretstream_xchacha20poly1305_push(state, bytes(held), tag=last)


def opened(source: IO[bytes], key: bytes) -> Iterator[bytes]:
    """What was sealed, read from its beginning.

    Raises:
        SealBroken: after what was whole before the place.
    """
    from nacl import bindings
    from nacl.exceptions import CryptoError

    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    length = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
    if source.read(len(MAGIC)) != MAGIC or len(header := source.read(length)) != length:
        raise SealBroken
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, header, _own_key(key))
    last = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
    more = PIECE + bindings.crypto_secretstream_xchacha20poly1305_ABYTES
    tag = None
    while tag != last:
        try:
            content = source.read(more)
            piece, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, content)
        except (CryptoError, ValueError, RuntimeError):
            raise SealBroken from None
        yield piece
    if source.read(1):
        raise SealBroken


def is_sealed(source: IO[bytes]) -> bool:
    """Whether what begins here is sealed; the source stands at its beginning afterwards."""
    found = source.read(len(MAGIC)) == MAGIC
    source.seek(0)
    return found


def _own_key(key: bytes) -> bytes:
    """A key for this use alone, so that the one of the database never meets another cipher."""
    return hashlib.blake2b(key, digest_size=32, person=_PURPOSE).digest()
