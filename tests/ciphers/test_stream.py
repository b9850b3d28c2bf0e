"""A sealed stream gives back exactly what was put in, or says that it cannot."""

import io
from itertools import chain

import pytest

from commune_desk.ciphers.stream import MAGIC, PIECE, SealBroken, is_sealed, opened, sealed

KEY = bytes(range(32))


def closed(content: bytes, *, step: int = 100_000) -> bytes:
    pieces = (content[at : at + step] for at in range(0, len(content), step))
    return b"".join(sealed(pieces, KEY))


def read(content: bytes, key: bytes = KEY) -> bytes:
    return b"".join(opened(io.BytesIO(content), key))


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_was_sealed_comes_out_again(size):
    content = bytes(chain.from_iterable(at.to_bytes(4, "big") for at in range(size // 4 + 1)))[
        :size
    ]
    assert read(closed(content)) == content


def test_nothing_of_it_can_be_read():
    assert b"Nguy" not in closed("Nguyễn Thị Hoa".encode() * 1000)


@pytest.mark.parametrize("at", [0, len(MAGIC), len(MAGIC) + 30, PIECE + 60, -1])
def test_a_bit_that_flipped_is_found(at):
    content = bytearray(closed(b"x" * 2 * PIECE))
    content[at] ^= 1
    with pytest.raises(SealBroken):
        read(bytes(content))


@pytest.mark.parametrize("size", [0, 10, 45, 60, PIECE + 62, 2 * PIECE + 79])
def test_a_stream_that_was_cut_is_found_also_between_two_pieces(size):
    whole = closed(b"x" * (2 * PIECE + 7))
    assert size < len(whole)
    with pytest.raises(SealBroken):
        read(whole[:size])


def test_more_behind_the_last_piece_is_found():
    with pytest.raises(SealBroken):
        read(closed(b"x") + b"y")


def test_another_key_opens_nothing():
    with pytest.raises(SealBroken):
        read(closed(b"x"), bytes(32))


def test_what_is_sealed_says_so():
    assert is_sealed(io.BytesIO(closed(b"")))
    assert not is_sealed(io.BytesIO(b"PGDMP"))
