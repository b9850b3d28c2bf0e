"""One paragraph of a form: words, places with their dots, and boxes, broken into lines.

A place is dotted room for the pen. What stands in it stands at its beginning, and dots go on where
nothing stands. A place that ends its paragraph goes to the margin, and on to the lines below it
where it has several or its value needs more. Words after a place without a blank stay with it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from commune_desk.documents.blocks import Align, Block, Region, Style
from commune_desk.documents.declarations.ink import BOX, DIGIT_BOX, Run, SetLine
from commune_desk.documents.declarations.items import (
    Atom,
    Chunk,
    Digits,
    Dotted,
    Item,
    Strikable,
    Tick,
    chunks,
)
from commune_desk.documents.fonts import Face, width
from commune_desk.documents.text import SLACK, Span, broken
from commune_desk.domain.vietnamese import nfc

LEAST_LETTERS = 11.0
"""Points. The smallest letters that NĐ 30/2020/NĐ-CP, Phụ lục I has on an official paper (those of
"Nơi nhận"): a value is never set smaller to fit into its place."""

_LETTER = 0.5
"""The width of a letter to its size, on the average of Vietnamese words."""
_LEAST_ROOM = 4
"""Letters. Less room at the end of a line is no place to begin writing."""
_NARROWEST = 0.45
"""To which share of their letters empty places are narrowed, at most, to stand in one line."""
_PARTED = 14
"""Letters. A wider place may begin at the end of one line and go on in the next."""
_BEFORE = 0.12
"""Between words and the dots after them, to the size of the letters."""
_BESIDE_BOX = 0.1
"""Room beside a box, to the size of the letters."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a form is drawn.

    Attributes:
        is_fill_only: only what stands in the places is drawn, for paper that has the rest. A place
            then has the room that it has where the form is empty, and a value that is longer is
            set in smaller letters.
        elsewhere: what a place says whose value is too long for it.
    """

    is_fill_only: bool = False
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """The lines of a paragraph, and the places whose values must stand elsewhere."""

    blocks: tuple[Block, ...]
    elsewhere: tuple[str, ...] = ()


def flowed(items: Sequence[Item], style: Style, room: float, *, manner: Manner) -> Flow:
    """A paragraph `room` wide."""
    setter = _Setter(style, room, manner)
    parts = list(chunks(items))
    setter.narrow_for(parts)
    for index, chunk in enumerate(parts):
        setter.set(chunk, parts[index + 1 :])
    return Flow(tuple(setter.blocks()), tuple(setter.elsewhere))


@dataclass(frozen=True, slots=True)
class _Segment:
    """A part of a place in one line."""

    line: SetLine
    left: float
    right: float

    @property
    def room(self) -> float:
        """How wide it is."""
        return self.right - self.left


class _Setter:
    """The way of the pen along the lines of one paragraph."""

    def __init__(self, style: Style, room: float, manner: Manner) -> None:
        self._style = style
        self._size = style.size
        self._room = room
        self._manner = manner
        self._blank = width(" ", Face.REGULAR, style.size)
        self._letter = _LETTER * style.size
        self._share = 1.0
        self._lines = [SetLine(style.indent)]
        self.elsewhere: list[str] = []

    @property
    def _line(self) -> SetLine:
        return self._lines[-1]

    def _left(self) -> float:
        return self._room - self._line.end

    def _new_line(self) -> SetLine:
        self._lines.append(SetLine(self._style.hang))
        return self._line

    def narrow_for(self, chunks: Sequence[Chunk]) -> None:
        """Make the places narrower where the paragraph then fits into one line."""
        places = [atom.item for chunk in chunks for atom in chunk if isinstance(atom.item, Dotted)]
        if len(places) < 2 or any(place.lines > 1 for place in places):
            return
        blanks = self._blank * sum(chunk[0].has_blank for chunk in chunks)
        words = sum(
            self._width([atom for atom in chunk if not isinstance(atom.item, Dotted)])
            for chunk in chunks
        )
        room = self._room - self._style.indent - words - blanks
        for step in range(20, -1, -1):
            if sum(self._dotted_width(place, step / 20) for place in places) <= room:
                self._share = step / 20
                return

    def _dotted_width(self, place: Dotted, share: float) -> float:
        """How wide a place in a line is, made narrower to a share of its letters."""
        letters = min(place.letters, _PARTED) if place.is_last else place.letters
        if place.text and not self._manner.is_fill_only:
            value = width(place.text, place.face, self._size) + SLACK
            return value if place.is_part else max(value, letters * self._letter * share)
        return letters * self._letter * max(share, _NARROWEST)

    def set(self, chunk: Chunk, following: Sequence[Chunk]) -> None:
        """Set what belongs together; the last word before a place stays with its beginning."""
        first = chunk[0]
        if isinstance(first.item, Dotted):
            self._set_place(first, chunk[1:], self._joined_width(following))
            return
        wide = self._width(chunk) + self._beginning(following)
        before = self._blank if first.has_blank and self._line.is_begun else 0.0
        if self._line.is_begun and before + wide > self._left() + SLACK:
            self._new_line()
        for atom in chunk:
            self._set_atom(atom)

    def _beginning(self, following: Sequence[Chunk]) -> float:
        """How much room a place needs at least after the word before it."""
        if not following or not isinstance(place := following[0][0].item, Dotted):
            return 0
        chunk = following[0]
        blank = self._blank if chunk[0].has_blank else 0
        if place.is_last or place.letters > _PARTED:
            return blank + _LEAST_ROOM * self._letter + self._width(chunk[1:])
        wide = self._dotted_width(place, self._share)
        return blank + wide + self._width(chunk[1:]) + self._joined_width(following[1:])

    def _before(self, place: Dotted) -> float:
        """Room between words and the place that is joined to them, as its dots need it."""
        is_close = place.text and place.is_part and not self._manner.is_fill_only
        return 0.0 if is_close else _BEFORE * self._size

    def _joined_width(self, following: Sequence[Chunk]) -> float:
        """How wide the places are that follow without a blank, as in "…/…/…"."""
        joined = 0.0
        for chunk in following:
            place = chunk[0].item
            if chunk[0].has_blank or not isinstance(place, Dotted):
                break
            joined += self._before(place)
            joined += self._dotted_width(place, self._share) + self._width(chunk[1:])
        return joined

    def _width(self, chunk: Sequence[Atom]) -> float:
        """How wide a chunk is, without the blank before it."""
        inner = sum(self._blank for atom in chunk[1:] if atom.has_blank)
        return inner + sum(self._width_of(atom.item) for atom in chunk)

    def _width_of(self, item: Item) -> float:
        if isinstance(item, Span | Strikable):
            return width(item.text, item.face, self._size)
        if isinstance(item, Digits):
            return self._boxes(item) * self._digit_edge(item)
        return (BOX + 2 * _BESIDE_BOX) * self._size

    def _digit_edge(self, item: Digits) -> float:
        """The edge of a box for a digit: as many as there are fit into one line."""
        return min(DIGIT_BOX * self._size, (self._room - self._style.hang) / self._boxes(item))

    def _boxes(self, item: Digits) -> int:
        """How many boxes a number has; one that has twice as many digits stands elsewhere."""
        digits = len(item.text)
        is_too_long = self._manner.is_fill_only or digits > 2 * item.count
        return item.count if is_too_long else max(item.count, digits)

    def _set_atom(self, atom: Atom) -> None:
        item = atom.item
        if isinstance(item, Span):
            self._set_word(item, atom.has_blank)
            return
        if isinstance(item, Strikable):
            # Set a word that may be struck through; the stroke goes on over the blank before it
            before = self._line.end
            self._set_word(Span(item.text, item.face), atom.has_blank)
            line = self._line
            left = line.end - self._width_of(item)
            line.regions.append((item.name, left, line.end, item.is_marked))
            if item.is_struck:
                goes_on = bool(line.strokes) and abs(line.strokes[-1][1] - before) < SLACK
                start = line.strokes.pop()[0] if goes_on else left
                line.strokes.append((start, line.end))
            return
        line = self._line
        self._set_blank(atom.has_blank)
        wide = self._width_of(item)
        if isinstance(item, Tick):
            line.ticks.append((line.end + _BESIDE_BOX * self._size, item.is_crossed))
            line.regions.append((item.name, line.end, line.end + wide, item.is_marked))
        elif isinstance(item, Digits):
            boxes = self._boxes(item)
            fits = len(item.text) <= boxes
            if not fits:
                self.elsewhere.append(item.name)
            digits = item.text if fits else ""
            line.digits.append((line.end, digits, boxes, self._digit_edge(item)))
            line.regions.append((item.name, line.end, line.end + wide, item.is_marked))
        line.moved_on(wide)

    def _set_blank(self, has_blank: bool) -> None:
        """A blank after what stands in the line; it is a letter too, for who reads the file."""
        line = self._line
        if has_blank and line.is_begun:
            if line.open_run:
                line.open_run.text += " "
            line.end += self._blank

    def _set_word(self, word: Span, has_blank: bool) -> None:
        wide = width(word.text, word.face, self._size)
        if wide > self._room - self._style.hang:
            for part in broken((word,), self._size, self._room - self._style.hang):
                line = self._new_line() if self._line.is_begun else self._line
                line.runs.append(Run(line.end, part.spans[0].text, word.face, self._size))
                line.moved_on(part.width)
            return
        line = self._line
        self._set_blank(has_blank)
        if line.open_run and line.open_run.face is word.face:
            line.open_run.text += word.text
        else:
            line.open_run = Run(line.end, word.text, word.face, self._size)
            line.runs.append(line.open_run)
        line.end += wide
        line.is_begun = True

    # --- places --------------------------------------------------------------------------------

    def _set_place(self, atom: Atom, tail: Chunk, joined: float) -> None:
        """Set a place with the words after it; `joined` is the room of what follows closely."""
        place, has_blank = atom.item, atom.has_blank
        assert isinstance(place, Dotted), "its chunk begins with it"
        after = self._width(tail) + (self._blank if tail and tail[0].has_blank else 0)
        whole = self._room - self._style.hang - after
        lines = _over(place.text, place.face, self._size, widths=[], more=whole) or []
        text = place.text
        if len(lines) > place.most_lines and not self._manner.is_fill_only:
            self.elsewhere.append(place.name)
            text = self._manner.elsewhere
        self._set_blank(has_blank)
        if self._line.is_begun and not has_blank:
            self._line.end += self._before(place)
        if place.is_last or place.lines > 1:
            segments = self._to_the_margin(place, text, after)
        else:
            segments = self._in_line(place, text, after + joined)
        self._write(place, text, segments)
        for following in tail:
            self._set_atom(following)

    def _to_the_margin(self, place: Dotted, text: str, after: float) -> list[_Segment]:
        """Room to the margin, in as many lines as the place has or its value needs."""
        least = min(_LEAST_ROOM * self._letter, self._room - self._style.hang)
        if text and place.is_part and not self._manner.is_fill_only:
            least = width(text, place.face, self._size)
        if self._line.is_begun and self._left() - after < least:
            self._new_line()
        whole = self._room - self._style.hang
        widths = [self._left(), *[whole] * (place.lines - 1)]
        # one word, such as an e-mail address, is rather set smaller than on the next line
        is_short = width(text, place.face, LEAST_LETTERS) <= widths[0] - after
        if not (self._manner.is_fill_only or (is_short and " " not in text)):
            lines = _over(text, place.face, self._size, widths=widths, more=whole) or [""]
            widths += [whole] * (len(lines) - len(widths))
            last = width(lines[-1], place.face, self._size) if len(lines) == len(widths) else 0
            if last + after > widths[-1] + SLACK:
                widths.append(whole)
        segments = []
        for index, _ in enumerate(widths):
            line = self._new_line() if index else self._line
            right = self._room - (after if index == len(widths) - 1 else 0)
            segments.append(_Segment(line, line.end, right))
            line.moved_on(right - line.end)
        return segments

    def _in_line(self, place: Dotted, text: str, after: float) -> list[_Segment]:
        """Room within a line; a wide place, or a long value, goes on in the lines below."""
        wide = min(
            self._dotted_width(replace(place, text=""), self._share),
            self._room - self._style.hang - after,
        )
        if text and not self._manner.is_fill_only:
            filler = min(self._share * place.letters * self._letter, self._left() - after)
            if place.is_part or self._style.align in {Align.CENTRE, Align.RIGHT}:
                filler = 0  # no dots after "12" in "ngày 12 tháng 9", none that move the middle
            wide = max(filler, width(text, place.face, self._size) + SLACK)
        if wide + after <= self._left() + SLACK:
            return [self._segment(wide)]
        letter = self._letter
        is_parted = wide > _PARTED * letter and self._left() >= _LEAST_ROOM * letter
        if self._line.is_begun and not is_parted:
            self._new_line()
            if wide + after <= self._left() + SLACK:
                return [self._segment(wide)]
        return self._parted(place, text, wide=wide, after=after)

    def _parted(self, place: Dotted, text: str, *, wide: float, after: float) -> list[_Segment]:
        """Room to the end of the line and on in the next ones."""
        whole = self._room - self._style.hang
        first = self._left()
        rest = max(wide - first, _LEAST_ROOM * self._letter)
        segments = [self._segment(first)]
        if not text or self._manner.is_fill_only:
            self._new_line()
            return [*segments, self._segment(min(rest, whole - after))]
        lines = _over(text, place.face, self._size, widths=[first], more=whole) or [""]
        for line in lines[1:]:
            self._new_line()
            segments.append(self._segment(width(line, place.face, self._size)))
        if segments[-1].right + after > self._room + SLACK:
            self._new_line()
            segments.append(self._segment(_LEAST_ROOM * self._letter))
        return segments

    def _segment(self, wide: float) -> _Segment:
        line = self._line
        segment = _Segment(line, line.end, min(line.end + wide, self._room))
        line.moved_on(segment.room)
        return segment

    def _write(self, place: Dotted, text: str, segments: Sequence[_Segment]) -> None:
        """Set a text into the room of its place, dots where it does not stand."""
        widths = [segment.room for segment in segments]
        size, lines = self._size, _over(text, place.face, self._size, widths=widths)
        while lines is None and size - 0.5 >= LEAST_LETTERS:
            size -= 0.5
            lines = _over(text, place.face, size, widths=widths)
        if lines is None:
            self.elsewhere.append(place.name)
            size = LEAST_LETTERS
            lines = _over(self._manner.elsewhere, place.face, size, widths=widths) or []
        for index, segment in enumerate(segments):
            words = lines[index] if index < len(lines) else ""
            end = segment.left
            if words:
                segment.line.runs.append(Run(end, words, place.face, size, is_value=True))
                end += width(words, place.face, size) + _BEFORE * size
            goes_on = bool(words) and any(lines[index + 1 :])
            if place.has_dots and not goes_on and segment.right - end > _BEFORE * size:
                segment.line.dots.append((end, segment.right))
            segment.line.regions.append((place.name, segment.left, segment.right, place.is_marked))

    # --- the blocks ----------------------------------------------------------------------------

    def blocks(self) -> list[Block]:
        """The lines of the paragraph, none of which is left alone on its page."""
        style, last = self._style, len(self._lines) - 1
        made = []
        for index, line in enumerate(self._lines):
            if style.align in {Align.CENTRE, Align.RIGHT}:
                spare = self._room - line.end
                line.shifted(spare / 2 if style.align is Align.CENTRE else spare)
            regions = (
                Region(name, left, 0, right - left, style.leading)
                for name, left, right, _ in line.regions
            )
            made.append(
                Block(
                    style.leading,
                    line.drawn(style, is_fill_only=self._manner.is_fill_only),
                    gap=0 if index else style.gap,
                    keeps_next=index < last and index in {0, last - 1},
                    regions=tuple(regions),
                )
            )
        return made


def _over(
    text: str, face: Face, size: float, *, widths: Sequence[float], more: float = 0
) -> list[str] | None:
    """The words of a text over segments of these widths, and of the width `more` after them.

    None where it does not fit. A word wider than every segment is cut.
    """
    widest, blank = max([*widths, more]), width(" ", face, size)
    lines: list[str] = []
    current, used = "", 0.0
    for word, is_joined in _parts(text, face, size, room=widest):
        wide = width(word, face, size)
        before = blank if current and not is_joined else 0.0
        while True:
            room = widths[len(lines)] if len(lines) < len(widths) else more
            if not room:
                return None
            if used + before + wide <= room + SLACK:
                break
            lines.append(current)
            current, used, before = "", 0.0, 0.0
        current += f" {word}" if before else word
        used += before + wide
    return [*lines, current]


def _parts(text: str, face: Face, size: float, *, room: float) -> Iterator[tuple[str, bool]]:
    """The words of a text; of one too wide its parts, joined to each other."""
    for word in nfc(text).split():
        if width(word, face, size) <= room:
            yield word, False
            continue
        for index, line in enumerate(broken((Span(word, face),), size, room)):
            yield line.spans[0].text, bool(index)
