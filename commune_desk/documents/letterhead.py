"""The head of every paper (NĐ 30/2020): the issuer on the left, Quốc hiệu, Tiêu ngữ on the right.

The line below the Tiêu ngữ is exactly as long as its text; the one below the issuing office has two
fifths of the length of its name, within the third to the half that the decree asks for. Number and
date stand level below them.
"""

import re
from datetime import date

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
    keeping_next,
    plain,
    rule,
    side_by_side,
    stack,
    with_gap,
)
from commune_desk.documents.fonts import Face, width
from commune_desk.documents.page import PageSetup, Placed, in_top_margin
from commune_desk.documents.text import Span, broken
from commune_desk.domain.office.letterhead import Letterhead
from commune_desk.domain.vietnamese import day_words
from commune_desk.words.papers.papers import BLANK_DAY, DOSSIER_NO, STATE_MOTTO, STATE_NAME

_BEFORE_COMMUNE = re.compile(r" (?=(?:XÃ|PHƯỜNG|ĐẶC KHU) )")
_GAP = 8
_RULE_SHARE = 0.4
_RULE = 5


def head(
    letterhead: Letterhead, setup: PageSetup, *, number_line: str, on: date | None, below: str = ""
) -> list[Block]:
    """The head with the number, the place and date, and a small line below the number."""
    size = setup.letters.head
    names, larger = Style(size), Style(size + 1, Align.CENTRE)
    right = width(STATE_NAME, Face.BOLD, size) + 1
    left = setup.room - right - _GAP

    centre_lines = broken((Span(letterhead.centre_name.upper(), Face.BOLD),), size, left)
    half = max((line.width for line in centre_lines), default=0) * _RULE_SHARE / 2
    issuer = [
        *_office(letterhead.parent_name, names, left, face=Face.REGULAR),
        *_office(letterhead.centre_name, names, left, face=Face.BOLD),
        rule(left / 2 - half, left / 2 + half, height=_RULE),
    ]
    half = width(STATE_MOTTO, Face.BOLD, larger.size) / 2
    nation = [
        *plain(STATE_NAME, Style(size, Align.CENTRE), right, face=Face.BOLD),
        *plain(STATE_MOTTO, larger, right, face=Face.BOLD),
        rule(right / 2 - half, right / 2 + half, height=_RULE),
    ]
    number = plain(number_line, larger, left)
    number += plain(below, setup.note(Align.CENTRE), left) if below else []
    dated = plain(place_and_date(letterhead, on), larger, right, face=Face.ITALIC)

    start = left + _GAP
    upper = side_by_side([(0, stack(issuer)), (start, stack(nation))])
    lower = side_by_side([(0, stack(number)), (start, stack(dated))])
    return keeping_next([stack([upper, *with_gap([lower], 3)])])


def place_and_date(letterhead: Letterhead, on: date | None) -> str:
    """The place and the day, or room to write the day by hand."""
    return f"{letterhead.place_name}, {day_words(on) if on else BLANK_DAY}"


def office_lines(name: str) -> list[str]:
    """The name of an office in capitals, its commune on a line of its own."""
    return _BEFORE_COMMUNE.split(name.upper())


def _office(name: str, style: Style, room: float, *, face: Face) -> list[Block]:
    """An office in capitals; where one line is too short, its commune begins a new one."""
    capitals = name.upper()
    if width(capitals, face, style.size) <= room:
        return balanced(capitals, style, room, face=face)
    parts = office_lines(name)
    return [block for part in parts for block in balanced(part, style, room, face=face)]


def foot(letterhead: Letterhead, setup: PageSetup) -> tuple[Placed, ...]:
    """Where the office is and how it is reached, in the bottom margin, as far as it is known."""
    words = _reached(letterhead)
    if not words:
        return ()
    lines = plain(words, setup.note(Align.CENTRE), setup.room, face=Face.ITALIC)
    block = stack([rule(0, setup.room, height=3, thickness=0.4), *lines])
    return (Placed(block, setup.left, setup.bottom - 4),)


def moved(now: Letterhead | None, setup: PageSetup) -> list[Block]:
    """What the office is called, and where it is, since the paper was given out; often nothing."""
    if now is None:
        return []
    words = " – ".join(filter(None, (f"Nay là: {now.centre_name}", _reached(now))))
    return plain(words, setup.note(gap=4), setup.room, face=Face.BOLD_ITALIC)


def _reached(letterhead: Letterhead) -> str:
    parts = []
    if letterhead.address:
        parts.append(f"Địa chỉ: {letterhead.address}")
    if letterhead.hotline:
        parts.append(f"Đường dây nóng: {letterhead.hotline}")
    return " – ".join(parts)


def continuation_mark(setup: PageSetup, dossier_no: str) -> tuple[Placed, ...]:
    """The number of the dossier in the top margin of a page that goes on; none without a number."""
    if not dossier_no:
        return ()
    words = f"{DOSSIER_NO}: {dossier_no}"
    return (in_top_margin(setup, plain(words, setup.note(), setup.room, face=Face.ITALIC)),)


def reprint_mark(setup: PageSetup, count: int) -> tuple[Placed, ...]:
    """The mark of a second or later print, in the top margin; nothing on the first."""
    if not count:
        return ()
    words = f"(Bản in lại lần {count})"
    mark = plain(words, setup.note(Align.RIGHT), setup.room, face=Face.ITALIC)
    return (in_top_margin(setup, mark),)
