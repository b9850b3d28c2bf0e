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
from commune_desk.documents.page import Placed, Sheet
from commune_desk.documents.text import Run, broken
from commune_desk.domain.slips import Letterhead
from commune_desk.domain.vietnamese import day_words
from commune_desk.words.papers import BLANK_DAY

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"

_BEFORE_COMMUNE = re.compile(r" (?=(?:XÃ|PHƯỜNG|ĐẶC KHU) )")
_COLUMN_GAP = 8
_RULE_SHARE = 0.4
_RULE = 5


def head(
    letterhead: Letterhead, sheet: Sheet, *, number_line: str, on: date | None, below: str = ""
) -> list[Block]:
    """The head with the number, the place and date, and a small line below the number."""
    right = width(QUOC_HIEU, Face.BOLD, sheet.letters.head) + 1
    left = sheet.room - right - _COLUMN_GAP
    start = left + _COLUMN_GAP
    style = Style(sheet.letters.head + 1, Align.CENTRE)
    number = plain(number_line, style, left)
    number += plain(below, sheet.note(Align.CENTRE), left) if below else []
    dated = plain(place_and_date(letterhead, on), style, right, face=Face.ITALIC)
    upper = side_by_side([(0, _issuer(letterhead, sheet, left)), (start, _nation(sheet, right))])
    lower = side_by_side([(0, stack(number)), (start, stack(dated))])
    return keeping_next([stack([upper, *with_gap([lower], 3)])])


def place_and_date(letterhead: Letterhead, on: date | None) -> str:
    """The place and the day, or room to write the day by hand."""
    return f"{letterhead.place_name}, {day_words(on) if on else BLANK_DAY}"


def _issuer(letterhead: Letterhead, sheet: Sheet, room: float) -> Block:
    """The superior agency and the issuing office, in capitals, the office bold."""
    style = Style(sheet.letters.head)
    half = _widest(letterhead.centre_name, style, room) * _RULE_SHARE / 2
    return stack(
        [
            *_name(letterhead.parent_name, style, room, face=Face.REGULAR),
            *_name(letterhead.centre_name, style, room, face=Face.BOLD),
            rule(room / 2 - half, room / 2 + half, height=_RULE),
        ]
    )


def _name(name: str, style: Style, room: float, *, face: Face) -> list[Block]:
    """An office in capitals; where one line is too short, its commune begins a new one."""
    capitals = name.upper()
    if width(capitals, face, style.size) <= room:
        return balanced(capitals, style, room, face=face)
    parts = _BEFORE_COMMUNE.split(capitals)
    return [block for part in parts for block in balanced(part, style, room, face=face)]


def _widest(name: str, style: Style, room: float) -> float:
    """How wide the widest line of a bold name is."""
    lines = broken((Run(name.upper(), Face.BOLD),), style.size, room)
    return max((line.width for line in lines), default=0)


def _nation(sheet: Sheet, room: float) -> Block:
    """Quốc hiệu and Tiêu ngữ with the line as long as the latter."""
    style = Style(sheet.letters.head, Align.CENTRE)
    motto = Style(sheet.letters.head + 1, Align.CENTRE)
    half = width(TIEU_NGU, Face.BOLD, motto.size) / 2
    return stack(
        [
            *plain(QUOC_HIEU, style, room, face=Face.BOLD),
            *plain(TIEU_NGU, motto, room, face=Face.BOLD),
            rule(room / 2 - half, room / 2 + half, height=_RULE),
        ]
    )


def foot(letterhead: Letterhead, sheet: Sheet) -> tuple[Placed, ...]:
    """Where the office is and how it is reached, in the bottom margin, as far as it is known."""
    parts = []
    if letterhead.address:
        parts.append(f"Địa chỉ: {letterhead.address}")
    if letterhead.hotline:
        parts.append(f"Đường dây nóng: {letterhead.hotline}")
    if not parts:
        return ()
    lines = plain(" – ".join(parts), sheet.note(Align.CENTRE), sheet.room, face=Face.ITALIC)
    line = stack([rule(0, sheet.room, height=3, thickness=0.4), *lines])
    return (Placed(line, sheet.left, sheet.bottom - 4),)


def reprint_mark(sheet: Sheet, count: int) -> tuple[Placed, ...]:
    """The mark of a second or later print, in the top margin; nothing on the first."""
    if not count:
        return ()
    style = sheet.note(Align.RIGHT)
    line = stack(plain(f"(Bản in lại lần {count})", style, sheet.room, face=Face.ITALIC))
    return (Placed(line, sheet.left, sheet.size[1] - sheet.top / 2 + line.height / 2),)
