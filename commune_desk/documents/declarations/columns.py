"""How wide the columns of a table are, and how large its letters, so that no word is cut.

A form says in which shares the width is parted. A column that is too narrow for its words takes
room from the others; where they have none left, the letters are smaller.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import product

from commune_desk.documents.declarations.flow import LEAST_LETTERS
from commune_desk.documents.declarations.lines import Told, face_of
from commune_desk.documents.fonts import width
from commune_desk.documents.table import PAD
from commune_desk.documents.text import SLACK
from commune_desk.domain.form.paper import Piece, PrintedWords, Struck

_WHOLE: Mapping[str, int] = {
    "full_name": 8, "date": 10, "loose_date": 10, "personal_id": 12, "old_id": 9, "phone": 11,
    "tax_code": 10, "sex": 4, "number": 4, "tick": 2,
}  # fmt: skip
"""Letters of a value that must stand in one line, by kind."""
_A_WORD = 6
"""Letters of a value of any other kind."""
_ROOMY = {**_WHOLE, "address": 14, "id_paper": 14}
"""The same, with room for some words of what is long."""
_JOINTS = re.compile(r"(?<=[/-])")

Row = tuple[Told, ...]
"""The cells of a row; of a repeated one their places alone count, not what stands in them."""


@lru_cache(maxsize=512)
def fitting(
    rows: tuple[Row, ...], shares: tuple[float, ...], room: float, *, size: float
) -> tuple[float, tuple[float, ...]]:
    """The size of the letters, at most `size`, and the widths of the columns."""
    steps = range(int(2 * max(size - LEAST_LETTERS, 0)) + 1)
    sizes = [size - step / 2 for step in steps]
    for by_kind, letters in product((_ROOMY, _WHOLE), sizes):
        least = [
            max(_least_width(row[column], letters, by_kind) for row in rows)
            for column in range(len(shares))
        ]
        if sum(least) <= room:
            break
    return letters, _widths(shares, least, room)


def widest_word(pieces: Sequence[Piece], size: float) -> float:
    """How wide the widest printed word of a line is, where it is not broken at its joints."""
    return max(
        (
            width(word, face_of(piece), size)
            for piece in pieces
            if isinstance(piece, PrintedWords | Struck)
            for word in _JOINTS.sub(" ", piece.text).split()
        ),
        default=0.0,
    )


def _least_width(cell: Told, size: float, by_kind: Mapping[str, int]) -> float:
    """How wide a cell must be, so that neither its words nor short values are cut."""
    letters = max((by_kind.get(one.kind, _A_WORD) for one in cell.said), default=0)
    return max(widest_word(cell.pieces, size), letters * size / 2) + 2 * PAD + 10 * SLACK


def _widths(shares: Sequence[float], least: Sequence[float], room: float) -> tuple[float, ...]:
    """The widths of columns by their shares, none narrower than it must be while there is room."""
    wanted = [share * room / sum(shares) for share in shares]
    if sum(least) > room:
        return tuple(one * room / sum(least) for one in least)
    missing = sum(max(one - wide, 0) for one, wide in zip(least, wanted, strict=True))
    spare = sum(max(wide - one, 0) for one, wide in zip(least, wanted, strict=True))
    given = missing / spare if spare else 0.0
    return tuple(
        one if wide < one else wide - (wide - one) * given
        for one, wide in zip(least, wanted, strict=True)
    )
