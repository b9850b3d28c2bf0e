"""Which of eight masks a QR code takes (ISO/IEC 18004): the one under which it is read best.

Why not as reportlab does it, module by module: it is the same choice, but took four fifths of the
time of a code, a sixth of that of a reception's papers. Here a row of modules is one number.
"""

from functools import lru_cache

from reportlab.graphics.barcode.qrencoder import QRCode, QRUtil

Lines = tuple[int, ...]
"""The rows or the columns of a code, dark modules as ones, the first of a line highest."""

_PATTERNS = 8
_FINDER = (1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0)
"""What a reader could take for a corner: the dark and light modules across one, and its margin."""


class MaskedCode(QRCode):
    """A QR code that finds its mask quickly."""

    def getBestMaskPattern(self) -> int:  # noqa: N802  # a name of reportlab
        """The mask with the fewest lost points."""
        self.makeImpl(True, 0)
        side = self.moduleCount
        places = tuple(self.dataPosIterator())  # type: ignore[no-untyped-call]
        masks = _masks(side, places)
        rows = [
            int("".join("1" if is_dark else "0" for is_dark in row), 2) ^ mask
            for row, mask in zip(self.modules, masks[0], strict=True)
        ]
        masked = (tuple(row ^ part for row, part in zip(rows, mask, strict=True)) for mask in masks)
        lost = [lost_points(lines, side) for lines in masked]
        return lost.index(min(lost))


def lost_points(rows: Lines, side: int) -> int:
    """How hard a code with so many modules on a side is to read."""
    texts = (f"{row:0{side}b}" for row in rows)
    columns = tuple(int("".join(column), 2) for column in zip(*texts, strict=True))
    alike = [_alike(row, side) for row in rows]
    blocks = sum(
        (alike[n] & alike[n + 1] & ~(rows[n] ^ rows[n + 1])).bit_count() for n in range(side - 1)
    )
    dark = sum(row.bit_count() for row in rows)
    return (
        sum(map(_long_runs, alike))
        + sum(_long_runs(_alike(column, side)) for column in columns)
        + 3 * blocks
        + 40 * sum(_finders(row, side) for row in rows)
        + 10 * (abs(100 * dark // side**2 - 50) // 5)
    )


def _alike(line: int, side: int) -> int:
    """Where two modules beside each other are alike."""
    return ~(line ^ line >> 1) & (1 << side - 1) - 1


def _long_runs(alike: int) -> int:
    """The points of a line for five modules alike in a row, which are three, and for each more."""
    five = alike & alike >> 1 & alike >> 2 & alike >> 3
    return five.bit_count() + 2 * (five & ~(five << 1)).bit_count()


def _finders(row: int, side: int) -> int:
    """How often a row looks like a corner, but for its end, which reportlab leaves out."""
    found = (1 << side - len(_FINDER) + 1) - 2
    for shift, is_dark in enumerate(reversed(_FINDER)):
        found &= row >> shift if is_dark else ~(row >> shift)
    return found.bit_count()


@lru_cache(maxsize=8)
def _masks(side: int, places: tuple[tuple[int, int], ...]) -> tuple[Lines, ...]:
    """The rows of each mask for a code whose data stand at these places (column, row)."""
    masks = []
    for number in range(_PATTERNS):
        turns = QRUtil.getMask(number)  # type: ignore[no-untyped-call]
        rows = [0] * side
        for column, row in places:
            rows[row] |= turns(row, column) << side - 1 - column
        masks.append(tuple(rows))
    return tuple(masks)
