"""The lines of a long list, packed in memory: half a million of them take some 20 MB.

They name people, so that they are put on no disk before the office asked for the file.
"""

import pickle
import zlib
from collections.abc import Collection, Iterator, Sequence

from commune_desk.domain.figures.shown_list import Cell

_TOGETHER = 500
"""Lines; alike ones are packed better beside each other."""


class PackedLines(Collection[Sequence[Cell]]):
    """Lines in the order in which they were added, gone through as often as wanted."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._last: list[Sequence[Cell]] = []

    def add(self, line: Sequence[Cell]) -> None:
        """One more, behind the others."""
        self._last.append(line)
        if len(self._last) == _TOGETHER:
            self._packed.append(zlib.compress(pickle.dumps(self._last), 1))
            self._last = []

    def __len__(self) -> int:
        return len(self._packed) * _TOGETHER + len(self._last)

    def __iter__(self) -> Iterator[Sequence[Cell]]:
        for packed in self._packed:
            yield from pickle.loads(zlib.decompress(packed))  # of this object's own
        yield from self._last

    def __contains__(self, line: object) -> bool:
        return any(line == one for one in self)
