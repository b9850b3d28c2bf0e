"""A hash that is computed beside is that of all pieces, in their order."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from commune_desk.files.upkeep.hashing import hash_beside


@given(st.lists(st.binary(max_size=5000), max_size=20))
def test_it_is_the_hash_of_all_pieces(pieces: list[bytes]):
    with hash_beside() as digest:
        for piece in pieces:
            digest.update(piece)
        assert digest.hexdigest() == hashlib.sha256(b"".join(pieces)).hexdigest()
