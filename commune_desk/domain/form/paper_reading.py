"""The written paper of a form, read into its elements (`paper`).

What a form file can write is described in `resources/forms/README.md`; a line that is not
understood is refused with its number.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from commune_desk.domain.form.errors import FormPaperWrong
from commune_desk.domain.form.paper import (
    NAME,
    Align,
    Box,
    Columns,
    Element,
    Frame,
    Gap,
    Line,
    Motto,
    Notes,
    PageBreak,
    Part,
    Photo,
    Piece,
    PrintedWords,
    Rows,
    Rule,
    Sign,
    Spot,
    Struck,
    Table,
    Title,
    View,
)

_MARKS = re.compile(r"\\(.)|(\*{1,3})|\{([^{}]*)\}|([\\{}])", re.DOTALL)
_PLACE = re.compile(
    rf"(?P<name>{NAME.pattern}|#)(?::(?P<view>[a-z_]+)|=(?P<value>[a-z0-9_]+))?"
    r"(?:~(?P<struck>.+)|(?P<rest>(?:,.*)?))"
)
_OPTION = re.compile(r"\s*(lines|width)\s*=\s*(\d{1,3})\s*")
_BLOCK_WORDS = {"columns", "table", "rows", "frame", "notes", "when"}
_SHARE = re.compile(r"[1-9]\d{0,2}")
_MOST_LINES = 40
_MOST_DIGITS = 3
_LONGEST_LINE = 5000
"""Letters of a paragraph, more than a page; what is longer is no form and takes long to draw."""
_DEEPEST = 5
"""Blocks in blocks; a file that nests further is a mistake or an attack."""


def elements_of(text: str, blocks: Mapping[str, str] | None = None) -> tuple[Element, ...]:
    """The elements of a written paper.

    Args:
        text: as a form file writes it.
        blocks: what `@use` can name.

    Raises:
        FormPaperWrong: a line is not understood, with its number and words.
    """
    lines = _with_blocks(text, blocks or {})
    reader = _Reader(lines)
    found = reader.until_end(())
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Written:
    """A line of a file, with its number for who wrote it wrong."""

    number: int
    text: str

    def wrong(self, why: str) -> FormPaperWrong:
        return FormPaperWrong(self.number, self.text.strip(), why)


def _with_blocks(text: str, blocks: Mapping[str, str]) -> list[_Written]:
    """The lines of a text, with the shared blocks in the places of their names."""
    lines = []
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        written = _Written(number, line)
        command, _, rest = line.partition(" ")
        if command != "@use":
            lines.append(written)
            continue
        name, *given = rest.split() or ("",)
        if name not in blocks:
            raise written.wrong("block")
        block = blocks[name]
        for one in given:
            key, _, value = one.partition("=")
            block = block.replace(f"${key}", value)
        lines += [_Written(number, inner) for inner in block.strip("\n").split("\n")]
    return lines


class _Reader:
    """The way through the lines of a paper, once, from above."""

    def __init__(self, lines: Sequence[_Written]) -> None:
        self._lines = lines
        self._at = 0
        self._depth = 0

    def until_end(self, ends: Sequence[str]) -> list[Element]:
        """The elements until one of these lines, which is read too; none is the end of all."""
        found: list[Element] = []
        opened = self._lines[self._at - 1] if self._at else None
        while self._at < len(self._lines):
            written = self._next()
            if ends and written.text.strip() in ends:
                return found
            found.append(self._element(written))
        if ends and opened is not None:
            raise opened.wrong("end")
        return found

    def _next(self) -> _Written:
        self._at += 1
        return self._lines[self._at - 1]

    def _element(self, written: _Written) -> Element:
        text = written.text.rstrip()
        if not text.strip():
            return Gap()
        if not text.startswith("@"):
            return _line(written)
        command, _, rest = text[1:].partition(" ")
        if command in _BLOCK_WORDS:
            self._depth += 1
            if self._depth > _DEEPEST:
                raise written.wrong("depth")
            found = self._block(command, rest.split(), written)
            self._depth -= 1
            return found
        return _single(command, rest.strip(), written)

    def _block(self, command: str, given: list[str], written: _Written) -> Element:
        if command == "frame":
            return Frame(tuple(self.until_end(("@end",))))
        if command == "notes":
            return Notes(tuple(self.until_end(("@end",))))
        if command == "when":
            if len(given) != 1 or not NAME.fullmatch(given[0]) or self._depth > 1:
                raise written.wrong("part")
            return Part(given[0], tuple(self.until_end(("@end",))))
        if command == "columns":
            return self._columns(_shares(given, 0, written), written)
        if command == "table":
            rows = self._rows(written)
            return Table(rows, _shares(given, len(rows[0]), written))
        return self._repeated(given, written)

    def _columns(self, shares: tuple[float, ...], written: _Written) -> Columns:
        parts: list[tuple[Element, ...]] = []
        while True:
            parts.append(tuple(self.until_end(("||", "@end"))))
            if self._lines[self._at - 1].text.strip() == "@end":
                break
        if len(parts) != len(shares):
            raise written.wrong("columns")
        return Columns(tuple(parts), shares)

    def _rows(self, opened: _Written) -> tuple[tuple[tuple[Piece, ...], ...], ...]:
        """The rows of a table; all are as wide as the first."""
        rows: list[tuple[tuple[Piece, ...], ...]] = []
        while self._at < len(self._lines):
            written = self._next()
            text = written.text.strip()
            if text == "@end":
                if not rows:
                    raise opened.wrong("rows")
                return tuple(rows)
            if not text.startswith("|"):
                raise written.wrong("row")
            cells = tuple(
                _pieces(cell.strip(), written) for cell in text[1:].removesuffix("|").split("|")
            )
            if rows and len(cells) != len(rows[0]):
                raise written.wrong("columns")
            rows.append(cells)
        raise opened.wrong("end")

    def _repeated(self, given: list[str], written: _Written) -> Rows:
        if not given or not NAME.fullmatch(given[0]):
            raise written.wrong("section")
        at_least = 1
        if given[-1].startswith("at_least="):
            count = given.pop().removeprefix("at_least=")
            if not count.isdecimal() or not 0 <= int(count) <= _MOST_LINES:
                raise written.wrong("at_least")
            at_least = int(count)
        rows = self._rows(written)
        shares = _shares(given[1:], len(rows[0]), written)
        return Rows(given[0], rows[:-1], rows[-1], shares, at_least)


def _single(command: str, rest: str, written: _Written) -> Element:
    """A command of one line."""
    plain: Mapping[str, Element] = {
        "motto": Motto(),
        "title": Title(),
        "rule": Rule(),
        "page": PageBreak(),
    }
    if command in plain and not rest:
        return plain[command]
    if command == "gap" and rest.isdecimal() and len(rest) <= _MOST_DIGITS:
        return Gap(float(rest))
    if command == "sign":
        [*places] = _pieces(rest, written) if rest else ()
        if all(isinstance(place, Spot) for place in places) and len(places) <= 1:
            return Sign(places[0].name if places and isinstance(places[0], Spot) else "")
    if command == "photo" and (
        found := re.fullmatch(r"([1-9]|1\d)x([1-9]|[12]\d)(?: (.*))?", rest)
    ):
        return Photo(float(found[1]), float(found[2]), found[3] or "")
    raise written.wrong("command")


def _shares(given: Sequence[str], count: int, written: _Written) -> tuple[float, ...]:
    """The shares of the width "1:2:1"; equal ones where none are given."""
    if not given and count:
        return (1.0,) * count
    parts = given[0].split(":") if len(given) == 1 else []
    if not parts or not all(map(_SHARE.fullmatch, parts)):
        raise written.wrong("shares")
    if count and len(parts) != count:
        raise written.wrong("columns")
    return tuple(float(part) for part in parts)


_ALIGNED = ((">> ", Align.RIGHT), ("> ", Align.RIGHT_HALF), ("^ ", Align.CENTRE))


def _line(written: _Written) -> Line:
    text = written.text
    if len(text) > _LONGEST_LINE:
        raise written.wrong("long")
    for sign, align in _ALIGNED:
        if text.startswith(sign):
            return Line(_pieces(text.removeprefix(sign).strip(), written), align)
    align = Align.INDENTED if text.startswith("    ") else Align.LEFT
    return Line(_pieces(text.strip(), written), align)


class _Faces:
    """The face in which words stand: bold and italic between their stars."""

    def __init__(self, written: _Written) -> None:
        self._written = written
        self._stars = 0

    @property
    def is_bold(self) -> bool:
        return self._stars >= 2

    @property
    def is_italic(self) -> bool:
        return self._stars in (1, 3)

    def turn(self, stars: str) -> None:
        """Begin a face with its stars, or end it."""
        if self._stars and self._stars < len(stars):
            raise self._written.wrong("stars")
        self._stars = self._stars - len(stars) if self._stars else len(stars)

    def words(self, text: str) -> PrintedWords:
        """Words in the face of now."""
        return PrintedWords(text, self.is_bold, self.is_italic)

    def close(self) -> None:
        """The end of the line, at which every face has ended."""
        if self._stars:
            raise self._written.wrong("stars")


def _pieces(text: str, written: _Written) -> tuple[Piece, ...]:
    """The words and places of a line."""
    pieces: list[Piece] = []
    faces = _Faces(written)
    at = 0
    for mark in _MARKS.finditer(text):
        pieces.append(faces.words(text[at : mark.start()]))
        at = mark.end()
        escaped, stars, place, _stray = mark.groups()
        if escaped is not None:
            pieces.append(faces.words(escaped))
        elif stars is not None:
            faces.turn(stars)
        elif place is not None:
            pieces.append(_place(place, written, faces))
        else:
            raise written.wrong("braces")
    pieces.append(faces.words(text[at:]))
    faces.close()
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if piece == PrintedWords(
            "", getattr(piece, "is_bold", False), getattr(piece, "is_italic", False)
        ):
            continue
        if (
            isinstance(piece, PrintedWords)
            and isinstance(last, PrintedWords)
            and (last.is_bold, last.is_italic) == (piece.is_bold, piece.is_italic)
        ):
            joined[-1] = replace(last, text=last.text + piece.text)
        else:
            joined.append(piece)
    following = [*joined[1:], None][: len(joined)]
    return tuple(
        replace(piece, words=after.text.strip(" ,;.:"))
        if isinstance(piece, Box) and isinstance(after, PrintedWords)
        else piece
        for piece, after in zip(joined, following, strict=True)
    )


def _place(text: str, written: _Written, faces: _Faces) -> Spot | Box | Struck:
    found = _PLACE.fullmatch(text.strip())
    if found is None:
        raise written.wrong("place")
    name, value, struck = found["name"], found["value"], found["struck"]
    if value is None and struck is None:
        given = {"lines": 1, "width": 0}
        for option in found["rest"].split(",")[1:]:
            option_found = _OPTION.fullmatch(option)
            if option_found is None:
                raise written.wrong("option")
            given[option_found[1]] = int(option_found[2])
        if found["view"] is not None and found["view"] not in tuple(View):
            raise written.wrong("view")
        if not 1 <= given["lines"] <= _MOST_LINES:
            raise written.wrong("option")
        view = View(found["view"] or "")
        spot = Spot(found["name"], view, given["lines"], given["width"])
        return replace(spot, is_bold=faces.is_bold, is_italic=faces.is_italic)
    if value is None or found["rest"]:
        raise written.wrong("place")
    return (
        Struck(name, value, struck, faces.is_bold, faces.is_italic) if struck else Box(name, value)
    )
