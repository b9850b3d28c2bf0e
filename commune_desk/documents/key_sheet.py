"""The sheet of keys on A4, in two columns, to lie beside the keyboard. A paper of our own."""

from collections.abc import Iterable, Sequence
from datetime import date

from commune_desk.documents.blocks import (
    Align,
    Block,
    Style,
    balanced,
    height_of,
    keeping_next,
    nothing,
    plain,
    side_by_side,
    stack,
)
from commune_desk.documents.fonts import Face
from commune_desk.documents.page import A4, numbered_pages
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.domain.key_sheet import KeyGroup
from commune_desk.words.papers import KEY_SHEET

_GUTTER, _KEY_SHARE = 16, 0.4
_BODY, _TITLE = Style(9, gap=1), Style(10.5, gap=3)


def render(groups: Sequence[KeyGroup], *, on: date) -> bytes:
    """The sheet as PDF."""
    room = (A4.room - _GUTTER) / 2
    halves = _halves([stack(list(_group(group, room))) for group in groups])
    columns = side_by_side(
        [(place * (room + _GUTTER), stack(half)) for place, half in enumerate(halves)]
    )
    blocks = [
        *balanced(KEY_SHEET.upper(), Style(A4.letters.title, Align.CENTRE), A4.room),
        nothing(8),
        columns,
    ]
    return pdf_bytes(numbered_pages(A4, blocks), Properties(KEY_SHEET, "", on))


def _group(group: KeyGroup, room: float) -> Iterable[Block]:
    yield from keeping_next(plain(group.title, _TITLE, room, face=Face.BOLD))
    narrow = room * _KEY_SHARE
    for key, does in group.keys:
        named = stack(plain(key, _BODY, narrow - 4, face=Face.BOLD))
        told = stack(plain(does, _BODY, room - narrow))
        yield side_by_side([(0, named), (narrow, told)])
    yield nothing(6)


def _halves(groups: list[Block]) -> tuple[list[Block], list[Block]]:
    """The groups in two columns of about the same height, in their order."""
    whole, left = height_of(groups), list[Block]()
    while groups and height_of(left) + groups[0].height / 2 < whole / 2:
        left.append(groups.pop(0))
    return left, groups
