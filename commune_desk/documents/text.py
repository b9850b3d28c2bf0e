"""Lines of text: words in one or several faces, broken at blanks to a width.

A text is a sequence of `Run`s, each in one face. A word may change its face in the middle (a bold
name before a regular comma) and stays whole all the same; only a word wider than its line is cut.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from commune_desk.documents.fonts import Face, width
from commune_desk.domain.vietnamese import nfc

FIRM_BLANK = "\u00a0"
"""A blank at which no line is broken; on paper it is one like any other."""

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
class Line:
    """One line: its runs with their blanks, and how wide it is."""

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


def broken(runs: Sequence[Run], size: float, room: float, *, indent: float = 0) -> list[Line]:
    """The lines of a text in a column `room` wide; the first is shorter by `indent`."""
    lines: list[Line] = []
    words: list[_Word] = []
    used, blank = indent, width(" ", Face.REGULAR, size)
    for word in _fitting(_words(runs), size, room - indent):
        wide = runs_width(word, size)
        if words and used + blank + wide > room + 0.01:
            lines.append(_line(words, size))
            words, used = [], 0
        used += wide + (blank if words else 0)
        words.append(word)
    return [*lines, _line(words, size)] if words else lines


def _words(runs: Sequence[Run]) -> Iterator[_Word]:
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


def _fitting(words: Iterator[_Word], size: float, room: float) -> Iterator[_Word]:
    """The words, those wider than a line cut where the line ends."""
    for word in words:
        if runs_width(word, size) <= room:
            yield word
        else:
            yield from (part for run in word for part in _cut(run, size, room))


def _cut(run: Run, size: float, room: float) -> Iterator[_Word]:
    """The parts of a long word, cut after a hyphen, point or the like where it has one."""
    start = 0
    for end in range(1, len(run.text) + 1):
        if end - start > 1 and width(run.text[start:end], run.face, size) > room:
            stop = _last_joint(run.text, start, end - 1)
            yield (Run(run.text[start:stop], run.face),)
            start = stop
    yield (Run(run.text[start:], run.face),)


def _last_joint(text: str, start: int, end: int) -> int:
    """Where to cut between two places at the latest: after the last joint, or else at the end."""
    joints = [i + 1 for i in range(start, end) if text[i] in _JOINTS and i + 1 < len(text)]
    return joints[-1] if joints else end


def _line(words: Sequence[_Word], size: float) -> Line:
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
    return Line(tuple(joined), runs_width(joined, size))


def draw_line(
    canvas: Canvas, line: Line, *, at: tuple[float, float], size: float, stretch: float = 0
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
