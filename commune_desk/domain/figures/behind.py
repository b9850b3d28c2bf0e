"""What stands behind the figures of a report, made when somebody looks.

A report says some hundred figures of some thousand dossiers, and a page shows the figures. So the
numbers behind each are put in order, and the dossiers spelled out, when they are looked at first;
what they are made of is the report's own, so that they are those that were counted.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar, overload

T = TypeVar("T")

Parts = Sequence[Sequence[str]]
"""Numbers of dossiers, some here and some there."""


class Behind(Mapping[str, tuple[str, ...]]):
    """The numbers of dossiers by the name of the figure that they stand behind, in their order.

    Args:
        parts: by name the numbers, in no order.
    """

    def __init__(self, parts: Mapping[str, Parts]) -> None:
        self.parts = dict(parts)
        self._in_order: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        found = self._in_order.get(name)
        if found is None:
            found = tuple(sorted(chain.from_iterable(self.parts[name])))
            self._in_order[name] = found
        return found

    def __contains__(self, name: object) -> bool:
        return name in self.parts

    def __iter__(self) -> Iterator[str]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    def __repr__(self) -> str:
        return f"Behind({dict(self)})"

    def with_those(self, others: "Behind") -> "Behind":
        """With what stands behind others; where both have a name, as the others have it."""
        return Behind({**self.parts, **others.parts})


class MadeLater(Sequence[T]):
    """A tuple that is made when somebody looks at it first.

    Args:
        make: makes it; called once.
    """

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        self._make: Callable[[], tuple[T, ...]] | None = make
        self._made: tuple[T, ...] = ()

    def _all(self) -> tuple[T, ...]:
        if self._make is not None:
            self._made, self._make = self._make(), None
        return self._made

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...

    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self._all()[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, MadeLater) else other)

    def __hash__(self) -> int:
        return hash(self._all())
