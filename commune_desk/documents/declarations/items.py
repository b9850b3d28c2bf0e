"""What a paragraph of a form is made of: words, places, boxes; and where its lines can break."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from commune_desk.documents.fonts import Face
from commune_desk.documents.text import Span
from commune_desk.domain.vietnamese import nfc

_OPENS = re.compile(r"(?:^|[:;.])\s*$")
"""Words after which a box begins a choice, and does not end one."""


@dataclass(frozen=True, slots=True)
class Dotted:
    """A place.

    Attributes:
        name: of the place.
        text: what stands in it.
        letters: about how many letters of room it takes where it is empty.
        lines: the least number of its lines where it goes to the margin.
        is_last: whether it goes to the margin.
        has_dots: whether its room is dotted; in the cell of a table it is not.
        is_marked: whether it is shown as the place that is being typed.
        most_lines: a value that needs more stands elsewhere.
        is_part: whether it is a part of a date or an hour, after which no dots go on.
    """

    name: str
    text: str
    face: Face = Face.REGULAR
    letters: int = 20
    lines: int = 1
    is_last: bool = False
    has_dots: bool = True
    is_marked: bool = False
    most_lines: int = 10
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A box, crossed or open."""

    name: str
    is_crossed: bool
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Digits:
    """A box for each letter of a number: `count` of them, or some more where it is longer."""

    name: str
    text: str
    count: int
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class Strikable:
    """Printed words that the value of a place strikes through, or leaves."""

    name: str
    text: str
    face: Face
    is_struck: bool
    is_marked: bool = False


Item = Span | Dotted | Tick | Digits | Strikable


@dataclass(frozen=True, slots=True)
class Atom:
    """A word or another item, and whether a blank stands before it."""

    item: Item
    has_blank: bool


Chunk = list[Atom]
"""What no line is broken within."""


def _atoms(items: Sequence[Item]) -> Iterator[Atom]:
    """The words and other items; blanks belong to what follows them."""
    has_blank = False
    for item in items:
        if not isinstance(item, Span | Strikable):
            yield Atom(item, has_blank)
            has_blank = False
            continue
        text = nfc(item.text)
        words = text.split()
        has_blank = has_blank or text[:1].isspace()
        for word in words:
            part = (
                replace(item, text=word) if isinstance(item, Strikable) else Span(word, item.face)
            )
            yield Atom(part, has_blank)
            has_blank = True
        has_blank = text[-1:].isspace() or (has_blank and not words)


def chunks(items: Sequence[Item]) -> Iterator[Chunk]:
    """The atoms by where a line can be broken: at blanks, and before a place.

    A box stays with the word that it belongs to: the next one, or that before it where the first
    box of the paragraph has words of its own before it ("bản sao: Có □, Không □").
    """
    chunk: Chunk = []
    kinds = [type(item) for item in items]
    first_box = kinds.index(Tick) if Tick in kinds else 0
    before_box = items[first_box - 1] if first_box else None
    follows_words = isinstance(before_box, Span) and not _OPENS.search(before_box.text)
    for atom in _atoms(items):
        before = chunk[-1].item if chunk else None
        if chunk and isinstance(first := chunk[0].item, Dotted) and first.is_last:
            chunk.append(atom)  # the dots end before it, at the margin
            continue
        is_bound = (
            isinstance(before, Tick)
            if not follows_words
            else isinstance(atom.item, Tick) and isinstance(before, Span)
        )
        is_free = isinstance(atom.item, Dotted | Digits) or (atom.has_blank and not is_bound)
        if chunk and is_free:
            yield chunk
            chunk = []
        chunk.append(atom)
    if chunk:
        yield chunk
