"""Text in lines: words in one or several faces, broken at blanks to a width.

A text is a sequence of `Run`s, each in one face. A word may change its face in the middle (a bold
name before a regular comma) and stays whole all the same; only a word wider than a line is cut.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.fonts import Face, width
from commune_desk.domain.vietnamese import nfc

FIRM_BLANK = "\u00a0"
"""A blank at which no line is broken; on paper it is one like any other."""

SLACK = 0.01
"""Sums of widths and heights are not exact: what is this much too large still fits."""

_BLANKS = re.compile(r"[ \t\r\n]+")
_JOINTS = "-/._@"
_ASCENT = 0.891
_DESCENT = 0.216


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in one face."""

    text: str
    face: Face = Face.REGULAR


_Word = tuple[Run, ...]
"""Runs without blanks that belong together."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a text: its runs with their blanks, and how wide it is."""

    runs: tuple[Run, ...]
    width: float

    @property
    def blanks(self) -> int:
        """How many blanks a justified line can stretch."""
        return sum(run.text.count(" ") for run in self.runs)


def baseline(size: float, leading: float) -> float:
    """How far below the top of its line a text stands."""
    return (leading - (_ASCENT + _DESCENT) * size) / 2 + _ASCENT * size


def runs_width(runs: Sequence[Run], size: float) -> float:
    """The width of runs set in one line."""
    return sum(width(run.text, run.face, size) for run in runs)


def broken(runs: Sequence[Run], size: float, room: float, *, indent: float = 0) -> list[TextLine]:
    """The lines of a text set `room` wide; the first is shorter by `indent`."""
    lines: list[TextLine] = []
    words: list[_Word] = []
    used, blank = indent, width(" ", Face.REGULAR, size)
    for word in _words(runs):
        for index, part in enumerate(_fitting(word, size, room - max(indent, 0))):
            wide = runs_width(part, size)
            if words and (index or used + blank + wide > room + SLACK):
                lines.append(_line(words, size))
                words, used = [], 0
            used += wide + (blank if words else 0)
            words.append(part)
    return [*lines, _line(words, size)] if words else lines


def _words(runs: Sequence[Run]) -> Iterator[_Word]:
    """The words of a text; one that changes its face is of several runs."""
    current: list[Run] = []
    for run in runs:
        first, *others = _BLANKS.split(nfc(run.text))
        current += [Run(first, run.face)] if first else []
        for part in others:
            if current:
                yield tuple(current)
            current = [Run(part, run.face)] if part else []
    if current:
        yield tuple(current)


def _fitting(word: _Word, size: float, room: float) -> Iterator[_Word]:
    """The word, or where it is too wide its parts, cut after a hyphen, point or the like."""
    if runs_width(word, size) <= room:
        yield word
        return
    letters = [(letter, run.face) for run in word for letter in run.text]
    while letters:
        ends = list(accumulate(width(letter, face, size) for letter, face in letters))
        end = max(sum(wide <= room for wide in ends), 1)
        joints = [index for index in range(1, end + 1) if letters[index - 1][0] in _JOINTS]
        if joints and end < len(letters):
            end = joints[-1]
        faces = groupby(letters[:end], key=lambda pair: pair[1])
        yield tuple(Run("".join(letter for letter, _ in group), face) for face, group in faces)
        letters = letters[end:]


def _line(words: Sequence[_Word], size: float) -> TextLine:
    """The words with single blanks between them, neighbours in one face joined."""
    joined: list[Run] = []
    for index, word in enumerate(words):
        for position, part in enumerate(word):
            text = part.text.replace(FIRM_BLANK, " ")
            text = f" {text}" if index and not position else text
            if joined and joined[-1].face is part.face:
                joined[-1] = Run(joined[-1].text + text, part.face)
            else:
                joined.append(Run(text, part.face))
    return TextLine(tuple(joined), runs_width(joined, size))


def draw_line(
    canvas: Canvas, line: TextLine, *, at: tuple[float, float], size: float, stretch: float = 0
) -> None:
    """Draw a line from the point `at` on its baseline, each blank wider by `stretch`."""
    text = canvas.beginText(*at)
    if stretch:
        text.setWordSpace(stretch)
    for run in line.runs:
        text.setFont(run.face.value, size)
        text.textOut(run.text)
    if stretch:
        text.setWordSpace(0)
    canvas.drawText(text)
