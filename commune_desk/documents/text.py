"""Text in lines: words in one or several faces, broken at blanks to a width.

A text is a sequence of `Span`s, each in one face. A word may change its face in the middle (a bold
name before a regular comma) and stays whole all the same; only a word wider than a line is cut.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.fonts import Face, shown, width
from commune_desk.domain.vietnamese import nfc

FIRM_BLANK = "\u00a0"
"""A blank at which no line is broken; on paper it is one like any other."""

SLACK = 0.01
"""Sums of widths and heights are not exact: what is this much too large still fits."""

_BLANKS = re.compile(r"[ \t\r\n]+")
_JOINTS = "-/._@"
_ASCENT = 0.891
_DESCENT = 0.216


class Span(NamedTuple):
    """Some words in one face."""

    text: str
    face: Face = Face.REGULAR


_Word = tuple[Span, ...]
"""Runs without blanks that belong together."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a text: its spans with their blanks, and how wide it is."""

    spans: tuple[Span, ...]
    width: float

    @property
    def blanks(self) -> int:
        """How many blanks a justified line can stretch."""
        return sum(span.text.count(" ") for span in self.spans)


def baseline(size: float, leading: float) -> float:
    """How far below the top of its line a text stands."""
    return (leading - (_ASCENT + _DESCENT) * size) / 2 + _ASCENT * size


def spans_width(spans: Sequence[Span], size: float) -> float:
    """The width of spans set in one line."""
    return sum(width(text, face, size) for text, face in spans)


@lru_cache(maxsize=1024)
def broken(
    spans: tuple[Span, ...], size: float, room: float, *, indent: float = 0
) -> tuple[TextLine, ...]:
    """The lines of a text set `room` wide; the first is shorter by `indent`.

    The last 1,024 texts are kept: most of a form is the same from one paper to the next.
    """
    lines: list[TextLine] = []
    words: list[_Word] = []
    used, blank = 0.0, width(" ", Face.REGULAR, size)
    left, narrowest = room - indent, room - max(indent, 0)
    for word in _words(spans):
        wide = spans_width(word, size)
        parts = [(word, wide)] if wide <= narrowest else _cut(word, size, narrowest)
        for index, (part, wide) in enumerate(parts):
            if words and (index or used + blank + wide > left + SLACK):
                lines.append(TextLine(_joined(words), used))
                words, used, left = [], 0.0, room
            used += wide + (blank if words else 0)
            words.append(part)
    if words:
        lines.append(TextLine(_joined(words), used))
    return tuple(lines)


def _words(spans: Sequence[Span]) -> Iterator[_Word]:
    """The words of a text; one that changes its face is of several spans."""
    current: list[Span] = []
    for span in spans:
        first, *others = _BLANKS.split(nfc(span.text))
        current += [Span(first, span.face)] if first else []
        for part in others:
            if current:
                yield tuple(current)
            current = [Span(part, span.face)] if part else []
    if current:
        yield tuple(current)


def _cut(word: _Word, size: float, room: float) -> Iterator[tuple[_Word, float]]:
    """The parts of a word that is too wide, and their widths: cut after a hyphen or the like."""
    letters = [(letter, span.face) for span in word for letter in span.text]
    while letters:
        ends = list(accumulate(width(letter, face, size) for letter, face in letters))
        end = max(sum(wide <= room for wide in ends), 1)
        joints = [index for index in range(1, end + 1) if letters[index - 1][0] in _JOINTS]
        if joints and end < len(letters):
            end = joints[-1]
        faces = groupby(letters[:end], key=lambda pair: pair[1])
        part = (Span("".join(letter for letter, _ in group), face) for face, group in faces)
        yield tuple(part), ends[end - 1]
        letters = letters[end:]


def _joined(words: Sequence[_Word]) -> tuple[Span, ...]:
    """The words of a line with single blanks between them, neighbours in one face joined."""
    pieces = [
        Span(f" {text}" if index and not position else text, face)
        for index, word in enumerate(words)
        for position, (text, face) in enumerate(word)
    ]
    return tuple(
        Span("".join(text for text, _ in group).replace(FIRM_BLANK, " "), face)
        for face, group in groupby(pieces, key=lambda piece: piece.face)
    )


def draw_line(
    canvas: Canvas, line: TextLine, *, at: tuple[float, float], size: float, stretch: float = 0
) -> None:
    """Draw a line from the point `at` on its baseline, each blank wider by `stretch`."""
    words = " ".join(shown(canvas, text, face, size=size) for text, face in line.spans)
    if stretch:
        words = f"{stretch:.4f} Tw {words} 0 Tw"
    draw_words(canvas, f"1 0 0 1 {at[0]:.4f} {at[1]:.4f} Tm {words}")


def draw_words(canvas: Canvas, words: str) -> None:
    """Draw text in the words of PDF.

    Why not with the texts of reportlab: they measure what they write, to know where other words
    would go on, and write numbers slowly. A form has hundreds of both.
    """
    canvas.addLiteral(f"BT {words} ET")
