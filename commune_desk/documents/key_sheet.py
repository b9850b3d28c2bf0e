"""The sheet of keys across A4, in four columns, to lie beside the keyboard. A paper of our own."""

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
from commune_desk.documents.page import A4_LANDSCAPE, numbered_pages
from commune_desk.documents.pdf import Properties, pdf_bytes
from commune_desk.domain.papers.key_sheet import KeyGroup
from commune_desk.words.papers.papers import KEY_SHEET

COLUMNS = 4
_GUTTER, _KEY_SHARE = 12, 0.38
_BODY, _TITLE = Style(8, gap=0.4), Style(9.5, gap=2)


def render(groups: Sequence[KeyGroup], *, on: date) -> bytes:
    """The sheet as PDF."""
    setup = A4_LANDSCAPE
    room = (setup.room - (COLUMNS - 1) * _GUTTER) / COLUMNS
    parts = _columns([stack(list(_group(group, room))) for group in groups])
    columns = side_by_side(
        [(place * (room + _GUTTER), stack(part)) for place, part in enumerate(parts) if part]
    )
    blocks = [
        *balanced(KEY_SHEET.upper(), Style(setup.letters.title, Align.CENTRE), setup.room),
        nothing(6),
        columns,
    ]
    return pdf_bytes(numbered_pages(setup, blocks), Properties(KEY_SHEET, "", on))


def _group(group: KeyGroup, room: float) -> Iterable[Block]:
    yield from keeping_next(plain(group.title, _TITLE, room, face=Face.BOLD))
    narrow = room * _KEY_SHARE
    for key, does in group.keys:
        named = stack(plain(key, _BODY, narrow - 4, face=Face.BOLD))
        told = stack(plain(does, _BODY, room - narrow))
        yield side_by_side([(0, named), (narrow, told)])
    yield nothing(5)


def _columns(groups: list[Block]) -> list[list[Block]]:
    """The groups in columns of about the same height, in their order."""
    share, parts = height_of(groups) / COLUMNS, [list[Block]()]
    for group in groups:
        is_full = height_of(parts[-1]) + group.height / 2 > share
        if is_full and parts[-1] and len(parts) < COLUMNS:
            parts.append([])
        parts[-1].append(group)
    return parts
