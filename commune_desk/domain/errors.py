"""What can be refused: errors that are not bugs.

Each class names a fact and carries its figures, names and dates as attributes, never a sentence;
`words/sentences` has the words for all of them. Whatever is not a `UserError` is a bug and stays
visible.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from typing import Any, TypeVar

T = TypeVar("T")


class UserError(Exception):
    """Something the office can put right; subclasses are dataclasses of facts.

    Attributes:
        place: the file and the line that asked for it, None where no file did.
        beside: the field of a form beside which it is said, and its label; None where the error
            itself says all.
        put_right_in: the fields in which it is put right where somebody fills a form, by their
            names there, the likeliest first; a class names them beside its facts.
    """

    put_right_in: tuple[str, ...] = ()
    place: tuple[str, int] | None = None
    beside: tuple[str, str] | None = None

    @property
    def facts(self) -> dict[str, Any]:
        """The facts by name, in the order in which the class declares them."""
        named = {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]  # every subclass is a dataclass
        place = {"source": self.place[0], "line": self.place[1]} if self.place else {}
        beside = {"field": self.beside[0]} if self.beside else {}
        return place | named | beside

    def __str__(self) -> str:
        """The fact and its figures, for the log of a bug report; people read `words/sentences`."""
        return f"{type(self).__name__}({', '.join(self.facts)})"


def outcome(make: Callable[[], T]) -> T | UserError:
    """What was made, or why it was refused, where one refusal does not end the others."""
    try:
        return make()
    except UserError as refusal:
        return refusal


@contextmanager
def at_line(source: str, line: int) -> Iterator[None]:
    """Give whatever is refused inside the block the line of the file that asked for it."""
    try:
        yield
    except UserError as error:
        error.place = (source, line)
        raise
